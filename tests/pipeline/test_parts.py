"""An article on several pages is one article."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from oddstand import rss, stand

from farwire.archive import intake
from farwire.archive.models import Article, Revision
from farwire.pipeline.executors import Workers
from farwire.pipeline.flow import run_round
from farwire.pipeline.wire import Wire
from farwire.records import FeedLink, FetchPolicy

pytestmark = pytest.mark.django_db(transaction=True)

ITEM = "<item><title>The long walk along the coast</title><link>BASE/walk</link><guid>1</guid></item>"
FIRST = (
    "The walk begins at the old lighthouse, where the path leaves the road and follows the cliffs to the north.",
    "After an hour the first village comes into sight, with its harbour and two small chapels above the sea.",
    "Most people stop there for a night, because the next stretch is long and has no water on the way at all.",
)
SECOND = (
    "The second day leads through the dunes, where the wind moves the sand and the posts are easily missed.",
    "In the evening the path reaches the river, and a boat takes walkers over as long as there is daylight.",
    "From there it is not far to the town, where the walk ends at the railway station behind the market.",
)


def page(paragraphs: tuple[str, ...], following: str = "") -> tuple[str, bytes]:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    pager = f'<nav class="pager"><a rel="next" href="{following}">2</a></nav>' if following else ""
    html = (
        "<!doctype html><html lang=en><head><title>The long walk along the coast</title></head><body><main><article>"
        f"<h1>The long walk along the coast</h1>{text}{pager}</article></main></body></html>"
    )
    return "text/html; charset=utf-8", html.encode()


@pytest.fixture
def wire(tmp_path: Path) -> Iterator[Wire]:
    policy = FetchPolicy("Farwire tests", ("127.0.0.0/8",), read_timeout=5, total_timeout=20)
    with Workers("threads:4") as gather, Workers("inline") as work:
        yield Wire(gather, work, policy, ("en",), ("marian",), tmp_path / "models", 30, quiet=True)


def test_the_parts_are_read_as_one_revision(wire):
    pages = {"/feed": ("application/rss+xml", rss(ITEM)), "/walk": page(FIRST, "/walk?page=2")}
    with stand({**pages, "/walk?page=2": page(SECOND)}) as base:
        intake.file_feed_link(FeedLink(f"{base}/feed", "Paper", language="en"))
        run_round(wire, everything=True)
    text = str(Article.objects.get().latest.content)
    assert all(paragraph in text for paragraph in FIRST + SECOND)
    assert Revision.objects.count() == 1


def test_a_part_that_does_not_come_leaves_what_is_there(wire):
    pages = {"/feed": ("application/rss+xml", rss(ITEM)), "/walk": page(FIRST, "/walk?page=2")}
    with stand(pages) as base:
        intake.file_feed_link(FeedLink(f"{base}/feed", "Paper", language="en"))
        run_round(wire, everything=True)
    text = str(Article.objects.get().latest.content)
    assert all(paragraph in text for paragraph in FIRST)
