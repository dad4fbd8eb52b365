"""Pages that stand before an article: bot checks, consent walls, empty shells, errors (`vocabulary/walls.txt`)."""

import re
from functools import cache

from farwire.read.text import tokens
from farwire.read.words import alternatives, lowered

_SHORT = 350


@cache
def _words(section: str) -> re.Pattern[str]:
    return re.compile(alternatives("walls", section), re.IGNORECASE)


@cache
def _offer() -> re.Pattern[str]:
    return re.compile(alternatives("walls", "offer"))


def wall_of(title: str, text: str, *, stated: bool = False) -> str | None:
    """What stands in front of the article, in words, judged by a page's `title` and `text`; None if nothing does.

    Only a short text can be a wall: an article may speak of robots or cookies at length.
    `stated` is whether the page states by metadata that it is an article.
    """
    words = tokens(text)
    if len(words) > _SHORT:
        return None
    both = f"{title}\n{text}"
    if _words("bot").search(both) and len(words) <= (80 if stated else 250):
        return "the site asks for proof that a person reads it"
    hits = len(_words("consent").findall(both))
    if hits >= 3 and hits * 22 >= len(words):
        return "the site shows only its consent wall"
    if len(words) <= 120 and _words("missing").search(title):
        return "the site says that the page does not exist"
    if len(words) <= 60 and _words("script").search(both):
        return "the page is empty without its scripts"
    return None


def is_offer(text: str) -> bool:
    """Whether a line asks to subscribe or to register before one may read on."""
    return _offer().search(lowered(text)) is not None
