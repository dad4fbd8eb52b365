"""From a revision to its translation: memory first, then the engine, one unit a segment."""

import dataclasses
from collections.abc import Sequence

from farwire.errors import FarwireError, TranslateError
from farwire.records import (
    EngineChoice,
    Failure,
    Finding,
    Mark,
    MemoryHit,
    Segment,
    Term,
    Translation,
    TranslationRequest,
    TranslationUnit,
    UnitOrigin,
)
from farwire.translate.alignment import place_guessed
from farwire.translate.choose import base_language
from farwire.translate.engine import open_engine
from farwire.translate.marks import place_marks
from farwire.translate.memory import kept_spans, memory_key, memory_keys
from farwire.translate.prepare import needs_translation
from farwire.translate.render import Sentence, render_sentences


def translate(request: TranslationRequest) -> Translation | Failure:
    """Translate a revision: one unit for each of its segments, in order.

    A unit that could not be translated has no target and a finding. If nothing could be done at all
    (the engine is out of reach, its model is damaged) the answer is a `Failure`.
    Raises TranslateError if source and target are one language: nothing may ask for that.
    """
    revision, choice = request.revision, request.engine
    if base_language(revision.language) == base_language(request.target_language):
        raise TranslateError(
            f"{revision.digest}: asked to translate {revision.language} into {request.target_language}"
        )
    keys = memory_keys(revision, choice, request.glossary)
    try:
        units = _units(revision.segments, keys, request)
    except FarwireError as error:
        return failure(revision.digest, error)
    return Translation(revision.digest, request.target_language, choice, tuple(units))


def failure(subject: str, error: FarwireError) -> Failure:
    """An expected error as data."""
    return Failure(
        stage="translate",
        subject=subject,
        error=type(error).__name__,
        detail=error.detail,
        retryable=error.retryable,
        retry_after=getattr(error, "retry_after", None),
        status=getattr(error, "status", None),
    )


def translate_lines(
    lines: Sequence[str], choice: EngineChoice, glossary: tuple[Term, ...] = ()
) -> tuple[TranslationUnit, ...]:
    """Translate independent lines, one unit each. Raises TranslateError if the engine can't work at all."""
    segments = [Segment(0, index, line) for index, line in enumerate(lines)]
    keys = [memory_key(line, choice, glossary) if needs_translation(line) else None for line in lines]
    return tuple(_compose(segments, keys, {}, choice, glossary))


def _units(
    segments: Sequence[Segment], keys: Sequence[str | None], request: TranslationRequest
) -> list[TranslationUnit]:
    known = {hit.key: hit for hit in request.memory}
    return _compose(segments, keys, known, request.engine, request.glossary)


def _compose(
    segments: Sequence[Segment],
    keys: Sequence[str | None],
    known: dict[str, MemoryHit],
    choice: EngineChoice,
    glossary: tuple[Term, ...],
) -> list[TranslationUnit]:
    """Take hits from memory, ask the engine once for each new sentence, and lay the units out in order."""
    asked: dict[str, Segment] = {}
    for segment, key in zip(segments, keys, strict=True):
        if key is not None and key not in known:
            asked.setdefault(key, segment)
    made = _ask(asked, choice, glossary)
    units, seen = [], set[str]()
    for index, (segment, key) in enumerate(zip(segments, keys, strict=True)):
        if key is None:
            unit = TranslationUnit(segment, segment.text, UnitOrigin.COPIED, _as_they_stand(segment))
        elif key in known:
            unit = _remembered(segment, known[key])
        else:
            origin = UnitOrigin.MEMORY if key in seen else UnitOrigin.ENGINE
            unit = dataclasses.replace(made[key], source=segment, origin=origin)
            seen.add(key)
        units.append(_finish(unit, index, choice))
    return units


def _ask(asked: dict[str, Segment], choice: EngineChoice, glossary: tuple[Term, ...]) -> dict[str, TranslationUnit]:
    if not asked:
        return {}
    sentences = [Sentence(segment.text, kept_spans(segment)) for segment in asked.values()]
    renderings = render_sentences(sentences, open_engine(choice), choice, glossary)
    return {
        key: TranslationUnit(segment, rendering.text, UnitOrigin.ENGINE, (), rendering.words, rendering.findings)
        for (key, segment), rendering in zip(asked.items(), renderings, strict=True)
    }


def _as_they_stand(segment: Segment) -> tuple[Mark, ...]:
    return tuple(mark for mark in segment.marks if mark.kind != "keep")


def _remembered(segment: Segment, hit: MemoryHit) -> TranslationUnit:
    origin = UnitOrigin.HUMAN if hit.origin is UnitOrigin.HUMAN else UnitOrigin.MEMORY
    return TranslationUnit(segment, hit.target, origin, (), hit.words, hit.findings, hit.attempts)


def _finish(unit: TranslationUnit, index: int, choice: EngineChoice) -> TranslationUnit:
    """Give the findings the unit's place, and bring links and emphasis back onto the translation."""
    findings = tuple(dataclasses.replace(finding, unit=index) for finding in unit.findings)
    if unit.target is None:
        findings = findings or (Finding(index, "no translation", "the engine gave no translation"),)
        return dataclasses.replace(unit, marks=(), words=(), findings=findings)
    return dataclasses.replace(unit, marks=_marks(unit, unit.target, choice), findings=findings)


def _marks(unit: TranslationUnit, target: str, choice: EngineChoice) -> tuple[Mark, ...]:
    if unit.origin is UnitOrigin.COPIED:
        return unit.marks
    if unit.words:
        return place_marks(unit.source, target, unit.words)
    return place_guessed(unit.source, target, choice)
