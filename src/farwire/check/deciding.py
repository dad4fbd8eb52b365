"""Whom a guessed pronoun stands for, and how plain the article is about it.

Three sources, the plainest first: the number of the source's verb, a word of the source that agrees
in gender, and whom the text is about (`reference`). The engine has the last word (see `MendProposal`):
its own doubt is evidence of what is said of persons and what of things, but none of he and she.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from farwire.check.clauses import Clause
from farwire.check.guesses import Guess
from farwire.check.lexicon.english import english
from farwire.check.lexicon.words import pattern_of
from farwire.check.mentions import agreement_at
from farwire.check.nouns import BODY, COLLECTIVE, FEMININE, MASCULINE, NEUTER, PERSON, SEVERAL, THING, THINGS, UNKNOWN
from farwire.check.pair import Pair
from farwire.check.reference import Candidate, Focus, Sentence, candidates, named_before

# The kinds that a guessed word may rightly stand for.
_MALE, _FEMALE = frozenset({MASCULINE, PERSON}), frozenset({FEMININE, PERSON})
_MANY = frozenset({SEVERAL, THINGS, COLLECTIVE})
_LIKE = {
    **dict.fromkeys(("he", "him", "his"), _MALE), **dict.fromkeys(("she", "her", "hers"), _FEMALE),
    **dict.fromkeys(("it", "its"), NEUTER), **dict.fromkeys(("they", "them", "their", "theirs"), _MANY),
}  # fmt: skip
# By how many nats the wanted word may be less likely: what an agreeing word shows is plainer than whom a text is about.
# Of he and she it knows nothing but which is the commoner.
_PLAIN, _BY_NUMBER, BY_REFERENCE, _HE_OR_SHE, _SHOWN_OF_BODY = 10.0, 4.0, 6.0, 10.0, 4.0
_GENDERED = frozenset({"he", "him", "his", "she", "her", "hers"})
_OF_OBJECTS = frozenset({"clause", "focus", "person"})
_OF_SENTENCE = frozenset({"own", "clause", "later"})
_PERSONS = frozenset({FEMININE, MASCULINE, PERSON})
_OFFERS = frozenset({"can", "may", "must", "should", "could", "might", "need"})
_BEING = frozenset({"is", "was", "has", "had", "'s", "isn't", "wasn't"})
_DECIDED = frozenset({FEMININE, MASCULINE, THING, BODY, COLLECTIVE, SEVERAL, THINGS})


@dataclass(frozen=True, slots=True)
class Decision:
    """Whom a guess stands for, and how plain that is; `kind` is UNKNOWN where it is open."""

    kind: str = UNKNOWN
    margin: float = 0.0
    is_rivalled: bool = False


def decide(pair: Pair, guess: Guess, sentence: Sentence, focus: Focus, known: Mapping[int, str]) -> Decision:
    """Whom a guess of a sentence stands for; `known` has what was decided of the pronouns before it, by place."""
    number = _number_shown(pair, guess)
    if number == SEVERAL:
        return Decision(SEVERAL, _BY_NUMBER)
    if _is_somebody_else(pair, guess, sentence):
        return Decision()
    best = _best(guess, sentence, focus, known, number)
    if guess.word in {"he", "she", "you", "i"} and (best is None or best.kind not in NEUTER):
        agreed = agreement_at(pair.source, guess.source_span[0], pair.source_language)
        if agreed is not None:
            return Decision(agreed, _PLAIN)
    # Of things one may speak as of nobody; that the engine thought of a person says more.
    if best is None or best.kind not in _DECIDED or (best.kind == THINGS and guess.word in _GENDERED):
        return Decision()
    rivals = _rivals(best, guess, sentence, focus, known, own=_may_be_own(guess, sentence.text, number))
    is_gender = guess.word in _GENDERED and best.kind in {FEMININE, MASCULINE}
    is_rivalled = not rivals.isdisjoint(_LIKE.get(guess.word, frozenset()))
    return Decision(best.kind, _HE_OR_SHE if is_gender else BY_REFERENCE, is_rivalled)


def decide_shown(guess: Guess, sentence: Sentence, focus: Focus, known: Mapping[int, str]) -> Decision:
    """Whether a "he" or "she" that the source shows is a body's: the source's word then agrees with a noun.

    Only where the sentence itself speaks of the body; for whom sentences before were about, the word is too plain.
    """
    best = next(iter(candidates(sentence, guess.target_span[0], focus, known)), None)
    if best is None or best.where not in {"own", "clause"} or best.kind not in {BODY, COLLECTIVE}:
        return Decision()
    rivals = named_before(sentence, guess.target_span[0], known) | _near(best, focus) | {focus.kind}
    return Decision(best.kind, _SHOWN_OF_BODY, not rivals.isdisjoint(_LIKE[guess.word]))


def _rivals(
    best: Candidate, guess: Guess, sentence: Sentence, focus: Focus, known: Mapping[int, str], *, own: bool
) -> frozenset[str]:
    """The kinds of all who may be meant besides the best: of a person's own clause only who is named in it."""
    is_persons_own = best.where == "own" and best.kind in _PERSONS and guess.word == "its"
    named = named_before(sentence, guess.target_span[0], known, own=own, clause_only=is_persons_own)
    if best.where == "speaker" and sentence.goes_on_quoted:
        return named  # who began to speak goes on
    return named | _near(best, focus)


