"""The site's side of searching by meaning: asks the process that knows, and starts it when it is first needed."""

import logging
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Lock

from django.conf import settings

from farwire.archive.search import Lookup
from farwire.archive.search.meaning import MeaningRequest, ask, asked

_ANSWER_SECONDS = 2.0
# A process that is loading everything for the first time; later it answers within milliseconds.
_START_SECONDS = 4.0
_STEP_SECONDS = 0.05
_PAUSE_SECONDS = 60.0
_PAUSE_WHILE_IT_STARTS = 2.0

# The keys of what means the same, the nearest first, given those of articles that hold the words.
Nearest = Callable[[Sequence[str]], list[str]]

log = logging.getLogger(__name__)


class Asker:
    """Asks; while nobody answers, and for a while after, there are no hits by meaning, and nothing else suffers."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._not_before = float("-inf")

    def nearest(self, words: str, like: Sequence[str], lookup: Lookup, most: int) -> list[str]:
        """The keys of articles that mean what the words mean, the nearest first; none where meaning is off."""
        with self.asking(words, lookup, most) as near:
            return near(like)

    @contextmanager
    def asking(self, words: str, lookup: Lookup, most: int) -> Iterator[Nearest]:
        """Ask at once and hand over what waits for the answer: the archive can be asked by words meanwhile."""
        if not words or settings.MEANING == "off" or time.monotonic() < self._not_before:
            yield lambda _like: []
            return
        since, until = (moment.timestamp() if moment else None for moment in (lookup.since, lookup.until))
        request = MeaningRequest(words, (), lookup.places, since, until, most)
        with ExitStack() as stack:
            yield partial(self._nearest, request, self._asked(stack, request))

    def _asked(self, stack: ExitStack, request: MeaningRequest) -> Callable[[], list[str]]:
        """What waits for an answer, or sees to it that somebody answers."""
        try:
            return stack.enter_context(asked(Path(settings.DATA_DIR), request, _ANSWER_SECONDS))
        except (FileNotFoundError, ConnectionRefusedError):
            return partial(self._ask_a_new_one, request)
        except OSError as error:
            return partial(self._give_up, str(error))

    def _nearest(self, request: MeaningRequest, answer: Callable[[], list[str]], like: Sequence[str]) -> list[str]:
        """The answer; where it is none, as in a script that no encoder serves, what means the same as `like`."""
        try:
            near = answer()
            if not (near or request.like) and like and time.monotonic() >= self._not_before:
                near = ask(Path(settings.DATA_DIR), replace(request, like=tuple(like)), _ANSWER_SECONDS)
        except (OSError, ValueError) as error:
            return self._give_up(str(error))
        return near

    def _ask_a_new_one(self, request: MeaningRequest) -> list[str]:
        """Start the process, wait for it, and ask it."""
        with self._lock:
            if self._process is None or self._process.poll() is not None:
                command = [sys.executable, "-m", "farwire", "meaning"]
                one_thread = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
                self._process = subprocess.Popen(  # noqa: S603 - our own program
                    command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, env=os.environ | one_thread
                )
            end = time.monotonic() + _START_SECONDS
            while time.monotonic() < end:
                try:
                    return ask(Path(settings.DATA_DIR), request, _ANSWER_SECONDS)
                except (FileNotFoundError, ConnectionRefusedError):
                    time.sleep(_STEP_SECONDS)
                except (OSError, ValueError) as error:
                    return self._give_up(str(error))
            # Zero: another site's process answers for this folder, or will.
            if self._process.poll() in (None, 0):
                self._not_before = time.monotonic() + _PAUSE_WHILE_IT_STARTS
                return []
        return self._give_up("nobody answers")

    def _give_up(self, reason: str) -> list[str]:
        self._not_before = time.monotonic() + _PAUSE_SECONDS
        log.warning("no hits by meaning for %d seconds: %s", _PAUSE_SECONDS, reason)
        return []


ASKER = Asker()
