"""From a fetched feed to what it said: find out what it is, adapt it, one normal model for all.

First tier: a strict XML parse, without entities, DTDs or the network, and our own adapter. What fails it is
mended where the fault is a known one and parsed strictly again. Second tier: of what still fails, the items that
are sound are read strictly and the others by feedparser; a feed whose very frame is broken goes to feedparser whole.
"""

import re

from lxml import etree

from farwire.errors import FarwireError, FeedUnreadable
from farwire.gather import charset
from farwire.gather.body import unzip
from farwire.gather.entries import Channel, feed_content
from farwire.gather.jsonfeed import parse_json_feed
from farwire.gather.loosefeed import parse_loosely
from farwire.gather.mend import close_after_last_item, is_closed, mend
from farwire.gather.salvage import salvage
from farwire.gather.sitemaps import adapt_sitemap
from farwire.gather.xmlfeed import adapt, local_name, parse_tree
from farwire.records import Failure, FeedContent, FeedRequest, Fetched

_LARGEST = 50 * 1024 * 1024  # bytes of an unzipped sitemap (sitemaps.org: at most 50 MB)
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_FEED = re.compile(r"<(?:\w+:)?(?:rss|feed|rdf|channel|urlset|sitemapindex|opml|entry)\b", re.IGNORECASE)
_ANY = re.compile(r"<[A-Za-z_!?]")
_HEAD = 4096  # characters in which a document says what it is


def parse_feed(request: FeedRequest) -> FeedContent | Failure:
    """Read a feed: RSS 0.9x-2.0, RDF, Atom, JSON Feed 1.x or a sitemap.

    Items come in the feed's own order; of a feed that was cut off, the whole ones. What is no feed, is empty
    or was cut off before its first item comes back as a `Failure` that says so.
    """
    try:
        return feed_content(request, read_channel(request.fetched))
    except FarwireError as error:
        where = request.fetched.final_url
        return Failure("parse_feed", request.feed_id, type(error).__name__, f"{where}: {error.detail}", error.retryable)


def read_channel(fetched: Fetched) -> Channel:
    """The feed in a body, in the shape of all feeds; raises FeedUnreadable if there is none."""
    body = fetched.body
    if body.startswith(b"\x1f\x8b"):
        body = unzip(body, _LARGEST)
    if not body.strip(b" \t\r\n\0\xef\xbb\xbf"):
        raise FeedUnreadable("the feed is empty")
    channel = _strictly(body, fetched)
    return _forgivingly(body, fetched) if channel is None else channel


def _strictly(body: bytes, fetched: Fetched) -> Channel | None:
    """The first tier, on the bytes as they are; None if they are not clean, plainly labelled XML."""
    head = body[:_HEAD]
    if not head.lstrip(b"\xef\xbb\xbf").startswith(b"<") or b"<!DOCTYPE" in head:
        return None
    if not charset.is_utf8_throughout(body, fetched.content_type):
        return None
    root = parse_tree(body, fetched.final_url)
    return None if root is None else _adapted(root)


def _adapted(root: etree._Element) -> Channel:
    name = local_name(root)
    if name in ("urlset", "sitemapindex"):
        return adapt_sitemap(root)
    if name == "html":
        raise FeedUnreadable("this is a web page, not a feed")
    if name == "opml":
        raise FeedUnreadable("this is a list of feeds (OPML), not a feed")
    return adapt(root)


def _forgivingly(body: bytes, fetched: Fetched) -> Channel:
    text = charset.decode(body, fetched.content_type)
    start = text.lstrip("\ufeff \t\r\n\0")
    if start.startswith(("{", "[")):
        return parse_json_feed(start)
    _check_kind(start)
    channel = _mended(mend(text), fetched, len(body))
    declared = charset.wrong_label(body, fetched.content_type, text)
    if declared:
        channel.faults.append(f"it is not in the encoding that it names ({declared})")
    return channel


def _mended(mended: str, fetched: Fetched, size: int) -> Channel:
    """The channel of a text that is no clean XML; its faults say what had to be done."""
    for attempt, fault in ((mended, ""), (close_after_last_item(mended), f"it is cut off after {size} bytes")):
        root = parse_tree(attempt.encode("utf-8"), fetched.final_url) if attempt else None
        if root is not None:
            channel = _adapted(root)
            channel.faults += [fault] if fault else []
            return channel
    return _loosely(mended, fetched, size)


def _check_kind(text: str) -> None:
    """Raise FeedUnreadable for pages and for what has no markup of a feed anywhere near its beginning."""
    head = text[:_HEAD]
    page, feed = _PAGE.search(head), _FEED.search(head)
    if page and not (feed and feed.start() < page.start()):
        raise FeedUnreadable("this is a web page, not a feed")
    if not feed and not _ANY.search(head):
        raise FeedUnreadable("this is no feed: it begins with " + repr(" ".join(head.split())[:40]))


def _loosely(mended: str, fetched: Fetched, size: int) -> Channel:
    whole = close_after_last_item(mended)
    if whole is None and not is_closed(mended):
        raise FeedUnreadable(f"the feed is cut off after {size} bytes, before its first item ends")
    url = fetched.final_url
    channel = salvage(whole or mended, url) or parse_loosely(whole or mended, url)
    if not channel.entries:
        raise FeedUnreadable(f"the feed is damaged: no item can be found in its {size} bytes")
    channel.faults.append("it is no well-formed XML; what could be saved is carried")
    return channel
