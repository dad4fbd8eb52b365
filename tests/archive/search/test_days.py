"""Every moment of a span has one of its marks, however long the span is."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farwire.archive.search.days import are_few_days, date_marks, marks_between

MOMENTS = st.integers(0, 7_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))


@given(MOMENTS, MOMENTS, MOMENTS)
def test_every_moment_of_a_span_has_a_mark(one: datetime, two: datetime, three: datetime) -> None:
    since, moment, until = sorted((one, two, three + timedelta(microseconds=1)))
    if moment < until:
        assert set(date_marks(moment)) & set(marks_between(since, until))
        assert set(date_marks(moment)) & set(marks_between(None, until))


@pytest.mark.parametrize(
    ("since", "until", "first", "count"),
    [
        (datetime(2026, 11, 20, tzinfo=UTC), datetime(2026, 11, 21, tzinfo=UTC), "§d20261120", 1),
        (datetime(2026, 12, 31, tzinfo=UTC), datetime(2027, 1, 2, tzinfo=UTC), "§d20261231", 2),
        (datetime(2026, 11, 20, tzinfo=UTC), datetime(2027, 3, 1, tzinfo=UTC), "§m202611", 4),
        (datetime(2000, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC), "§y2000", 26),
    ],
)
def test_the_shortest_marks(since: datetime, until: datetime, first: str, count: int) -> None:
    marks = marks_between(since, until)
    assert (marks[0], len(marks)) == (first, count)


def test_no_end_no_marks() -> None:
    assert marks_between(datetime(2026, 1, 1, tzinfo=UTC), None) == ()
    assert marks_between(datetime(2026, 1, 1, tzinfo=UTC), datetime(2025, 1, 1, tzinfo=UTC)) == ()


def test_a_week_is_few_days_and_three_months_are_not() -> None:
    since = datetime(2026, 3, 1, tzinfo=UTC)
    assert are_few_days(marks_between(since, datetime(2026, 3, 8, tzinfo=UTC)))
    assert not are_few_days(marks_between(since, datetime(2026, 3, 20, tzinfo=UTC)))
    assert not are_few_days(marks_between(since, datetime(2026, 6, 1, tzinfo=UTC)))
    assert not are_few_days(())
