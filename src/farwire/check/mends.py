"""Words that the machine had to guess and the article itself decides: what to ask the engine again.

An article is read sentence by sentence for whom it is about; what `deciding` says of a guessed pronoun
becomes the word that should stand there. Nothing is proposed where somebody else is near for whom the
guess may be right.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from farwire.check.casting import cast_of, gender_of_aligned
from farwire.check.clauses import closes_first, has_quote
from farwire.check.deciding import BY_REFERENCE, Decision, decide, decide_shown
from farwire.check.guesses import Guess, guesses_in, is_described, is_first_person, open_subjects, shown_subjects
from farwire.check.nouns import BODY, COLLECTIVE, FEMININE, MASCULINE, SEVERAL, THING, THINGS, UNKNOWN, tokens_of
from farwire.check.pair import Pair, Span, primary
from farwire.check.reference import Focus, Sentence, next_focus, read_sentence
from farwire.records import Revision, Translation, TranslationUnit, UnitOrigin

_WANTED = {
    (FEMININE, "subject"): "she", (FEMININE, "object"): "her", (FEMININE, "possessive"): "her",
    (MASCULINE, "subject"): "he", (MASCULINE, "object"): "him", (MASCULINE, "possessive"): "his",
    (THING, "subject"): "it", (THING, "object"): "it", (THING, "possessive"): "its",
    (SEVERAL, "subject"): "they", (SEVERAL, "object"): "them", (SEVERAL, "possessive"): "their",
}  # fmt: skip
_WANTED |= {(THINGS, kind): _WANTED[SEVERAL, kind] for kind in ("subject", "object", "possessive")}
_WANTED |= {(BODY, kind): _WANTED[THING, kind] for kind in ("subject", "object", "possessive")}
_WHO = {
    FEMININE: "a woman", MASCULINE: "a man", THING: "a thing", BODY: "an organisation", SEVERAL: "several",
    COLLECTIVE: "a body of several", THINGS: "several things",
}  # fmt: skip
_ADDRESSES = frozenset({"you", "your", "yours"})
_TO_READER = re.compile(r"\byour?\b", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“«][^\"”»]*(?:[\"”»]|$)")
# In how many sentences a quotation that stays open is closed.
_LONGEST_QUOTATION = 8
# Set phrases in which a pronoun stands for the noun beside it.
_OF_ITS_KIND = re.compile(r"its (?:kind|own)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MendProposal:
    """A word of a unit's target that should be another one.

    unit: index into the translation's units; target_span: the guessed word's place (characters);
    wanted: the words that may stand there, the best first; reason: in plain English;
    margin: by how many nats the engine may find the best of them less likely than the guessed word;
    source_span: the place in the source that the guess stands for; who: whom the word stands for, in English.
    """

    unit: int
    target_span: Span
    wanted: tuple[str, ...]
    reason: str
    margin: float = BY_REFERENCE
    source_span: Span | None = None
    who: str = ""


def propose_mends(revision: Revision, translation: Translation) -> tuple[MendProposal, ...]:
    """Which guessed words to have decided again; pure analysis, no engine. Empty where nothing is known."""
    source, target = primary(revision.language), primary(translation.target_language)
    if target != "en" or source == target or not is_described(source):
        return ()
    open_units = [_guesses_of(unit, source) for unit in translation.units]
    last = max((index for index, guesses in enumerate(open_units) if guesses), default=-1)
    if last < 0:
        return ()
    names = cast_of(translation.units, source)
    fixed = _fixed_words(translation, source)
    focus, quoted = Focus(), False
    proposals: list[MendProposal] = []
    for index, unit in enumerate(translation.units[: last + 1]):
        if unit.target is None:
            continue
        sentence = read_sentence(unit.target, names, gender_of_aligned(unit, source), quoted=quoted)
        decided, found = _of_unit((index, unit), sentence, focus, open_units[index])
        # What people wrote stands; what the memory holds is the engine's word before any mend.
        if unit.origin in (UnitOrigin.ENGINE, UnitOrigin.MEMORY):
            proposals += [mend for mend in found if unit.target[slice(*mend.target_span)].lower() not in fixed]
        focus = next_focus(sentence, focus, decided)
        quoted = sentence.reading.quoted and _goes_on_quoted(translation.units[index + 1 :])
    return tuple(proposals)


def _goes_on_quoted(units: Sequence[TranslationUnit]) -> bool:
    """Whether a quotation that a sentence leaves open is closed in one of the next; else its mark was forgotten."""
    for unit in units[:_LONGEST_QUOTATION]:
        tokens = tokens_of(unit.target or "")
        if has_quote(tokens):
            return closes_first(tokens)
    return False


def _fixed_words(translation: Translation, source: str) -> frozenset[str]:
    """The pronouns that an article uses for its reader or its writer, outside of quotations."""
    addressed = sum(_TO_READER.search(_QUOTED.sub("", unit.target or "")) is not None for unit in translation.units)
    told = any(is_first_person(_QUOTED.sub("", unit.source.text), source) for unit in translation.units)
    return (_ADDRESSES if addressed > 1 else frozenset()) | ({"i"} if told else frozenset())


class _Open(NamedTuple):
    """A word that may have to be another one; whether the source has a word for it, too."""

    pair: Pair
    guess: Guess
    is_shown: bool


@lru_cache(maxsize=1024)
def _guesses_of(unit: TranslationUnit, source: str) -> tuple[_Open, ...]:
    """What is open in a sentence, in order."""
    if unit.target is None:
        return ()
    pair = Pair(unit.source.text, unit.target, source, "en", unit.words)
    found = [_Open(pair, guess, False) for guess in (*guesses_in(pair), *open_subjects(pair))]
    found += [_Open(pair, guess, True) for guess in shown_subjects(pair)]
    return tuple(sorted(found, key=lambda one: one.guess.target_span))


def _of_unit(
    numbered: tuple[int, TranslationUnit], sentence: Sentence, focus: Focus, guesses: Sequence[_Open]
) -> tuple[dict[int, str], list[MendProposal]]:
    """The kinds of a sentence's guessed pronouns by their places, and the mends that follow from them."""
    index, unit = numbered
    aligned = {word.target_start for word in unit.words}
    pronouns = (clause.pronoun for clause in sentence.reading.clauses)
    decided = {place: "" for place in pronouns if place is not None and place not in aligned}
    proposals: list[MendProposal] = []
    for pair, guess, is_shown in guesses:
        if is_shown:
            decision = decide_shown(guess, sentence, focus, decided)
        else:
            decision = decide(pair, guess, sentence, focus, decided)
        wanted = _wanted(decision.kind, guess)
        is_right = guess.word in wanted
        if decision.kind != UNKNOWN or not is_shown:
            decided[guess.target_span[0]] = UNKNOWN if decision.is_rivalled and not is_right else decision.kind
        if wanted and not is_right and not decision.is_rivalled and not _is_set_phrase(pair, guess):
            proposals.append(_proposal(index, pair, guess, decision))
    return decided, proposals


def _is_set_phrase(pair: Pair, guess: Guess) -> bool:
    return _OF_ITS_KIND.match(pair.target, guess.target_span[0]) is not None


def _proposal(index: int, pair: Pair, guess: Guess, decision: Decision) -> MendProposal:
    wanted = _wanted(decision.kind, guess)
    if pair.target[guess.target_span[0]].isupper():
        wanted = tuple(word.capitalize() for word in wanted)
    who = _WHO[decision.kind]
    reason = f"the article speaks of {who} here"
    return MendProposal(index, guess.target_span, wanted, reason, decision.margin, guess.source_span, who)


def _wanted(kind: str, guess: Guess) -> tuple[str, ...]:
    """The words that may stand for a kind; of a body that is one and many, both."""
    kinds = (THING, SEVERAL) if kind == COLLECTIVE else (kind,)
    return tuple(_WANTED[one, guess.kind] for one in kinds if (one, guess.kind) in _WANTED)
