"""Pages for those who went astray: nothing there, not taken, something broke; each in its reader's language."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from farwire.publish.addresses import absolute
from farwire.publish.editions import Edition, choose, known
from farwire.publish.pages import render_page


def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: there is nothing here, or it was taken down."""
    return _page(request, 404)


def refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: what was sent did not come from a form of this site, or its form was too old."""
    return _page(request, 403)


def broken(request: HttpRequest) -> HttpResponse:
    """500: a fault of ours. Asks nothing of the archive, which may be what is broken."""
    return _page(request, 500)


def _page(request: HttpRequest, status: int) -> HttpResponse:
    language = _language(request)
    with override(language):
        title, words = _words(status)
        context: dict[str, Any] = {
            "title": title,
            "words": words,
            "canonical": "",
            "alternates": _fronts(request),
            "robots": "noindex",
        }
        response = render_page(request, Edition(language), "astray", context, status=status)
    response.headers["Content-Language"] = language
    response.headers["Cache-Control"] = "no-store" if status == 500 else "no-cache"
    response.headers["Vary"] = "Accept-Language, Cookie"
    return response


def _language(request: HttpRequest) -> str:
    """The edition that the address names, else the one its reader would be led to."""
    named = request.path.split("/")[1]
    return named if known(named) else choose(request)


def _words(status: int) -> tuple[str, str]:
    return {
        403: (
            _("Not taken"),
            _(
                "This did not come from a form of this site, or the form was too old. Go back, load its page again, "
                "and send it once more; it needs a cookie, which ends with your browser's session."
            ),
        ),
        404: (_("Not here"), _("There is nothing at this address, or it was taken down.")),
        500: (_("Something broke"), _("This is our fault, not yours. It was noted; please try again in a while.")),
    }[status]


def _fronts(request: HttpRequest) -> list[tuple[str, str, str]]:
    """The front pages of all editions, since this page has no counterpart in them."""
    paths = [(language, reverse("front", args=[language])) for language in settings.EDITIONS]
    return [(language, path, absolute(request, path)) for language, path in paths]
