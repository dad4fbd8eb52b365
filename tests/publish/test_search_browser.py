"""The search page in Chromium: every state of it, in every look, without a violation; and a search by hand."""

import os
from pathlib import Path
from typing import Any

import pytest

from farwire.publish.selection import search
from farwire.publish.selection.search_meaning import Asker
from publish.chromium import DARK, FORCED, LIGHT, NARROW, NEEDS_CHROMIUM, Opener, violations
from publish.press import Piece, publish_press

pytestmark = NEEDS_CHROMIUM
STATES = ("", "?q=tram", "?q=tram&page=2", "?q=zeppelin", "?q=الترام&language=pt", "?q=図書館&source=x&from=2026-11-01")


@pytest.fixture
def site(live_server: Any, transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> tuple[str, dict[str, Piece]]:
    press = publish_press()
    near = [press[path].key for path in ("library", "palms", "moss")]
    monkeypatch.setattr(Asker, "nearest", lambda *_: near)
    monkeypatch.setitem(search.__kwdefaults__, "most", 2)
    return live_server.url, press


@pytest.mark.slow
@pytest.mark.parametrize(
    ("edition", "look"),
    [("en", LIGHT), ("en", DARK), ("en", NARROW), ("en", FORCED), ("ar", LIGHT), ("ar", NARROW)],
    ids=["light", "dark", "320px", "forced-colours", "right-to-left", "right-to-left-320px"],
)
def test_no_state_has_a_violation(
    open_page: Opener, site: tuple[str, dict[str, Piece]], edition: str, look: dict[str, Any]
) -> None:
    page = open_page(**look)
    faults: list[str] = []
    for number, state in enumerate(STATES):
        page.goto(f"{site[0]}/{edition}/search/{state}")
        faults += violations(page)
        if folder := os.environ.get("SEARCH_PICTURES"):
            page.screenshot(path=Path(folder) / f"{edition}-{look['viewport']['width']}-{number}.png", full_page=True)
    assert faults == []


def test_a_reader_searches_without_script(open_page: Opener, site: tuple[str, dict[str, Piece]]) -> None:
    url, press = site
    page = open_page(java_script_enabled=False, **LIGHT)
    page.goto(f"{url}/en/")
    page.get_by_role("link", name="Search").click()
    page.get_by_role("searchbox").fill("tram")
    page.get_by_role("combobox", name="Language").select_option("pt")
    page.get_by_role("button", name="Search").click()
    assert page.locator(".hits .head a").first.get_attribute("href") == f"/en/article/{press['eletrico'].key}/"
    assert page.locator("mark").first.inner_text().lower() == "tram"
    page.get_by_role("combobox", name="Source").fill("nowhere")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator(".empty").count() + page.locator(".alike").count() == 1
