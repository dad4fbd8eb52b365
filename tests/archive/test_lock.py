"""One wire at a time."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from django.db import connection

from farwire.archive.lock import coordinator_lock

HOLD = """
import fcntl, sys, pathlib
file = open(pathlib.Path(sys.argv[1]) / "wire.lock", "w")
fcntl.flock(file, fcntl.LOCK_EX)
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def _database(db: None) -> None:
    """PostgreSQL's lock is taken in the database."""


def test_nobody_waits_where_nobody_is(tmp_path: Path) -> None:
    waited: list[str] = []
    for _ in range(2):
        with coordinator_lock(tmp_path, lambda: waited.append("waits")):
            pass
    assert waited == []


def test_a_second_wire_waits_until_the_first_is_gone_however_it_went(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        waits = threading.Event()
        threading.Timer(0.3, other.kill).start()
        with coordinator_lock(tmp_path, waits.set):
            assert waits.is_set()
            assert other.wait(10) != 0


def test_two_folders_do_not_wait_for_each_other(tmp_path: Path) -> None:
    if connection.vendor == "postgresql":
        pytest.skip("on PostgreSQL two wires share the database, and so wait for each other")
    waited: list[str] = []
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    with (
        coordinator_lock(tmp_path / "a", lambda: waited.append("a")),
        coordinator_lock(tmp_path / "b", lambda: waited.append("b")),
    ):
        assert waited == []
