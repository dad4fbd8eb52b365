"""Pages written for these tests, and the way to the door."""

import json
from datetime import UTC, datetime
from typing import Any

from farwire.read import read
from farwire.records import BlockKind, Failure, Fetched, Item, ReadRequest, Revision, block_text

URL = "https://paper.example/news/harbour.html"
AT = datetime(2026, 11, 20, 12, tzinfo=UTC)
PARAGRAPHS = (
    "The town council voted on Tuesday to reopen the old harbour to small boats after nearly ten years of repairs.",
    "Engineers replaced the sea wall, deepened the channel and built a new jetty of oak that can hold forty boats.",
    "“We had almost forgotten how the place sounds when the nets come in,” said the harbour master after the vote.",
    "The work cost about 12.4 million euros, half of which came from a regional fund for coasts and small islands.",
    "Fishing crews expect the first landings in March, when the winter storms have passed and the buoys are out.",
    "A second stage, with a slipway for the lifeboat and a small museum, is to follow within the next two years.",
)


def article(body: str = "", *, head: str = "", before: str = "", after: str = "", language: str = "en") -> str:
    """A page of a paper: navigation, share bar and related list around an article with `body` or the usual text."""
    text = body or "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>Old harbour '
        f"reopens | The Paper</title>"
        f'<meta property="og:site_name" content="The Paper">{head}</head><body>'
        '<a class="skip" href="#main">Skip to content</a><nav><ul><li><a href="/">Home</a></li></ul></nav>'
        f'<main id="main"><article><h1>Old harbour reopens</h1>{before}<div class="share"><a href="#">Share</a></div>'
        f'<div class="story">{text}</div>{after}</article></main>'
        '<aside class="newsletter"><p>Sign up for our newsletter and never miss a story again.</p></aside>'
        '<section class="related"><h2>Most read</h2><ul><li><a href="/a">Bakers find a new way with '
        "rye</a></li></ul></section>"
        "<footer><p>All rights reserved.</p></footer></body></html>"
    )


def linked_data(**fields: Any) -> str:
    """A JSON-LD script of a NewsArticle with these fields."""
    node = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Old harbour reopens", **fields}
    return f'<script type="application/ld+json">{json.dumps(node, ensure_ascii=False)}</script>'


def request(html: str | bytes, *, url: str = URL, item: Item | None = None, **fetched: Any) -> ReadRequest:
    """A request to read `html` as fetched from `url`."""
    body = html.encode() if isinstance(html, str) else html
    fields = {"content_type": "text/html; charset=utf-8", **fetched}
    answer = Fetched(url, url, 200, body=body, etag=None, last_modified=None, fetched_at=AT, **fields)
    return ReadRequest("article", answer, item)


def revision(html: str | bytes, **options: Any) -> Revision:
    """The revision read from `html`; the test fails where there is none."""
    result = read(request(html, **options))
    assert isinstance(result, Revision), result
    return result


def failure(html: str | bytes, **options: Any) -> Failure:
    """The failure that reading `html` gives; the test fails where there is none."""
    result = read(request(html, **options))
    assert isinstance(result, Failure), result
    return result


def item(**fields: Any) -> Item:
    """A feed's item for the usual page."""
    return Item(**{"feed_id": "feed", "guid": "1", "url": URL, "headline": "Old harbour reopens", **fields})


def texts(found: Revision, *kinds: BlockKind) -> list[str]:
    """The texts of the blocks of these kinds, or of all but the headline."""
    wanted = kinds or tuple(kind for kind in BlockKind if kind is not BlockKind.HEADLINE)
    return [block_text(block, found.language) for block in found.blocks if block.kind in wanted]
