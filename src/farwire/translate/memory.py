"""The translation memory's keys, and the units that a finished translation adds to it."""

import hashlib

from farwire.records import EngineChoice, MemoryHit, Revision, Segment, Term, Translation, TranslationUnit, UnitOrigin
from farwire.translate.glossary import relevant_terms
from farwire.translate.prepare import needs_translation

Spans = tuple[tuple[int, int], ...]


def kept_spans(segment: Segment) -> Spans:
    """The stretches of a segment that its source says are not to be translated."""
    return tuple((mark.start, mark.end) for mark in segment.marks if mark.kind == "keep")


def memory_key(text: str, choice: EngineChoice, glossary: tuple[Term, ...] = (), kept: Spans = ()) -> str:
    """The key of a sentence's unit, 64 hex digits.

    It changes with the text, the languages, the engine, its version (which holds the models' hashes and
    prepare's version), the glossary's terms that occur in the text, and what must be kept.
    """
    terms = sorted(
        (term.source, term.target, str(term.case_sensitive))
        for term in relevant_terms(text, glossary, choice.source_language)
    )
    parts = [
        *(text, choice.source_language, choice.target_language),
        *(choice.kind, choice.name, choice.model, choice.version, choice.pivot or ""),
        *("\x1f".join(term) for term in terms),
        *(f"{start}-{end}" for start, end in kept),
    ]
    return hashlib.sha256("\x1e".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def memory_keys(revision: Revision, choice: EngineChoice, glossary: tuple[Term, ...] = ()) -> tuple[str | None, ...]:
    """The keys of a revision's segments, in order; None where nothing needs translation."""
    return tuple(_segment_key(segment, choice, glossary) for segment in revision.segments)


def _segment_key(segment: Segment, choice: EngineChoice, glossary: tuple[Term, ...]) -> str | None:
    kept = kept_spans(segment)
    return memory_key(segment.text, choice, glossary, kept) if needs_translation(segment.text, kept) else None


def new_units(
    translation: Translation, revision: Revision, glossary: tuple[Term, ...] = ()
) -> tuple[tuple[str, TranslationUnit], ...]:
    """The (key, unit) pairs that a finished translation adds to the memory: what its engine made, each key once."""
    keys = memory_keys(revision, translation.engine, glossary)
    found = {
        key: unit
        for key, unit in zip(keys, translation.units, strict=True)
        if key is not None and unit.origin is UnitOrigin.ENGINE and unit.target is not None
    }
    return tuple(found.items())


def unit_to_hit(key: str, unit: TranslationUnit) -> MemoryHit:
    """A unit as the memory gives it back. Raises ValueError for a unit without a target: it is no translation."""
    if unit.target is None:
        raise ValueError("a unit without a target is no translation and can't be remembered")
    return MemoryHit(key, unit.target, UnitOrigin.MEMORY, unit.words, unit.findings, unit.attempts)
