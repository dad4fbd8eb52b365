"""A sentence in doubt is translated again another way, and the better translation is kept.

The ways, in order: alone (an engine elsewhere that was asked for several sentences together), in parts (cut at its
inner marks), without the glossary, by each other engine that may be asked, and, for what is not reliable at all, with
another beginning (an engine that can be steered: a decoder that ran into a loop finds another way out).

A translation takes the place of the one before it only if the check puts it into a better band, or finds clearly less
to doubt in the same one. What was not kept stays with the unit as attempts. All of it depends on the sentence alone,
so the same sentence ends the same in every article, and the memory keeps how it ended.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from farwire import check, translate
from farwire.pipeline.parts import joined, parts_of
from farwire.records import (
    Attempt,
    Band,
    Block,
    BlockKind,
    CheckRequest,
    EngineChoice,
    Finding,
    Revision,
    Segment,
    Translation,
    TranslationRequest,
    TranslationUnit,
    UnitOrigin,
    UnitVerdict,
)

RULE = "tried-again"
_ORDER = (Band.NONE, Band.LOOK, Band.UNRELIABLE)
# Of two translations in one band the later is taken only if its risk is lower by this.
_CLEARLY = 0.1

Made = list[TranslationUnit | None]
Way = Callable[[TranslationRequest, Sequence[TranslationUnit]], Made]


@dataclass(frozen=True, slots=True)
class _Standing:
    """The best translation of a sentence so far, how it was made, and what the check says of it."""

    unit: TranslationUnit
    verdict: UnitVerdict
    way: str
    engine: EngineChoice
    attempts: tuple[Attempt, ...] = ()


def tried_again(request: TranslationRequest, translation: Translation) -> Translation:
    """The translation with every sentence in doubt tried again; itself if none was, or nothing came of it.

    Only what the engine made just now is tried: the memory holds sentences that were tried when they were made.
    """
    verdicts = check.examine(CheckRequest(request.revision, translation)).units
    standing = {
        place: _Standing(unit, verdict, "as usual", translation.engine)
        for place, (unit, verdict) in enumerate(zip(translation.units, verdicts, strict=True))
        if unit.origin is UnitOrigin.ENGINE and verdict.band is not Band.NONE
    }
    for name, engine, way in _ways(request):
        open_places = [place for place, one in standing.items() if _is_open(one, way)]
        if not open_places:
            continue
        made = way(replace(request, engine=engine), [standing[place].unit for place in open_places])
        for place, unit in zip(open_places, made, strict=True):
            if unit is not None:
                standing[place] = _compared(standing[place], unit, (name, engine), request)
    return _with_standings(translation, standing)


def _is_open(one: _Standing, way: Way) -> bool:
    """Whether a sentence is still to be tried; what only has a warning is not made to begin otherwise."""
    return one.verdict.band is Band.UNRELIABLE or (one.verdict.band is Band.LOOK and way is not _another_beginning)


def _with_standings(translation: Translation, standing: dict[int, _Standing]) -> Translation:
    settled = {one.unit.source.text: one for one in standing.values() if one.attempts}
    if not settled:
        return translation
    units = [
        _settled(place, unit, settled[unit.source.text])
        # What stands twice in an article was translated once; both stay alike.
        if unit.origin in (UnitOrigin.ENGINE, UnitOrigin.MEMORY) and unit.source.text in settled
        else unit
        for place, unit in enumerate(translation.units)
    ]
    return replace(translation, units=tuple(units))


def _settled(place: int, unit: TranslationUnit, one: _Standing) -> TranslationUnit:
    if one.way == "as usual":
        return replace(unit, attempts=one.attempts)
    first = one.attempts[0]
    why = "; ".join(detail for _, detail in first.findings)
    detail = f"translated again ({one.way}); at first it read: “{first.target or ''}” ({why})"
    again = Finding(place, RULE, detail, parameters=(("was", first.target or ""), ("way", one.way)))
    findings = (*(replace(finding, unit=place) for finding in one.unit.findings), again)
    marks = translate.place_marks(unit.source, one.unit.target or "", one.unit.words)
    return replace(
        unit, target=one.unit.target, words=one.unit.words, marks=marks, findings=findings, attempts=one.attempts
    )


def _compared(
    before: _Standing, unit: TranslationUnit, made: tuple[str, EngineChoice], request: TranslationRequest
) -> _Standing:
    """The better of two, with the other among its attempts; the one before if both say the same."""
    if unit.target is None or unit.target == before.unit.target:
        return before
    revision = _of_sentences(request.revision, [unit.source])
    checked = Translation(revision.digest, request.target_language, request.engine, (unit,))
    (verdict,) = check.examine(CheckRequest(revision, checked)).units
    after = _Standing(unit, verdict, *made)
    if _is_better(verdict, before.verdict):
        return replace(after, attempts=(*before.attempts, _attempt(before)))
    return replace(before, attempts=(*before.attempts, _attempt(after)))


def _is_better(new: UnitVerdict, old: UnitVerdict) -> bool:
    if new.band is not old.band:
        return _ORDER.index(new.band) < _ORDER.index(old.band)
    return _risk(old) - _risk(new) > _CLEARLY


def _risk(verdict: UnitVerdict) -> float:
    return dict(verdict.scores).get("risk", 1.0)


def _attempt(one: _Standing) -> Attempt:
    findings = tuple((finding.rule, finding.detail) for finding in one.verdict.findings)
    return Attempt(one.way, one.engine.model, one.unit.target, one.verdict.band, findings)


# --- the ways: each gives for each unit its translation, or None where the way is not open to it ---


def _ways(request: TranslationRequest) -> Iterator[tuple[str, EngineChoice, Way]]:
    first, others = request.engine, [engine for engine in request.others if engine != request.engine]
    if translate.is_remote(first) and first in request.others:
        yield "alone", first, _alone
    if not translate.is_remote(first) or first in request.others:
        yield "in parts", first, _in_parts
        if request.glossary:
            yield "without the glossary", first, _without_glossary
    for engine in others:
        yield f"by {engine.name}", engine, _together
    if first.kind == "marian":
        yield "another beginning", first, _another_beginning


def _together(request: TranslationRequest, units: Sequence[TranslationUnit]) -> Made:
    """All sentences anew, by the request's engine."""
    revision = _of_sentences(request.revision, [unit.source for unit in units])
    made = translate.translate(replace(request, revision=revision, memory=()))
    if not isinstance(made, Translation):  # an engine that is out of reach is no way; the first translation stands
        return [None] * len(units)
    return [replace(new, source=unit.source) for new, unit in zip(made.units, units, strict=True)]


