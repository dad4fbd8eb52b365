"""Which passages of a page are the article's body.

trafilatura (Barbaresi, ACL 2021) says what the article is; the page's own structure says where its
paragraphs begin and end, so each comes out whole, once and in order, with those that stand among
them and were overlooked, and without those that stand elsewhere.
"""

import re
from collections import Counter
from copy import copy
from typing import Any

from lxml.etree import strip_elements

from farwire.read.heavy import library
from farwire.read.passages import Passage
from farwire.read.text import Shingles, fold
from farwire.read.zones import names_of

Element = Any
_ENOUGH = 0.7
_PICTURE = re.compile(
    r"(?:^|[-_ ])(?:caption|captions|credits?|copyright|legend|gallery|slideshow|carousel|"
    r"photo-?credit|image-?credit)(?:$|[-_ ])"
)
_SENTENCE = re.compile(r"[.!?。！？।؟۔…][\"'”’»)]*$")
# What never is text, taken out first because it costs time.
_WEIGHT = (
    "style",
    "svg",
    "noscript",
    "iframe",
    "template",
    "nav",
    "select",
    "button",
    "input",
    "link",
    "source",
    "track",
    "path",
    "meta",
)
_LINES = ("p", "head", "item", "cell", "quote", "code", "ab", "hi", "row", "ref")


def extracted_lines(tree: Element, *, fast: bool = False, precise: bool = False) -> list[str]:
    """The paragraphs that trafilatura takes for the article's body; the tree stays as it is."""
    lighter = _lighter(tree)
    document = library("trafilatura").bare_extraction(
        lighter, include_comments=False, include_tables=True, fast=fast, favor_precision=precise, with_metadata=False
    )
    if document is None or document.body is None:
        return []
    body = document.body
    lines = [
        " ".join("".join(element.itertext()).split()) for element in body.iter(*_LINES) if not _nested(element, body)
    ]
    return [line for line in lines if line]


def _lighter(tree: Element) -> Element:
    """A copy of the tree without what never is text; what follows an element stays. JSON-LD is data, and stays too."""
    lighter = copy(tree)
    for script in list(lighter.iter("script")):
        if "ld+json" not in (script.get("type") or ""):
            script.tag = "style"
    strip_elements(lighter, *_WEIGHT, with_tail=False)
    return lighter


def _nested(element: Element, body: Element) -> bool:
    """Whether an inline element only repeats a part of its line."""
    return element.tag in ("hi", "ref") and element.getparent() is not body


def choose_body(passages: list[Passage], lines: list[str]) -> list[Passage]:
    """The passages whose text is in `lines` or that stand among them, in the page's order, each text once."""
    known = {fold(line) for line in lines}
    shingles = Shingles(lines)
    chosen = [passage for passage in passages if _is_among(passage, known, shingles)]
    chosen = _once(_at_home(chosen))
    return _with_gaps(passages, chosen)


def _is_among(passage: Passage, known: set[str], shingles: Shingles) -> bool:
    if fold(passage.text) in known:
        return True
    if passage.tag == "tr" and not passage.zone:
        return all(shingles.knows(cell) for cell in passage.text.split("·"))
    return passage.size >= 5 and shingles.coverage(passage.text) >= _ENOUGH


def _at_home(chosen: list[Passage]) -> list[Passage]:
    """Without passages of zones that are not the article's, unless hardly any text stands elsewhere."""
    total = sum(len(passage.text) for passage in chosen)
    by_zone: Counter[str] = Counter()
    for passage in chosen:
        by_zone[passage.zone] += len(passage.text)
    allowed = (
        {""} if by_zone[""] > total * 0.3 else {"", *(zone for zone, length in by_zone.items() if length > total * 0.4)}
    )
    return [passage for passage in chosen if passage.zone in allowed and not is_picture_text(passage)]


def is_picture_text(passage: Passage) -> bool:
    """Whether a passage is a picture's caption or credit."""
    if passage.tag == "figcaption":
        return True
    if any(element.tag in ("figure", "figcaption") for element in passage.path):
        return passage.tag != "blockquote"
    return any(_PICTURE.search(names_of(element)) for element in passage.path[-2:])


def _once(chosen: list[Passage]) -> list[Passage]:
    """Of passages with the same text, the one whose holder has most of the body."""
    weight: Counter[int] = Counter()
    for passage in chosen:
        weight[id(passage.holder)] += len(passage.text)
    best: dict[str, Passage] = {}
    for passage in chosen:
        key = fold(passage.text)
        if key not in best or weight[id(passage.holder)] > weight[id(best[key].holder)]:
            best[key] = passage
    return [passage for passage in chosen if _stays(passage, best[fold(passage.text)])]


