"""A story as a record: who is named, who tells it from where, how it grew, what each adds, why each belongs to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from farwire.archive.entities import Named, named_in
from farwire.archive.languages import base_language
from farwire.archive.models import Article, Membership, Signature, StoryEvent
from farwire.publish.editions import Edition
from farwire.publish.languages import tag_of_name
from farwire.publish.selection.additions import additions
from farwire.publish.selection.shapes import SourceLine, Words
from farwire.publish.selection.words import original, source_line

_NAMES, _LEAST_NAMED = 8, 2
_BUCKETS = 12
_SPANS = (timedelta(hours=1), timedelta(hours=3), timedelta(hours=12), timedelta(days=1))
_KINDS = ("person", "organisation", "place")


@dataclass(frozen=True, slots=True)
class Why:
    """One reason for a membership: a stable name, the article it speaks of (its key and source), and its detail."""

    kind: str
    key: str
    source: str
    detail: str


@dataclass(frozen=True, slots=True)
class Growth:
    """How many articles came from a moment on, and how many there were by then."""

    at: datetime
    count: int
    total: int


@dataclass(frozen=True, slots=True)
class StoryFacts:
    """What is known of a story beside its tellings.

    names: kind and names, most named first; tellers: a country's code and who tells it there; origins: by
    article the agency whose words it carries; says: by article what no one before it had said; why: by
    article the reasons for its place; parted: stories that parted from this one, or that it parted from.
    """

    names: tuple[tuple[str, tuple[Words, ...]], ...]
    tellers: tuple[tuple[str, tuple[SourceLine, ...]], ...]
    growth: tuple[Growth, ...]
    origins: dict[str, str]
    says: dict[str, tuple[Words, ...]]
    why: dict[str, tuple[Why, ...]]
    parted: tuple[str, ...]


def facts_of(key: str, members: Sequence[Article], edition: Edition) -> StoryFacts:
    """The facts of a story with these members, for an edition's reader."""
    rows = {row.article_id: row for row in Membership.objects.filter(story_id=key)}
    papers = {member.key: source_line(member.source).name for member in members}
    return StoryFacts(
        names=_names(members, edition),
        tellers=_tellers(members),
        growth=growth([member.published_at for member in members]),
        origins=_origins(rows),
        says=additions([row for member in members if (row := rows.get(member.key))], edition),
        why={article: why_of(row, papers) for article, row in rows.items()},
        parted=_parted(key),
    )


def why_of(row: Membership, papers: dict[str, str]) -> tuple[Why, ...]:
    """A membership's reasons; `papers` names the sources of articles that can be led to."""
    told: list[Why] = []
    about, kind = "", ""
    for name, detail in row.reasons:
        if name in ("near", "shares with", "copy"):
            about, kind = detail, {"shares with": "shares"}.get(name, name)
        elif name in ("cosine", "names", "same words"):
            told.append(Why(kind, about, papers.get(about, ""), detail))
        elif name == "sentences follow":
            told.append(Why("follows", detail, papers.get(detail, ""), ""))
        elif name == "origin":
            told.append(Why("origin", "", "", detail))
    return tuple(told)


def growth(times: Sequence[datetime]) -> tuple[Growth, ...]:
    """Articles by hour, by three or twelve hours, or by day: the finest of these with at most twelve steps."""
    if not times:
        return ()
    first, last = min(times), max(times)
    span = next((each for each in _SPANS if (last - first) < each * _BUCKETS), (last - first) / _BUCKETS)
    start = first.replace(minute=0, second=0, microsecond=0)
    steps = [int((time - start) / span) for time in times]
    return tuple(
        Growth(start + span * step, steps.count(step), sum(each <= step for each in steps))
        for step in sorted(set(steps))
    )


def _names(members: Sequence[Article], edition: Edition) -> tuple[tuple[str, tuple[Words, ...]], ...]:
    """Who and what most articles name, as the edition's language writes it where one of them is in it."""
    signed = {row.pk: row.entities for row in Signature.objects.filter(pk__in=_revisions(members)).only("entities")}
    told = [
        (each.key, base_language(each.latest.language), signed.get(each.latest.pk, ()))
        for each in members
        if each.latest is not None
    ]
    least = min(_LEAST_NAMED, len(members))
    known = [named for named in named_in(told) if len(named.articles) >= least]
    # Where the reader's language names anybody, names that are known only in others would be strangers among them.
    known = [each for each in known if _languages(each) & {edition.base, "en"}] or known
    found = ((kind, [each for each in known if each.kind == kind][:_NAMES]) for kind in _KINDS)
    return tuple((kind, tuple(_spelled(each, edition) for each in some)) for kind, some in found if some)


def _languages(named: Named) -> set[str]:
    return {language for _, language in named.spellings}


def _spelled(named: Named, edition: Edition) -> Words:
    name, tag = named.spelling((edition.base, "en"))
    return original(name, tag_of_name(name, tag, edition.language))


def _revisions(members: Sequence[Article]) -> list[int]:
    return [member.latest_id for member in members if member.latest_id is not None]


def _tellers(members: Sequence[Article]) -> tuple[tuple[str, tuple[SourceLine, ...]], ...]:
    """The papers by country, the country with most first, papers of unknown countries last."""
    papers: dict[str, dict[int, SourceLine]] = {}
    for member in members:
        papers.setdefault(member.source.country, {})[member.source.pk] = source_line(member.source)
    ordered = sorted(papers, key=lambda country: (not country, -len(papers[country]), country))
    return tuple((country, tuple(sorted(papers[country].values(), key=lambda line: line.name))) for country in ordered)


def _origins(rows: dict[str, Membership]) -> dict[str, str]:
    """For each article the agency whose words it carries: its own, or that of one of its copies."""
    by_text: dict[str, str] = {}
    for article, row in sorted(rows.items()):
        if row.origin:
            by_text.setdefault(row.duplicate_of_id or article, row.origin)
    found = {article: row.origin or by_text.get(row.duplicate_of_id or article, "") for article, row in rows.items()}
    return {article: origin for article, origin in found.items() if origin}


def _parted(key: str) -> tuple[str, ...]:
    """The stories that parted from a story, or that it parted from, as far as they still have members."""
    events = StoryEvent.objects.filter(kind="split")
    keys = [*events.filter(story_id=key).values_list("other_id", flat=True)]
    keys += events.filter(other_id=key).values_list("story_id", flat=True)
    live = set(Membership.objects.filter(story_id__in=keys).values_list("story_id", flat=True))
    return tuple(each for each in dict.fromkeys(keys) if each in live)
