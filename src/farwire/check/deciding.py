"""Whom a guessed pronoun stands for, and how plain the article is about it.

Three sources, the plainest first: the number of the source's verb, a word of the source that agrees
in gender, and whom the text is about (`reference`). The engine has the last word (see `MendProposal`):
its own doubt is evidence of what is said of persons and what of things, but none of he and she.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from farwire.check.clauses import Clause
from farwire.check.guesses import Guess
from farwire.check.lexicon.english import english
from farwire.check.lexicon.words import pattern_of
from farwire.check.mentions import agreement_at
from farwire.check.nouns import BODY, COLLECTIVE, FEMININE, MASCULINE, NEUTER, PERSON, SEVERAL, THING, UNKNOWN
from farwire.check.pair import Pair
from farwire.check.reference import Candidate, Focus, Sentence, candidates, named_before

# The kinds that a guessed word may rightly stand for.
_MALE, _FEMALE = frozenset({MASCULINE, PERSON}), frozenset({FEMININE, PERSON})
_MANY = frozenset({SEVERAL, COLLECTIVE})
_LIKE = {
    **dict.fromkeys(("he", "him", "his"), _MALE), **dict.fromkeys(("she", "her", "hers"), _FEMALE),
    **dict.fromkeys(("it", "its"), NEUTER), **dict.fromkeys(("they", "them", "their", "theirs"), _MANY),
}  # fmt: skip
# By how many nats the wanted word may be less likely: what an agreeing word shows is plainer than whom a text is about.
# Of he and she it knows nothing but which is the commoner.
_PLAIN, _BY_NUMBER, BY_REFERENCE, _HE_OR_SHE = 10.0, 4.0, 6.0, 10.0
_GENDERED = frozenset({"he", "him", "his", "she", "her", "hers"})
_OFFERS = frozenset({"can", "may", "must", "should", "could", "might", "need"})
_BEING = frozenset({"is", "was", "has", "had", "'s", "isn't", "wasn't"})
_DECIDED = frozenset({FEMININE, MASCULINE, THING, BODY, COLLECTIVE, SEVERAL})


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
    if best is None or best.kind not in _DECIDED:
        return Decision()
    rivals = named_before(sentence, guess.target_span[0], known) | _near(best, focus)
    is_gender = guess.word in _GENDERED and best.kind in {FEMININE, MASCULINE}
    is_rivalled = not rivals.isdisjoint(_LIKE.get(guess.word, frozenset()))
    return Decision(best.kind, _HE_OR_SHE if is_gender else BY_REFERENCE, is_rivalled)


def _best(
    guess: Guess, sentence: Sentence, focus: Focus, known: Mapping[int, str], number: str | None
) -> Candidate | None:
    """The likeliest candidate: of a verb of saying, a thing only if nobody is there who can say something."""
    found = [one for one in candidates(sentence, guess.target_span[0], focus, known) if _may_be(one, guess, number)]
    if guess.kind == "subject" and _clause_of(sentence, guess).reporting:
        found.sort(key=lambda one: one.kind == THING or (one.kind == UNKNOWN and one.where == "clause"))
    return found[0] if found else None


def _clause_of(sentence: Sentence, guess: Guess) -> Clause:
    return sentence.reading.clauses[sentence.reading.clause_at(guess.target_span[0])]


def _near(best: Candidate, focus: Focus) -> frozenset[str]:
    """Those in the sentence before of whom one may still speak: its subjects and its persons."""
    if best.where not in {"focus", "speaker"}:
        return frozenset()
    return focus.around | (focus.persons[-1] if focus.persons else frozenset())


def _may_be(one: Candidate, guess: Guess, number: str | None) -> bool:
    """Whether one may be whom a guess stands for: one for a singular, no mere owner of something."""
    if guess.kind == "object" and one.where != "focus":
        return False
    if guess.kind != "possessive" and one.where == "owner":
        return False
    return number is None or one.kind != SEVERAL


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
