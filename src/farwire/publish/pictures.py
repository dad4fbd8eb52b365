"""Pictures from the archive's own folder: no reader's browser asks a publisher for them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from farwire.archive.pictures import TYPES
from farwire.publish import selection

# A picture opened by itself may do nothing, whatever its bytes would have a browser believe.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; sandbox; frame-ancestors 'none'"
_HOUR = 3600


def picture(request: HttpRequest, key: str, ending: str) -> HttpResponse:
    """The kept picture of an article; gone with its article, and when its publisher's leave is."""
    found = selection.picture_of(key)
    if found is None or found.ending != ending:
        raise Http404
    etag = f'"{found.path.name}"'
    response = HttpResponse(found.path.read_bytes(), content_type=TYPES[found.ending])
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = f"public, max-age={_HOUR}"
    response.headers["Content-Security-Policy"] = POLICY
    # Feeds carry its address, so readers' own pages may show it.
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return get_conditional_response(request, etag=etag, response=response) or response
