"""How pages are served: in their edition's language, kept while the archive stands still, and with validators."""

import gzip
import hashlib
import time
from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import override

from farwire import __version__
from farwire.publish import selection
from farwire.publish.editions import Edition, edition_of, known

# A page is made anew when the archive changed, and after this many seconds at the latest.
LONGEST_SECONDS = 60
_LOOK_SECONDS = 1.0
_QUERY = ("view", "q", "from", "to", "source", "language", "country", "mode")

View = Callable[Concatenate[HttpRequest, Edition, ...], HttpResponse]


def in_edition(view: View) -> Callable[..., HttpResponse]:
    """A view of an edition: gets the `Edition`, runs in its language, and its answers are kept and carry an ETag."""

    @wraps(view)
    def answer(request: HttpRequest, language: str, **named: str) -> HttpResponse:
        if not known(language):
            raise Http404
        edition = edition_of(request, language)
        zipped = "gzip" in request.headers.get("Accept-Encoding", "")
        key = f"{_key(request, edition)}:{zipped:d}"
        response: HttpResponse | None = cache.get(key)
        if response is None:
            with override(language):
                response = view(request, edition, **named)
            _prepare(response, edition, zipped=zipped)
            cache.set(key, response, LONGEST_SECONDS)
        return get_conditional_response(request, etag=response.headers.get("ETag"), response=response) or response

    return answer


def _prepare(response: HttpResponse, edition: Edition, *, zipped: bool) -> None:
    """Complete the headers; compress once, not at every answer (our pages hold no secrets, so BREACH has no prey)."""
    response.headers["Content-Language"] = edition.language
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Vary"] = "Cookie, Accept-Encoding"
    if response.status_code != 200:
        return
    digest = hashlib.sha256(response.content).hexdigest()[:32]
    if zipped:
        response.content = gzip.compress(response.content, 6, mtime=0)
        response.headers["Content-Encoding"] = "gzip"
    response.headers["ETag"] = f'"{digest}{"-gzip" if zipped else ""}"'
    response.headers["Content-Length"] = str(len(response.content))


def _key(request: HttpRequest, edition: Edition) -> str:
    query = [(name, value[:500]) for name in _QUERY if (value := request.GET.get(name, ""))]
    parts = (request.get_host(), request.scheme, request.path, query, sorted(edition.reads), _stamp(), __version__)
    return "page:" + hashlib.sha256(repr(parts).encode()).hexdigest()


def _stamp() -> str:
    """What changes with the archive, asked at most once a second."""
    stamp: str | None = cache.get("archive")
    if stamp is None:
        stamp = repr((selection.archive_state(), int(time.time() // LONGEST_SECONDS)))
        cache.set("archive", stamp, _LOOK_SECONDS)
    return stamp
