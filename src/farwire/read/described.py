"""Descriptions of an article that were taken from its text: where they are not found, some of it is missing.

Most pages describe their article in the standfirst's or the first paragraph's own words; some in words of
their own, and these say nothing here.
"""

import re

from farwire.read.extract import is_picture_text
from farwire.read.page import Page, plain
from farwire.read.text import SOLID, Shingles, tokens

CUT = re.compile(r"(?:…|\.\.\.|\[\.{3}\]|\[…\])\W*$")
_ENDS = re.compile(r"[.!?。！？।؟۔»”“\"'’)）」』|:]\s*$")
_SOLID = re.compile(f"[{SOLID}]")
_SITE = re.compile(r"\s+[|–—-]\s+[^|–—.!?]{2,40}$")
# Below the first share of its runs of words a description is not in the text; below the second share of its words
# it hardly speaks of the same.
_ABSENT = 0.35
_STRANGE = 0.62
# A long description has room for the text's own words: so many words, and the share below which it is another's.
_LONG = 26
_STRANGE_IF_LONG = 0.75


def described_gap(page: Page, written: Shingles) -> str | None:
    """The reason if a description that was cut out of a text, or speaks of what the text does not, is not in it.

    written: the runs of words of what was read. Captions count as read: some pages describe themselves by one.
    """
    fed = plain(page.item.summary_html) if page.item else ""
    texts = [text for each in page.descriptions() if (text := _SITE.sub("", plain(each))) and text != fed]
    absent = [text for text in texts if written.coverage(CUT.sub("", text)) < _ABSENT]
    if not any(_is_cut(text) or _is_strange(text, written) for text in absent):
        return None
    captions = Shingles([passage.text for passage in page.passages if is_picture_text(passage)])
    if all(captions.coverage(CUT.sub("", text)) >= _ABSENT for text in absent):
        return None
    return "the page's own summary is not in the text"


def _is_cut(text: str) -> bool:
    """Whether a description ends as a text does that was cut at a length: with dots, or in the middle of a sentence."""
    size = len(tokens(text))
    if CUT.search(text):
        return size >= 12
    long = len(text) >= (60 if _SOLID.search(text) else 120)
    return long and not _ENDS.search(text)


def _is_strange(text: str, written: Shingles) -> bool:
    words = tokens(text)
    share = _STRANGE_IF_LONG if len(words) >= _LONG else _STRANGE
    return len(words) >= 15 and sum(written.knows(word) for word in words) < len(words) * share
