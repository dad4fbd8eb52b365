"""The room's fixtures: a hostile server, and a wire that begins anew for each test."""

from collections.abc import Iterator

import pytest

from farwire.gather import client
from gather.server import Server, serving


@pytest.fixture
def server() -> Iterator[Server]:
    """A server of our own, and afterwards no open connection and no memory of robots.txt."""
    with serving() as running:
        yield running
        client.close()
