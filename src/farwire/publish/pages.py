"""A page from its template, with what every page of an edition needs."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse

from farwire.publish.addresses import absolute, alternates
from farwire.publish.editions import Edition
from farwire.publish.selection.words import printable


def render_page(
    request: HttpRequest, edition: Edition, kind: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """The page of the template `farwire/KIND.html`; what stands in `context` goes before what all pages share."""
    shared = {
        "edition": edition,
        "kind": kind,
        "canonical": absolute(request, request.path),
        "root": absolute(request, reverse("home")),
        "alternates": alternates(request, edition),
    }
    html = render_to_string(f"farwire/{kind}.html", shared | context, request)
    return HttpResponse(printable(html), status=status)
