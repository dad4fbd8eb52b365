"""Posts of social networks that an article quotes: their words and who wrote them, as quotes.

The networks' embed code is a blockquote that holds the text, so it can be read without their scripts.
"""

import re

from farwire.read.passages import Passage
from farwire.read.text import fold

_EMBED = "embed"
# The addresses of pictures and links that a post's text ends with are no words of it.
_ADDRESSES = re.compile(r"(?:\s*(?:https?://|pic\.\w+\.com/)\S+)+$")
_SHORTEST = 3
_LONGEST = 120


def posts_among(passages: list[Passage], body: list[Passage]) -> list[Passage]:
    """The passages of posts that stand between the first and the last of `body`, in order, each text once."""
    if len(body) < 2:
        return []
    seen = {fold(passage.text) for passage in body}
    found = []
    for passage in passages[body[0].order + 1 : body[-1].order]:
        if passage.zone != _EMBED or not _is_said(passage) or fold(passage.text) in seen:
            continue
        seen.add(fold(passage.text))
        found.append(passage.with_text(_ADDRESSES.sub("", passage.text)))
    return found


def is_post(passage: Passage) -> bool:
    """Whether a passage is part of an embedded post."""
    return passage.zone == _EMBED


def _is_said(passage: Passage) -> bool:
    """Whether a line is a post's text or its author, not only a link ("View this post on …")."""
    return _SHORTEST <= passage.size <= _LONGEST and passage.linked < len(passage.text) * 0.7
