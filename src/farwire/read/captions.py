"""The captions of the pictures that stand in an article, without their credits."""

import re

from farwire.read.chrome import is_chrome
from farwire.read.extract import is_picture_text
from farwire.read.image import split_credit
from farwire.read.passages import Passage
from farwire.read.text import Shingles, fold, tokens
from farwire.read.zones import names_of

_CREDIT = re.compile(r"(?:^|[-_ ])(?:credits?|copyright|photographer|source|author|attribution|agency)(?:$|[-_ ])")
_SENTENCE = re.compile(r"[.!?…。！？।؟۔][\"'”’»)]*$")
_ZONES = frozenset({"nav", "footer", "aside", "related", "offer", "comments", "hidden", "dialog", "form"})
_TITLES = ("h3", "h4", "h5", "h6")
_SHORTEST = 5
_LONGEST = 90
# So many passages before the first paragraph the lead picture's caption may stand.
_BEFORE = 12


def captions_among(passages: list[Passage], standfirst: list[Passage], body: list[Passage]) -> list[Passage]:
    """The passages that are captions within the article, in the page's order, each text once.

    A caption is what its element says it is: figcaption, or an element named for it, with a sentence's length.
    """
    if len(body) < 2:
        return []
    first, last = min(each.order for each in [*standfirst, *body]), max(each.order for each in body)
    written = Shingles([passage.text for passage in [*standfirst, *body]])
    seen: set[str] = set()
    found = []
    for place in range(max(0, first - _BEFORE), last + 1):
        passage = passages[place]
        text = split_credit(passage.text)[0] or "" if _is_caption(passage) else ""
        if not _SHORTEST <= len(tokens(text)) <= _LONGEST or fold(text) in seen or written.coverage(text) >= 0.7:
            continue
        seen.add(fold(text))
        if place and _is_title(passages[place - 1], passage):
            found.append(passages[place - 1])
        found.append(passage.with_text(text))
    return found


def _is_title(passage: Passage, caption: Passage) -> bool:
    """Whether a passage before a caption is its heading, as films have one: in the same element, named for captions."""
    return passage.tag in _TITLES and passage.holder is caption.holder and is_picture_text(passage)


def _is_caption(passage: Passage) -> bool:
    """Whether a passage is a picture's caption and says something: a whole sentence, not a label with a credit."""
    if passage.zone in _ZONES or passage.linked > len(passage.text) * 0.5 or passage.tag in ("h1", "h2", "h3", "li"):
        return False
    if not is_picture_text(passage) or any(_CREDIT.search(names_of(each)) for each in passage.path[-2:]):
        return False
    return bool(_SENTENCE.search(passage.text)) and not is_chrome(passage.text, passage.size)
