"""When to ask again: often at first, then rarely, then never; and never sooner than a server allows."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farwire.archive import schedule

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def test_pages_are_asked_ever_more_rarely_then_never() -> None:
    first, now, pauses = NOW, NOW, []
    while (again := schedule.next_visit(first, now)) is not None:
        pauses.append(again - now)
        now = again
    assert pauses == sorted(pauses)
    assert pauses[0] < timedelta(hours=1)
    assert sum(pause < timedelta(hours=3) for pause in pauses) >= 10
    assert len(pauses) < 60
    assert timedelta(days=13) < now - first < timedelta(days=17)


@pytest.mark.parametrize(("ttl", "minutes"), [(None, 30), (5, 30), (120, 120), (100_000, 24 * 60)])
def test_feeds_are_asked_at_our_pace_or_their_slower_one(ttl: int | None, minutes: int) -> None:
    assert schedule.next_poll(NOW, 30, ttl) == NOW + minutes * MINUTE


def test_pauses_double_up_to_a_day() -> None:
    pauses = [schedule.next_try(NOW, 30, failures, None) - NOW for failures in range(10)]
    assert pauses[:4] == [30 * MINUTE, 60 * MINUTE, 120 * MINUTE, 240 * MINUTE]
    assert pauses[-1] == timedelta(days=1)


@pytest.mark.parametrize(("seconds", "pause"), [(10, 30 * MINUTE), (7200, 120 * MINUTE), (10**9, timedelta(days=7))])
def test_a_servers_own_wait_is_kept_within_a_week(seconds: float, pause: timedelta) -> None:
    assert schedule.next_try(NOW, 30, 0, seconds) == NOW + pause


@given(st.integers(1, 10_000), st.integers(0, 10_000), st.integers(0, 10**12) | st.none())
def test_there_is_always_a_next_time_within_a_week(minutes: int, failures: int, asked: int | None) -> None:
    assert NOW < schedule.next_try(NOW, minutes, failures, asked) <= NOW + timedelta(days=7)
