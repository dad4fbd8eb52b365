"""`farwire serve` and `farwire run` as processes: up, answering, and gone when told to go."""

import contextlib
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPMessage
from pathlib import Path

import pytest
from commandline import Farwire, is_alive, workers_of

SECONDS_TO_START = 120
SECONDS_TO_STOP = 20


def _free_address() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{probe.getsockname()[1]}"


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


def _get(address: str, path: str, language: str = "en") -> tuple[int, HTTPMessage, str]:
    """Status, headers and text of an answer of the site; redirects are not followed."""
    request = urllib.request.Request(f"http://{address}{path}", headers={"Accept-Language": language})
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirect)
    try:
        with opener.open(request, timeout=30) as answer:
            return answer.status, answer.headers, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers, error.read().decode()


@contextmanager
def _running(farwire: Farwire, verb: str) -> Iterator[subprocess.Popen[str]]:
    process = farwire.start(verb)
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate(timeout=60)


def _await(address: str, path: str, words: str, process: subprocess.Popen[str]) -> str:
    """The page, once it holds these words."""
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end and process.poll() is None:
        try:
            page = _get(address, path)[2]
        except OSError:
            page = ""
        if words in page:
            return page
        time.sleep(0.1)
    process.kill()
    pytest.fail(f"{path} never held {words!r}: {process.communicate(timeout=60)}")


def _stop(process: subprocess.Popen[str]) -> int:
    """Ask it to stop as a service manager does; its exit code."""
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=SECONDS_TO_STOP)
    return process.returncode


def _left_of(session: int) -> list[str]:
    """Commands of processes that are still in this session.

    Those that died and wait to be reaped don't count, nor those on the way out: they have given up their memory,
    and with it their command line, a moment before the kernel calls them dead (proc(5)).
    """
    left = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text(encoding="utf-8").rpartition(")")[2].split()
            command = stat.with_name("cmdline").read_bytes().replace(b"\0", b" ").decode()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(fields[3]) == session and fields[0] not in "ZX" and command:
            left.append(command)
    return left


@pytest.fixture
def installed(tmp_path: Path) -> tuple[Farwire, str]:
    """An empty installation and the address it will listen on."""
    address = _free_address()
    return Farwire(tmp_path / "data", {"LISTEN": address}), address


def test_the_wire_with_its_site_from_nothing(installed: tuple[Farwire, str]) -> None:
    farwire, address = installed
    with _running(farwire, "run") as process:
        page = _await(address, "/en/", "t0-und", process)
        assert "Vila Serena harbour reopens three days after the storm" in page
        status, headers, _ = _get(address, "/", language="pt-PT,pt;q=0.9")
        assert (status, headers["Location"]) == (302, "/pt/")
        assert _get(address, "/", language="xx")[1]["Location"] == "/en/"
        assert _stop(process) == 0
        assert _left_of(process.pid) == []


def test_the_site_alone(installed: tuple[Farwire, str]) -> None:
    farwire, address = installed
    with _running(farwire, "serve") as process:
        _await(address, "/readyz", "ok", process)
        assert _get(address, "/healthz")[0] == 200
        status, headers, _ = _get(address, "/en/")
        assert status == 200
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert _get(address, "/xx/")[0] == 404
        assert _stop(process) == 0
        assert _left_of(process.pid) == []


def test_no_worker_outlives_a_wire_that_was_killed(installed: tuple[Farwire, str]) -> None:
    """Workers hold hundreds of megabytes each; a killed coordinator must not leave them behind."""
    farwire, address = installed
    with _running(farwire, "run") as process:
        _await(address, "/en/", "t0-und", process)
        workers = workers_of(process.pid)
        assert workers
        process.kill()
        end = time.monotonic() + SECONDS_TO_STOP
        while any(map(is_alive, workers)) and time.monotonic() < end:
            time.sleep(0.1)
        assert not any(map(is_alive, workers))
