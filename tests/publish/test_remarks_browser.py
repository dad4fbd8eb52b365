"""Saying "wrong here" in Chromium: without script, by keyboard, in every light and direction."""

from typing import Any

import pytest

from farwire.archive.models import Remark
from publish.chromium import DARK, FORCED, LIGHT, NARROW, NEEDS_CHROMIUM, Opener, violations
from publish.press import Piece

pytestmark = NEEDS_CHROMIUM
BETTER = "On Monday the tram runs again."


def test_a_reader_sends_a_correction_without_script(open_page: Opener, site: tuple[str, dict[str, Piece]]) -> None:
    url, press = site
    piece = press["eletrico"]
    page = open_page(java_script_enabled=False)
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
    open_page: Opener, site: tuple[str, dict[str, Piece]], edition: str, look: dict[str, Any]
) -> None:
    url, press = site
    article = f"{url}/{edition}/article/{press['eletrico'].key}/"
    page = open_page(**look)
    faults: list[str] = []
    for path in (article, f"{article}?view=both", f"{article}sentence/3/", f"{article}sentence/3/?done"):
        page.goto(path)
        faults += violations(page)
    assert faults == []


def test_the_way_is_seen_when_the_keyboard_comes_to_it(open_page: Opener, site: tuple[str, dict[str, Piece]]) -> None:
    url, press = site
    page = open_page()
    page.goto(f"{url}/en/article/{press['eletrico'].key}/?view=both")
    way = page.locator(".row .wrong >> nth=0")
    button = way.locator("button")
    button.focus()
    assert way.evaluate("each => getComputedStyle(each).opacity") == "1"
    assert button.evaluate("each => each.textContent") == "Wrong here? (sentence 2)"
    page.keyboard.press("Enter")
    page.wait_for_url("**/sentence/2/**")
