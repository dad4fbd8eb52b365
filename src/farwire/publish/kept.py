"""Pages that were made once, kept in this process until the archive changes."""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, parse_cookie
from django.utils.http import parse_etags

from farwire.publish import selection
from farwire.publish.editions import READS_COOKIE, languages_named

# A page is made anew when the archive changed, and after this many seconds at the latest.
LONGEST_SECONDS = 60.0
LOOK_SECONDS = 1.0
MOST_PAGES = 2000
MOST_BYTES = 400_000
# On the way out a view marks its answer as one that may be kept.
MARK = "may_be_kept"


@dataclass(frozen=True, slots=True)
class Page:
    """An answer as it left; `kept_at` by the monotonic clock, `state` of the archive when it was made."""

    body: bytes
    headers: tuple[tuple[str, str], ...]
    kept_at: float
    state: object


class Shelf:
    """The pages of one process, the least recently asked for going first."""

    def __init__(self) -> None:
        self._pages: OrderedDict[Hashable, Page] = OrderedDict()
        self._lock = Lock()
        self.last_state: object = None
        self._looked_at = float("-inf")

    def find(self, key: Hashable) -> Page | None:
        """The page under a key, if the archive has not changed since."""
        page = self._pages.get(key)
        if page is None or page.state != self.state() or time.monotonic() - page.kept_at > LONGEST_SECONDS:
            return None
        with self._lock:
            if key in self._pages:
                self._pages.move_to_end(key)
        return page

    def keep(self, key: Hashable, page: Page) -> None:
        """Keep a page."""
        with self._lock:
            self._pages[key] = page
            while len(self._pages) > MOST_PAGES:
                self._pages.popitem(last=False)

    def state(self) -> object:
        """The state of the archive, asked at most once a second."""
        now = time.monotonic()
        if now - self._looked_at > LOOK_SECONDS:
            self.last_state, self._looked_at = selection.archive_state(), now
        return self.last_state

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._pages.clear()
            self.last_state, self._looked_at = None, float("-inf")


SHELF = Shelf()


class KeptPagesMiddleware:
    """Answers with kept pages; stands first, so that they pay for nothing else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer from the shelf, or keep the answer if it may be kept."""
        if request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        key = key_of(request.META)
        page = SHELF.find(key)
        if page is not None:
            return _answer(request, page)
        before, made_at = SHELF.last_state, time.monotonic()
        response = self.get_response(request)
        if getattr(response, MARK, False) and request.method == "GET" and len(response.content) <= MOST_BYTES:
            state = SHELF.state()
            if before in (None, state):  # else the archive changed while the page was made
                SHELF.keep(key, Page(response.content, tuple(response.items()), made_at, state))
        return response


class Door:
    """A WSGI application that hands out kept pages itself and passes everything else to the one behind it (PEP 3333).

    A kept page needs no request object, no middleware and no view; without them it costs a tenth.
    """

    def __init__(self, application: WSGIApplication) -> None:
        self.application = application

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer from the shelf if the page is there."""
        page = _find(environ) if environ["REQUEST_METHOD"] in ("GET", "HEAD") else None
        if page is None:
            return self.application(environ, start_response)
        is_same = _has(page, environ.get("HTTP_IF_NONE_MATCH"))
        start_response("304 Not Modified" if is_same else "200 OK", list(_headers(page, is_same=is_same)))
        return [] if is_same or environ["REQUEST_METHOD"] == "HEAD" else [page.body]


def key_of(environ: Mapping[str, Any]) -> Hashable:
    """All that an answer depends on. Pages are stored only after Django has accepted the host."""
    cookies = environ.get("HTTP_COOKIE", "")
    return (
        environ.get("HTTP_HOST") or environ.get("SERVER_NAME"),
        environ.get("wsgi.url_scheme"),
        environ.get("PATH_INFO"),
        environ.get("QUERY_STRING"),
        "gzip" in environ.get("HTTP_ACCEPT_ENCODING", ""),
        languages_named(parse_cookie(cookies).get(READS_COOKIE, "")) if READS_COOKIE in cookies else frozenset(),
    )


def _find(environ: WSGIEnvironment) -> Page | None:
    """The kept page, or None; also where the archive can't be asked: then Django says so."""
    try:
        return SHELF.find(key_of(environ))
    except DatabaseError:
        connection.close_if_unusable_or_obsolete()
        return None


def _has(page: Page, asked: str | None) -> bool:
    """Whether the page is one of those that the browser has (RFC 9110, 13.1.2)."""
    return asked is not None and dict(page.headers).get("ETag") in parse_etags(asked)


def _headers(page: Page, *, is_same: bool) -> Iterator[tuple[str, str]]:
    """The headers of an answer; one without a body describes none."""
    for name, value in page.headers:
        if not (is_same and name.startswith("Content-") and name != "Content-Security-Policy"):
            yield name, value


def _answer(request: HttpRequest, page: Page) -> HttpResponse:
    is_same = _has(page, request.headers.get("If-None-Match"))
    response = HttpResponseNotModified() if is_same else HttpResponse(b"" if request.method == "HEAD" else page.body)
    for name, value in _headers(page, is_same=is_same):
        response.headers[name] = value
    return response
