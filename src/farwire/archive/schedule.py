"""When to ask again: pure functions of what happened and when."""

from datetime import datetime, timedelta

# Most corrections come in the first hours; after two weeks a changed page is a redesign.
REVISIT_STEPS = (
    (timedelta(hours=6), timedelta(minutes=45)),
    (timedelta(days=1), timedelta(hours=2)),
    (timedelta(days=3), timedelta(hours=9)),
    (timedelta(days=14), timedelta(days=2)),
)
LONGEST_PAUSE = timedelta(days=1)
LONGEST_WAIT = timedelta(days=7)
FAILURES_TO_STOP = 200


def next_visit(first_seen_at: datetime, now: datetime) -> datetime | None:
    """When an article's page is asked again: often in its first day with us, then rarely, then never (None)."""
    age = now - first_seen_at
    for until, pause in REVISIT_STEPS:
        if age < until:
            return now + pause
    return None


def next_poll(now: datetime, minutes: int, ttl: int | None) -> datetime:
    """When a feed that answered is asked again: at our pace, or at the feed's own if that is slower; a day at most."""
    return now + min(timedelta(minutes=max(minutes, ttl or 0)), LONGEST_PAUSE)


def next_try(now: datetime, minutes: int, failures: int, retry_after: float | None) -> datetime:
    """When something that failed is tried again: pauses double up to a day; a server's own wait holds up to a week."""
    pause = min(timedelta(minutes=minutes * 2 ** min(failures, 12)), LONGEST_PAUSE)
    asked = min(timedelta(seconds=retry_after or 0), LONGEST_WAIT)
    return now + max(pause, asked)
