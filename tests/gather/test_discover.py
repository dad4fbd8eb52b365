"""Finding the feeds of a site."""

import pytest

from farwire.gather import find_feeds
from farwire.records import FeedLink
from gather.feedmaker import atom, fetched, rss_item

HOME = "https://example.org/news/"


def feeds(page: str, robots: str | None = None) -> list[str]:
    return [link.url for link in find_feeds(fetched(page, "text/html", HOME, robots))]


def head(*links: str) -> str:
    return f"<!doctype html><html><head><title>The Paper</title>{''.join(links)}</head><body><p>x</p></body></html>"


@pytest.mark.parametrize(
    "link",
    [
        '<link rel="alternate" type="application/rss+xml" href="/feed.xml">',
        '<link href="/feed.xml" type="application/rss+xml" rel="alternate">',
        "<LINK TYPE='application/atom+xml' HREF=/feed.xml REL='Alternate'>",
        '<link rel="home alternate" type="application/rss+xml; charset=utf-8" href="https://example.org/feed.xml">',
        '<link rel="alternate" type="application/feed+json" href="../feed.xml">',
        '<link rel="alternate" type="text/xml" href="/feed.xml">',
        '<link rel="feed" href="/feed.xml">',
        '<base href="https://example.org/"><link rel="alternate" type="application/rss+xml" href="feed.xml">',
        '<base href="/"><link rel="alternate" type="application/rdf+xml" href="feed.xml">',
    ],
)
def test_link_elements(link: str) -> None:
    assert feeds(head(link)) == ["https://example.org/feed.xml"]


@pytest.mark.parametrize(
    "link",
    [
        '<link rel="stylesheet" type="application/rss+xml" href="/x">',
        '<link rel="alternate" type="application/json+oembed" href="/oembed?format=json">',
        '<link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/7">',
        '<link rel="alternate" hreflang="de" href="/de/">',
        '<link rel="alternate" type="application/rss+xml" href="javascript:x">',
        '<link rel="alternate" type="application/rss+xml">',
        '<link rel="alternate" type="text/html" href="/m/">',
    ],
)
def test_what_is_no_link_to_a_feed(link: str) -> None:
    assert feeds(head(link)) == []


def test_what_a_link_says() -> None:
    link = '<link rel="alternate" type="application/rss+xml" title="All &amp; more" hreflang="pt-br" href="/rss">'
    (found,) = find_feeds(fetched(head(link), "text/html", HOME))
    assert found == FeedLink("https://example.org/rss", "All & more", HOME, "pt-BR")


def test_comments_come_last_and_doubles_once() -> None:
    page = head(
        '<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed/">',
        '<link rel="alternate" type="application/rss+xml" href="/feed/">',
        '<link rel="alternate" type="application/atom+xml" href="/atom/">',
        '<link rel="alternate" type="application/rss+xml" href="/feed/#x">',
    )
    assert feeds(page) == [
        "https://example.org/feed/",
        "https://example.org/atom/",
        "https://example.org/comments/feed/",
    ]


@pytest.mark.parametrize(
    ("href", "found"),
    [
        ("/rss", True),
        ("/rss.xml", True),
        ("/feeds/world.rss", True),
        ("/feed/", True),
        ("/index.rdf", True),
        ("/?feed=rss2", True),
        ("/atom.xml", True),
        ("https://feeds.example.net/paper.xml", False),
        ("https://feeds.example.net/paper/rss.xml", True),
        ("https://reader.example.net/subscribe?feed=rss", False),
        ("/about", False),
        ("/feedback", False),
        ("/news/embraces-atomic-power", False),
    ],
)
def test_links_to_click_on(href: str, found: bool) -> None:
    assert bool(feeds(f'<html><body><p>x</p><a href="{href}">Follow us</a></body></html>')) is found


def test_certain_ones_come_first() -> None:
    page = head('<link rel="alternate" type="application/rss+xml" href="/b">').replace(
        "<p>", '<a href="/a.rss">RSS</a><p>'
    )
    assert feeds(page) == ["https://example.org/b", "https://example.org/a.rss"]


def test_a_feed_finds_itself() -> None:
    (found,) = find_feeds(fetched(rss_item(""), url="https://example.org/rss"))
    assert (found.url, found.title, found.home_url) == ("https://example.org/rss", "News", "https://example.org/")
    (found,) = find_feeds(fetched(atom("<entry/>", '<title>Neues</title><link href="/"/>', ' xml:lang="de"')))
    assert (found.title, found.home_url, found.language) == ("Neues", "https://example.org/", "de")


def test_news_sitemaps_are_the_last_resort() -> None:
    robots = "Sitemap: https://example.org/sitemap.xml\nSitemap: https://example.org/news-sitemap.xml\nSitemap: /x\n"
    assert feeds(head(), robots) == ["https://example.org/news-sitemap.xml"]
    link = '<link rel="alternate" type="application/rss+xml" href="/rss">'
    assert feeds(head(link), robots) == ["https://example.org/rss"]
    assert feeds(head(), "Sitemap: https://news.example.org/sitemap.xml") == []


@pytest.mark.parametrize("body", ["", "   ", "plain text", "{}", "\0", "<", "<html>", "\ufeff<!doctype html>"])
def test_pages_with_nothing_on_them(body: str) -> None:
    assert feeds(body) == []


def test_an_index_of_sitemaps_leads_to_the_news() -> None:
    index = (
        '<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        "<sitemap><loc>https://example.org/s/2019.xml</loc></sitemap>"
        "<sitemap><loc>https://example.org/s/news.xml</loc></sitemap></sitemapindex>"
    )
    assert feeds(index) == ["https://example.org/s/news.xml"]
    assert feeds(index.replace("</sitemapindex>", "")) == []
