"""From errors to `Failure`: what is expected is data, what is not is logged aloud and set aside by name."""

import logging
from collections.abc import Callable
from typing import Any

from farwire.errors import FarwireError, WorkerLost
from farwire.records import Failure

log = logging.getLogger(__name__)

_NAMES = {"parse": "feed", "read_page": "read", "translate_and_check": "translate"}


def failure_of(stage: str, subject: str, error: FarwireError) -> Failure:
    """An expected error as data."""
    return Failure(
        stage=stage,
        subject=subject,
        error=type(error).__name__,
        detail=error.detail,
        retryable=error.retryable,
        retry_after=getattr(error, "retry_after", None),
        status=getattr(error, "status", None),
    )


def unexpected(stage: Callable[..., Any], subject: str, error: BaseException) -> Failure:
    """An error nobody expected: its whole traceback goes to the log, and this work waits: an upgrade may mend it."""
    if isinstance(error, FarwireError):
        return failure_of(stage_name(stage), subject, error)
    log.error("%s of %s failed unexpectedly", stage_name(stage), subject, exc_info=error)
    return Failure(stage_name(stage), subject, type(error).__name__, f"unexpected: {error}", retryable=True)


def lost_worker(stage: Callable[..., Any], subject: str, times: int) -> Failure:
    """Work that killed its worker every time it was tried."""
    error = WorkerLost(f"the worker died on it {times} times; it is set aside")
    log.error("%s of %s: %s", stage_name(stage), subject, error.detail)
    return failure_of(stage_name(stage), subject, error)


def stage_name(stage: Callable[..., Any]) -> str:
    """The stage's name in failures."""
    return _NAMES.get(stage.__name__, stage.__name__)
