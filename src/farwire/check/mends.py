"""Words that the machine had to guess and the article itself decides: what to ask the engine again.

Method: the persons an article names get their gender from first names, titles and articles of the
source; a guessed pronoun stands for the person its own sentence is about if one is named before it,
else for the person the sentences before are about. Where these disagree nothing is proposed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from farwire.check.guesses import Guess, guesses_in
from farwire.check.mentions import FEMININE, MASCULINE, THING, Mention, agreement_at, genders_of_names, mentions_in
from farwire.check.pair import Pair, Span, primary
from farwire.records import Revision, Translation, TranslationUnit, UnitOrigin

_WANTED = {
    (FEMININE, "subject"): "she", (FEMININE, "object"): "her", (FEMININE, "possessive"): "her",
    (MASCULINE, "subject"): "he", (MASCULINE, "object"): "him", (MASCULINE, "possessive"): "his",
    (THING, "subject"): "it", (THING, "object"): "it", (THING, "possessive"): "its",
}  # fmt: skip
_WHO = {FEMININE: "a woman", MASCULINE: "a man", THING: "an organisation or thing"}


@dataclass(frozen=True, slots=True)
class MendProposal:
    """A word of a unit's target that should be another one.

    unit: index into the translation's units; target_span: the guessed word's place (characters);
    wanted: the words that may stand there, the best first; reason: in plain English.
    """

    unit: int
    target_span: Span
    wanted: tuple[str, ...]
    reason: str


def propose_mends(revision: Revision, translation: Translation) -> tuple[MendProposal, ...]:
    """Which guessed words to have decided again; pure analysis, no engine. Empty where nothing is known."""
    source, target = primary(revision.language), primary(translation.target_language)
    if target != "en" or source == target:
        return ()
    names = genders_of_names([unit.source.text for unit in translation.units], source)
    focus: list[Mention] = []
    proposals: list[MendProposal] = []
    for index, unit in enumerate(translation.units):
        mentions = mentions_in(unit.source.text, source, names)
        proposals += _of_unit(index, unit, (source, target), mentions, focus)
        focus = _people(mentions) or _opening_thing(mentions) or focus
    return tuple(proposals)


def _of_unit(
    index: int,
    unit: TranslationUnit,
    languages: tuple[str, str],
    mentions: Sequence[Mention],
    before: Sequence[Mention],
) -> Iterator[MendProposal]:
    # What people wrote stands; what the memory holds is the engine's word before any mend.
    if unit.target is None or unit.origin not in (UnitOrigin.ENGINE, UnitOrigin.MEMORY):
        return
    for guess in guesses_in(Pair(unit.source.text, unit.target, *languages, unit.words)):
        gender = agreement_at(unit.source.text, guess.source_span[0], languages[0]) if guess.kind == "subject" else None
        if gender is None and not _is_dative(unit.source.text, guess) and not _is_quoted(unit.source.text, guess):
            gender = _meant(guess, mentions, before)
        wanted = _WANTED.get((gender, guess.kind)) if gender is not None else None
        if gender is not None and wanted is not None and wanted != guess.word and guess.word in _REPLACEABLE[gender]:
            reason = f"the article speaks of {_WHO[gender]} here"
            yield MendProposal(index, guess.target_span, (_as_written(wanted, unit.target, guess),), reason)


_REPLACEABLE = {FEMININE: {"he", "his", "him"}, MASCULINE: {"she", "her"}, THING: {"he", "she", "his", "her", "him"}}
# Only a verb that opens its sentence is taken to go on speaking of the thing before ("Perdeu líderes").
_OPENS = 3
# A thing is what a sentence is about if it stands within its first so many characters.
_OPENING = 25


def _opening_thing(mentions: Sequence[Mention]) -> list[Mention]:
    """The thing a sentence opens with, if nobody is named in it before."""
    first = list(mentions[:1])
    return [mention for mention in first if mention.gender == THING and mention.start < _OPENING]


def _people(mentions: Sequence[Mention]) -> list[Mention]:
    return [mention for mention in mentions if mention.gender != THING]


def _meant(guess: Guess, mentions: Sequence[Mention], before: Sequence[Mention]) -> str | None:
    """The gender of the one a guessed pronoun stands for, or None where that is open."""
    named = [mention for mention in mentions if mention.end <= guess.source_span[0]]
    ahead = _people(named) or _opening_thing(named)
    # "In her letter, Ms X…": who is meant comes later.
    later = guess.kind == "possessive" and not ahead and bool(_people(mentions))
    candidates = [] if later else ahead or list(before)
    if not candidates or candidates[0].gender not in _REPLACEABLE:
        return None
    if candidates[0].gender == THING and not ahead and guess.source_span[0] > _OPENS:
        return None
    genders = {mention.gender for mention in candidates}
    if guess.kind == "object":
        return candidates[0].gender if len(genders) == 1 and not ahead else None
    return candidates[0].gender if len(genders) == 1 or not ahead else None


def _is_dative(source: str, guess: Guess) -> bool:
    """Whether a subject of the target was an object in the source ("foi-lhe dito": he was told)."""
    start, end = guess.source_span
    return (
        guess.kind == "subject"
        and re.search(r"\blhes?\b|\ble\b|\bgli\b", source[max(0, start - 5) : end + 4]) is not None
    )


def _is_quoted(source: str, guess: Guess) -> bool:
    """Whether somebody else is speaking: whom they mean is not whom the article speaks of."""
    return len(re.findall(r"[\"“”«»]", source[: guess.source_span[0]])) % 2 == 1


def _as_written(wanted: str, target: str, guess: Guess) -> str:
    return wanted.capitalize() if target[guess.target_span[0]].isupper() else wanted
