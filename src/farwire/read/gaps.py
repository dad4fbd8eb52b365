"""Gaps in a page's own order: headings without text beneath them.

A publisher sets headings, pictures and advertisements among paragraphs. Where the paragraphs are taken out,
these stand on alone.
"""

import re
from collections import Counter
from typing import Any

from farwire.read.chrome import is_chrome
from farwire.read.passages import Passage
from farwire.read.text import mend, tokens

Element = Any
Key = tuple[str, str]

_HEADINGS = ("h2", "h3", "h4", "h5")
_UNSEEN = ("script", "style", "link", "meta", "noscript", "template")
_NUMBERS = re.compile(r"\d+")
_LONGEST_HEADING = 30
# A heading over so few words, a caption's or an advertisement's label, has no text beneath.
_FEW = 30
# A heading of fewer words is a label. A standfirst of at most so many only announces the text.
_LABEL = 3
_ANNOUNCED = 30
_IDLE = "headings stand there without their text"


def gap_among(body: list[Passage], standfirst: list[Passage]) -> str | None:
    """The reason if something stands where paragraphs are wanting, by the order of the elements around `body`."""
    holder = _holder(body)
    if holder is None:
        return None
    own = {id(element) for passage in [*standfirst, *body] for element in passage.path}
    children = [each for each in holder if isinstance(each.tag, str) and each.tag not in _UNSEEN]
    kinds = [_kind(each, own) for each in children]
    if kinds.count("text") < 2:
        return None
    return _IDLE if _idle_headings(children, kinds) else None


def opening_gap(passages: list[Passage], standfirst: list[Passage], body: list[Passage]) -> str | None:
    """The reason if a text that headings part begins with one, and beneath it or above it nothing is said.

    A heading parts a text from what stands before it. So an article's first words stand above its first heading,
    unless that is a label, or a long standfirst says what a first paragraph would.
    """
    if len(body) < 2 or not _is_parting(body):
        return None
    first, second = body[:2]
    between = sum(passage.size for passage in passages[first.order + 1 : second.order])
    idle = between < _FEW and second.tag in _HEADINGS and _key(second.parent) == _key(first.parent)
    announced = 0 < sum(passage.size for passage in standfirst) <= _ANNOUNCED
    return _IDLE if idle or announced else None


def _is_parting(body: list[Passage]) -> bool:
    """Whether the first passage is a heading of some words, and others of its kind stand further down."""
    first = body[0]
    if first.tag not in _HEADINGS or first.size < _LABEL:
        return False
    return any(each.tag == first.tag and _key(each.parent) == _key(first.parent) for each in body[1:])


def _holder(body: list[Passage]) -> Element | None:
    """The element that holds most of the body."""
    weight: Counter[int] = Counter()
    for passage in body:
        if passage.size >= 8:
            weight[id(passage.holder)] += passage.size
    if not weight:
        return None
    heaviest = weight.most_common(1)[0][0]
    return next(passage.holder for passage in body if id(passage.holder) == heaviest)


def _kind(element: Element, own: set[int]) -> str:
    """What a child of the body's element is: text, a heading of the article ("headed"), another, or another thing."""
    if element.tag in _HEADINGS and _is_heading(element):
        return "headed" if id(element) in own else "heading"
    return "text" if id(element) in own else "other"


def _is_heading(element: Element) -> bool:
    text = mend(element.text_content())
    return bool(text) and len(tokens(text)) <= _LONGEST_HEADING and not is_chrome(text, len(tokens(text)))


def _idle_headings(children: list[Element], kinds: list[str]) -> bool:
    """Whether two headings without text follow each other, or one like those before stands after all text."""
    last_text = max(place for place, kind in enumerate(kinds) if kind == "text")
    before: set[Key] = set()
    waiting = 0
    for place, (child, kind) in enumerate(zip(children, kinds, strict=True)):
        if kind in ("text", "headed"):
            waiting = 0
        if kind in ("heading", "headed") and place < last_text:
            before.add(_key(child))
        if kind != "heading":
            continue
        waiting += 1
        if (waiting >= 2 or (place > last_text and _key(child) in before)) and not _has_text(children[place + 1 :]):
            return True
    return False


def _has_text(following: list[Element]) -> bool:
    """Whether words stand between a heading and the next: links of a list, an offer, a note on the author."""
    words = 0
    for element in following:
        if element.tag in _HEADINGS:
            break
        words += len(tokens(mend(element.text_content())))
    return words > _FEW


def _key(element: Element) -> Key:
    """What elements of one kind have in common: tag and class, numbers left out."""
    return element.tag, _NUMBERS.sub("", element.get("class") or "")
