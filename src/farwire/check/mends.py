"""Words that the machine had to guess and the article itself decides: what to ask the engine again.

Whom a guessed pronoun stands for is decided by `reference`; here it becomes a word of the target, if
the number that the source's verb shows allows it and nobody else is near for whom the guess may be
right. How much less likely than the guess the engine may find the word is part of the proposal.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from farwire.check.casting import cast_of, gender_of_aligned
from farwire.check.guesses import Guess, guesses_in, is_described, open_subjects
from farwire.check.lexicon.english import english
from farwire.check.lexicon.words import pattern_of
from farwire.check.mentions import agreement_at
from farwire.check.nouns import BODY, COLLECTIVE, FEMININE, MASCULINE, NEUTER, PERSON, SEVERAL, THING, UNKNOWN
from farwire.check.pair import Pair, Span, primary
from farwire.check.reference import Candidate, Focus, Sentence, candidates, named_before, next_focus, read_sentence
from farwire.records import Revision, Translation, TranslationUnit, UnitOrigin

_WANTED = {
    (FEMININE, "subject"): "she", (FEMININE, "object"): "her", (FEMININE, "possessive"): "her",
    (MASCULINE, "subject"): "he", (MASCULINE, "object"): "him", (MASCULINE, "possessive"): "his",
    (THING, "subject"): "it", (THING, "object"): "it", (THING, "possessive"): "its",
    (SEVERAL, "subject"): "they", (SEVERAL, "object"): "them", (SEVERAL, "possessive"): "their",
}  # fmt: skip
_WANTED |= {(BODY, kind): _WANTED[THING, kind] for kind in ("subject", "object", "possessive")}
_WHO = {
    FEMININE: "a woman", MASCULINE: "a man", THING: "a thing", BODY: "an organisation", SEVERAL: "several",
    COLLECTIVE: "a body of several",
}  # fmt: skip
# The kinds that a guessed word may rightly stand for.
_MALE, _FEMALE = frozenset({MASCULINE, PERSON}), frozenset({FEMININE, PERSON})
_MANY = frozenset({SEVERAL, COLLECTIVE})
_LIKE = {
    **dict.fromkeys(("he", "him", "his"), _MALE), **dict.fromkeys(("she", "her", "hers"), _FEMALE),
    **dict.fromkeys(("it", "its"), NEUTER), **dict.fromkeys(("they", "them", "their", "theirs"), _MANY),
}  # fmt: skip
# By how many nats the wanted word may be less likely: what an agreeing word shows is plainer than whom a text is about.
# Of he and she it knows nothing but which is the commoner.
_PLAIN, _BY_NUMBER, _BY_REFERENCE, _HE_OR_SHE = 10.0, 4.0, 6.0, 10.0
_GENDERED = frozenset({"he", "him", "his", "she", "her", "hers"})
_ADDRESSES = frozenset({"you", "your", "yours"})
_TO_READER = re.compile(r"\byour?\b", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“«][^\"”»]*(?:[\"”»]|$)")
# Set phrases in which a pronoun stands for the noun beside it.
_OF_ITS_KIND = re.compile(r"its (?:kind|own)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MendProposal:
    """A word of a unit's target that should be another one.

    unit: index into the translation's units; target_span: the guessed word's place (characters);
    wanted: the words that may stand there, the best first; reason: in plain English;
    margin: by how many nats the engine may find the best of them less likely than the guessed word;
    source_span: the place in the source that the guess stands for.
    """

    unit: int
    target_span: Span
    wanted: tuple[str, ...]
    reason: str
    margin: float = _BY_REFERENCE
    source_span: Span | None = None


@dataclass(frozen=True, slots=True)
class _Decision:
    """Whom a guess stands for, and how plain that is; `kind` is UNKNOWN where it is open."""

    kind: str = UNKNOWN
    margin: float = 0.0
    is_rivalled: bool = False


def propose_mends(revision: Revision, translation: Translation) -> tuple[MendProposal, ...]:
    """Which guessed words to have decided again; pure analysis, no engine. Empty where nothing is known."""
    source, target = primary(revision.language), primary(translation.target_language)
    if target != "en" or source == target or not is_described(source):
        return ()
    names = cast_of(translation.units, source)
    fixed = _ADDRESSES if _addresses_reader(translation) else frozenset[str]()
    focus, quoted = Focus(), False
    proposals: list[MendProposal] = []
    for index, unit in enumerate(translation.units):
        if unit.target is None:
            continue
        sentence = read_sentence(unit.target, names, gender_of_aligned(unit, source), quoted=quoted)
        decided, found = _of_unit(index, unit, sentence, focus, source)
        # What people wrote stands; what the memory holds is the engine's word before any mend.
        if unit.origin in (UnitOrigin.ENGINE, UnitOrigin.MEMORY):
            proposals += [mend for mend in found if unit.target[slice(*mend.target_span)].lower() not in fixed]
        focus, quoted = next_focus(sentence, focus, decided), sentence.reading.quoted
    return tuple(proposals)


def _addresses_reader(translation: Translation) -> bool:
    """Whether an article speaks to its reader: "you" in several sentences outside of quotations."""
    texts = (_QUOTED.sub("", unit.target or "") for unit in translation.units)
    return sum(_TO_READER.search(text) is not None for text in texts) > 1


def _of_unit(
    index: int, unit: TranslationUnit, sentence: Sentence, focus: Focus, source: str
) -> tuple[dict[int, str], list[MendProposal]]:
    """The kinds of a sentence's guessed pronouns by their places, and the mends that follow from them."""
    aligned = {word.target_start for word in unit.words}
    pronouns = (clause.pronoun for clause in sentence.reading.clauses)
    decided = {place: "" for place in pronouns if place is not None and place not in aligned}
    proposals: list[MendProposal] = []
    pair = Pair(unit.source.text, sentence.text, source, "en", unit.words)
    for guess in sorted((*guesses_in(pair), *open_subjects(pair)), key=lambda guess: guess.target_span):
        decision = _decide(pair, guess, sentence, focus, decided)
        place = guess.target_span[0]
        decided[place] = decision.kind
        wanted = _wanted(decision.kind, guess)
        if not wanted or guess.word in wanted or decision.is_rivalled or _OF_ITS_KIND.match(pair.target, place):
            continue
        if pair.target[place].isupper():
            wanted = tuple(word.capitalize() for word in wanted)
        reason = f"the article speaks of {_WHO[decision.kind]} here"
        proposals.append(MendProposal(index, guess.target_span, wanted, reason, decision.margin, guess.source_span))
    return decided, proposals


