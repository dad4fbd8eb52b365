"""Damaged feeds, item by item: one broken item costs no other.

The items that are well-formed by themselves are read strictly, together; only the others go to feedparser,
each for itself, and everything comes out in the feed's order.
"""

import re
from collections.abc import Iterator

from farwire.gather.entries import Channel, Entry
from farwire.gather.loosefeed import parse_loosely
from farwire.gather.xmlfeed import adapt, parse_tree

_ROOT = re.compile(r"<((?:\w+:)?(?:rss|rdf|feed))\b[^<>]*>", re.IGNORECASE)
_ITEM = re.compile(r"<((?:\w+:)?(?:item|entry))\b[^<>]*(?<!/)>", re.IGNORECASE)
_MOST_BROKEN = 1000  # items read one by one; beyond that, one pass over the whole feed costs less
_CHANNEL = re.compile(r"<(/?)((?:\w+:)?channel)\b", re.IGNORECASE)


def salvage(text: str, url: str) -> Channel | None:
    """What can be saved of a damaged feed; None if it shows no items, or too many broken ones to be worth it."""
    root = _ROOT.search(text)
    first = _ITEM.search(text, root.end()) if root else None
    if root is None or first is None:
        return None
    items = _items(text, first)
    sound = [_is_sound(root.group() + item + f"</{root.group(1)}>") for item in items]
    if len(items) - sum(sound) > _MOST_BROKEN:
        return None
    good = "".join(item for item, is_good in zip(items, sound, strict=True) if is_good)
    for start, end in _frames(root, text[root.end() : first.start()]):
        tree = parse_tree((start + good + end).encode("utf-8"), url)
        channel = None if tree is None else adapt(tree)
        if channel is not None and len(channel.entries) == sum(sound):
            rest = iter(channel.entries)
            together = zip(items, sound, strict=True)
            loose = ([next(rest)] if is_good else _loosely(start, item, end, url) for item, is_good in together)
            channel.entries = [entry for entries in loose for entry in entries]
            return channel
    return None


def _frames(root: re.Match[str], head: str) -> Iterator[tuple[str, str]]:
    """What stands before and after the items: as the feed has it, and bare in case that is broken, too."""
    tags = _CHANNEL.findall(head)
    is_open = bool(tags) and not tags[-1][0]  # in RSS 2.0; in RDF the channel ends before the items
    channel = tags[-1][1] if is_open else ""
    end = (f"</{channel}>" if channel else "") + f"</{root.group(1)}>"
    yield root.group() + head, end
    yield root.group() + (f"<{channel}>" if channel else ""), end


def _loosely(start: str, item: str, end: str, url: str) -> list[Entry]:
    """The entries of one broken item; at most one, because what it swallowed of others is theirs."""
    return parse_loosely(start + item + end, url).entries[:1]


def _items(text: str, first: re.Match[str]) -> list[str]:
    """The items as texts, each up to the next one's beginning or its own end, whichever comes first."""
    starts = [match.start() for match in _ITEM.finditer(text, first.start())]
    closing = re.compile(f"</{re.escape(first.group(1))}\\s*>", re.IGNORECASE)
    items = []
    for start, following in zip(starts, [*starts[1:], len(text)], strict=True):
        end = closing.search(text, start, following)
        items.append(text[start : end.end() if end else following])
    return items


def _is_sound(document: str) -> bool:
    return parse_tree(document.encode("utf-8"), "") is not None
