"""Lines that are known by their words as the site's own, in many languages (`vocabulary/chrome.txt`).

Only a short line is looked at, and words that an article may well be about (cookies, newsletters) count
only where it is not.
"""

import re
from functools import cache

from farwire.read.words import alternatives, lowered

_LONGEST = 40
_SHORT = 8
# No letter may follow, but for scripts that part no words.
_WORD_END = "(?![a-zà-ɏа-яёіїєґα-ω])"
_SENTENCE = re.compile(r"[.。।]\W*$")


@cache
def _certain() -> re.Pattern[str]:
    openings, phrases, whole = (alternatives("chrome", name) for name in ("openings", "phrases", "whole"))
    return re.compile(rf"^\W*(?:{openings}){_WORD_END}|{phrases}|^\W*(?:{whole})\W*$")


@cache
def _short() -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:{alternatives('chrome', 'short')}){_WORD_END}")


@cache
def _doubtful() -> re.Pattern[str]:
    return re.compile(alternatives("chrome", "doubtful"))


def is_about_chrome(text: str) -> bool:
    """Whether a headline or paragraph speaks of what is elsewhere a sign of chrome, such as cookies."""
    return _doubtful().search(lowered(text)) is not None


def is_chrome(text: str, size: int, *, doubtful: bool = True) -> bool:
    """Whether a line of `size` words is the site's own; `doubtful` off leaves out words the article is about."""
    if size > _LONGEST:
        return False
    lower = lowered(text)
    if _certain().search(lower) or (doubtful and _doubtful().search(lower)):
        return True
    return size <= _SHORT and not _SENTENCE.search(text) and _short().match(lower) is not None
