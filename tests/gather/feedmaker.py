"""Requests for feeds that tests write themselves."""

from datetime import UTC, datetime

from farwire.gather import parse_feed
from farwire.records import Failure, FeedContent, FeedRequest, Fetched, Item

NOW = datetime(2026, 3, 12, 12, 0, tzinfo=UTC)
URL = "https://example.org/feeds/news.xml"


def fetched(
    body: bytes | str, content_type: str = "application/xml", url: str = URL, robots: str | None = None
) -> Fetched:
    body = body.encode() if isinstance(body, str) else body
    return Fetched(url, url, 200, content_type, body, None, None, NOW, robots_txt=robots)


def parse(body: bytes | str, content_type: str = "application/xml", url: str = URL) -> FeedContent | Failure:
    return parse_feed(FeedRequest("feed-1", fetched(body, content_type, url)))


def feed(body: bytes | str, content_type: str = "application/xml", url: str = URL) -> FeedContent:
    got = parse(body, content_type, url)
    assert isinstance(got, FeedContent), got
    return got


def refused(body: bytes | str, content_type: str = "application/xml") -> Failure:
    got = parse(body, content_type)
    assert isinstance(got, Failure), got
    assert (got.stage, got.subject, got.error, got.retryable) == ("parse_feed", "feed-1", "FeedUnreadable", False)
    assert URL in got.detail
    return got


def only(body: bytes | str, content_type: str = "application/xml", url: str = URL) -> Item:
    (item,) = feed(body, content_type, url).items
    return item


def rss(items: str, channel: str = "<title>News</title><link>https://example.org/</link>", root: str = "") -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/" '
        f'xmlns:atom="http://www.w3.org/2005/Atom"{root}><channel>{channel}{items}</channel></rss>'
    )


def rss_item(inner: str) -> str:
    return rss(f"<item><title>A headline</title><link>https://example.org/a</link>{inner}</item>")


def atom(entries: str, head: str = "<title>News</title>", root: str = "") -> str:
    return f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"{root}>{head}{entries}</feed>'


def atom_entry(inner: str) -> str:
    return atom(f'<entry><id>tag:x</id><title>A headline</title><link href="https://example.org/a"/>{inner}</entry>')


RDF_FRAME = (
    '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://example.org/"><title>News</title>'
    "<link>https://example.org/</link></channel>{}</rdf:RDF>"
)
