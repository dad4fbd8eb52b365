"""Sitemaps (sitemaps.org) and Google's news sitemaps, read as feeds."""

from collections.abc import Iterator

from lxml import etree

from farwire.errors import FeedUnreadable
from farwire.gather.entries import Channel, Entry
from farwire.gather.xmlfeed import local_name, parse_tree

_NEWS = {"title": "title", "publication_date": "published", "language": "language"}
_HEAD = 4096  # bytes in which an index of sitemaps says what it is
_PLAIN = {"loc": "link", "lastmod": "updated"}


def adapt_sitemap(root: etree._Element) -> Channel:
    """A sitemap in the shape of all feeds: of a news sitemap the news, of a plain one every address.

    Raises FeedUnreadable for an index of sitemaps; its detail names the one most likely to hold the news.
    """
    if local_name(root) == "sitemapindex":
        children = sitemaps_in(root)
        hint = f", of which {children[0]} may hold the news" if children else ""
        raise FeedUnreadable(f"this is an index of {len(children)} sitemaps{hint}")
    channel = Channel("sitemap")
    entries = [_entry(place, channel) for place in root if local_name(place) == "url"]
    news = [entry for entry in entries if entry.title]
    channel.entries = news or entries
    return channel


def sitemaps_in(root: etree._Element) -> tuple[str, ...]:
    """The sitemaps an index names, those with "news" in their address first."""
    found = [_text(part) for place in root for part in place if local_name(part) == "loc"]
    return tuple(sorted(filter(None, found), key=lambda target: "news" not in target.lower()))


def sitemaps_of(body: bytes) -> tuple[str, ...]:
    """The sitemaps that a body names if it is an index of sitemaps, the likeliest for news first; else none."""
    if b"<sitemapindex" not in body[:_HEAD]:
        return ()
    root = parse_tree(body, "")
    return sitemaps_in(root) if root is not None and local_name(root) == "sitemapindex" else ()


def _entry(place: etree._Element, channel: Channel) -> Entry:
    entry = Entry()
    for part in _parts(place):
        name = local_name(part)
        if name in _PLAIN and not getattr(entry, _PLAIN[name]):
            setattr(entry, _PLAIN[name], _text(part))
        elif name in _NEWS and "sitemap-news" in str(part.tag):
            setattr(entry, _NEWS[name], _text(part))
        elif name == "name" and not channel.title:
            channel.title = _text(part)
        elif name == "keywords":
            entry.categories.extend(_text(part).split(",")[:1])
    entry.images = [_text(part) for part in place.iter() if local_name(part) == "loc"][1:2]
    return entry


def _parts(place: etree._Element) -> Iterator[etree._Element]:
    """The elements of one address: its own, and those about the news; not those about images and videos."""
    for part in place:
        if local_name(part) == "news":
            yield from part.iter()
        else:
            yield part


def _text(element: etree._Element) -> str:
    return " ".join((element.text or "").split())
