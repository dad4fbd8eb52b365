"""Which entries hold what is looked for, the newest first: as each database is best asked."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from farwire.archive.search.blocks import first_stretch, marks_of, next_stretch
from farwire.archive.search.days import are_few_days, marks_between
from farwire.archive.search.lookup import Lookup
from farwire.archive.search.vector import match_text, question_text

Bound = str | int | datetime | None
Row = tuple[Any, ...]

# What is left out is looked for beside so many of the newest articles that hold what is wanted, no more.
_MOST_BESIDE = 2000
_SQLITE = """
SELECT {fields} FROM archive_search JOIN archive_searchentry AS entry ON entry.id = archive_search.rowid
WHERE archive_search MATCH %s{conditions} ORDER BY archive_search.rowid DESC LIMIT %s
"""
_POSTGRESQL = """
WITH entry AS MATERIALIZED (
    SELECT id, article_id, published_at, headlines, leads, place FROM archive_searchentry AS entry
    WHERE entry.vector @@ %s::tsquery{conditions}
) SELECT {fields} FROM entry ORDER BY entry.id DESC LIMIT %s
"""
# Not knowing what it takes to look into a vector, PostgreSQL would rather look into each than ask the index.
_BY_INDEX = "SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off"
# SQLite's index is asked about each of some entries, instead of for all that hold a word.
_AMONG = {
    "sqlite": "archive_search.rowid IN (SELECT id FROM archive_searchentry WHERE article_id IN ({}))",
    "postgresql": "entry.article_id IN ({})",
}
# Between which numbers the entries of some days stand, by the signs of their ends; of so many entries at most.
_MOST_DATED = 50_000
_LAST = "SELECT MAX(id) FROM archive_searchentry"
_DATED = """
WITH dated AS (SELECT id FROM archive_searchentry WHERE {} LIMIT %s)
SELECT COUNT(*), MIN(id), MAX(id) FROM dated
"""
_SPANS = {
    ">=": _DATED.format("published_at >= %s"),
    "<": _DATED.format("published_at < %s"),
    ">=<": _DATED.format("published_at >= %s AND published_at < %s"),
}
# Reckoned with, PostgreSQL's number finds nothing by its own index: by that it would look into every vector of a
# stretch, where the index of vectors knows the stretch by its marks.
_NUMBER = {"sqlite": "archive_search.rowid", "postgresql": "(entry.id + 0)"}


@dataclass(frozen=True, slots=True)
class Conditions:
    """What must hold beside the question: numbers `first` to `end` (not in it), and SQL with its values.

    `is_narrow` if that leaves few entries by itself.
    """

    first: int
    end: int
    sql: str = ""
    values: tuple[Bound, ...] = ()
    is_narrow: bool = False

    def and_(self, sql: str, *values: Bound) -> "Conditions":
        """The same and another one."""
        return replace(self, sql=f"{self.sql} AND {sql}", values=(*self.values, *values))


def newest_holding(lookup: Lookup, fields: str, most: int, among: Sequence[str] = ()) -> list[Row]:
    """The fields of the newest entries that hold what is looked for; if some keys are named, of these alone.

    The newest are those with the largest numbers. `fields` are columns of `entry`, parted by commas.
    """
    conditions = _dates(lookup)
    if among:
        conditions = conditions.and_(_AMONG[connection.vendor].format(", ".join(["%s"] * len(among))), *among)
        conditions = replace(conditions, is_narrow=True)
    marks = marks_between(lookup.since, lookup.until)
    meant = replace(lookup, places=(*lookup.places, marks)) if are_few_days(marks) else lookup
    with _reading(), connection.cursor() as cursor:
        if meant.wanted != meant.clauses:
            wanted = replace(meant, clauses=meant.wanted)
            beside = _newest(cursor, wanted, "entry.id", conditions, _MOST_BESIDE + 1)
            if len(beside) > _MOST_BESIDE:
                conditions = replace(conditions, first=beside[-1][0])
        return _newest(cursor, meant, fields, conditions, most)


@contextmanager
def _reading() -> Iterator[None]:
    """PostgreSQL's transaction in which it asks its indexes. SQLite needs none: its transactions begin as writers."""
    if connection.vendor != "postgresql":
        yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(_BY_INDEX)
        yield


def _newest(cursor: Any, lookup: Lookup, fields: str, conditions: Conditions, most: int) -> list[Row]:
    """The rows that the database has for a lookup, the newest first."""
    number = _NUMBER[connection.vendor]
    within = conditions.and_(f"{number} >= %s AND {number} < %s")
    if connection.vendor == "postgresql":
        statement = _POSTGRESQL.format(fields=fields, conditions=within.sql)
        return _newest_by_blocks(cursor, lookup, statement, conditions, most)
    question = match_text(lookup.clauses, lookup.places)
    values = [question, *conditions.values, conditions.first, conditions.end, most]
    cursor.execute(_SQLITE.format(fields=fields, conditions=within.sql), values)
    return list(cursor.fetchall())


def _newest_by_blocks(cursor: Any, lookup: Lookup, statement: str, conditions: Conditions, most: int) -> list[Row]:
    """The same from PostgreSQL, which would order all that hold a frequent word before it gives the first one."""
    rows: list[Row] = []
    start, end = (0, conditions.end) if conditions.is_narrow else first_stretch(conditions.end)
    while end > conditions.first:
        marks = tuple(marks_of(start, end))
        question = question_text(lookup.clauses, (*lookup.places, marks) if marks else lookup.places)
        first = max(start, conditions.first)
        cursor.execute(statement, [question, *conditions.values, first, end, most - len(rows)])
        found = cursor.fetchall()
        rows += found
        if len(rows) >= most:
            break
        start, end = next_stretch(start, end, len(found), most - len(rows))
    return rows


def _dates(lookup: Lookup) -> Conditions:
    """The condition on the date of publication, and between which numbers such entries stand."""
    named = [(sign, moment) for sign, moment in ((">=", lookup.since), ("<", lookup.until)) if moment is not None]
    values = [connection.ops.adapt_datetimefield_value(moment) for _, moment in named]
    conditions = Conditions(*_numbers("".join(sign for sign, _ in named), values))
    for (sign, _), value in zip(named, values, strict=True):
        conditions = conditions.and_(f"entry.published_at {sign} %s", value)
    return conditions


def _numbers(signs: str, values: Sequence[Bound]) -> tuple[int, int]:
    """Between which numbers entries of such days stand; all numbers where that is no small part of the archive."""
    with connection.cursor() as cursor:
        if signs:
            cursor.execute(_SPANS[signs], [*values, _MOST_DATED + 1])
            count, first, last = cursor.fetchone()
            if count <= _MOST_DATED:
                return first or 0, (last or 0) + 1
        cursor.execute(_LAST)
        return 0, (cursor.fetchone()[0] or 0) + 1
