"""Steering the decoder: how likely given words are at a place, and translating on from a given beginning.

Only our own decoder can do this; for other engines the answers are empty.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from farwire.records import EngineChoice, Segment, TranslationUnit, UnitOrigin
from farwire.translate.choose import base_language
from farwire.translate.engine import Rendering, as_marian, open_engine
from farwire.translate.headlines import in_title_case
from farwire.translate.pivot import legs
from farwire.translate.prepare.dashes import plain_dashes
from farwire.translate.prepare.draft import Draft
from farwire.translate.prepare.quotes import plain_quotes
from farwire.translate.prepare.restore import restore
from farwire.translate.prepare.sentence import Prepared, prepare

if TYPE_CHECKING:
    from farwire.translate.marian import MarianEngine


def score_alternatives(
    choice: EngineChoice, source_text: str, prefix: str, alternatives: Sequence[str]
) -> tuple[float, ...]:
    """How likely each alternative is to follow `prefix` in the translation of a sentence.

    Natural logs, one an alternative, in order; an alternative is one word or several. Empty if the
    engine can't tell: another engine than ours, a sentence in capitals, or one that was cut in pieces.
    Raises ModelUnusable.
    """
    ready = _ready(choice, source_text)
    if ready is None or not alternatives:
        return ()
    engine, sentence, prepared = ready
    return engine.score(sentence, _as_engine_wrote(prefix, prepared), list(alternatives))


def translate_steered(
    choice: EngineChoice,
    source_text: str,
    *,
    beginning: str,
    wanted: Sequence[str] = (),
    forbidden: Sequence[str] = (),
) -> TranslationUnit | None:
    """Translate a sentence with a forced beginning.

    wanted: words of which the likeliest follows the beginning. forbidden: words that may not follow it.
    None where `score_alternatives` would be empty. Raises ModelUnusable.
    """
    ready = _ready(choice, source_text)
    if ready is None:
        return None
    engine, sentence, prepared = ready
    start = _as_engine_wrote(beginning, prepared)
    if wanted:
        scores = engine.score(sentence, start, list(wanted))
        best = wanted[max(range(len(wanted)), key=lambda index: (scores[index], -index))]
        start = f"{start} {best}" if start else best
    made = engine.steer(sentence, start, list(forbidden))
    return _unit(choice, source_text, prepared, made)


def translate_steered_together(
    choice: EngineChoice, cases: Sequence[tuple[str, str]]
) -> tuple[TranslationUnit | None, ...]:
    """Translate sentences with forced beginnings at one go: (sentence, beginning) each.

    One unit a case, in order, the same as alone; None where `score_alternatives` would be empty. The words of a
    beginning have their log-probabilities as if they had been asked for. Raises ModelUnusable.
    """
    ready = [_ready(choice, source_text) for source_text, _ in cases]
    open_cases = [
        (engine, sentence, prepared, case)
        for case, found in zip(cases, ready, strict=True)
        if found is not None
        for engine, sentence, prepared in [found]
    ]
    if not open_cases:
        return (None,) * len(cases)
    asked = [(sentence, _as_engine_wrote(case[1], prepared)) for _, sentence, prepared, case in open_cases]
    made = iter(open_cases[0][0].steer_together(asked))
    return tuple(
        None if found is None else _unit(choice, source_text, found[2], next(made))
        for (source_text, _), found in zip(cases, ready, strict=True)
    )


def _unit(choice: EngineChoice, source_text: str, prepared: Prepared, made: Rendering) -> TranslationUnit:
    finished = restore(prepared, [made], base_language(choice.target_language), source_text)
    segment = Segment(0, 0, source_text)
    return TranslationUnit(segment, finished.text, UnitOrigin.ENGINE, (), finished.words, finished.findings)


def _ready(choice: EngineChoice, text: str) -> "tuple[MarianEngine, str, Prepared] | None":
    """The engine that writes the target, the sentence it reads, and what prepare did; None if it can't be steered."""
    if choice.kind != "marian":
        return None
    source, target = base_language(choice.source_language), base_language(choice.target_language)
    prepared = prepare(text, source, target)
    if len(prepared.pieces) != 1 or prepared.capitals or prepared.label or in_title_case(text, choice):
        return None
    sentence = prepared.pieces[0].text
    if choice.pivot is not None:
        first, choice = legs(choice)
        middle = open_engine(first).render([sentence])[0]
        if middle.text is None:
            return None
        sentence = middle.text
    engine = as_marian(open_engine(choice))
    return None if engine is None else (engine, sentence, prepared)


def _as_engine_wrote(text: str, prepared: Prepared) -> str:
    """A piece of a restored translation as the engine had written it before."""
    text = text.removeprefix(prepared.lead)
    for mask in prepared.masker.masks:
        if mask.placeholder and mask.text:
            text = text.replace(mask.text, mask.placeholder)
        elif not mask.placeholder:
            text = text.replace(mask.text, "")
    draft = Draft(text)
    plain_quotes(draft)
    plain_dashes(draft)
    return re.sub(r" {2,}", " ", draft.text.replace("…", "...")).strip()
