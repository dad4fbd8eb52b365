"""An article's sentences as an edition shows them: translated, doubtful or left as they were, with the reasons."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, pairwise
from typing import Any

from farwire.archive.codec import decode
from farwire.archive.models import Revision, Translation
from farwire.publish.editions import Edition
from farwire.publish.selection.shapes import Note, Paragraph, Sentence, Stretch, Words
from farwire.publish.selection.words import printable, shorten, translated, web_address
from farwire.records import (
    Band,
    BlockKind,
    Finding,
    Mark,
    Segment,
    TranslationUnit,
    UnitVerdict,
    Verdict,
    sentence_joint,
)
from farwire.records import Revision as RevisionRecord


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit with its verdict."""

    unit: TranslationUnit
    verdict: UnitVerdict

    @property
    def target(self) -> str | None:
        """The translation if it may be shown: not when there is none, nor when it is unreliable."""
        return None if self.verdict.band is Band.UNRELIABLE else self.unit.target

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found in making and in checking, each once."""
        return tuple(dict.fromkeys((*self.unit.findings, *self.verdict.findings)))


def units_of(translation: Translation) -> tuple[Unit, ...]:
    """A translation's units with their verdicts, in reading order."""
    verdicts = decode(Verdict, translation.verdict).units
    units = [decode(TranslationUnit, _without_words(each)) for each in translation.units]
    return tuple(Unit(unit, verdict) for unit, verdict in zip(units, verdicts, strict=True))


def paragraphs_of(revision: RevisionRecord, units: Sequence[Unit], target_language: str) -> tuple[Paragraph, ...]:
    """The article's blocks in order; `units` is empty where the article is shown as it was written."""
    numbers, notes = count(1), count(1)
    aligned = iter(units)
    return tuple(
        Paragraph(
            kind=block.kind.value,
            sentences=tuple(
                _sentence(next(numbers), segment, next(aligned) if units else None, notes) for segment in block.segments
            ),
            original_joint=sentence_joint(revision.language),
            shown_joint=sentence_joint(target_language if units else revision.language),
        )
        for block in revision.blocks
    )


def stretches_of(text: str, marks: Sequence[Mark]) -> tuple[Stretch, ...]:
    """A text cut at its marks, each piece with all that holds there; addresses a reader can't follow are dropped."""
    cuts = {0, len(text)} | {max(0, min(place, len(text))) for mark in marks for place in (mark.start, mark.end)}
    edges = sorted(cuts)
    return tuple(
        _stretch(text[start:end], [m for m in marks if m.start <= start and end <= m.end])
        for start, end in pairwise(edges)
    )


def summary_in_translation(revision: Revision, translation: Translation, edition: Edition) -> Words | None:
    """The translated standfirst, or else first paragraph, as far as every sentence of it may be shown."""
    record, units = decode(RevisionRecord, revision.content), units_of(translation)
    paragraphs = paragraphs_of(record, units, edition.language)
    kinds = (BlockKind.STANDFIRST, BlockKind.PARAGRAPH)
    first = min((p for p in paragraphs if p.kind in kinds), key=lambda p: p.kind != BlockKind.STANDFIRST, default=None)
    if first is None or not all(sentence.is_translated for sentence in first.sentences):
        return None
    text = first.shown_joint.join("".join(s.text for s in sentence.shown) for sentence in first.sentences)
    return translated(shorten(text), revision.language, edition)


def notes_of(paragraphs: Sequence[Paragraph]) -> tuple[Note, ...]:
    """All notes of an article, in their order."""
    return tuple(note for part in paragraphs for sentence in part.sentences for note in sentence.notes)


def _sentence(number: int, segment: Segment, unit: Unit | None, notes: Iterator[int]) -> Sentence:
    original = stretches_of(segment.text, segment.marks)
    if unit is None:
        return Sentence(number, original, original, is_translated=False, is_doubtful=False)
    is_translated = unit.target is not None
    is_doubtful = unit.verdict.band is not Band.NONE or not is_translated
    findings = unit.findings if is_doubtful else ()
    return Sentence(
        number,
        original,
        stretches_of(unit.target, unit.unit.marks) if unit.target is not None else original,
        is_translated=is_translated,
        is_doubtful=is_doubtful,
        notes=tuple(Note(next(notes), finding.rule, finding.detail) for finding in findings),
    )


def _stretch(text: str, marks: Sequence[Mark]) -> Stretch:
    kinds = {mark.kind for mark in marks}
    links = [href for mark in marks if mark.kind == "link" and (href := web_address(mark.href or ""))]
    return Stretch(printable(text), "strong" in kinds, "em" in kinds, links[0] if links else "")


def _without_words(unit: Any) -> Any:
    """A unit's JSON without its word alignment, which is long and which no page shows."""
    return {name: value for name, value in unit.items() if name != "words"}
