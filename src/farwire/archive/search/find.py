"""Asking the entries, ranked alike on both databases.

The database says which entries hold what is asked for, the newest first; their order is reckoned here.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from math import log

from django.db import connection

from farwire.archive.search.holding import newest_holding
from farwire.archive.search.lookup import Lookup
from farwire.archive.search.tokens import Clause

# Of a word that stands everywhere only the newest articles are weighed: those that the pages of a search may show, and
# half as many that turn out to be copies.
MOST_WEIGHED = 300
_HALF_LIFE = 10 * 86_400.0  # seconds
_RECENCY = 0.3
_SATURATION = 1.2
# A word may be another one in another language: what the reader can read goes first, unless others say more of it.
_READABLE = 0.5
_FIELDS = "entry.article_id, {}, entry.headlines, entry.leads, entry.place"
# When it was published: SQLite keeps it without a zone, meant in UTC; to read PostgreSQL's own form takes ten times
# as long as to read a number.
_MOMENT = {"sqlite": "entry.published_at", "postgresql": "EXTRACT(EPOCH FROM entry.published_at)::float8"}


@dataclass(frozen=True, slots=True)
class Found:
    """An entry that holds what is looked for; `published_at` in seconds since 1970, `place` its marks."""

    key: str
    published_at: float
    headlines: str
    leads: str
    place: str


def find(lookup: Lookup, most: int, readable: frozenset[str] = frozenset()) -> list[str]:
    """The keys of at most `most` articles, the best first.

    Weighed by BM25's measure of frequency (Robertson & Zaragoza, 2009) over headlines, which count four
    times, and leads, with each clause's rarity among what was found; by age, halved every ten days; and by
    whether it has one of the marks `readable`, those of what can be read in the reader's language.
    """
    if lookup.is_empty:
        return []
    found = _entries(lookup)
    marks = _relevance(found, lookup.wanted)
    newest = max((each.published_at for each in found), default=None)
    ranked = [
        (-mark - _ease(each, readable) - _RECENCY * 0.5 ** ((newest - each.published_at) / _HALF_LIFE), each.key)
        for each, mark in zip(found, marks, strict=True)
        if newest is not None
    ]
    return [key for _, key in sorted(ranked)[:most]]


def without(keys: Sequence[str], clauses: Sequence[Clause]) -> list[str]:
    """Those of these articles in which none of the excluded clauses stands, in their order."""
    unwanted = tuple(replace(clause, is_excluded=False) for clause in clauses if clause.is_excluded)
    if not (unwanted and keys):
        return list(keys)
    held = {each.key for clause in unwanted for each in _entries(Lookup((clause,)), keys)}
    return [key for key in keys if key not in held]


def _entries(lookup: Lookup, among: Sequence[str] = ()) -> list[Found]:
    """The newest entries that hold what is looked for; if some keys are named, of these alone."""
    rows = newest_holding(lookup, _FIELDS.format(_MOMENT[connection.vendor]), MOST_WEIGHED, among)
    return [Found(key, _seconds(at), *texts) for key, at, *texts in rows]


def _seconds(moment: float | datetime | str) -> float:
    """A time as the database gives it, in seconds since 1970."""
    if isinstance(moment, float):
        return moment
    naive = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return naive.replace(tzinfo=UTC).timestamp()


def _ease(entry: Found, readable: frozenset[str]) -> float:
    """What an entry counts more if it can be read."""
    return 0.0 if readable.isdisjoint(entry.place.split()) else _READABLE


def _relevance(found: Sequence[Found], clauses: Sequence[Clause]) -> list[float]:
    """How much each entry is about the clauses, from 0 to 1."""
    if not clauses:
        return [0.0] * len(found)
    rows = [f" {' '.join(clause.tokens)}{'' if clause.is_prefix else ' '}" for clause in clauses]
    counts = [_counts(each, rows) for each in found]
    rarity = []
    for place in range(len(clauses)):
        holding = sum(row[place] > 0 for row in counts)
        rarity.append(log(1 + (len(found) - holding + 0.5) / (holding + 0.5)) + 0.1)
    whole = sum(rarity)
    return [
        sum(weight * count / (count + _SATURATION) for weight, count in zip(rarity, row, strict=True)) / whole
        for row in counts
    ]


def _counts(entry: Found, rows: Sequence[str]) -> list[int]:
    """How often each of some rows of tokens stands in an entry, in its headlines four times."""
    headlines, leads = f" {entry.headlines} ", f" {entry.leads} "
    return [4 * headlines.count(row) + leads.count(row) for row in rows]
