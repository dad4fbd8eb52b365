"""An article's sentences as an edition shows them: translated, doubtful or left as they were, with the reasons."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, pairwise
from typing import Any

from farwire.archive.codec import decode
from farwire.archive.models import Translation
from farwire.publish.editions import Edition
from farwire.publish.selection.shapes import Words
from farwire.publish.selection.text_shapes import Choice, Note, Paragraph, Sentence, Stretch
from farwire.publish.selection.words import printable, shorten, translated, web_address
from farwire.records import (
    Band,
    Block,
    BlockKind,
    Finding,
    Mark,
    Segment,
    TranslationUnit,
    UnitVerdict,
    sentence_joint,
)
from farwire.records import Revision as RevisionRecord

# Findings about a word that the source leaves open; they raise no doubt about the sentence.
_GUESSED = "guessed-"
_MENDED = "mended"
_CHOICE = "choice"
# Of what a finding is about, so many words are told.
_MOST_WORDS = 12
# Where a summary is taken from, the best first.
_OPENING = (BlockKind.STANDFIRST.value, BlockKind.PARAGRAPH.value)


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
    return _paired(translation.units, translation.verdict["units"])


def paragraphs_of(revision: RevisionRecord, units: Sequence[Unit], target_language: str) -> tuple[Paragraph, ...]:
    """The article's blocks in order; `units` is empty where the article is shown as it was written."""
    numbers, notes = count(1), count(1)
    aligned = iter(units) if units else None
    return tuple(
        _paragraph(block, aligned, revision.language, target_language, numbers, notes) for block in revision.blocks
    )


def stretches_of(text: str, marks: Sequence[Mark]) -> tuple[Stretch, ...]:
    """A text cut at its marks, each piece with all that holds there; addresses a reader can't follow are dropped."""
    cuts = {0, len(text)} | {max(0, min(place, len(text))) for mark in marks for place in (mark.start, mark.end)}
    edges = sorted(cuts)
    return tuple(
        _stretch(text[start:end], [m for m in marks if m.start <= start and end <= m.end])
        for start, end in pairwise(edges)
    )


def summary_of(paragraphs: Sequence[Paragraph], language: str, edition: Edition) -> Words | None:
    """The translated standfirst, or else first paragraph, as far as every sentence of it may be shown."""
    first = min((p for p in paragraphs if p.kind in _OPENING), key=lambda p: _OPENING.index(p.kind), default=None)
    if first is None or not all(sentence.is_translated for sentence in first.sentences):
        return None
    text = first.shown_joint.join(text_of(sentence.shown) for sentence in first.sentences)
    return translated(shorten(text), language, edition)


def opening_of(content: Any, translation: Translation, language: str, edition: Edition) -> Words | None:
    """The same from what is stored, reading no more of it than the one paragraph."""
    blocks = content["blocks"]
    places = [place for place, block in enumerate(blocks) if block["kind"] in _OPENING]
    place = min(places, key=lambda each: _OPENING.index(blocks[each]["kind"]), default=None)
    if place is None:
        return None
    start = sum(len(block["segments"]) for block in blocks[:place])
    end = start + len(blocks[place]["segments"])
    units = _paired(translation.units[start:end], translation.verdict["units"][start:end])
    return summary_of(
        [_paragraph(decode(Block, blocks[place]), iter(units), language, edition.language)], language, edition
    )


def text_of(stretches: Sequence[Stretch]) -> str:
    """A sentence's plain text."""
    return "".join(stretch.text for stretch in stretches)


def notes_of(paragraphs: Sequence[Paragraph]) -> tuple[Note, ...]:
    """All notes of an article, in their order."""
    return tuple(note for part in paragraphs for sentence in part.sentences for note in sentence.notes)


def choices_of(paragraphs: Sequence[Paragraph]) -> tuple[Choice, ...]:
    """All choices of an article, in their order."""
    return tuple(choice for part in paragraphs for sentence in part.sentences for choice in sentence.choices)


def _paired(units: Sequence[Any], verdicts: Sequence[Any]) -> tuple[Unit, ...]:
    decoded = (decode(TranslationUnit, _without_words(each)) for each in units)
    return tuple(Unit(unit, decode(UnitVerdict, each)) for unit, each in zip(decoded, verdicts, strict=True))


def _paragraph(
    block: Block,
    units: Iterator[Unit] | None,
    language: str,
    target_language: str,
    numbers: Iterator[int] | None = None,
    notes: Iterator[int] | None = None,
) -> Paragraph:
    numbers, notes = numbers or count(1), notes or count(1)
    places = [next(numbers) for _ in block.segments]
    is_head = block.kind is BlockKind.HEADLINE
    sentences = (
        _sentence(number, places[0] if is_head else number, segment, next(units) if units else None, notes)
        for number, segment in zip(places, block.segments, strict=True)
    )
    return Paragraph(
        kind=block.kind.value,
        sentences=tuple(sentences),
        original_joint=sentence_joint(language),
        shown_joint=sentence_joint(target_language if units else language),
    )


def _sentence(number: int, place: int, segment: Segment, unit: Unit | None, notes: Iterator[int]) -> Sentence:
    original = stretches_of(segment.text, segment.marks)
    if unit is None:
        return Sentence(number, original, original, is_translated=False, is_doubtful=False)
    target, is_doubtful = unit.target, unit.verdict.band is not Band.NONE or unit.target is None
    choices = () if target is None else _choices(unit, target)
    places = [Mark(_CHOICE, *finding.target_span) for finding in choices if finding.target_span]
    findings = [finding for finding in unit.findings if finding not in choices] if is_doubtful else []
    return Sentence(
        number,
        original,
        stretches_of(target, [*unit.unit.marks, *places]) if target is not None else original,
        is_translated=target is not None,
        is_doubtful=is_doubtful,
        notes=tuple(_note(next(notes), unit, finding, place) for finding in findings),
        choices=tuple(_choice(unit, finding, place) for finding in choices),
    )


def _choices(unit: Unit, target: str) -> tuple[Finding, ...]:
    """The findings about words that the source leaves open, whose place in the translation is known."""
    return tuple(
        finding
        for finding in unit.findings
        if (finding.rule.startswith(_GUESSED) or finding.rule == _MENDED)
        and finding.target_span
        and target[slice(*finding.target_span)].strip()
    )


def _note(number: int, unit: Unit, finding: Finding, place: int) -> Note:
    ours = _words_at(unit.unit.source.text, finding.source_span)
    theirs = _words_at(unit.unit.target or "", finding.target_span)
    return Note(number, finding.rule, finding.detail, place, ours, theirs, finding.parameters)


def _choice(unit: Unit, finding: Finding, place: int) -> Choice:
    word = printable((unit.target or "")[slice(*finding.target_span or (0, 0))])
    ours = _words_at(unit.unit.source.text, finding.source_span)
    return Choice(word, finding.rule, finding.detail, place, ours, finding.parameters)


def _words_at(text: str, span: tuple[int, int] | None) -> str:
    """The words of a text at a place, cut short; nothing where the place is unknown."""
    return shorten(printable(text[slice(*span)]), _MOST_WORDS) if span else ""


def _stretch(text: str, marks: Sequence[Mark]) -> Stretch:
    kinds = {mark.kind for mark in marks}
    links = [href for mark in marks if mark.kind == "link" and (href := web_address(mark.href or ""))]
    return Stretch(printable(text), "strong" in kinds, "em" in kinds, links[0] if links else "", _CHOICE in kinds)


def _without_words(unit: Any) -> Any:
    """A unit's JSON without its word alignment, which is long and which no page shows."""
    return {name: value for name, value in unit.items() if name != "words"}
