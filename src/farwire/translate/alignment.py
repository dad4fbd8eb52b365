"""Alignment for translations whose engine told none: by a model of the pair that lies on this machine, else by form.

Such an alignment places links, emphasis, masks and terms. It is no word of the engine's on its own work, so it is not
kept with the unit.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from farwire.errors import ModelUnusable
from farwire.records import AlignedWord, EngineChoice, Mark, Segment
from farwire.translate.engine import Rendering, open_engine
from farwire.translate.likeness import Guessed, align_by_form
from farwire.translate.marks import place_marks
from farwire.translate.prepare.characters import clean
from farwire.translate.prepare.dashes import plain_dashes
from farwire.translate.prepare.draft import Draft
from farwire.translate.prepare.quotes import plain_quotes

if TYPE_CHECKING:
    from farwire.translate.marian import MarianEngine

_LONGEST = 480  # characters; longer sentences are aligned by form
_ELLIPSIS = re.compile("…")


def align_given(source: str, target: str, choice: EngineChoice) -> Guessed:
    """The words of a translation with the source's words that they stand for."""
    by_model = _by_model(source, target, choice)
    return Guessed(by_model, by_model) if by_model else align_by_form(source, target)


def _by_model(source: str, target: str, choice: EngineChoice) -> tuple[AlignedWord, ...]:
    """As the pair's model would have aligned it had it made the translation; empty without such a model."""
    model = _model(choice)
    if model is None or max(len(source), len(target)) > _LONGEST:
        return ()
    ours, theirs = _plain(source), _plain(target)
    made = model.align(ours.text, theirs.text)
    if made.text != theirs.text:  # the model has no pieces for something in it
        return ()
    return tuple(
        AlignedWord(
            *theirs.original(word.target_start, word.target_end),
            *ours.original(word.source_start, word.source_end),
            word.log_probability,
        )
        for word in made.words
    )


def _model(choice: EngineChoice) -> "MarianEngine | None":
    from farwire.translate.marian import MarianEngine  # noqa: PLC0415 - numpy and onnxruntime only where needed

    options = dict(choice.options)
    folder = options.get("folder" if choice.kind == "marian" else "aligner")
    if folder is None or choice.pivot is not None:
        return None
    cache = tuple(option for option in choice.options if option[0] == "cache")
    try:
        engine = open_engine(replace(choice, kind="marian", options=(("folder", folder), *cache)))
    except ModelUnusable:
        return None
    return engine if isinstance(engine, MarianEngine) else None


def _plain(text: str) -> Draft:
    """A text as the engine reads and writes it."""
    draft = Draft(text)
    clean(draft)
    plain_quotes(draft)
    plain_dashes(draft)
    draft.sub(_ELLIPSIS, "...")
    return draft


def with_words(sources: Sequence[str], renderings: Sequence[Rendering], choice: EngineChoice) -> list[Rendering]:
    """Renderings with an alignment, whether their engine told one or not."""
    return [
        rendering
        if rendering.words or rendering.text is None
        else replace(rendering, words=align_given(source, rendering.text, choice).words)
        for source, rendering in zip(sources, renderings, strict=True)
    ]


def place_guessed(source: Segment, target: str, choice: EngineChoice) -> tuple[Mark, ...]:
    """The source's marks in a translation without alignment: on words that surely are theirs, else on likely ones."""
    if not any(mark.kind != "keep" for mark in source.marks):
        return ()
    guessed = align_given(source.text, target, choice)
    placed = list[Mark]()
    for mark in source.marks:
        one = replace(source, marks=(mark,))
        placed += place_marks(one, target, guessed.alike) or place_marks(one, target, guessed.words)
    return tuple(placed)
