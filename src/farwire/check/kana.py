"""Katakana: how Japanese writes foreign names, read for the consonants one hears.

By Unicode's names of the letters, which give their syllables in Latin letters (Kunrei order: チ is TI, ツ is TU).
"""

import re
import unicodedata
from functools import cache

from farwire.check.pair import Word

_RUN = re.compile(r"[ァ-ヴー]+")
_PREFIX = "KATAKANA LETTER "
# Syllables whose consonant is heard as another one than their name says, before small vowels above all.
_HEARD = {
    "ティ": "t", "ディ": "d", "トゥ": "t", "ドゥ": "d", "ファ": "f", "フィ": "f", "フェ": "f", "フォ": "f", "フュ": "f",
    "フ": "f", "ウィ": "", "ウェ": "", "ウォ": "", "シ": "s", "ジ": "j", "チ": "ch", "ヂ": "j", "ツ": "ts", "ヅ": "z",
    "ヴ": "v", "ッ": "", "ー": "",
}  # fmt: skip
_SYLLABLE = re.compile("|".join([*sorted(_HEARD, key=len, reverse=True), "."]))


def kana_words(text: str) -> list[Word]:
    """The words of a text in katakana, with their consonants in Latin letters as folded form."""
    return [Word(match.group(), _spelled(match.group()), *match.span()) for match in _RUN.finditer(text)]


def _spelled(written: str) -> str:
    return "".join(_consonant(match.group()) for match in _SYLLABLE.finditer(written))


@cache
def _consonant(syllable: str) -> str:
    if syllable in _HEARD:
        return _HEARD[syllable]
    name = unicodedata.name(syllable, "").removeprefix(_PREFIX).removeprefix("SMALL ").lower()
    return re.sub(r"[aeiou]+$", "", name)
