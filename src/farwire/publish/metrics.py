"""Numbers for those who watch over the wire, in Prometheus's text format 0.0.4.

Labels are pairs of languages, engines, stages and bands: as many as the wire has, never as many as it has articles.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import Error as DatabaseFault
from django.http import HttpRequest, HttpResponse

from farwire import __version__
from farwire.archive import overview
from farwire.archive.findings import bands_by_pair

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_WAITING = "metrics:waiting"
_KEPT_SECONDS = 30
_HELD = {
    "sources": "Publishers carried.",
    "feeds": "Addresses where they announce.",
    "items": "Entries stated by feeds.",
    "articles": "Articles, other addresses of the same and withdrawn ones left out.",
    "revisions": "States of articles that were observed.",
    "stories": "Stories with articles in them.",
}

Sample = tuple[dict[str, str], float]
Family = tuple[str, str, list[Sample]]


def metrics(request: HttpRequest) -> HttpResponse:
    """All numbers, as gauges; where the database does not answer, that alone."""
    try:
        families = [*_archive(datetime.now(UTC)), _one("database_up", "1 if the database answers.", 1)]
    except DatabaseFault:
        families = [_one("database_up", "1 if the database answers.", 0)]
    families.append(("info", "The version that runs.", [({"version": __version__}, 1)]))
    response = HttpResponse(written(families), content_type=CONTENT_TYPE)
    response.headers["Cache-Control"] = "no-store"
    return response


def written(families: list[Family]) -> str:
    """The text format: name, help and type of each family, then its samples; names get the prefix `farwire_`."""
    return "".join(line + "\n" for family in families for line in _lines(*family))


def _lines(name: str, words: str, samples: list[Sample]) -> Iterator[str]:
    yield f"# HELP farwire_{name} {words}"
    yield f"# TYPE farwire_{name} gauge"
    for labels, value in samples:
        inside = ",".join(f'{label}="{_escaped(text)}"' for label, text in labels.items())
        yield f"farwire_{name}{{{inside}}} {value:.15g}" if inside else f"farwire_{name} {value:.15g}"


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("\n", r"\n").replace('"', r"\"")


def _archive(now: datetime) -> list[Family]:
    feeds = overview.feeds_failing()
    answered_at = overview.last_feed_at()
    age: list[Sample] = [({}, max((now - answered_at).total_seconds(), 0))] if answered_at else []
    return [
        *(_one(name, _HELD[name], count) for name, count in overview.counts().items()),
        _one("feeds_failing", "Feeds that failed when they were last asked.", feeds["failing"]),
        _one("feeds_stopped", "Feeds that are asked no more.", feeds["stopped"]),
        ("last_feed_age_seconds", "Seconds since a feed last answered as it should.", age),
        _one("pages_waiting", "Articles to be read.", overview.pages_waiting()),
        ("translations_waiting", "Revisions to be translated, served or not, by pair.", _waiting()),
        ("failures", "Failures that stand open, by stage.", _by("stage", overview.failures_by_stage())),
        ("units", "Sentences made by engines, taken from the memory, and held there.", _by("kind", overview.units())),
        *_translated(bands_by_pair()),
        _one("remarks_new", "Readers' remarks that nobody has looked at yet.", overview.remarks_waiting()),
        _one("engines_refused", "Versions of engines that did worse and wait for a word.", overview.engines_refused()),
    ]


def _waiting() -> list[Sample]:
    """The one number that must be looked for in all articles; so it is kept for a while."""
    found: list[Sample] | None = cache.get(_WAITING)
    if found is None:
        waiting = overview.translations_waiting(settings.EDITIONS)
        found = [({"pair": pair}, entry["count"]) for pair, entry in waiting.items()]
        cache.set(_WAITING, found, _KEPT_SECONDS)
    return found


def _translated(entries: list[dict[str, Any]]) -> Iterator[Family]:
    named = [({"pair": entry["pair"], "engine": entry["engine"]}, entry) for entry in entries]
    decided: list[Sample] = [
        (labels | {"decision": decision}, count)
        for labels, entry in named
        for decision, count in entry["decisions"].items()
    ]
    banded: list[Sample] = [
        (labels | {"band": band}, count) for labels, entry in named for band, count in _bands(entry).items()
    ]
    yield "translations", "Translations, by what was decided about them.", decided
    yield "sentences", "Translated sentences, by the band of the check.", banded


def _bands(entry: dict[str, Any]) -> dict[str, int]:
    look, unreliable = entry["look"], entry["unreliable"]
    return {"none": entry["sentences"] - look - unreliable, "look": look, "unreliable": unreliable}


def _one(name: str, words: str, value: float) -> Family:
    return name, words, [({}, value)]


def _by(label: str, counted: dict[str, int]) -> list[Sample]:
    return [({label: name}, count) for name, count in counted.items()]
