"""A few publishers on loopback for tests: feeds and pages over real HTTP, each publisher at an address of its own.

What stands there is made from the product's own samples, so it needs nothing beside the checkout.
"""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from hashlib import sha1
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from farwire.samples import Sample, sample_page, samples

# Whole hours of a day that does not move: the same stand gives the same export.
PRESS_TIME = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
GERMAN = Sample(
    slug="neue-fahrraeder",
    language="de",
    headline="Die Stadt stellt dreißig neue Leihräder auf",
    standfirst="Die Räder stehen ab Montag an fünf Plätzen in der Innenstadt bereit.",
    section="Stadt",
    byline="Musterredaktion",
    hours_ago=4,
    paragraphs=(
        "Die Stadt hat dreißig neue Leihräder gekauft, die ab Montag an fünf Plätzen in der Innenstadt bereitstehen.",
        "Eine Fahrt kostet im ersten Monat nichts, danach einen Euro für die halbe Stunde.",
        "Die alten Räder werden geprüft und an Schulen verschenkt, sagte eine Sprecherin des Rathauses.",
    ),
)


@dataclass
class Publisher:
    """One publisher: its samples, and what it was asked for."""

    address: str
    port: int
    name: str
    language: str
    samples: list[Sample]
    asked: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)

    @property
    def base(self) -> str:
        return f"http://{self.address}:{self.port}"

    @property
    def feed_url(self) -> str:
        return f"{self.base}/feed.xml"

    def url(self, sample: Sample) -> str:
        return f"{self.base}/{sample.slug}.html"

    def published_at(self, sample: Sample) -> datetime:
        return PRESS_TIME - timedelta(hours=sample.hours_ago)

    def feed(self) -> str:
        items = "".join(
            f"<item><guid>{self.url(each)}</guid><title>{escape(each.headline)}</title><link>{self.url(each)}</link>"
            f"<pubDate>{format_datetime(self.published_at(each))}</pubDate>"
            f"<description>{escape(each.standfirst)}</description></item>"
            for each in self.samples
        )
        return (
            f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{self.name}</title>'
            f"<link>{self.base}/</link><description>{self.name}</description><language>{self.language}</language>"
            f"{items}</channel></rss>"
        )

    def page(self, path: str) -> str | None:
        for each in self.samples:
            if path == f"/{each.slug}.html":
                return sample_page(each, self.url(each), self.published_at(each))
        return None

    def correct(self, slug: str, paragraph: str) -> None:
        """The publisher adds a paragraph to an article; its feed says nothing of it."""
        self.samples = [
            replace(each, paragraphs=(*each.paragraphs, paragraph)) if each.slug == slug else each
            for each in self.samples
        ]


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    publisher: Publisher


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass

    def do_GET(self) -> None:
        publisher = self.server.publisher
        publisher.asked[self.path] += 1
        content_type, body = "text/html; charset=utf-8", publisher.page(self.path)
        if self.path == "/feed.xml":
            content_type, body = "application/rss+xml; charset=utf-8", publisher.feed()
        if self.path == "/robots.txt":
            content_type, body = "text/plain", "User-agent: *\nDisallow: /private/\n"
        if body is None:
            self._answer(404, "text/plain", b"not found", None)
            return
        etag = f'"{sha1(body.encode(), usedforsecurity=False).hexdigest()}"'
        if self.headers.get("If-None-Match") == etag:
            publisher.unchanged[self.path] += 1
            self._answer(304, content_type, b"", etag)
        else:
            self._answer(200, content_type, body.encode(), etag)

    def _answer(self, status: int, content_type: str, body: bytes, etag: str | None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        if etag:
            self.send_header("ETag", etag)
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def newsstand() -> Iterator[list[Publisher]]:
    """Three publishers, Portuguese, English and German, serving until the block ends."""
    stock = {language: [each for each in samples() if each.language == language] for language in ("pt", "en")}
    stock["de"] = [GERMAN]
    servers, publishers = [], []
    for number, (language, mine) in enumerate(stock.items(), 1):
        server = _Server((f"127.0.3.{number}", 0), _Handler)
        publisher = Publisher(f"127.0.3.{number}", server.server_address[1], f"Stand {language}", language, mine)
        server.publisher = publisher
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        publishers.append(publisher)
    try:
        yield publishers
    finally:
        for server in servers:
            server.shutdown()
            server.server_close()
