"""Words and numbers that end in a full stop without ending a sentence, by language (`vocabulary/abbreviations.txt`)."""

import re
from collections.abc import Iterable
from functools import cache

from farwire.read.words import sections

# Where an ordinal is written as a number and a stop, a month's name after it goes on with the sentence.
_ORDINALS = frozenset(
    ["de", "da", "no", "nb", "nn", "fi", "cs", "sk", "hu", "hr", "sl", "sr", "bs", "et", "is", "lv", "lt", "tr", "pl"]
)
_MONTH = {
    "de": "januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|"
    "jahrhundert|bezirk|auflage|spieltag|minute|platz|runde|stock|juli",
}


@cache
def abbreviations(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Lower-case words without their last stop: those that never end a sentence, those that don't before a number."""
    lists = sections("abbreviations")
    base = {"nb": "no", "nn": "no", "sr": "hr", "bs": "hr"}.get(language, language)
    words = [*lists["all"], *lists.get(base, lists["en"])]
    return _words(words) - _words(lists["often-last"]), _words(lists["before-number"])


def _words(lines: Iterable[str]) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


def numbers_with_stop(language: str) -> bool:
    """Whether the language writes ordinals as a number with a full stop."""
    return language in _ORDINALS


def month_follows(following: str, language: str) -> bool:
    """Whether what follows "3." goes on with an ordinal: a month, a century, or any noun where nouns are lower-case."""
    names = _MONTH.get(language)
    return bool(names and re.match(rf"(?:{names})\b", following, re.IGNORECASE))


_BEFORE_ORDINAL = {
    "de": "am zum vom beim im der die das dem den des ein einen einem seinen seinem seiner ihren ihrem ihrer unser "
    "jeder jedes jeden jedem ab bis",
    "da": "den det de sin sit hver til fra",
    "no": "den det de sin sitt hver til fra",
}  # fmt: skip


def before_ordinal(before: str, language: str) -> bool:
    """Whether the text before a number with a stop ends in an article or the like: "zum 7." is an ordinal."""
    words = before.split()
    return bool(words) and words[-1].lower() in _BEFORE_ORDINAL.get(language, "").split()
