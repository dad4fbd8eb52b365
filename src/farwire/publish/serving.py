"""How pages are served: in their edition's language, compressed once, with validators."""

import gzip
import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import override

from farwire.publish.editions import Edition, edition_of, known
from farwire.publish.kept import MARK

View = Callable[Concatenate[HttpRequest, Edition, ...], HttpResponse]


def in_edition(view: View) -> Callable[..., HttpResponse]:
    """A view of an edition: gets the `Edition`, runs in its language; its answers carry an ETag and may be kept."""

    @wraps(view)
    def answer(request: HttpRequest, language: str, **named: str) -> HttpResponse:
        if not known(language):
            raise Http404
        edition = edition_of(request, language)
        with override(language):
            response = view(request, edition, **named)
        _prepare(response, edition, zipped="gzip" in request.headers.get("Accept-Encoding", ""))
        return get_conditional_response(request, etag=response.headers.get("ETag"), response=response) or response

    return answer


def _prepare(response: HttpResponse, edition: Edition, *, zipped: bool) -> None:
    """Complete the headers; compress once, not at every answer (what is kept holds no secrets: BREACH has no prey)."""
    response.headers["Content-Language"] = edition.language
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Vary"] = "Cookie, Accept-Encoding"
    if response.status_code != 200 or response.cookies or b"csrfmiddlewaretoken" in response.content:
        return  # made for one reader alone
    digest = hashlib.sha256(response.content).hexdigest()[:32]
    if zipped:
        response.content = gzip.compress(response.content, 6, mtime=0)
        response.headers["Content-Encoding"] = "gzip"
    response.headers["ETag"] = f'"{digest}{"-gzip" if zipped else ""}"'
    response.headers["Content-Length"] = str(len(response.content))
    setattr(response, MARK, True)
