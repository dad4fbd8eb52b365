"""Filing what failed, and striking it out once it has worked."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from farwire.archive.models import Failure
from farwire.archive.schedule import next_try
from farwire.records import Failure as FailureRecord

_SUBJECT_LENGTH = 2100


@transaction.atomic
def file_failure(failure: FailureRecord, now: datetime, minutes: int = 30) -> None:
    """An expected error of any stage; it is tried again later if time may mend it."""
    again = next_try(now, minutes, attempts_at(failure), failure.retry_after) if failure.retryable else None
    record_failure(failure, now, again)


def clear_failures(stages: Iterable[str], subject: str) -> None:
    """What failed has worked now."""
    Failure.objects.filter(stage__in=list(stages), subject=subject[:_SUBJECT_LENGTH]).delete()


def attempts_at(failure: FailureRecord) -> int:
    """How often this has failed before."""
    row = Failure.objects.filter(stage=failure.stage, subject=failure.subject[:_SUBJECT_LENGTH]).first()
    return row.attempts if row else 0


def record_failure(failure: FailureRecord, now: datetime, again: datetime | None) -> None:
    """Write the failure down, within the caller's transaction; `again` is when it is tried again."""
    Failure.objects.update_or_create(
        stage=failure.stage,
        subject=failure.subject[:_SUBJECT_LENGTH],
        defaults={
            "error": failure.error[:100],
            "detail": failure.detail.replace("\0", ""),
            "retryable": failure.retryable,
            "attempts": attempts_at(failure) + 1,
            "at": now,
            "next_at": again,
        },
    )
