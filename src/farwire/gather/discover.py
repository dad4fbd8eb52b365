"""Where a site announces its articles: its feeds, and without any, the links of its front page."""

from collections.abc import Iterator

from lxml import html

from farwire.errors import FeedUnreadable
from farwire.gather import charset
from farwire.gather.addresses import normal_url, resolve_link, same_site
from farwire.gather.feeds import read_channel
from farwire.gather.plain import language_tag, plain_text
from farwire.gather.robots import parse_robots
from farwire.records import FeedLink, Fetched, Item

_FEED_TYPES = frozenset(
    {
        "application/rss+xml",
        "application/atom+xml",
        "application/feed+json",
        "application/rdf+xml",
        "application/x-rss+xml",
        "application/xml",
        "text/xml",
        "application/json",
    }
)


def find_feeds(fetched: Fetched) -> tuple[FeedLink, ...]:
    """The feeds of a page's site, the best first; a feed finds itself. Empty if there is no trace of any."""
    links: dict[str, FeedLink] = {}
    for link in _candidates(fetched):
        links.setdefault(normal_url(link.url), link)
    return tuple(links.values())


def _candidates(fetched: Fetched) -> Iterator[FeedLink]:
    try:
        channel = read_channel(fetched)
    except FeedUnreadable:
        pass
    else:
        home = resolve_link(fetched.final_url, channel.link)
        yield FeedLink(fetched.final_url, plain_text(channel.title), home, language_tag(channel.language))
        return
    root = page_root(fetched)
    if root is None:
        return
    base = base_of(root, fetched)
    for link in root.iter("link"):
        relations = (link.get("rel") or "").lower().split()
        kind = (link.get("type") or "").partition(";")[0].strip().lower()
        target = resolve_link(base, link.get("href") or "")
        if "alternate" in relations and kind in _FEED_TYPES and target:
            yield FeedLink(target, plain_text(link.get("title") or ""), fetched.final_url)
    for url in parse_robots(fetched.robots_txt or "").sitemaps:
        if "news" in url.lower() and resolve_link(base, url):
            yield FeedLink(url, "", fetched.final_url)


def page_root(fetched: Fetched) -> html.HtmlElement | None:
    """A page's tree, or None if there is no markup in it."""
    text = charset.decode(fetched.body, fetched.content_type)
    if not text.strip():
        return None
    return html.document_fromstring(text.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))


def base_of(root: html.HtmlElement, fetched: Fetched) -> str:
    """What relative links of a page are relative to."""
    base = root.find(".//base[@href]")
    return fetched.final_url if base is None else resolve_link(fetched.final_url, base.get("href")) or fetched.final_url


def find_articles(fetched: Fetched) -> tuple[Item, ...]:
    """The articles a front page leads to, as items, in the page's order."""
    root = page_root(fetched)
    if root is None:
        return ()
    base = base_of(root, fetched)
    items: dict[str, Item] = {}
    for anchor in root.iter("a"):
        target = resolve_link(base, anchor.get("href") or "")
        words = plain_text(anchor.text_content())
        if target and len(words) > 20 and same_site(target, base):
            url = normal_url(target)
            items.setdefault(url, Item("", url, url, words))
    return tuple(items.values())
