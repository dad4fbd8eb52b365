"""The headers every answer carries: what a page may load, and where it may be framed."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# Nothing from other hosts, no inline script or style. Text from the press is escaped; this is the second wall.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), browsing-topics=()"


class ContentSecurityMiddleware:
    """Adds the Content-Security-Policy (W3C CSP 3) and Permissions-Policy headers where a view set none."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with the headers added."""
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        return response