def _stays(passage: Passage, best: Passage) -> bool:
    """Whether a passage is the best of its text, or a short line that the author wrote again in the same place."""
    return passage is best or passage.size == 0 or (passage.size < 12 and passage.holder is best.holder)


def _with_gaps(passages: list[Passage], chosen: list[Passage]) -> list[Passage]:
    """Also the paragraphs that stand in the same element as the body's, between them or right after or before."""
    if len(chosen) < 2:
        return chosen
    holders = _main_holders(chosen)
    orders = {passage.order for passage in chosen}
    first, last = chosen[0].order, chosen[-1].order
    seen = {fold(passage.text) for passage in chosen}
    home = _common_path(chosen)
    opening = [passage.order for passage in chosen if passage.size >= 20][:3]
    zones = _zones_of(chosen)
    for passage in passages:
        between = first < passage.order < last
        beside = passage.zone in zones and _key(passage.holder) in holders and _belongs(passage, between)
        if passage.order in orders or not (
            beside or (between and opening and passage.order < opening[-1] and _is_within(passage, home))
        ):
            continue
        if passage.size >= 12 and fold(passage.text) in seen:
            continue
        orders.add(passage.order)
        seen.add(fold(passage.text))
    _add_edges(passages, orders, holders)
    return [passage for passage in passages if passage.order in orders]


def _zones_of(chosen: list[Passage]) -> set[str]:
    """No zone, and any that holds so much of the body that its name must mislead ("newsticker")."""
    weight: Counter[str] = Counter()
    for passage in chosen:
        weight[passage.zone] += len(passage.text)
    return {"", *(zone for zone, length in weight.items() if length > weight.total() * 0.4)}


def _add_edges(passages: list[Passage], orders: set[int], holders: set[object]) -> None:
    """Short sentences that directly precede or follow the body in its own element belong to it."""
    for step, edge in ((-1, min(orders)), (1, max(orders))):
        place = edge + step
        while 0 <= place < len(passages) and _is_edge(passages[place], passages[place - step], holders):
            orders.add(place)
            place += step


def _is_edge(passage: Passage, neighbour: Passage, holders: set[object]) -> bool:
    if passage.tag != "p" or passage.zone or passage.linked or is_picture_text(passage):
        return False
    if passage.holder is not neighbour.holder or _key(passage.holder) not in holders:
        return False
    return passage.is_plain or bool(_SENTENCE.search(passage.text))


def _common_path(chosen: list[Passage]) -> Element:
    """The innermost element that holds at least nine tenths of the body's text."""
    weight: Counter[int] = Counter()
    for passage in chosen:
        for element in passage.path:
            weight[id(element)] += len(passage.text)
    total = sum(len(passage.text) for passage in chosen)
    longest = max(chosen, key=lambda passage: len(passage.text))
    return next((each for each in reversed(longest.path) if weight[id(each)] >= total * 0.9), longest.path[0])


def _is_within(passage: Passage, home: Element) -> bool:
    """Whether a long paragraph or list item in the body's element, without links, was overlooked."""
    if passage.zone or passage.tag not in ("p", "li") or passage.size < 15 or passage.linked > len(passage.text) * 0.2:
        return False
    return any(element is home for element in passage.path) and not is_picture_text(passage)


def _main_holders(chosen: list[Passage]) -> set[object]:
    """The elements that hold the body's paragraphs, known by tag and class so that a body in several parts is one."""
    weight: Counter[object] = Counter()
    count: Counter[object] = Counter()
    for passage in chosen:
        if passage.size >= 8 and passage.tag in ("p", "div", "blockquote"):
            weight[_key(passage.holder)] += len(passage.text)
            count[_key(passage.holder)] += 1
    total = sum(weight.values())
    return {holder for holder, length in weight.items() if count[holder] >= 2 and length >= total * 0.15}


def _key(element: Element) -> object:
    names = element.get("class")
    return (element.tag, names) if names else id(element)


def _belongs(passage: Passage, between: bool) -> bool:
    """Whether a passage beside the body's own paragraphs is one of them."""
    if is_picture_text(passage) or passage.linked > len(passage.text) * 0.5:
        return False
    if passage.tag == "p":
        return passage.size >= 8 or between
    if passage.tag in ("li", "blockquote", "h2", "h3", "h4", "tr"):
        return between and passage.size >= (5 if passage.tag in ("li", "blockquote") else 2)
    return passage.size >= 15
