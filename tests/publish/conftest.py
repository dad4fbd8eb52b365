"""The invented press in the archive, and no page kept from one test to the next."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from pytest_django import Settings

from farwire.publish.kept import SHELF
from publish.press import Piece, publish_press


@pytest.fixture(autouse=True)
def _fresh_pages(settings: Settings) -> Iterator[None]:
    settings.EDITIONS = ["en", "pt", "ar"]
    settings.VISIBILITY = "private"
    settings.BASE_URL = ""
    cache.clear()
    SHELF.clear()
    yield
    cache.clear()
    SHELF.clear()


@pytest.fixture
def press(db: None) -> dict[str, Piece]:
    """The whole press, filed; articles by path."""
    return publish_press()
