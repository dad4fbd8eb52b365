"""Answers the site's questions by meaning: one process a machine, with the encoder and all articles' vectors.

It reads the archive and writes nothing. It ends with the process that started it, or when nobody has asked
for a while; the site starts another one when it needs it.
"""

import fcntl
import json
import logging
import os
import socketserver
import time
from itertools import islice
from pathlib import Path

from django.db import Error as DatabaseError
from django.db import close_old_connections

from farwire import group
from farwire.archive.search.meaning import LEAST_SIMILARITY, LONGEST_LINE, MeaningRequest, reachable, rows_after

IDLE_SECONDS = 600.0
_LOOK_SECONDS = 2.0
_STEP_SECONDS = 2.0
_TOGETHER = 2000

log = logging.getLogger(__name__)


class Answers:
    """Keeps up with the archive and answers from it."""

    def __init__(self) -> None:
        self._meanings = group.Meanings()
        self._turn = 0
        self._looked_at = float("-inf")

    def refresh(self) -> None:
        """Take in what changed, if the last look was a moment ago."""
        if time.monotonic() - self._looked_at < _LOOK_SECONDS:
            return
        changed = rows_after(self._turn)
        while rows := list(islice(changed, _TOGETHER)):
            self._meanings.put([group.Row(row.key, row.vector, row.marks, row.at) for row in rows])
            self._turn = rows[-1].turn
        self._looked_at = time.monotonic()

    def answer(self, request: MeaningRequest) -> list[str]:
        """The keys of what means the same, the nearest first."""
        self.refresh()
        question = group.meaning_of(request.text) or self._meanings.like(request.like)
        near = self._meanings.nearest(question, request.most, request.places, request.since, request.until)
        return [key for key, similarity in near if similarity >= LEAST_SIMILARITY]


class _Conversation(socketserver.StreamRequestHandler):
    """One question and its answer."""

    timeout = 2.0

    def handle(self) -> None:
        server = self.server
        if not isinstance(server, _Server):
            raise TypeError(type(server))
        try:
            self.wfile.write(json.dumps(_keys(server.answers, self.rfile.readline(LONGEST_LINE))).encode() + b"\n")
        except OSError as error:  # the site waits for a moment only, and shows what was found by words
            log.info("whoever asked by meaning has gone: %s", error)
        server.asked_at = time.monotonic()


def _keys(answers: Answers, line: bytes) -> list[str]:
    close_old_connections()
    try:
        return answers.answer(MeaningRequest.of_line(line))
    except (ValueError, KeyError, TypeError, DatabaseError) as error:
        log.warning("a question by meaning was not answered: %s", error)
        return []


class _Server(socketserver.UnixStreamServer):
    timeout = _STEP_SECONDS
    request_queue_size = 64

    def __init__(self, address: str, answers: Answers) -> None:
        self.answers = answers
        self.asked_at = time.monotonic()
        super().__init__(address, _Conversation)


def answer_questions(folder: Path, idle_seconds: float = IDLE_SECONDS) -> bool:
    """Answer until nobody asks or our parent is gone; False if another process answers for this folder already."""
    with (folder / "meaning.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        answers, parent = Answers(), os.getppid()
        answers.answer(MeaningRequest("wire"))  # all is loaded before the door opens
        (folder / "meaning.socket").unlink(missing_ok=True)
        with reachable(folder) as address:
            _serve(_listening(address, answers), parent, idle_seconds)
        (folder / "meaning.socket").unlink(missing_ok=True)
    return True


def _listening(address: str, answers: Answers) -> _Server:
    """Open the door for our own account alone."""
    before = os.umask(0o177)
    try:
        return _Server(address, answers)
    finally:
        os.umask(before)


def _serve(server: _Server, parent: int, idle_seconds: float) -> None:
    with server:
        while os.getppid() == parent and time.monotonic() - server.asked_at < idle_seconds:
            server.handle_request()
