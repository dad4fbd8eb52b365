"""Headlines in CAPITALS: given to the engine as a sentence, given back in capitals."""

import re

from farwire.translate.prepare.abbreviations import abbreviations

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_LABEL = re.compile(r"[^\W\d_][^:.!?\"]{2,40}(?=: )")
LEAST_LETTERS = 8
LEAST_SHARE = 0.8


def is_all_capitals(text: str) -> bool:
    """Whether a text shouts: most of at least eight cased letters in at least two words are capitals."""
    if sum(map(str.isupper, text)) < LEAST_SHARE * LEAST_LETTERS:
        return False  # most sentences: no need to look closer
    cased = [character for character in text if character.lower() != character.upper()]
    capitals = sum(character.isupper() for character in cased)
    long_words = [word for word in _WORD.findall(text) if len(word) > 3 and word.isupper()]
    return len(cased) >= LEAST_LETTERS and len(long_words) >= 2 and capitals >= LEAST_SHARE * len(cased)


def capital_label(text: str) -> int:
    """How many characters a label in capitals has that a sentence begins with ("LIVE UPDATES: …"); 0 without one.

    Short words alone may be abbreviations, which stay as they are.
    """
    match = _LABEL.match(text)
    if match is None:
        return 0
    long_words = [word for word in _WORD.findall(match[0]) if len(word) > 4]
    return match.end() if long_words and match[0] == match[0].upper() else 0


def sentence_case(text: str, language: str) -> str:
    """A shouted text as a sentence: lower case, the first letter a capital, abbreviations as they were."""
    known = abbreviations(language)
    lowered = _WORD.sub(lambda match: match[0] if _is_abbreviation(match[0], known) else _lower(match[0]), text)
    first = next((place for place, character in enumerate(lowered) if character.isalpha()), None)
    return lowered if first is None else lowered[:first] + lowered[first].upper() + lowered[first + 1 :]


def _is_abbreviation(word: str, known: frozenset[str]) -> bool:
    """A known one, or two to five letters that can't be spoken as a word: without a vowel, in scripts with vowels."""
    return word in known or (2 <= len(word) <= 5 and word.isascii() and not re.search("[AEIOUYaeiouy]", word))


def _lower(word: str) -> str:
    lowered = word.lower()
    return lowered if len(lowered) == len(word) else word


def upper(text: str) -> str:
    """Capitals, letter by letter, so that no letter becomes two (ß stays)."""
    return "".join(character.upper() if len(character.upper()) == 1 else character for character in text)