def _wanted(kind: str, guess: Guess) -> tuple[str, ...]:
    """The words that may stand for a kind; of a body that is one and many, both."""
    kinds = (THING, SEVERAL) if kind == COLLECTIVE else (kind,)
    return tuple(_WANTED[one, guess.kind] for one in kinds if (one, guess.kind) in _WANTED)


def _decide(pair: Pair, guess: Guess, sentence: Sentence, focus: Focus, decided: Mapping[int, str]) -> _Decision:
    number = _number_shown(pair, guess)
    if number == SEVERAL:
        return _Decision(SEVERAL, _BY_NUMBER)
    if guess.kind == "possessive" and _is_dative(pair, guess):
        return _Decision()
    place = guess.target_span[0]
    reporting = guess.kind == "subject" and sentence.reading.clauses[sentence.reading.clause_at(place)].reporting
    found = [one for one in candidates(sentence, place, focus, decided) if _may_be(one, guess, number)]
    if reporting:  # a thing says something only if nobody is there who can
        found.sort(key=lambda one: one.kind == THING or (one.kind == UNKNOWN and one.where == "clause"))
    best = next(iter(found), None)
    if guess.word in {"he", "she", "you"} and (best is None or best.kind not in NEUTER):
        agreed = agreement_at(pair.source, guess.source_span[0], pair.source_language)
        if agreed is not None:
            return _Decision(agreed, _PLAIN)
    if best is None or best.kind not in _WHO or (guess.word == "it" and _may_be_nobody(sentence, place)):
        return _Decision()
    rivals = named_before(sentence, place, decided) | _near(best, focus)
    is_gender = guess.word in _GENDERED and best.kind in {FEMININE, MASCULINE}
    return _Decision(
        best.kind, _HE_OR_SHE if is_gender else _BY_REFERENCE, not rivals.isdisjoint(_LIKE.get(guess.word, frozenset()))
    )


def _near(best: Candidate, focus: Focus) -> frozenset[str]:
    """Those in the sentence before of whom one may still speak: its subjects; its persons where a thing was one."""
    if best.where not in {"focus", "speaker"}:
        return frozenset()
    is_person = best.kind in {FEMININE, MASCULINE}
    return focus.around | (frozenset[str]() if is_person or not focus.persons else focus.persons[-1])


def _may_be_nobody(sentence: Sentence, place: int) -> bool:
    """Whether an "it" may stand for nobody: an auxiliary follows ("it has been decided")."""
    following = next((token.low for token in sentence.tokens if token.start > place), "")
    return following in english("auxiliaries") or following == "'s"


def _may_be(one: Candidate, guess: Guess, number: str | None) -> bool:
    """Whether one may be whom a guess stands for: one for a singular, no mere owner of something."""
    if guess.kind == "object" and one.where != "focus":
        return False
    if guess.kind != "possessive" and one.where == "owner":
        return False
    return number is None or one.kind != SEVERAL


def _number_shown(pair: Pair, guess: Guess) -> str | None:
    """What the source's verb shows: several, one (UNKNOWN which), or None where nothing is known of its verbs."""
    plural = pattern_of(pair.source_language, "verbs_plural")
    if guess.kind != "subject" or plural is None:
        return None
    return SEVERAL if plural.search(pair.source[slice(*guess.source_span)]) else UNKNOWN


def _is_dative(pair: Pair, guess: Guess) -> bool:
    """Whether an owner of the target was an object in the source ("salvar-lhe a vida": to save her life)."""
    datives = pattern_of(pair.source_language, "datives")
    start, end = guess.source_span
    return datives is not None and datives.search(pair.source[max(0, start - 5) : end + 4]) is not None
