"""Saying "wrong here" in Chromium: without script, by keyboard, in every light and direction."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from farwire.archive.models import Remark
from publish.chromium import ARGUMENTS, DARK, EXECUTABLE, FORCED, LIGHT, NARROW
from publish.press import Piece, publish_press

pytestmark = [pytest.mark.browser, pytest.mark.skipif(EXECUTABLE is None, reason="Chromium is not installed")]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
BETTER = "On Monday the tram runs again."


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=EXECUTABLE, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def site(live_server: Any, transactional_db: None) -> tuple[str, dict[str, Piece]]:
    return live_server.url, publish_press()


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}}).response["violations"]
    return [f"{page.url} {each['id']}: {node['html']}" for each in found for node in each["nodes"]]


def test_a_reader_sends_a_correction_without_script(chromium: Browser, site: tuple[str, dict[str, Piece]]) -> None:
    url, press = site
    piece = press["eletrico"]
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{url}/en/article/{piece.key}/")
    page.click(".wrong-way a")
    page.hover(".row >> nth=1")
    page.click(".row >> nth=1 >> .wrong button")
    assert "/sentence/3/" in page.url
    page.fill("#better", BETTER)
    page.click("main form button")
    assert page.locator("[role=status]").is_visible()
    assert page.locator("main form").count() == 0
    page.click("main p a")
    assert page.url.endswith("?view=both#s3")
    context.close()
    remark = Remark.objects.get()
    assert (remark.unit, remark.source, remark.better) == (2, piece.lines[2].text, BETTER)


@pytest.mark.parametrize(
    ("edition", "look"),
    [
        ("en", LIGHT),
        ("en", DARK),
        ("en", FORCED),
        ("ar", LIGHT),
        ("ar", NARROW | {"color_scheme": "dark"}),
    ],
    ids=["light", "dark", "forced-colours", "right-to-left", "right-to-left-320px-dark"],
)
def test_no_page_has_a_violation(
    chromium: Browser, site: tuple[str, dict[str, Piece]], edition: str, look: dict[str, Any]
) -> None:
    url, press = site
    article = f"{url}/{edition}/article/{press['eletrico'].key}/"
    context = chromium.new_context(**look)
    page = context.new_page()
    faults: list[str] = []
    for path in (article, f"{article}?view=both", f"{article}sentence/3/", f"{article}sentence/3/?done"):
        page.goto(path)
        faults += violations(page)
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            faults.append(f"{path} scrolls sideways")
    context.close()
    assert faults == []


def test_the_way_is_seen_when_the_keyboard_comes_to_it(chromium: Browser, site: tuple[str, dict[str, Piece]]) -> None:
    url, press = site
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{url}/en/article/{press['eletrico'].key}/?view=both")
    way = page.locator(".row .wrong >> nth=0")
    button = way.locator("button")
    button.focus()
    assert way.evaluate("each => getComputedStyle(each).opacity") == "1"
    assert button.evaluate("each => each.textContent") == "Wrong here? (sentence 2)"
    page.keyboard.press("Enter")
    page.wait_for_url("**/sentence/2/**")
    context.close()
