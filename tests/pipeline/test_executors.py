"""The executors: bounded, in lanes, and not to be killed by what they work on."""

import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from farwire.errors import ConfigurationError, FetchFailed
from farwire.pipeline.executors import Feed, Workers
from farwire.records import Failure


def double(number: int) -> int:
    return number * 2


def die_on_seven(number: int) -> int:
    if number == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def die_once(path: str) -> str:
    marker = Path(path)
    if not marker.exists():
        marker.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return path


def fail(number: int) -> int:
    if number == 1:
        raise FetchFailed("no answer")
    if number == 2:
        raise ZeroDivisionError("nobody expected this")
    return number


def modules(_: int) -> list[str]:
    return sorted(name for name in sys.modules if name.split(".")[0] in ("django", "distributed"))


def results(spec: str, stage, requests, lane=None):
    with Workers(spec) as workers:
        return dict(Feed(workers, stage, str, lane).run(requests))


@pytest.mark.parametrize("spec", ["inline", "threads:3", "processes:2"])
def test_every_request_comes_back_with_its_result(spec):
    assert results(spec, double, range(20)) == {number: number * 2 for number in range(20)}


@pytest.mark.parametrize("spec", ["", "threads", "threads:0", "processes:many", "dask:", "carrier:pigeon"])
def test_unknown_executors_are_refused_by_name(spec):
    with pytest.raises(ConfigurationError, match="is no executor"):
        Workers(spec)


def test_work_that_kills_its_worker_is_set_aside_and_the_rest_is_done(caplog):
    found = results("processes:2", die_on_seven, range(12))
    assert {number: found[number] for number in range(12) if number != 7} == {n: n for n in range(12) if n != 7}
    assert isinstance(found[7], Failure)
    assert (found[7].error, found[7].subject) == ("WorkerLost", "7")
    assert "3 times" in found[7].detail


def test_work_that_lost_its_worker_once_is_done_again(tmp_path):
    marker = str(tmp_path / "died")
    assert results("processes:1", die_once, [marker]) == {marker: marker}


@pytest.mark.parametrize("spec", ["inline", "threads:2", "processes:1"])
def test_errors_become_failures_and_the_unexpected_is_logged_aloud(spec, caplog):
    found = results(spec, fail, range(4))
    assert (found[1].error, found[1].retryable, found[1].detail) == ("FetchFailed", True, "no answer")
    assert (found[2].error, found[2].retryable) == ("ZeroDivisionError", True)
    assert "nobody expected this" in caplog.text
    assert (found[0], found[3]) == (0, 3)


def test_no_more_is_in_flight_than_the_width():
    taken = []

    def requests():
        for number in range(100):
            taken.append(number)
            yield number

    with Workers("threads:2") as workers:
        running = Feed(workers, double, str).run(requests())
        next(running)
        assert len(taken) <= workers.width + 1
        running.close()


def test_one_request_in_flight_per_lane():
    busy, clashes, lock = set(), [], threading.Lock()

    def stage(request: str) -> str:
        host = request[0]
        with lock:
            if host in busy:
                clashes.append(request)
            busy.add(host)
        time.sleep(0.01)
        with lock:
            busy.discard(host)
        return request

    requests = [f"{host}{number}" for number in range(6) for host in "abc"]
    found = results("threads:8", stage, requests, lane=lambda request: request[0])
    assert sorted(found) == sorted(requests)
    assert clashes == []


def test_workers_know_neither_django_nor_the_cluster():
    assert results("processes:1", modules, [1]) == {1: []}
