"""Words of any script, and their folded forms: what is compared is never the letters as written."""

import re
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from farwire.records import SOLID_LANGUAGES

_LAST_MARK = 0x11FFF
# Where a text has neither combining marks nor low lines, these are its words, found in an eighth of the time.
_PLAIN_WORD = re.compile(r"\w+(?:['’‑-]\w+)*")


@lru_cache(maxsize=1024)
def primary(language: str) -> str:
    """The first subtag of a BCP 47 tag, in lower case: `pt` for `pt-BR`."""
    return language.split("-", maxsplit=1)[0].lower()


def words(text: str) -> list[str]:
    """The words of a text, as written."""
    return _word_pattern(text).findall(text)


def word_matches(text: str) -> Iterator[re.Match[str]]:
    """The words of a text with where they stand."""
    return _word_pattern(text).finditer(text)


def _word_pattern(text: str) -> re.Pattern[str]:
    return _PLAIN_WORD if _marks().isdisjoint(text) and "_" not in text else _any_word()


@cache
def _any_word() -> re.Pattern[str]:
    """One word: letters, digits and the marks that belong to them, with inner apostrophes and hyphens.

    Python's `\\w` leaves combining marks out, which would cut every Devanagari word in pieces.
    """
    letters = f"(?>[^\\W_]++|[{re.escape(''.join(sorted(_marks())))}]++)++"
    return re.compile(f"{letters}(?:['’‑-]{letters})*")


@cache
def _marks() -> frozenset[str]:
    codes = range(0x300, min(_LAST_MARK, sys.maxunicode))
    return frozenset(chr(code) for code in codes if unicodedata.category(chr(code))[0] == "M")


def fold(text: str) -> str:
    """Without case, accents and compatibility forms: `Ångström` and `ANGSTROM` are one word."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@lru_cache(maxsize=32_768)
def fold_word(word: str) -> str:
    """The same for one word, remembered: a language's texts use few words often."""
    return fold(word)


def is_solid(language: str) -> bool:
    """Whether words of this language are written without spaces between them."""
    return primary(language) in SOLID_LANGUAGES or primary(language) == "th"
