"""The invented press in the archive, no page kept from one test to the next, and Chromium."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from django.core.cache import cache
from django.utils.translation import override
from pytest_django import Settings

from farwire.publish.kept import SHELF
from farwire.publish.selection import texts
from farwire.publish.syndication import forget
from publish.chromium import ARGUMENTS, EXECUTABLE
from publish.press import Piece, publish_press

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page


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


@pytest.fixture(scope="module")
def chromium() -> "Iterator[Browser]":
    """A running Chromium; its contexts share nothing."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where a browser runs

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=EXECUTABLE, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: "Browser") -> "Iterator[Callable[..., Page]]":
    """Opens an empty page in a context of its own, with the options of `Browser.new_context`; all are closed."""
    contexts: list[BrowserContext] = []

    def opened(**look: Any) -> "Page":
        contexts.append(chromium.new_context(**look))
        return contexts[-1].new_page()

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_page: "Callable[..., Page]") -> "Page":
    """A page of a reader in Britain."""
    return open_page(locale="en-GB")


@pytest.fixture
def plain(open_page: "Callable[..., Page]") -> "Page":
    """The same without script."""
    return open_page(locale="en-GB", java_script_enabled=False)


@pytest.fixture
def site(live_server: Any, transactional_db: None) -> tuple[str, dict[str, Piece]]:
    """The whole press, served: its address, and the articles by path."""
    return live_server.url, publish_press()


def _forget() -> None:
    cache.clear()
    SHELF.clear()
    texts.forget()
    forget()
