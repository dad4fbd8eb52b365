"""One wire at a time: the coordinator's lock."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

# Any number, but the same in every Farwire: PostgreSQL's advisory locks are numbers.
_LOCK = 0x4661727769726531


@contextmanager
def coordinator_lock(folder: Path, on_wait: Callable[[], None]) -> Iterator[None]:
    """Hold the lock of the only writer; call `on_wait` once if another holds it, and wait.

    The lock is a file in the data directory and, on PostgreSQL, an advisory lock beside it, since
    two machines may share a database. Both end with the process, however it ends.
    """
    with (folder / "wire.lock").open("w") as file:
        _take(lambda: _try_file(file.fileno()), lambda: fcntl.flock(file, fcntl.LOCK_EX), on_wait)
        file.write(str(os.getpid()))
        file.flush()
        if connection.vendor != "postgresql":
            yield
            return
        # A cursor of its own session would be lost with the connection; the wire's connection stays open.
        _take(lambda: _query("SELECT pg_try_advisory_lock(%s)"), lambda: _query("SELECT pg_advisory_lock(%s)"), on_wait)
        try:
            yield
        finally:
            _query("SELECT pg_advisory_unlock(%s)")


def _take(attempt: Callable[[], bool], wait: Callable[[], object], on_wait: Callable[[], None]) -> None:
    if not attempt():
        on_wait()
        wait()


def _try_file(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _query(statement: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(statement, [_LOCK])
        return bool(cursor.fetchone()[0])
