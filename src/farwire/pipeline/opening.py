"""Opening the wire: the archive migrated, the lock held, the workers started, all from the settings."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from farwire.archive.lock import coordinator_lock
from farwire.archive.opening import prepare_archive
from farwire.pipeline.budgets import Budgets
from farwire.pipeline.executors import Workers
from farwire.pipeline.wire import Wire
from farwire.records import FetchPolicy

_SECRETS = tuple(f"FARWIRE_{name}{end}" for name in ("DATABASE_URL", "SECRET_KEY") for end in ("", "_FILE"))

log = logging.getLogger(__name__)


def fetch_policy() -> FetchPolicy:
    """How we behave on the network, from the settings."""
    return FetchPolicy(user_agent=settings.USER_AGENT, allow_private=tuple(settings.ALLOW_PRIVATE_HOSTS))


@contextmanager
def _without_secrets() -> Iterator[None]:
    """Take from the environment what workers must not inherit: they parse hostile input."""
    taken = {name: os.environ.pop(name) for name in _SECRETS if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(taken)


@contextmanager
def opened_wire(*, quiet: bool = False) -> Iterator[Wire]:
    """The wire, ready for rounds; waits while another one holds the lock."""
    with coordinator_lock(Path(settings.DATA_DIR), lambda: log.warning("another wire is at work here: waiting for it")):
        prepare_archive()
        with _without_secrets(), Workers(settings.GATHER_EXECUTOR) as gather, Workers(settings.WORK_EXECUTOR) as work:
            yield Wire(
                gather=gather,
                work=work,
                policy=fetch_policy(),
                editions=tuple(settings.EDITIONS),
                engines=tuple(settings.ENGINES),
                models_folder=Path(settings.DATA_DIR) / "models",
                poll_minutes=settings.POLL_MINUTES,
                quiet=quiet,
                budgets=Budgets(settings.ENGINE_BUDGETS),
                pictures=settings.PICTURES == "on",
            )
