"""Asking for articles by meaning: what the site asks, where, and what the archive holds to answer it.

The site loads no model. It asks a process of its own machine over a socket in the data directory, one
line of JSON each way; whoever may open that folder may ask.
"""

import json
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from farwire.archive.models import SearchEntry

# Below this similarity articles have no more in common with a question than chance gives (docs/decisions/0008).
LEAST_SIMILARITY = 0.15
LONGEST_LINE = 1 << 16
_LONGEST_ADDRESS = 100


@dataclass(frozen=True, slots=True)
class MeaningRequest:
    """A question by meaning: its words, and articles that hold them, for a language that no encoder serves.

    `places` are groups of marks of which an article has at least one; times in seconds since 1970.
    """

    text: str
    like: tuple[str, ...] = ()
    places: tuple[tuple[str, ...], ...] = ()
    since: float | None = None
    until: float | None = None
    most: int = 15

    def line(self) -> bytes:
        """The request as one line."""
        return json.dumps(asdict(self)).encode() + b"\n"

    @staticmethod
    def of_line(line: bytes) -> "MeaningRequest":
        """The request of a line; raises ValueError, KeyError or TypeError if it is none."""
        told = json.loads(line)
        places = tuple(tuple(map(str, group)) for group in told["places"])
        return MeaningRequest(
            str(told["text"]), tuple(told["like"]), places, told["since"], told["until"], int(told["most"])
        )


@dataclass(frozen=True, slots=True)
class MeaningRow:
    """An article as it is known by meaning: its vector as signed, its marks, its time in seconds; `turn` grows."""

    key: str
    vector: bytes
    marks: tuple[str, ...]
    at: float
    turn: int


def rows_after(turn: int) -> Iterator[MeaningRow]:
    """What changed in the index after a turn, in order."""
    columns = ("article_id", "revision__signature__vector", "place", "published_at", "turn")
    changed = SearchEntry.objects.filter(turn__gt=turn).order_by("turn", "pk").values_list(*columns)
    for key, vector, place, published_at, at_turn in changed.iterator(1000):
        yield MeaningRow(key, bytes(vector or b""), tuple(place.split()), published_at.timestamp(), at_turn)


def ask(folder: Path, request: MeaningRequest, seconds: float) -> list[str]:
    """The keys of what means the same, the nearest first; raises OSError or ValueError where nobody answers."""
    with asked(folder, request, seconds) as answer:
        return answer()


@contextmanager
def asked(folder: Path, request: MeaningRequest, seconds: float) -> Iterator[Callable[[], list[str]]]:
    """Ask at once and hand over what waits for the answer, so that something else may be done meanwhile.

    Both raise as `ask` does.
    """
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(seconds)
        with reachable(folder) as address:
            connection.connect(address)
        connection.sendall(request.line())
        yield lambda: _answer(connection)


def _answer(connection: socket.socket) -> list[str]:
    with connection.makefile("rb") as answer:
        return list(map(str, json.loads(answer.readline(LONGEST_LINE))))


@contextmanager
def reachable(folder: Path) -> Iterator[str]:
    """The socket's address, short enough for the system (108 bytes) however long the folder's name is."""
    path = str(folder / "meaning.socket")
    if len(os.fsencode(path)) <= _LONGEST_ADDRESS:
        yield path
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        yield f"/proc/self/fd/{opened}/meaning.socket"
    finally:
        os.close(opened)
