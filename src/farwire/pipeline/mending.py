"""Mending words that the machine had to guess and the article itself decides ("He lost" of an organisation).

The check says which word should be another one and why, and how unlikely the engine may find it; the
engine translates the sentence on from there. The mended sentence is taken only if the check finds no
more fault with it than before, and it says that it was mended, and where. It belongs to its article:
the memory keeps the sentence as it was.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from farwire import check, translate
from farwire.records import AlignedWord, Band, CheckRequest, Finding, Revision, Translation, TranslationUnit

RULE = "mended"
_ORDER = (Band.NONE, Band.LOOK, Band.UNRELIABLE)
# A sentence that grows or shrinks more than this was not mended but said anew.
_MOST_CHANGE = 0.35
# The engine chose the guess: if it likes another word clearly better, it was not asked at the same place.
_MOST_LIKED = 1.0
_GENDERS = ({"he", "she"}, {"his", "her"}, {"him", "her"})
# A sentence with more words to mend than this keeps the others; each round reads the whole article.
_ROUNDS = 4


def mended(revision: Revision, translation: Translation) -> Translation:
    """The translation with every guessed word put right that the article decides; itself if there is none."""
    current = translation
    refused: set[tuple[int, str]] = set()
    for _ in range(_ROUNDS):
        # What is refused once in a sentence isn't tried at its next word: both speak of the same.
        proposals = [one for one in check.propose_mends(revision, current) if (one.unit, one.reason) not in refused]
        first: dict[int, check.MendProposal] = {}
        for proposal in proposals:
            first.setdefault(proposal.unit, proposal)  # behind a mend the places in its text have moved
        changed = _round(revision, current, first, refused)
        # The check has decided of each word already as if those before it were mended: only others are left to try.
        if changed is current or len(first) == len(proposals):
            return changed
        current = changed
    return current


def _round(
    revision: Revision,
    translation: Translation,
    proposals: Mapping[int, check.MendProposal],
    refused: set[tuple[int, str]],
) -> Translation:
    """One mend a sentence; what the engine or the check refused is added to `refused`."""
    made = _made(translation, tuple(proposals.values()))
    better = _no_worse(revision, translation, made)
    refused.update((place, proposal.reason) for place, proposal in proposals.items() if place not in better)
    if not better:
        return translation
    return replace(translation, units=tuple(better.get(i, unit) for i, unit in enumerate(translation.units)))


def _made(translation: Translation, proposals: Sequence[check.MendProposal]) -> dict[int, TranslationUnit]:
    """What the engine makes of proposals, by the places of their units; all are decoded at one go."""
    asked = [(proposal, wanted) for proposal in proposals for wanted in proposal.wanted]
    units = [translation.units[proposal.unit] for proposal, _ in asked]
    cases = [
        (unit.source.text, (unit.target or "")[: proposal.target_span[0]] + wanted)
        for unit, (proposal, wanted) in zip(units, asked, strict=True)
    ]
    found: dict[int, list[tuple[float, str, TranslationUnit]]] = {}
    for (proposal, wanted), made in zip(
        asked, translate.translate_steered_together(translation.engine, cases), strict=True
    ):
        liked = _liked(translation.units[proposal.unit], made, proposal)
        if made is not None and liked is not None:
            found.setdefault(proposal.unit, []).append((liked, wanted, made))
    best = {place: max(ways, key=lambda way: way[0]) for place, ways in found.items()}
    return {
        proposal.unit: _mended(translation.units[proposal.unit], proposal, *best[proposal.unit][1:])
        for proposal in proposals
        if proposal.unit in best and _is_liked(best[proposal.unit], translation.units[proposal.unit], proposal)
    }


def _liked(unit: TranslationUnit, made: TranslationUnit | None, proposal: check.MendProposal) -> float | None:
    """By how many nats the engine likes the new word better than its guess; None if it can't be told."""
    start = proposal.target_span[0]
    before, after = _word_at(unit, start), None if made is None else _word_at(made, start)
    return None if before is None or after is None else after.log_probability - before.log_probability


def _word_at(unit: TranslationUnit, start: int) -> AlignedWord | None:
    return next((word for word in unit.words if word.target_start == start), None)


def _is_liked(best: tuple[float, str, TranslationUnit], unit: TranslationUnit, proposal: check.MendProposal) -> bool:
    """Whether the engine likes a word well enough, and not so well that it must have been asked elsewhere."""
    liked, wanted, _ = best
    guess = (unit.target or "")[slice(*proposal.target_span)]
    # Of he and she it knows nothing but which is the commoner, so its surprise says nothing of the place.
    is_gender = {guess.lower(), wanted.lower()} in _GENDERS
    return liked >= -proposal.margin and (liked <= _MOST_LIKED or is_gender)


def _mended(unit: TranslationUnit, proposal: check.MendProposal, wanted: str, made: TranslationUnit) -> TranslationUnit:
    start, end = proposal.target_span
    guess, target = (unit.target or "")[start:end], made.target or ""
    place = (start, start + len(wanted)) if target[start:].startswith(wanted) else None
    detail = f"“{guess}” became “{wanted}”: {proposal.reason}"
    parameters = (("was", guess), ("who", proposal.who))
    finding = Finding(proposal.unit, RULE, detail, proposal.source_span, place, parameters)
    return replace(
        unit,
        target=made.target,
        words=made.words,
        marks=translate.place_marks(unit.source, target, made.words),
        findings=(*unit.findings, finding),
    )


def _no_worse(
    revision: Revision, translation: Translation, made: Mapping[int, TranslationUnit]
) -> dict[int, TranslationUnit]:
    """Those mends with which the check finds no more fault than with the sentence before."""
    kept = {place: unit for place, unit in made.items() if _is_mend(translation.units[place], unit)}
    if not kept:
        return {}
    units = tuple(kept.get(place, unit) for place, unit in enumerate(translation.units))
    # The check remembers what it said of sentences that stayed, and will be asked for the mended ones again.
    old = check.examine(CheckRequest(revision, translation)).units
    new = check.examine(CheckRequest(revision, replace(translation, units=units))).units
    return {
        place: unit for place, unit in kept.items() if _ORDER.index(new[place].band) <= _ORDER.index(old[place].band)
    }


def _is_mend(unit: TranslationUnit, made: TranslationUnit) -> bool:
    """Whether a sentence was mended and not said anew."""
    before, after = unit.target or "", made.target or ""
    return bool(after) and after != before and abs(len(after) - len(before)) <= _MOST_CHANGE * len(before)
