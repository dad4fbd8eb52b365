"""How a language denies."""

import re
from dataclasses import dataclass
from functools import cache

from farwire.check.lexicon.words import pattern_of, words_about


@dataclass(frozen=True, slots=True)
class Negation:
    """How a language denies.

    plain: the negators that stand for themselves; joining: those that only repeat one in the same
    sentence ("não … nada"); kindred: other words by which the same can be said ("fail", "without");
    sure: False where denials are verb forms or words with other meanings, so that what we find only hints.
    """

    plain: re.Pattern[str]
    joining: re.Pattern[str] | None
    kindred: re.Pattern[str] | None
    sure: bool


@cache
def negation_of(language: str) -> Negation | None:
    """How a language denies, or None where it is not described (Chinese and Japanese deny inside their words)."""
    plain = pattern_of(language, "negation")
    if plain is None:
        return None
    sure = not words_about(language).get("negation_unsure", False)
    return Negation(plain, pattern_of(language, "negation_joining"), pattern_of(language, "negation_kindred"), sure)
