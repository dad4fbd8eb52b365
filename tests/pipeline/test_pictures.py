"""The lead pictures of new articles come through the wire's own door, or not at all."""

import struct
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from oddstand import rss, stand
from pytest_django import Settings

from farwire.archive import intake
from farwire.archive.models import Failure
from farwire.archive.pictures import picture_at
from farwire.pipeline.executors import Workers
from farwire.pipeline.flow import run_round
from farwire.pipeline.wire import Wire
from farwire.records import FeedLink, FetchPolicy

pytestmark = pytest.mark.django_db(transaction=True)

ITEM = "<item><title>The long walk along the coast</title><link>BASE/walk</link><guid>1</guid></item>"
TEXT = "The walk begins at the old lighthouse, where the path leaves the road and follows the cliffs to the north. "
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 640, 480) + bytes(100)


@pytest.fixture
def wire(tmp_path: Path, settings: Settings) -> Iterator[Wire]:
    settings.DATA_DIR = tmp_path
    policy = FetchPolicy("Farwire tests", ("127.0.0.0/8",), read_timeout=5, total_timeout=20)
    with Workers("threads:4") as gather, Workers("inline") as work:
        yield Wire(gather, work, policy, ("en",), ("marian",), tmp_path / "models", 30, quiet=True, pictures=True)


def walk(picture: str) -> tuple[str, bytes]:
    html = (
        f'<!doctype html><html lang=en><head><title>The long walk along the coast</title><meta property="og:image" '
        f'content="{picture}"></head><body><main><article><h1>The long walk along the coast</h1>'
        f"<p>{TEXT * 3}</p><p>{TEXT * 3}</p></article></main></body></html>"
    )
    return "text/html; charset=utf-8", html.encode()


def round_of(wire: Wire, picture: str, body: tuple[str, bytes]) -> str:
    """Run a round on a paper whose one article names `picture`; its whole address."""
    pages = {"/feed": ("application/rss+xml", rss(ITEM)), "/walk": walk(picture), "/coast.png": body}
    with stand(pages) as base:
        intake.file_feed_link(FeedLink(f"{base}/feed", "Paper", language="en"))
        run_round(wire, everything=True)
        return picture if "://" in picture else f"{base}{picture}"


def test_a_round_keeps_the_picture(wire: Wire) -> None:
    url = round_of(wire, "/coast.png", ("image/png", PNG))
    found = picture_at(url)
    assert found is not None
    assert (found.width, found.height, found.path.read_bytes()) == (640, 480, PNG)


def test_without_the_setting_none_is_asked_for(wire: Wire) -> None:
    url = round_of(replace(wire, pictures=False), "/coast.png", ("image/png", PNG))
    assert picture_at(url) is None


def test_what_calls_itself_a_picture_and_is_none_is_a_failure_for_good(wire: Wire) -> None:
    url = round_of(wire, "/coast.png", ("image/png", b"<svg><script>alert(1)</script></svg>"))
    assert picture_at(url) is None
    failure = Failure.objects.get(stage="picture")
    assert (failure.subject, failure.retryable) == (url, False)


def test_the_guard_stands_before_pictures_too(wire: Wire) -> None:
    round_of(wire, "http://169.254.169.254/latest/picture.png", ("image/png", PNG))
    assert Failure.objects.get(stage="picture").error == "AddressRefused"
