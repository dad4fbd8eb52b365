"""What makes the paper installable: its manifest, and the worker that keeps the last pages for reading offline."""

import json
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from farwire.publish.editions import Edition
from farwire.publish.languages import own_name
from farwire.publish.serving import in_edition
from farwire.publish.templatetags.farwire import asset


@in_edition
def manifest(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The web app manifest (W3C) of an edition."""
    front = reverse("front", args=[edition.language])
    content = {
        "id": front,
        "name": f"Farwire – {own_name(edition.language)}",
        "short_name": "Farwire",
        "lang": edition.language,
        "dir": edition.direction,
        "start_url": front,
        "scope": "/",
        "display": "minimal-ui",
        "background_color": "#faf6ee",
        "theme_color": "#faf6ee",
        "icons": [{"src": asset("farwire/icon.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"}],
    }
    return HttpResponse(
        json.dumps(content, ensure_ascii=False), content_type="application/manifest+json; charset=utf-8"
    )


def service_worker(request: HttpRequest) -> HttpResponse:
    """The service worker; it lives at the root because its scope is the whole site."""
    found = finders.find("farwire/service-worker.js")
    if not isinstance(found, str):
        raise FileNotFoundError("farwire/service-worker.js")
    response = HttpResponse(Path(found).read_bytes(), content_type="text/javascript; charset=utf-8")
    response.headers["Cache-Control"] = "no-cache"
    return response
