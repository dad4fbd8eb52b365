"""Bad input: each kind leaves one readable failure that names the address and the reason, and all else goes on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from newsstand import newsstand
from oddstand import ITEM, rss, stand

from farwire.archive import intake
from farwire.archive.models import Article, Failure, Revision
from farwire.archive.overview import overview
from farwire.pipeline.executors import Workers
from farwire.pipeline.flow import run_round
from farwire.pipeline.wire import Wire
from farwire.records import FeedLink, FetchPolicy

pytestmark = pytest.mark.django_db(transaction=True)

ENDLESS = "<html><body><article><h1>Long</h1>" + "<p>The same sentence comes again and again.</p>" * 500_000


@pytest.fixture
def wire(tmp_path: Path) -> Iterator[Wire]:
    policy = FetchPolicy("Farwire tests", ("127.0.0.0/8",), read_timeout=5, total_timeout=20)
    with Workers("threads:4") as gather, Workers("inline") as work:
        yield Wire(gather, work, policy, ("en",), ("marian",), tmp_path / "models", 30, quiet=True)


@pytest.mark.parametrize(
    ("kind", "body", "reason"),
    [
        ("text/html", b"<!doctype html><html><body><h1>Welcome</h1></body></html>", "web page"),
        ("application/rss+xml", b"", "empty"),
        ("application/rss+xml", b'<?xml version="1.0"?><rss version="2.0"><channel><ti', "cut off"),
        ("application/json", b'{"version": "https://jsonfeed.org/version/1.1", "items": [', "JSON"),
        ("application/octet-stream", bytes(range(256)) * 8, "feed"),
    ],
)
def test_what_is_no_feed_is_one_failure_by_name(wire, kind, body, reason):
    with stand({"/feed": (kind, body)}) as base, newsstand() as publishers:
        intake.file_feed_link(FeedLink(f"{base}/feed", "Bad"))
        intake.file_feed_link(FeedLink(publishers[1].feed_url, "Good"))
        run_round(wire, everything=True)
    (failure,) = overview(["en"])["failures"]
    assert failure["subject"] == f"{base}/feed"
    assert failure["error"] == "FeedUnreadable"
    assert reason.lower() in failure["detail"].lower()
    assert Revision.objects.count() == len(publishers[1].samples)


def test_of_a_feed_of_fifty_thousand_items_the_newest_are_carried_and_it_is_said(wire):
    items = "".join(ITEM.format(f"Headline number {number}", "BASE", number) for number in range(50_000))
    wire.policy = FetchPolicy("Farwire tests", ("127.0.0.0/8",))
    with stand({"/feed": ("application/rss+xml", rss(items))}) as base:
        intake.file_feed_link(FeedLink(f"{base}/feed", "Long"))
        from farwire.pipeline.steps import ask_feeds  # noqa: PLC0415
        from farwire.pipeline.wire import Report  # noqa: PLC0415

        report = Report()
        ask_feeds(wire, report, everything=True)
    assert report.new_articles == Article.objects.count() == 5000
    (failure,) = Failure.objects.all()
    assert failure.subject == f"{base}/feed"
    assert "50000 items" in failure.detail


def test_a_feed_in_another_encoding_than_it_says_is_read(wire):
    items = ITEM.format("Ação e reação no Município de São Tomé", "BASE", 1)
    body = rss(items).replace(b'encoding="utf-8"', b'encoding="iso-8859-5"')
    pages = {"/feed": ("application/rss+xml", body)}
    pages["/1.html"] = ("text/html", b"")
    with stand(pages) as base:
        intake.file_feed_link(FeedLink(f"{base}/feed", "Wrong"))
        run_round(wire, everything=True)
    assert Article.objects.get().items.get().content["headline"] == "Ação e reação no Município de São Tomé"
    (failure,) = Failure.objects.filter(subject=f"{base}/feed")
    assert "encoding" in failure.detail


def test_of_a_feed_that_is_cut_off_the_whole_items_are_carried_and_it_is_said(wire):
    items = "".join(ITEM.format(f"Headline {number}", "BASE", number) for number in range(3))
    body = rss(items)[: -len(b"</guid></item></channel></rss>")]
    with stand({"/feed": ("application/rss+xml", body)}) as base:
        intake.file_feed_link(FeedLink(f"{base}/feed", "Cut"))
        run_round(wire, everything=True)
    assert Article.objects.count() == 2
    (failure,) = Failure.objects.filter(subject=f"{base}/feed")
    assert "cut off" in failure.detail


def test_a_page_of_twenty_megabytes_is_refused_and_named(wire):
    items = ITEM.format("A very long page", "BASE", "long")
    with stand({"/feed": ("application/rss+xml", rss(items)), "/long.html": ("text/html", ENDLESS.encode())}) as base:
        intake.file_feed_link(FeedLink(f"{base}/feed", "Long"))
        run_round(wire, everything=True)
    (failure,) = overview(["en"])["failures"]
    assert failure["subject"] == f"{base}/long.html"
    assert "15" in failure["detail"]


def test_a_name_that_resolves_to_this_machine_is_refused(wire):
    wire.policy = FetchPolicy("Farwire tests")
    intake.file_feed_link(FeedLink("http://localhost:8000/feed.xml", "Inside"))
    run_round(wire, everything=True)
    (failure,) = overview(["en"])["failures"]
    assert failure["error"] == "AddressRefused"
    assert "localhost" in failure["detail"]
    assert "127.0.0.1" in failure["detail"] or "::1" in failure["detail"]


def test_an_article_whose_page_can_not_be_read_is_carried_with_what_its_feed_says(wire):
    item = (
        "<item><title>Council votes for new trams</title><link>BASE/gone.html</link><guid>1</guid>"
        "<description>The council voted on Monday to buy twelve new trams for the northern line.</description></item>"
    )
    with stand({"/feed": ("application/rss+xml", rss(item))}) as base:
        intake.file_feed_link(FeedLink(f"{base}/feed", "Paper", language="en"))
        run_round(wire, everything=True)
    (failure,) = overview(["en"])["failures"]
    assert failure["subject"] == f"{base}/gone.html"
    revision = Article.objects.get().latest
    assert revision.headline == "Council votes for new trams"
    assert revision.lead.startswith("The council voted on Monday")
    assert revision.completeness == "partial"
