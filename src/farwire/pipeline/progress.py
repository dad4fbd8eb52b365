"""What a person at the terminal sees of long work: bars on a terminal, a line now and then in a log."""

import logging
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

log = logging.getLogger(__name__)
_SECONDS_BETWEEN_LINES = 10.0

Step = Callable[[], None]


@contextmanager
def phase(name: str, total: int, *, quiet: bool = False) -> Iterator[Step]:
    """Show progress through `total` pieces of work; call the step once a piece."""
    if quiet or total == 0:
        yield lambda: None
    elif sys.stderr.isatty():
        with _bar(name, total) as step:
            yield step
    else:
        yield _lines(name, total)


@contextmanager
def _bar(name: str, total: int) -> Iterator[Step]:
    columns = (SpinnerColumn(), TextColumn("{task.description:<10}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True)) as progress:
        task = progress.add_task(name, total=total)
        yield lambda: progress.advance(task)


def _lines(name: str, total: int) -> Step:
    done, last = 0, time.monotonic()

    def step() -> None:
        nonlocal done, last
        done += 1
        if done == total or time.monotonic() - last > _SECONDS_BETWEEN_LINES:
            last = time.monotonic()
            log.info("%s: %d of %d", name, done, total)

    return step