def _alone(request: TranslationRequest, units: Sequence[TranslationUnit]) -> Made:
    """Each sentence in a request of its own."""
    return [made for unit in units for made in _together(request, [unit])]


def _without_glossary(request: TranslationRequest, units: Sequence[TranslationUnit]) -> Made:
    return _together(replace(request, glossary=()), units)


def _in_parts(request: TranslationRequest, units: Sequence[TranslationUnit]) -> Made:
    """Cut at inner marks, each part translated by itself, and put together again."""
    cut = [parts_of(unit.source) for unit in units]
    pieces = [TranslationUnit(part, None, UnitOrigin.ENGINE) for parts in cut for part in parts]
    made = iter(_together(request, pieces)) if pieces else iter(())
    found: Made = []
    for unit, parts in zip(units, cut, strict=True):
        targets = [next(made) for _ in parts]
        whole = [target for target in targets if target is not None]
        found.append(joined(unit, whole, request.target_language) if parts and len(whole) == len(targets) else None)
    return found


def _another_beginning(request: TranslationRequest, units: Sequence[TranslationUnit]) -> Made:
    """The sentence once more, but not beginning with the word it begins with."""
    return [_steered(request.engine, unit) for unit in units]


def _steered(engine: EngineChoice, unit: TranslationUnit) -> TranslationUnit | None:
    first = (unit.target or "").split(maxsplit=1)[:1]
    word = first[0].strip(".,;:!?\"“”«»'") if first else ""
    if not word or any(mark.kind == "keep" for mark in unit.source.marks):
        return None
    made = translate.translate_steered(engine, unit.source.text, beginning="", forbidden=(word,))
    return None if made is None else replace(made, source=unit.source)


def _of_sentences(revision: Revision, sentences: Sequence[Segment]) -> Revision:
    """Sentences as an article of their own, one a paragraph."""
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, (replace(segment, block=place, index=0),)) for place, segment in enumerate(sentences)
    )
    return replace(revision, digest=f"again:{revision.digest}", blocks=blocks)
