"""Damaged feeds, item by item: one broken item costs no other.

The items that are well-formed by themselves are read strictly, together; only the others go to feedparser,
each for itself, and everything comes out in the feed's order.
"""

import re

from farwire.gather.entries import Channel, Entry
from farwire.gather.loosefeed import parse_loosely
from farwire.gather.xmlfeed import adapt, parse_tree

_ROOT = re.compile(r"<((?:\w+:)?(?:rss|rdf|feed))\b[^<>]*>", re.IGNORECASE)
_ITEM = re.compile(r"<((?:\w+:)?(?:item|entry))\b[^<>]*(?<!/)>", re.IGNORECASE)
_CHANNEL = re.compile(r"<(/?)((?:\w+:)?channel)\b", re.IGNORECASE)


def salvage(text: str, url: str) -> Channel | None:
    """What can be saved of a damaged feed; None if its frame is damaged too, or most of its items are."""
    root = _ROOT.search(text)
    first = _ITEM.search(text, root.end()) if root else None
    if root is None or first is None:
        return None
    head = text[root.start() : first.start()]
    end = _closing(head) + f"</{root.group(1)}>"
    items = _items(text, first)
    sound = [_is_sound(root.group() + item + f"</{root.group(1)}>") for item in items]
    if 2 * sum(sound) < len(items):
        return None
    whole = "".join(item for item, good in zip(items, sound, strict=True) if good)
    tree = parse_tree((head + whole + end).encode("utf-8"), url)
    channel = None if tree is None else adapt(tree)
    if channel is None or len(channel.entries) != sum(sound):
        return None
    good_ones = iter(channel.entries)
    entries: list[Entry] = []
    for item, good in zip(items, sound, strict=True):
        entries += [next(good_ones)] if good else parse_loosely(head + item + end, url).entries
    channel.entries = entries
    return channel


def _items(text: str, first: re.Match[str]) -> list[str]:
    """The items as texts, each up to the next one's beginning or its own end, whichever comes first."""
    starts = [match.start() for match in _ITEM.finditer(text, first.start())]
    closing = re.compile(f"</{re.escape(first.group(1))}\\s*>", re.IGNORECASE)
    items = []
    for start, following in zip(starts, [*starts[1:], len(text)], strict=True):
        end = closing.search(text, start, following)
        items.append(text[start : end.end() if end else following])
    return items


def _closing(head: str) -> str:
    """The end tag of a channel that is open when the first item begins (in RSS 2.0; not in RDF)."""
    tags = _CHANNEL.findall(head)
    return f"</{tags[-1][1]}>" if tags and not tags[-1][0] else ""


def _is_sound(document: str) -> bool:
    return parse_tree(document.encode("utf-8"), "") is not None