def _best(
    guess: Guess, sentence: Sentence, focus: Focus, known: Mapping[int, str], number: str | None
) -> Candidate | None:
    """The likeliest candidate: of a verb of saying, a thing only if nobody is there who can say something."""
    own = _may_be_own(guess, sentence.text, number)
    found = [
        one for one in candidates(sentence, guess.target_span[0], focus, known, own=own) if _may_be(one, guess, number)
    ]
    if guess.kind == "subject" and _clause_of(sentence, guess).reporting:
        found.sort(key=lambda one: one.kind == THING or (one.kind == UNKNOWN and one.where in _OF_SENTENCE))
    return found[0] if found else None


# "They were his pupils": nobody is his own.
_IS_ONE_OF = re.compile(
    r"\b(?:is|are|was|were|be|been|became|become|remained)\s+(?:one of\s+|among\s+|also\s+|not\s+)?$"
)


def _may_be_own(guess: Guess, text: str, number: str | None) -> bool:
    """Whether a guess may stand for its own clause's subject: no dative does, nor an owner of what the subject is."""
    if guess.kind == "object":
        return number is None
    return guess.kind != "possessive" or _IS_ONE_OF.search(text[: guess.target_span[0]]) is None


def _clause_of(sentence: Sentence, guess: Guess) -> Clause:
    return sentence.reading.clauses[sentence.reading.clause_at(guess.target_span[0])]


def _near(best: Candidate, focus: Focus) -> frozenset[str]:
    """Those in the sentence before of whom one may still speak: its subjects and its persons.

    One named later has all of them against it who were spoken of before.
    """
    if best.where not in {"focus", "speaker", "later"}:
        return frozenset()
    before = focus.around | (focus.persons[-1] if focus.persons else frozenset())
    return before | {focus.kind, focus.person} if best.where == "later" else before


def _may_be(one: Candidate, guess: Guess, number: str | None) -> bool:
    """Whether one may be whom a guess stands for: one for a singular, no mere owner of something."""
    if guess.kind == "object" and not (one.where == "focus" or (number is not None and one.where in _OF_OBJECTS)):
        return False
    if guess.kind == "object" and number is not None and one.kind not in _PERSONS:
        return False
    if guess.kind != "possessive" and one.where == "owner":
        return False
    return number is None or one.kind not in {SEVERAL, THINGS}


def _is_somebody_else(pair: Pair, guess: Guess, sentence: Sentence) -> bool:
    """Whether a pronoun may stand for nobody, for the reader, for one who is quoted, or for an object in the source."""
    following = [token.low for token in sentence.tokens if token.start >= guess.target_span[1]][:2]
    if not following:
        return True
    if guess.word == "it":
        return following[0] in _BEING or (following[0] in english("auxiliaries") and "be" in following)
    if guess.word == "you":
        return following[0] in _OFFERS
    if guess.word == "i":
        return _clause_of(sentence, guess).quoted
    return guess.kind == "possessive" and _is_dative(pair, guess)


def _number_shown(pair: Pair, guess: Guess) -> str | None:
    """What the source's verb or dative shows: several, one (UNKNOWN which), or None where nothing is known."""
    plural = pattern_of(pair.source_language, "verbs_plural")
    if guess.kind == "object":
        return _number_of_dative(pair, guess)
    if guess.kind != "subject" or plural is None:
        return None
    return SEVERAL if plural.search(pair.source[slice(*guess.source_span)]) else UNKNOWN


def _number_of_dative(pair: Pair, guess: Guess) -> str | None:
    """One (UNKNOWN which) where an object of the target is a dative of the source ("disse-lhe"), None elsewhere."""
    found = _dative(pair, guess)
    return UNKNOWN if found is not None and not found.group().endswith("s") else None


def _dative(pair: Pair, guess: Guess) -> re.Match[str] | None:
    datives = pattern_of(pair.source_language, "datives")
    start, end = guess.source_span
    return datives.search(pair.source[max(0, start - 5) : end + 4]) if datives is not None else None


def _is_dative(pair: Pair, guess: Guess) -> bool:
    """Whether an owner of the target was an object in the source ("salvar-lhe a vida": to save her life)."""
    return _dative(pair, guess) is not None
