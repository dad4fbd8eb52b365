"""Asking the entries, ranked alike on both databases.

The database says which entries hold what is asked for, the newest first; their order is reckoned here.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from math import log
from typing import Any

from django.db import connection

from farwire.archive.search.days import marks_between
from farwire.archive.search.tokens import Clause
from farwire.archive.search.vector import match_text, question_text

Bound = str | int | datetime | None

# Of a word that stands everywhere only the newest articles are weighed.
MOST_WEIGHED = 600
_HALF_LIFE = timedelta(days=10)
_RECENCY = 0.3
_SATURATION = 1.2
# What is left out is looked for beside so many of the newest articles that hold what is wanted, no more.
_MOST_BESIDE = 2000
_FIELDS = "entry.article_id, entry.published_at, entry.headlines, entry.leads"
_SQLITE = """
SELECT {fields} FROM archive_search JOIN archive_searchentry AS entry ON entry.id = archive_search.rowid
WHERE archive_search MATCH %s{conditions} ORDER BY archive_search.rowid DESC LIMIT %s OFFSET %s
"""
_POSTGRESQL = """
SELECT {fields} FROM archive_searchentry AS entry
WHERE entry.vector @@ %s::tsquery{conditions} ORDER BY entry.id DESC LIMIT %s OFFSET %s
"""


@dataclass(frozen=True, slots=True)
class Lookup:
    """What is looked for: clauses, and groups of marks of which each must hold one; `since` ≤ published < `until`."""

    clauses: tuple[Clause, ...] = ()
    places: tuple[tuple[str, ...], ...] = ()
    since: datetime | None = None
    until: datetime | None = None

    @property
    def wanted(self) -> tuple[Clause, ...]:
        """The clauses that must hold."""
        return tuple(clause for clause in self.clauses if not clause.is_excluded)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for that an entry could hold."""
        return not (self.wanted or self.places)


@dataclass(frozen=True, slots=True)
class Found:
    """An entry that holds what is looked for."""

    key: str
    published_at: datetime
    headlines: str
    leads: str


def find(lookup: Lookup, most: int) -> list[str]:
    """The keys of at most `most` articles, the best first.

    Weighed by BM25's measure of frequency (Robertson & Zaragoza, 2009) over headlines, which count four
    times, and leads, with each clause's rarity among what was found; and by age, halved every ten days.
    """
    if lookup.is_empty:
        return []
    found = _entries(lookup)
    marks = _relevance(found, lookup.wanted)
    newest = max((each.published_at for each in found), default=None)
    ranked = [
        (-mark - _RECENCY * 0.5 ** ((newest - each.published_at) / _HALF_LIFE), each.key)
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
    conditions, bounds = _dates(lookup)
    if among:
        conditions += f" AND entry.article_id IN ({', '.join(['%s'] * len(among))})"
        bounds += among
    if lookup.wanted != lookup.clauses:
        oldest = _ask(replace(lookup, clauses=lookup.wanted), "entry.id", conditions, [*bounds, 1, _MOST_BESIDE])
        if oldest:
            conditions += f" AND {'entry.id' if connection.vendor == 'postgresql' else 'archive_search.rowid'} >= %s"
            bounds.append(oldest[0][0])
    rows = _ask(lookup, _FIELDS, conditions, [*bounds, MOST_WEIGHED, 0])
    return [Found(key, _in_utc(at), headlines, leads) for key, at, headlines, leads in rows]


def _ask(lookup: Lookup, fields: str, conditions: str, values: Sequence[Bound]) -> list[tuple[Any, ...]]:
    """The rows that the database has for a lookup; `values` are those of the conditions, then limit and offset."""
    marks = marks_between(lookup.since, lookup.until)
    places = (*lookup.places, marks) if marks else lookup.places
    if connection.vendor == "postgresql":
        statement, question = _POSTGRESQL, question_text(lookup.clauses, places)
    else:
        statement, question = _SQLITE, match_text(lookup.clauses, places)
    with connection.cursor() as cursor:
        cursor.execute(statement.format(fields=fields, conditions=conditions), [question, *values])
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def _in_utc(moment: datetime | str) -> datetime:
    """A time as the database's driver gives it: SQLite's as text without a zone, meant in UTC."""
    return moment if isinstance(moment, datetime) else datetime.fromisoformat(moment).replace(tzinfo=UTC)


def _dates(lookup: Lookup) -> tuple[str, list[Bound]]:
    """The condition on the date of publication, and its values."""
    named = [(">=", lookup.since), ("<", lookup.until)]
    conditions = [f" AND entry.published_at {sign} %s" for sign, moment in named if moment]
    return "".join(conditions), [connection.ops.adapt_datetimefield_value(moment) for _, moment in named if moment]


def _relevance(found: Sequence[Found], clauses: Sequence[Clause]) -> list[float]:
    """How much each entry is about the clauses, from 0 to 1."""
    if not clauses:
        return [0.0] * len(found)
    counts = [[_count(each, clause) for clause in clauses] for each in found]
    rarity = []
    for place in range(len(clauses)):
        holding = sum(row[place] > 0 for row in counts)
        rarity.append(log(1 + (len(found) - holding + 0.5) / (holding + 0.5)) + 0.1)
    whole = sum(rarity)
    return [
        sum(weight * count / (count + _SATURATION) for weight, count in zip(rarity, row, strict=True)) / whole
        for row in counts
    ]


def _count(entry: Found, clause: Clause) -> int:
    row = " " + " ".join(clause.tokens) + ("" if clause.is_prefix else " ")
    return 4 * f" {entry.headlines} ".count(row) + f" {entry.leads} ".count(row)
