"""Shared by all tests: an own data directory, and no network but loopback."""

import ipaddress
import os
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pgserver
import pytest

# Before Django reads its settings.
os.environ.setdefault("FARWIRE_DATA_DIR", tempfile.mkdtemp(prefix="farwire-tests-"))
os.environ.setdefault("FARWIRE_SECRET_KEY", "tests only")
os.environ.setdefault("FARWIRE_MEANING", "off")  # tests that want it start it
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright's event loop runs in the tests' own thread

postgres_url = pgserver.postgres_url  # pytest finds fixtures by the names in this file

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of test material beside the checkout; skips the test where it is not there."""
    if not (SHARED / "world" / "serve.py").exists():
        pytest.skip("the test material (../shared) is not beside this checkout")
    return SHARED


@pytest.fixture(autouse=True, scope="session")
def _loopback_only() -> Iterator[None]:
    """Refuse every connection that is not to this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple) and not _is_loopback(str(address[0])):
            raise OSError(f"tests must not leave this machine: {address}")
        connect(self, address)

    patch = pytest.MonkeyPatch()
    patch.setattr(socket.socket, "connect", guarded)
    yield
    patch.undo()


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host in ("", "localhost")
