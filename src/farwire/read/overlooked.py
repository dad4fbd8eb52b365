"""Paragraphs that stand on the page beside those that were read, and were not read themselves: a loss of our own.

The page's elements say which paragraphs are neighbours of the text; the second, independent extractor says
whether it takes a far longer text for the article.
"""

import re
from collections import Counter

from farwire.read.chrome import is_chrome
from farwire.read.extract import is_picture_text
from farwire.read.passages import Passage
from farwire.read.posts import is_post
from farwire.read.text import Shingles, fold, tokens
from farwire.read.tidy import is_meta, is_teaser
from farwire.read.walls import is_offer

_SENTENCE = re.compile(r"[.!?。！？।؟۔…][\"'”’»)」』]*$")
_KINDS = ("p", "div", "li", "blockquote")
# The fewest words of a paragraph that can't be a label, and the fewest that are a loss.
_LEAST = 12
# An element that holds this share of the body's words is its home.
_HOME = 0.05
# From this share of its runs of words on, a paragraph was read under another form.
_KNOWN = 0.8
# The share of links above which a line points elsewhere.
_LINKED = 0.5
# What the second extractor must have found beside the text that was read, against that text.
_FAR_MORE = 0.6


def overlooked_gap(passages: list[Passage], standfirst: list[Passage], body: list[Passage]) -> str | None:
    """The reason if paragraphs in the elements that hold `body` are neither in it nor in `standfirst`."""
    homes = _homes(body)
    if not homes:
        return None
    read = [*standfirst, *body]
    known, zones = {fold(passage.text) for passage in read}, {passage.zone for passage in body}
    taken = set(map(id, read))
    beside = (each for each in passages if id(each) not in taken and each.zone in zones and _key(each) in homes)
    left_out = [each for each in beside if fold(each.text) not in known and _is_text(each)]
    if not left_out:
        return None
    written = Shingles([passage.text for passage in read])
    lost = sum(each.size for each in left_out if written.coverage(each.text) < _KNOWN)
    return "paragraphs beside the text were not read" if lost >= _LEAST else None


def _homes(body: list[Passage]) -> set[object]:
    """The elements that hold the body's paragraphs, by tag and class where they have one."""
    weight: Counter[object] = Counter()
    for passage in body:
        if passage.size >= 8:
            weight[_key(passage)] += passage.size
    return {key for key, words in weight.items() if words >= weight.total() * _HOME}


def _key(passage: Passage) -> object:
    names = passage.holder.get("class")
    return (passage.holder.tag, names) if names else id(passage.holder)


def _is_text(passage: Passage) -> bool:
    """Whether a passage is a paragraph of whole sentences, and no caption, teaser, offer or line of the site."""
    if passage.tag not in _KINDS or passage.size < _LEAST or passage.linked > len(passage.text) * _LINKED:
        return False
    if not _SENTENCE.search(passage.text) or is_chrome(passage.text, passage.size) or is_offer(passage.text):
        return False
    return not (is_picture_text(passage) or is_post(passage) or is_meta(passage) or is_teaser(passage))


def second_gap(lines: list[str], written: Shingles, size: int) -> str | None:
    """The reason if the second extractor's lines hold far more sentences among those that were read than `size`."""
    measured = [(len(tokens(line)), written.coverage(line), line) for line in lines]
    places = [place for place, (words, share, _) in enumerate(measured) if share >= _KNOWN and words >= 8]
    if not places:
        return None
    between = measured[places[0] : _end(measured, places[-1])]
    more = sum(words for words, share, line in between if share < 0.35 and _is_line(line, words))
    return "a second extractor finds more text" if more >= max(60, size * _FAR_MORE) else None


def _end(measured: list[tuple[int, float, str]], last: int) -> int:
    """The place after the lines of sentences that follow the last line that was read."""
    place = last + 1
    while place < len(measured) and _is_line(measured[place][2], measured[place][0]):
        place += 1
    return place


def _is_line(line: str, words: int) -> bool:
    return words >= _LEAST and bool(_SENTENCE.search(line)) and not is_chrome(line, words) and not is_offer(line)
