"""Words of any script, and their folded forms: what is compared is never the letters as written."""

import re
import sys
import unicodedata
from functools import cache, lru_cache

from farwire.records import SOLID_LANGUAGES

_LAST_MARK = 0x11FFF


def primary(language: str) -> str:
    """The first subtag of a BCP 47 tag, in lower case: `pt` for `pt-BR`."""
    return language.split("-", maxsplit=1)[0].lower()


@cache
def word_pattern() -> re.Pattern[str]:
    """One word: letters, digits and the marks that belong to them, with inner apostrophes and hyphens.

    Python's `\\w` leaves combining marks out, which would cut every Devanagari word in pieces.
    """
    marks = "".join(
        chr(code) for code in range(0x300, min(_LAST_MARK, sys.maxunicode)) if unicodedata.category(chr(code))[0] == "M"
    )
    letters = f"(?>[^\\W_]++|[{re.escape(marks)}]++)++"
    return re.compile(f"{letters}(?:['’‑-]{letters})*")


def words(text: str) -> list[str]:
    """The words of a text, as written."""
    return word_pattern().findall(text)


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
