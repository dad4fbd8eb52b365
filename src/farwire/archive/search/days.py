"""Dates as marks: so that a search in old days need not pass over all newer ones."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from farwire.archive.search.tokens import BORDER

_FIRST = datetime(1970, 1, 1, tzinfo=UTC)
_MOST_DAYS = 40
_MOST_MONTHS = 48
_FEW_DAYS = 7


def date_marks(moment: datetime) -> tuple[str, str, str]:
    """The marks of a day, its month and its year (UTC)."""
    day = moment.astimezone(UTC)
    return f"{BORDER}d{day:%Y%m%d}", f"{BORDER}m{day:%Y%m}", f"{BORDER}y{day:%Y}"


def marks_between(since: datetime | None, until: datetime | None) -> tuple[str, ...]:
    """Marks of which every moment in `since` ≤ moment < `until` has one; none where no end is set.

    They may reach beyond both ends. What has no end needs none: the newest come first anyway.
    """
    if until is None or until <= _FIRST:
        return ()
    start, last = max(since or _FIRST, _FIRST), until - timedelta(microseconds=1)
    if last < start:
        return ()
    if (last - start).days < _MOST_DAYS:
        days = (start + timedelta(days=number) for number in range((last.date() - start.date()).days + 1))
        return tuple(date_marks(day)[0] for day in days)
    months = (last.year - start.year) * 12 + last.month - start.month + 1
    if months <= _MOST_MONTHS:
        return tuple(f"{BORDER}m{year:04}{month:02}" for year, month in _months(start, months))
    return tuple(f"{BORDER}y{year:04}" for year in range(start.year, min(last.year, start.year + 300) + 1))


def are_few_days(marks: tuple[str, ...]) -> bool:
    """Whether such marks stand for a few days, whose entries are soon looked through."""
    return 0 < len(marks) <= _FEW_DAYS and marks[0].startswith(f"{BORDER}d")


def _months(start: datetime, count: int) -> Iterator[tuple[int, int]]:
    for number in range(start.month - 1, start.month - 1 + count):
        yield start.year + number // 12, number % 12 + 1
