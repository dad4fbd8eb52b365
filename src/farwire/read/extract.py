"""Which passages of a page are the article's body.

trafilatura (Barbaresi, ACL 2021) says what the article is; the page's own structure says where its
paragraphs begin and end, so each comes out whole, once and in order.
"""

import importlib
from collections import Counter
from functools import cache
from typing import Any

from farwire.read.passages import Passage
from farwire.read.text import Shingles, fold, tokens

Element = Any
_ENOUGH = 0.7


@cache
def _trafilatura() -> Any:
    return importlib.import_module("trafilatura")


def extracted_lines(tree: Element, *, fast: bool = False) -> list[str]:
    """The paragraphs that trafilatura takes for the article's body; the tree stays as it is."""
    document = _trafilatura().bare_extraction(
        tree, include_comments=False, include_tables=True, fast=fast, with_metadata=False
    )
    if document is None or document.body is None:
        return []
    return [
        text
        for element in document.body.iter("p", "head", "item", "cell", "quote", "code", "ab", "hi", "row")
        if (text := _own_text(element))
    ]


def _own_text(element: Element) -> str:
    if element.getparent() is not None and element.tag == "hi" and element.getparent().tag != "body":
        return ""
    return " ".join("".join(element.itertext()).split())


def choose_body(passages: list[Passage], lines: list[str]) -> list[Passage]:
    """The passages whose text is in `lines`, in the page's order; a text that stands twice counts once."""
    known = {fold(line) for line in lines}
    shingles = Shingles(lines)
    chosen = [passage for passage in passages if _is_among(passage, known, shingles)]
    return _fill_gaps(passages, _once(chosen))


def _is_among(passage: Passage, known: set[str], shingles: Shingles) -> bool:
    if fold(passage.text) in known:
        return True
    return len(tokens(passage.text)) >= 5 and shingles.coverage(passage.text) >= _ENOUGH


def _once(chosen: list[Passage]) -> list[Passage]:
    """Of passages with the same text, the one whose parent holds most of the body."""
    weight: Counter[int] = Counter()
    for passage in chosen:
        for element in passage.path:
            weight[id(element)] += len(passage.text)
    best: dict[str, Passage] = {}
    for passage in chosen:
        key = fold(passage.text)
        if key not in best or _rank(passage, weight) > _rank(best[key], weight):
            best[key] = passage
    kept = {id(passage) for passage in best.values()}
    return [passage for passage in chosen if id(passage) in kept]


def _rank(passage: Passage, weight: Counter[int]) -> tuple[bool, int]:
    return not passage.zone, weight[id(passage.parent)] + (weight[id(passage.path[-2])] if len(passage.path) > 1 else 0)


def _fill_gaps(passages: list[Passage], chosen: list[Passage]) -> list[Passage]:
    """Also the paragraphs between chosen ones that stand beside them and look like them."""
    if len(chosen) < 2:
        return chosen
    orders = {passage.order for passage in chosen}
    holders = Counter(id(passage.path[-2]) for passage in chosen if passage.tag == "p" and len(passage.path) > 1)
    first, last = chosen[0].order, chosen[-1].order
    known = {fold(passage.text) for passage in chosen}
    for passage in passages[first:last]:
        if passage.order in orders or passage.zone or passage.tag != "p" or fold(passage.text) in known:
            continue
        beside = len(passage.path) > 1 and holders[id(passage.path[-2])] >= 2
        if beside and len(tokens(passage.text)) >= 8 and passage.linked < len(passage.text) * 0.4:
            orders.add(passage.order)
    return [passage for passage in passages if passage.order in orders]
