"""The same news gives the same editions: whoever does the work, whatever keeps it, wherever it was killed."""

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from commandline import Farwire, workers_of

pytestmark = pytest.mark.slow

CLUSTER = """
import distributed, sys
with distributed.LocalCluster(n_workers=3, threads_per_worker=1, dashboard_address=None) as cluster:
    print(cluster.scheduler_address, flush=True)
    sys.stdin.read()
"""
# What is in the archive when the blow falls: a query, and the least number it must give.
MOMENTS = {
    "while the sample is filed": ("SELECT count(*) FROM archive_article", 1),
    "while pages are read": ("SELECT count(*) FROM archive_revision", 9),
    "when all is signed": ("SELECT count(*) FROM archive_signature", 19),
    "when the first is translated": ("SELECT count(*) FROM archive_translation", 1),
    "between two languages": ("SELECT count(*) FROM archive_translation", 13),
}

Editions = dict[str, list[dict[str, Any]]]


def _editions(farwire: Farwire) -> Editions:
    return {language: farwire.edition(language) for language in ("en", "pt")}


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Editions:
    """Both editions after one run in one process, from nothing."""
    farwire = Farwire(tmp_path_factory.mktemp("undisturbed"), {"WORK_EXECUTOR": "inline"})
    farwire.output("run", "--once", "--json")
    return _editions(farwire)


@pytest.fixture
def cluster() -> Iterator[str]:
    """The address of a Dask cluster of three worker processes."""
    with subprocess.Popen(
        [sys.executable, "-c", CLUSTER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.communicate("", timeout=60)


def test_in_several_processes(tmp_path: Path, undisturbed: Editions) -> None:
    farwire = Farwire(tmp_path, {"WORK_EXECUTOR": "processes:3"})
    farwire.output("run", "--once", "--json")
    assert _editions(farwire) == undisturbed


def test_on_a_cluster(tmp_path: Path, undisturbed: Editions, cluster: str) -> None:
    farwire = Farwire(tmp_path, {"WORK_EXECUTOR": f"dask:{cluster}"})
    farwire.output("run", "--once", "--json")
    assert _editions(farwire) == undisturbed


@pytest.mark.postgres
def test_on_postgres(tmp_path: Path, undisturbed: Editions, postgres_url: str) -> None:
    farwire = Farwire(tmp_path, {"DATABASE_URL": postgres_url})
    farwire.output("run", "--once", "--json")
    assert _editions(farwire) == undisturbed


@pytest.mark.parametrize("moment", MOMENTS)
def test_after_the_coordinator_was_killed(tmp_path: Path, undisturbed: Editions, moment: str) -> None:
    farwire = Farwire(tmp_path)
    with farwire.start("run", "--once", "--json") as process:
        _await(farwire, *MOMENTS[moment], process)
        process.kill()
        process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL, "it was done before the blow fell"
    farwire.output("run", "--once", "--json")
    assert _editions(farwire) == undisturbed


@pytest.mark.parametrize("moment", ["while pages are read", "when the first is translated"])
def test_after_a_worker_was_killed(tmp_path: Path, undisturbed: Editions, moment: str) -> None:
    farwire = Farwire(tmp_path)
    with farwire.start("run", "--once", "--json") as process:
        _await(farwire, *MOMENTS[moment], process)
        os.kill(workers_of(process.pid)[0], signal.SIGKILL)
        _, words = process.communicate(timeout=300)
    assert process.returncode == 0, words
    assert _editions(farwire) == undisturbed


def _await(farwire: Farwire, query: str, least: int, process: subprocess.Popen[str]) -> None:
    """Wait until the archive's file gives at least this number."""
    address = f"file:{farwire.folder / 'farwire.sqlite3'}?mode=ro"
    end = time.monotonic() + 120
    while time.monotonic() < end and process.poll() is None:
        # There is no file yet, or no table, or a writer is at work.
        with (
            contextlib.suppress(sqlite3.OperationalError),
            contextlib.closing(sqlite3.connect(address, uri=True)) as db,
        ):
            if db.execute(query).fetchone()[0] >= least:
                return
        time.sleep(0.002)
    words = process.communicate(timeout=60)
    pytest.fail(f"{query} never gave {least}: {words}")
