"""Adding a source by its address: its feed is found, read, and named as it names itself."""

import pytest
from oddstand import ITEM, rss, stand

from farwire.errors import FetchFailed
from farwire.pipeline.finding import feeds_at
from farwire.records import FetchPolicy

POLICY = FetchPolicy("Farwire tests", ("127.0.0.0/8",))
PAGE = "<!doctype html><html><head><title>Paper</title>{}</head><body><main>{}</main></body></html>"
FEED = ("application/rss+xml", rss(ITEM.format("A headline", "BASE", 1)))
HEADLINES = [f"The council votes on plan number {number} for the harbour" for number in range(12)]


def found(pages: dict[str, tuple[str, bytes]], path: str = "/") -> list[tuple[str, str, str]]:
    with stand(pages) as base:
        links = list(feeds_at(base + path, POLICY))
        return [(link.url.removeprefix(base), link.title, link.format) for link in links]


def page(head: str = "", body: str = "") -> tuple[str, bytes]:
    return "text/html", PAGE.format(head, body).encode()


def test_the_feed_that_a_page_names():
    link = '<link rel="alternate" type="application/rss+xml" href="/feed" title="RSS">'
    assert found({"/": page(link), "/feed": FEED}) == [("/feed", "Paper", "")]


def test_the_address_of_a_feed_itself():
    assert found({"/feed": FEED}, "/feed") == [("/feed", "Paper", "")]


def test_a_feed_that_is_named_but_is_none_is_passed_over():
    links = "".join(f'<link rel="alternate" type="application/rss+xml" href="/{name}">' for name in ("dead", "feed"))
    assert found({"/": page(links), "/dead": page(), "/feed": FEED}) == [("/feed", "Paper", "")]


def test_without_a_feed_the_front_page_serves():
    links = "".join(f'<h2><a href="/news/plan-number-{n}-harbour.html">{h}</a></h2>' for n, h in enumerate(HEADLINES))
    assert found({"/": page("", links)}) == [("/", "127.0.4.1", "page")]


def test_a_page_that_leads_nowhere():
    assert found({"/": page("", "<p>Under construction.</p>")}) == []


def test_an_address_that_does_not_answer_is_named():
    with pytest.raises(FetchFailed, match="404"):
        found({}, "/nothing")
