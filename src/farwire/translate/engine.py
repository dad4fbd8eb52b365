"""What an engine is: sentences in, renderings out; and how one is opened from an `EngineChoice`."""

import functools
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from farwire.errors import ConfigurationError
from farwire.records import AlignedWord, EngineChoice, Finding

if TYPE_CHECKING:
    from farwire.translate.marian import MarianEngine


@dataclass(frozen=True, slots=True)
class Rendering:
    """What an engine made of one sentence.

    text: the translation, or None if there is none (then a finding says why).
    words: the target's words with their places in text and source; empty where the engine tells none.
    log_probability: of the whole sentence (natural log), or None where the engine tells none.
    """

    text: str | None
    words: tuple[AlignedWord, ...] = ()
    findings: tuple[Finding, ...] = ()
    log_probability: float | None = None


class Engine(Protocol):
    """One pair's engine. The same sentence gives the same rendering in whatever company."""

    def render(self, sentences: Sequence[str]) -> list[Rendering]:
        """Translate sentences: one rendering each, in order. Raises EngineFailed."""
        ...


_opening = threading.RLock()  # threads that want the same engine wait for one of them to open it


def open_engine(choice: EngineChoice) -> Engine:
    """The engine of a choice, opened once a process. Raises ModelUnusable or ConfigurationError."""
    with _opening:
        return _open(choice)


@functools.lru_cache(maxsize=8)
def _open(choice: EngineChoice) -> Engine:
    if choice.pivot is not None:
        from farwire.translate.pivot import PivotEngine  # noqa: PLC0415 - it opens its legs through this module

        return PivotEngine(choice)
    opener = _OPENERS.get(choice.kind)
    if opener is None:
        raise ConfigurationError(f"there is no engine of the kind {choice.kind!r}")
    return opener(choice)


def as_marian(engine: Engine) -> "MarianEngine | None":
    """The engine as our own decoder, which can tell and do more than others; None if it is another."""
    from farwire.translate.marian import MarianEngine  # noqa: PLC0415 - numpy and onnxruntime only where needed

    return engine if isinstance(engine, MarianEngine) else None


def _open_marian(choice: EngineChoice) -> Engine:
    from farwire.translate.marian import MarianEngine  # noqa: PLC0415 - numpy and onnxruntime only where needed

    return MarianEngine(choice)


def _open_fxtranslate(choice: EngineChoice) -> Engine:
    from farwire.translate.fxtranslate import FxEngine  # noqa: PLC0415 - loaded only where it is used

    return FxEngine(choice)


def _open_remote(choice: EngineChoice) -> Engine:
    from farwire.translate.remote import open_remote  # noqa: PLC0415 - loaded only where it is used

    return open_remote(choice)


_OPENERS = {
    "marian": _open_marian,
    "fxtranslate": _open_fxtranslate,
    "libretranslate": _open_remote,
    "chat": _open_remote,
    "deepl": _open_remote,
}
