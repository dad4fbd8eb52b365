"""Words for numbers: small numbers, tens, and the words that multiply them."""

from functools import cache

from farwire.check.lexicon.locales import scale_words
from farwire.check.lexicon.words import words_about

# Written straight behind the figures, without a space, and added to what follows: 1億2000万.
SOLID_SCALES = {
    "百": 2,
    "千": 3,
    "万": 4,
    "萬": 4,
    "亿": 8,
    "億": 8,
    "兆": 12,
    "천": 3,
    "만": 4,
    "억": 8,
    "조": 12,
    "백": 2,
}
_VALUES = (*range(21), *range(30, 101, 10))
_HAN = frozenset({"zh", "ja", "yue"})
_SCALES_LEAD = frozenset({"sw"})


def reads_number_words(language: str) -> bool:
    """Whether we read a language's numbers in words well enough to miss one."""
    return language in _HAN or bool(words_about(language).get("numbers_complete", False))


def scales_lead(language: str) -> bool:
    """Whether a language says the scale before the figures: "milioni 5"."""
    return language in _SCALES_LEAD


@cache
def number_words(language: str) -> dict[str, float]:
    """A language's words for numbers, folded → value; empty for a language not described."""
    known = words_about(language)
    found: dict[str, float] = {}
    for value, words in zip(_VALUES, known.get("counting", ()), strict=False):
        found |= {word: float(value) for word in words.split("|") if word != "-"}
    return found | {word: float(value) for word, value in known.get("numbers", {}).items()}


@cache
def scales(language: str) -> dict[str, int]:
    """A language's words and abbreviations for thousand and more, folded → power of ten."""
    own: dict[str, int] = words_about(language).get("scales", {})
    return scale_words(language) | own
