"""Mending words that the machine had to guess and the article itself decides ("He lost" of an organisation).

The check says which word should be another one and why, and how unlikely the engine may find it; the
engine translates the sentence on from there. The mended sentence is taken only if the check finds no
more fault with it than before, and it says that it was mended, and where. It belongs to its article:
the memory keeps the sentence as it was.
"""

from dataclasses import replace

from farwire import check, translate
from farwire.records import Band, CheckRequest, EngineChoice, Finding, Revision, Translation, TranslationUnit

RULE = "mended"
_ORDER = (Band.NONE, Band.LOOK, Band.UNRELIABLE)
# A sentence that grows or shrinks more than this was not mended but said anew.
_MOST_CHANGE = 0.35
# The engine chose the guess: if it likes another word clearly better, it was not asked at the same place.
_MOST_LIKED = 1.0
_GENDERS = ({"he", "she"}, {"his", "her"}, {"him", "her"})
# What a mend makes plain may mend the next; more than this many rounds are not worth their time.
_ROUNDS = 4


def mended(revision: Revision, translation: Translation) -> Translation:
    """The translation with every guessed word put right that the article decides; itself if there is none."""
    current = translation
    refused: set[tuple[int, str]] = set()
    for _ in range(_ROUNDS):
        changed = _round(revision, current, refused)
        if changed is current:
            break
        current = changed
    return current


def _round(revision: Revision, translation: Translation, refused: set[tuple[int, str]]) -> Translation:
    """The first mend of each sentence; what the engine or the check refused is added to `refused`."""
    units = list(translation.units)
    done: set[int] = set()
    for proposal in check.propose_mends(revision, translation):
        # What is refused once in a sentence isn't tried at its next word: both speak of the same.
        place = (proposal.unit, proposal.reason)
        if proposal.unit in done or place in refused:  # the places in its text have moved
            continue
        better = _mend(revision, translation, proposal)
        if better is None:
            refused.add(place)
        else:
            units[proposal.unit] = better
            done.add(proposal.unit)
    return replace(translation, units=tuple(units)) if done else translation


def _mend(revision: Revision, translation: Translation, proposal: check.MendProposal) -> TranslationUnit | None:
    unit, engine = translation.units[proposal.unit], translation.engine
    if unit.target is None:
        return None
    start, end = proposal.target_span
    beginning, guess = unit.target[:start].rstrip(), unit.target[start:end]
    wanted = _likeliest(unit.source.text, beginning, guess, proposal, engine)
    if wanted is None:
        return None
    made = translate.translate_steered(engine, unit.source.text, beginning=unit.target[:start] + wanted)
    if made is None or made.target is None or not _is_no_worse(unit, made, revision, translation):
        return None
    place = (start, start + len(wanted)) if made.target[start:].startswith(wanted) else None
    detail = f"“{guess}” became “{wanted}”: {proposal.reason}"
    finding = Finding(proposal.unit, RULE, detail, proposal.source_span, place)
    return replace(
        unit,
        target=made.target,
        words=made.words,
        marks=translate.place_marks(unit.source, made.target, made.words),
        findings=(*unit.findings, finding),
    )


def _likeliest(
    source: str, beginning: str, guess: str, proposal: check.MendProposal, engine: EngineChoice
) -> str | None:
    """The wanted word that the engine likes best, or None if it likes it too little beside its guess."""
    scores = translate.score_alternatives(engine, source, beginning, [guess, *proposal.wanted])
    if not scores:
        return None
    best = max(range(1, len(scores)), key=lambda index: (scores[index], -index))
    wanted = proposal.wanted[best - 1]
    liked = scores[best] - scores[0]
    # Of he and she it knows nothing but which is the commoner, so its surprise says nothing of the place.
    is_gender = {guess.lower(), wanted.lower()} in _GENDERS
    if liked < -proposal.margin or (liked > _MOST_LIKED and not is_gender):
        return None
    return wanted


def _is_no_worse(unit: TranslationUnit, made: TranslationUnit, revision: Revision, translation: Translation) -> bool:
    before, after = unit.target or "", made.target or ""
    if after == before or abs(len(after) - len(before)) > _MOST_CHANGE * len(before):
        return False
    both = (unit, replace(unit, target=made.target, words=made.words, findings=made.findings))
    verdict = check.examine(CheckRequest(revision, replace(translation, units=both)))
    old, new = verdict.units
    return _ORDER.index(new.band) <= _ORDER.index(old.band)
