"""The invented press in the archive, and no page kept from one test to the next."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.utils.translation import override
from pytest_django import Settings

from farwire.publish.kept import SHELF
from farwire.publish.selection import texts
from farwire.publish.syndication import forget
from publish.press import Piece, publish_press


@pytest.fixture(autouse=True)
def _fresh_pages(settings: Settings) -> Iterator[None]:
    settings.EDITIONS = ["en", "pt", "ar"]
    settings.VISIBILITY = "private"
    settings.BASE_URL = ""
    _forget()
    with override("en"):  # whatever language the last page of another test was in
        yield
    _forget()


@pytest.fixture
def press(db: None) -> dict[str, Piece]:
    """The whole press, filed; articles by path."""
    return publish_press()


def _forget() -> None:
    cache.clear()
    SHELF.clear()
    texts.forget()
    forget()
