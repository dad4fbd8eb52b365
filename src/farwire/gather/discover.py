"""Where a site announces its articles: its feeds, and as a last resort its news sitemap."""

import re
from collections.abc import Iterator

from lxml import html

from farwire.errors import FarwireError
from farwire.gather.addresses import normal_url, resolve_link, same_site
from farwire.gather.feeds import read_channel
from farwire.gather.pages import base_of, page_root
from farwire.gather.plain import language_tag, plain_text
from farwire.gather.robots import parse_robots
from farwire.gather.sitemaps import sitemaps_of
from farwire.records import UNKNOWN_LANGUAGE, FeedLink, Fetched

_CERTAIN = frozenset(
    {
        "application/rss+xml",
        "application/atom+xml",
        "application/feed+json",
        "application/rdf+xml",
        "application/x-rss+xml",
        "application/x-atom+xml",
        "application/rss",
        "application/atom",
        "text/rss+xml",
        "text/rss",
    }
)
_VAGUE = frozenset({"application/xml", "text/xml", "application/json", ""})
_RELATIONS = frozenset({"alternate", "feed", "service.feed"})
_FEED_PATH = re.compile(
    r"(?:^|[/._-])(?:rss|atom|feeds?|rdf)(?:[/._-]?(?:2|20|xml|php|json|aspx?))?/?$|\.(?:rss|rdf|atom)$|/feed\.json$"
    r"|[?&](?:feed|format|type|output)=(?:rss|rss2|atom|feed)\b",
    re.IGNORECASE,
)
_FEED_WORDS = re.compile(r"\b(?:rss|atom)\b", re.IGNORECASE)
_COMMENTS = re.compile(r"comment|kommentar|comentario|comentário|commentaire", re.IGNORECASE)
_NEWS_SITEMAP = re.compile(
    r"news|latest|recent|aktuell|noticia|actualite|notizie|nieuws|haber|nachricht", re.IGNORECASE
)


def find_feeds(fetched: Fetched) -> tuple[FeedLink, ...]:
    """The feeds of a page's site, the most certain first; empty if there is no trace of any.

    A feed finds itself. On a page: its `link` elements, then its links that look like feeds; feeds of
    comments come last of each. Without either, the news sitemaps that an index of sitemaps or robots.txt names.
    """
    itself = _itself(fetched)
    if itself is not None:
        return (itself,)
    links: dict[str, FeedLink] = {}
    for link in _on_page(fetched):
        links.setdefault(normal_url(link.url), link)
    if not links:
        named = sitemaps_of(fetched.body) or parse_robots(fetched.robots_txt or "").sitemaps
        links = {link.url: link for link in _news_sitemaps(fetched, named)}
    return tuple(links.values())


def _itself(fetched: Fetched) -> FeedLink | None:
    try:
        channel = read_channel(fetched)
    except FarwireError:
        return None
    home = resolve_link(channel.base or fetched.final_url, channel.link)
    return FeedLink(fetched.final_url, plain_text(channel.title), home, language_tag(channel.language))


def _on_page(fetched: Fetched) -> list[FeedLink]:
    root = page_root(fetched)
    if root is None:
        return []
    base = base_of(root, fetched)
    found = [*_elements(root, base, fetched), *_anchors(root, base, fetched)]
    return [link for _, link in sorted(found, key=lambda pair: pair[0])]


def _elements(root: html.HtmlElement, base: str, fetched: Fetched) -> Iterator[tuple[int, FeedLink]]:
    """`link` elements that name feeds, with their rank: 0, or 1 for comments."""
    for link in root.iter("link"):
        relations = set((link.get("rel") or "").lower().split())
        kind = (link.get("type") or "").partition(";")[0].strip().lower()
        href, title = link.get("href") or "", plain_text(link.get("title") or "")
        target = resolve_link(base, href)
        if not target or not relations & _RELATIONS:
            continue
        vague = kind in _VAGUE and (bool(_FEED_PATH.search(href)) or bool(_FEED_WORDS.search(title)))
        if kind in _CERTAIN or vague or (not kind and "feed" in relations):
            language = language_tag(link.get("hreflang"))
            yield _rank(0, href + title), FeedLink(target, title, fetched.final_url, language)


def _anchors(root: html.HtmlElement, base: str, fetched: Fetched) -> Iterator[tuple[int, FeedLink]]:
    """Links to click on that look like feeds, with their rank: 2, or 3 for comments."""
    for anchor in root.iter("a"):
        href = (anchor.get("href") or "").strip()
        title = plain_text(anchor.get("title") or anchor.text_content() or "")
        kind = (anchor.get("type") or "").lower()
        if kind not in _CERTAIN and not _FEED_PATH.search(href):
            continue
        target = resolve_link(base, href)
        if target and (same_site(target, fetched.final_url) or target.partition("?")[0].endswith((".xml", ".rss"))):
            language = language_tag(anchor.get("hreflang")) if anchor.get("hreflang") else UNKNOWN_LANGUAGE
            yield _rank(2, href + title), FeedLink(target, title, fetched.final_url, language)


def _rank(rank: int, words: str) -> int:
    return rank + bool(_COMMENTS.search(words))


def _news_sitemaps(fetched: Fetched, named: tuple[str, ...]) -> Iterator[FeedLink]:
    for place in named:
        url = resolve_link(fetched.final_url, place)
        if url and _NEWS_SITEMAP.search(url.partition("://")[2].partition("/")[2]):
            yield FeedLink(url, "", fetched.final_url)
