"""How much text goes to engines elsewhere: what budgets are counted by."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(slots=True)
class Meter:
    """Characters that an engine elsewhere was sent and answered, or may have worked on without answering."""

    characters: int = 0


_running: ContextVar[Meter | None] = ContextVar("meter", default=None)


@contextmanager
def metered() -> Iterator[Meter]:
    """Count what this thread sends to engines elsewhere until the block ends."""
    meter = Meter()
    token = _running.set(meter)
    try:
        yield meter
    finally:
        _running.reset(token)


def count_sent(characters: int) -> None:
    """Add to the meter that runs, if one does."""
    meter = _running.get()
    if meter is not None:
        meter.characters += characters
