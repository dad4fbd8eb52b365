"""Made articles for the bench of the search: words by Zipf's law, some in Han or Thai letters, half translated.

Entries are made by the product's own index; revisions are filed without their bodies, which no search reads.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np

END = datetime(2026, 11, 20, tzinfo=UTC)
LANGUAGES = ("pt", "es", "de", "en", "fr", "pt", "ja", "th", "en", "es")
VOCABULARY = 30_000
SENTENCES, WORDS = 20, 14
TOGETHER = 1000
SOURCES = 60


def vocabulary(chance: np.random.Generator) -> dict[str, list[str]]:
    """Made words by script: Latin, Han, Thai."""
    starts, vowels = list("bcdfghjklmnprstvz"), list("aeiou")

    def made(letters: Callable[[], str], length: int) -> list[str]:
        return ["".join(letters() for _ in range(length)) for _ in range(VOCABULARY)]

    def pick(some: list[str]) -> str:
        return some[int(chance.integers(len(some)))]

    han = [chr(code) for code in range(0x4E00, 0x4E00 + 2500)]
    thai = [chr(code) for code in range(0x0E01, 0x0E2E)]
    return {
        "latin": made(lambda: pick(starts) + pick(vowels), 4),
        "han": made(lambda: pick(han), 2),
        "thai": made(lambda: pick(thai) + pick(["า", "ี", "ู", "ิ"]), 2),
    }


def script_of(language: str) -> str:
    """Whose letters a language is written in here."""
    return {"ja": "han", "th": "thai"}.get(language, "latin")


def fill(count: int) -> dict[str, list[str]]:
    """File made articles with entries and vectors; returns the vocabulary, the most frequent words first."""
    from farwire.archive.models import Feed, Source

    chance = np.random.default_rng(7)
    words = vocabulary(chance)
    share = 1 / np.arange(1, VOCABULARY + 1) ** 1.07
    share /= share.sum()
    sources = [
        Source.objects.create(slug=f"paper-{n}", name=f"Paper {n}", language="pt", country=("PT", "DE", "JP")[n % 3])
        for n in range(SOURCES)
    ]
    feeds = [Feed.objects.create(url=f"https://{each.slug}.example/feed", source=each) for each in sources]
    for start in range(0, count, TOGETHER):
        numbers = range(start, min(start + TOGETHER, count))
        drawn = chance.choice(VOCABULARY, (len(numbers), 2, SENTENCES, WORDS), p=share)
        vectors = chance.normal(size=(len(numbers), 512)).astype("<f4")
        _file(numbers, feeds, words, drawn, vectors / np.linalg.norm(vectors, axis=1)[:, None])
    return words


def _file(numbers: range, feeds: list[Any], words: dict[str, list[str]], drawn: Any, vectors: Any) -> None:
    from django.db import transaction

    from farwire.archive.models import Article, Revision, SearchEntry, Signature, Translation

    made = [_article(number, feeds[number % SOURCES], words, drawn[place]) for place, number in enumerate(numbers)]
    with transaction.atomic():
        Article.objects.bulk_create([article for article, _, _ in made])
        entries = [_entry(*each) for each in made]
        for _, revision, _ in made:
            revision.content = {}
        Revision.objects.bulk_create([revision for _, revision, _ in made])
        for article, revision, _ in made:
            article.latest = revision
        Article.objects.bulk_update([article for article, _, _ in made], ["latest"], batch_size=500)
        Translation.objects.bulk_create([_bare(each) for _, _, some in made for each in some])
        Signature.objects.bulk_create(
            Signature(revision=revision, fingerprint=b"", vector=vectors[place].tobytes())
            for place, (_, revision, _) in enumerate(made)
        )
        for entry, (_, revision, _) in zip(entries, made, strict=True):
            entry.revision, entry.turn = revision, numbers.stop
        SearchEntry.objects.bulk_create(entries, batch_size=200)
        _write_vectors(entries)


def _article(number: int, feed: Any, words: dict[str, list[str]], drawn: Any) -> tuple[Any, Any, list[Any]]:
    """An article with its revision and translation, not yet filed."""
    from farwire.archive.keys import article_key
    from farwire.archive.models import Article, Revision, Translation

    url, at = f"https://bench.example/{number}", END + timedelta(minutes=number)
    language = LANGUAGES[number % len(LANGUAGES)]
    own = _sentences(words[script_of(language)], drawn[0], "" if language in ("ja", "th") else " ")
    article = Article(key=article_key(url), url=url, canonical_url=url, source=feed.source, feed=feed)
    article.published_at = article.seen_at = at
    kinds = ["headline", "standfirst", *["paragraph"] * (SENTENCES - 2)]
    blocks = [
        {"kind": kind, "segments": [{"block": place, "index": 0, "text": text}]}
        for place, (kind, text) in enumerate(zip(kinds, own, strict=True))
    ]
    revision = Revision(
        article=article,
        number=1,
        digest=f"{number:064d}",
        language=language,
        language_confidence=0.99,
        headline=own[0],
        standfirst=own[1],
        lead=own[2],
        byline=["Staff"],
        section="World",
        published_at=at,
        completeness="complete",
        rights={},
        content={"blocks": blocks},
        observed_at=at,
    )
    if language == "en" or number % 2:
        return article, revision, []
    targets = _sentences(words["latin"], drawn[1], " ")
    translation = Translation(
        revision=revision,
        target_language="en",
        engine="bench",
        engine_version="1",
        model="bench",
        pair=f"{language}-en",
        headline=targets[0],
        decision="publish",
        made_at=at,
        units=[{"target": text} for text in targets],
        verdict={"units": [{"band": "none"}] * len(targets)},
    )
    return article, revision, [translation]


def _sentences(words: list[str], drawn: Any, joint: str) -> list[str]:
    return [joint.join(words[place] for place in row) + "." for row in drawn]


def _entry(article: Any, revision: Any, translations: list[Any]) -> Any:
    from farwire.archive.models import SearchEntry
    from farwire.archive.search.entry import entry_values

    return SearchEntry(article=article, **entry_values(article, revision, translations))


def _bare(translation: Any) -> Any:
    translation.units, translation.verdict = [], {"units": []}
    return translation


def _write_vectors(entries: list[Any]) -> None:
    from django.db import connection

    from farwire.archive.search.index import vector_of

    if connection.vendor != "postgresql":
        return
    rows = [(vector_of(each), each.pk) for each in entries]
    with connection.cursor() as cursor:
        cursor.executemany("UPDATE archive_searchentry SET vector = %s::tsvector WHERE id = %s", rows)
