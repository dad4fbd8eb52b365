"""Asking the entries, ranked alike on both databases.

The database says which entries hold what is asked for, the newest first; their order is reckoned here.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from math import log
from typing import Any

from django.db import connection

from farwire.archive.search.blocks import first_stretch, marks_of, next_stretch
from farwire.archive.search.days import are_few_days, marks_between
from farwire.archive.search.entry import ANYWHERE
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
WHERE archive_search MATCH %s{conditions} ORDER BY archive_search.rowid DESC LIMIT %s
"""
# Put in order beside the question: else PostgreSQL may take the newest entries one by one and look into each.
_POSTGRESQL = """
WITH entry AS MATERIALIZED (
    SELECT id, article_id, published_at, headlines, leads FROM archive_searchentry AS entry
    WHERE entry.vector @@ %s::tsquery{conditions}
) SELECT {fields} FROM entry ORDER BY entry.id DESC LIMIT %s
"""

# SQLite's index is asked about each of some entries, instead of for all that hold a word.
_AMONG = {
    "sqlite": "archive_search.rowid IN (SELECT id FROM archive_searchentry WHERE article_id IN ({}))",
    "postgresql": "entry.article_id IN ({})",
}


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

    @property
    def names_places(self) -> bool:
        """Whether a language, a country or a source is named."""
        return any(group != (ANYWHERE,) for group in self.places)

    def spans(self, moment: datetime) -> bool:
        """Whether a moment lies between the ends."""
        return (self.since is None or moment >= self.since) and (self.until is None or moment < self.until)


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


@dataclass(frozen=True, slots=True)
class Conditions:
    """What must hold beside the question, as SQL with its values; `is_narrow` if it leaves few entries by itself."""

    sql: str = ""
    values: tuple[Bound, ...] = ()
    is_narrow: bool = False

    def and_(self, sql: str, *values: Bound) -> "Conditions":
        """The same and another one."""
        return Conditions(f"{self.sql} AND {sql}", (*self.values, *values), self.is_narrow)


def _entries(lookup: Lookup, among: Sequence[str] = ()) -> list[Found]:
    """The newest entries that hold what is looked for; if some keys are named, of these alone."""
    conditions = _dates(lookup)
    if among:
        conditions = conditions.and_(_AMONG[connection.vendor].format(", ".join(["%s"] * len(among))), *among)
        conditions = replace(conditions, is_narrow=True)
    if lookup.wanted != lookup.clauses:
        beside = _newest(replace(lookup, clauses=lookup.wanted), "entry.id", conditions, _MOST_BESIDE + 1)
        if len(beside) > _MOST_BESIDE:
            number = "entry.id" if connection.vendor == "postgresql" else "archive_search.rowid"
            conditions = conditions.and_(f"{number} >= %s", beside[-1][0])
    rows = _newest(lookup, _FIELDS, conditions, MOST_WEIGHED)
    return [Found(key, _in_utc(at), headlines, leads) for key, at, headlines, leads in rows]


def _newest(lookup: Lookup, fields: str, conditions: Conditions, most: int) -> list[tuple[Any, ...]]:
    """The rows that the database has for a lookup, the newest first."""
    marks = marks_between(lookup.since, lookup.until)
    meant = replace(lookup, places=(*lookup.places, marks)) if marks else lookup
    conditions = replace(conditions, is_narrow=conditions.is_narrow or are_few_days(marks))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            return _newest_by_blocks(cursor, meant, fields, conditions, most)
        statement = _SQLITE.format(fields=fields, conditions=conditions.sql)
        cursor.execute(statement, [match_text(meant.clauses, meant.places), *conditions.values, most])
        return list(cursor.fetchall())


def _newest_by_blocks(
    cursor: Any, lookup: Lookup, fields: str, conditions: Conditions, most: int
) -> list[tuple[Any, ...]]:
    """The same from PostgreSQL, which would order all that hold a frequent word before it gives the first one."""
    rows: list[tuple[Any, ...]] = []
    last = _last(cursor)
    start, end = (0, last + 1) if conditions.is_narrow else first_stretch(last)
    within = conditions.and_("entry.id >= %s AND entry.id < %s")
    while end > 0:
        marks = tuple(marks_of(start, end))
        question = question_text(lookup.clauses, (*lookup.places, marks) if marks else lookup.places)
        values = [question, *conditions.values, start, end, most - len(rows)]
        cursor.execute(_POSTGRESQL.format(fields=fields, conditions=within.sql), values)
        found = cursor.fetchall()
        rows += found
        if len(rows) >= most:
            break
        start, end = next_stretch(start, end, len(found), most - len(rows))
    return rows


def _last(cursor: Any) -> int:
    """The largest number of an entry."""
    cursor.execute("SELECT MAX(id) FROM archive_searchentry")
    return int(cursor.fetchone()[0] or 0)


def _in_utc(moment: datetime | str) -> datetime:
    """A time as the database's driver gives it: SQLite's as text without a zone, meant in UTC."""
    return moment if isinstance(moment, datetime) else datetime.fromisoformat(moment).replace(tzinfo=UTC)


def _dates(lookup: Lookup) -> Conditions:
    """The condition on the date of publication."""
    conditions = Conditions()
    for sign, moment in ((">=", lookup.since), ("<", lookup.until)):
        if moment:
            conditions = conditions.and_(
                f"entry.published_at {sign} %s", connection.ops.adapt_datetimefield_value(moment)
            )
    return conditions


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
