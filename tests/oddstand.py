"""A server of any pages on loopback, for what no publisher should send."""

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

RSS = '<?xml version="1.0" encoding="{}"?><rss version="2.0"><channel><title>Paper</title><link>/</link>'
ITEM = "<item><title>{0}</title><link>{1}/{2}.html</link><guid>{2}</guid></item>"


class _Stand(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    pages: dict[str, tuple[str, bytes]] = {}  # noqa: RUF012 - set for each server

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass

    def do_GET(self) -> None:
        kind, body = self.pages.get(self.path, ("text/plain", b""))
        self.send_response(200 if self.path in self.pages else 404)
        self.send_header("Content-Type", kind)
        if "gzip" in self.headers.get("Accept-Encoding", "") and len(body) > 10_000:
            body = gzip.compress(body, 1)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def stand(pages: dict[str, tuple[str, bytes]]) -> Iterator[str]:
    """A server of these pages at 127.0.4.1; `BASE` in a body stands for its address."""
    handler = type("_Handler", (_Stand,), {"pages": {}})
    server = ThreadingHTTPServer(("127.0.4.1", 0), handler)
    base = f"http://127.0.4.1:{server.server_address[1]}"
    handler.pages = {path: (kind, body.replace(b"BASE", base.encode())) for path, (kind, body) in pages.items()}
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield base
    finally:
        server.shutdown()
        server.server_close()


def rss(items: str, encoding: str = "utf-8") -> bytes:
    return (RSS.format(encoding) + items + "</channel></rss>").encode(encoding)
