"""Headers sent, kept and read."""

from datetime import UTC, datetime

import pytest

from farwire.errors import GatherError
from farwire.gather.headers import kept_headers, sent_headers, wait_of
from farwire.records import FetchPolicy, FetchRequest

NOW = datetime(2026, 3, 10, 10, 0, tzinfo=UTC)
POLICY = FetchPolicy("Farwire/0.1 (+https://example.org)")


def test_validators_are_echoed_to_the_letter() -> None:
    request = FetchRequest("x", "https://example.org/", POLICY, 'W/"a b,c"', "tue, 10-Mar-26 10:00 gmt")
    sent = sent_headers(request)
    assert (sent["If-None-Match"], sent["If-Modified-Since"]) == ('W/"a b,c"', "tue, 10-Mar-26 10:00 gmt")
    assert "If-None-Match" not in sent_headers(FetchRequest("x", "https://example.org/", POLICY))


def test_a_feed_and_a_page_are_asked_for_as_such() -> None:
    feed = sent_headers(FetchRequest("x", "https://example.org/", POLICY, obey_robots=False))["Accept"]
    page = sent_headers(FetchRequest("x", "https://example.org/", POLICY))["Accept"]
    assert feed.startswith("application/rss+xml")
    assert page.startswith("text/html")


@pytest.mark.parametrize("agent", ["a\nb", "a\r\nX: y", "a\0b"])
def test_nothing_breaks_out_of_a_header(agent: str) -> None:
    with pytest.raises(GatherError, match="User-Agent"):
        sent_headers(FetchRequest("x", "https://example.org/", FetchPolicy(agent)))


def test_kept_headers() -> None:
    assert kept_headers({"ETag": "1", "Set-Cookie": "x", "Content-Signal": "ai-train=no", "Server": "y"}) == (
        ("etag", "1"),
        ("content-signal", "ai-train=no"),
    )


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"Retry-After": "30"}, 30),
        ({"Retry-After": " 30 "}, 30),
        ({"Retry-After": "9" * 40}, 604_800),
        ({"Retry-After": "1.5"}, None),
        ({"Retry-After": "٣"}, None),
        ({"Retry-After": "Tue, 10 Mar 2026 10:01:00 GMT"}, 60),
        ({"Retry-After": "Tue, 10 Mar 2026 10:01:00 GMT", "Date": "Tue, 10 Mar 2026 09:01:00 GMT"}, 3600),
        ({"Retry-After": "Tue, 10 Mar 2026 10:01:00 GMT", "Date": "nonsense"}, 60),
        ({"Retry-After": "Tue, 10 Mar 2026 25:01:00 GMT"}, None),
    ],
)
def test_waits(headers: dict[str, str], seconds: float | None) -> None:
    assert wait_of(headers, NOW) == seconds
