"""Addresses of pages, whole, as other machines need them."""

from django.conf import settings
from django.http import HttpRequest

from farwire.publish.editions import Edition


def absolute(request: HttpRequest, path: str) -> str:
    """The whole address of a path: under FARWIRE_BASE_URL if it is set, else under the host that was asked."""
    return f"{settings.BASE_URL}{path}" if settings.BASE_URL else request.build_absolute_uri(path)


def alternates(request: HttpRequest, edition: Edition) -> list[tuple[str, str, str]]:
    """The same page in every edition, this one among them: (language, path, whole address)."""
    start = f"/{edition.language}/"
    rest = request.path.split(start, maxsplit=1)[-1]
    paths = [(language, f"/{language}/{rest}") for language in settings.EDITIONS]
    return [(language, path, absolute(request, path)) for language, path in paths]
