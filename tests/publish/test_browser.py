"""The pages in Chromium, as a person goes through them; and axe-core (WCAG 2.2 AA and best practices) on every kind."""

import re
import struct
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Request
from pytest_django import Settings

from farwire.archive.intake import file_picture
from farwire.archive.keys import article_key
from farwire.archive.models import Failure, Revision, Translation
from publish.chromium import DARK, FORCED, LIGHT, NARROW, NEEDS_CHROMIUM, Opener, violations
from publish.press import NOW, Piece

pytestmark = NEEDS_CHROMIUM
PICTURE = "https://pictures.example/tram.png"


def paths(press: dict[str, Piece], edition: str) -> list[str]:
    article = f"/{edition}/article/{press['eletrico'].key}/"
    return [
        f"/{edition}/",
        article,
        f"{article}?view=both",
        f"{article}?view=original",
        f"/{edition}/article/{press['palms'].key}/?view=original",
        f"/{edition}/article/{press['strassenbahn'].key}/",
        f"/{edition}/article/{press['lettres'].key}/",
        f"/{edition}/article/{press['canoas'].key}/",
        f"/{edition}/article/{press['sinos'].key}/",
        f"/{edition}/story/{article_key('tram')}/",
        f"/{edition}/source/",
        f"/{edition}/source/di-rio-do-estu-rio/",
        f"/{edition}/section/culture/",
        f"/{edition}/language/pt/",
        f"/{edition}/country/pt/",
        f"/{edition}/feeds/",
        f"/{edition}/about/",
        f"/{edition}/reading/",
        f"/{edition}/search/?q=a",
        f"/{edition}/nothing/",
    ]


def spoil(press: dict[str, Piece]) -> None:
    """Withhold one translation, let another fail, and give the lead and an article of its story a picture."""
    Translation.objects.filter(revision__article=press["canoas"].key).update(decision="withhold")
    Translation.objects.filter(revision__article=press["sinos"].key).delete()
    for edition in ("en", "ar"):
        subject = f"{press['sinos'].key}:{edition}"
        Failure.objects.create(stage="translate", subject=subject, error="EngineFailed", detail="no answer", at=NOW)
    file_picture(PICTURE, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 1200, 800) + bytes(100))
    for path in ("tram-returns", "eletrico", "tranvia"):
        revision = Revision.objects.get(article=press[path].key)
        revision.content["image"] = {"url": PICTURE, "caption": "Na margem do rio", "credit": "Ana Lima"}
        revision.save()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("edition", "look"),
    [
        ("en", LIGHT),
        ("en", DARK),
        ("en", NARROW),
        ("en", FORCED),
        ("ar", LIGHT),
        ("ar", NARROW | {"color_scheme": "dark"}),
    ],
    ids=["light", "dark", "320px", "forced-colours", "right-to-left", "right-to-left-320px-dark"],
)
def test_no_page_has_a_violation(
    open_page: Opener,
    site: tuple[str, dict[str, Piece]],
    settings: Settings,
    tmp_path: Path,
    edition: str,
    look: dict[str, Any],
) -> None:
    url, press = site
    settings.DATA_DIR, settings.PICTURES = tmp_path, "on"
    spoil(press)
    page = open_page(**look)
    strangers: list[str] = []
    page.on("request", lambda request: _note(request, url, strangers))
    faults: list[str] = []
    for path in paths(press, edition):
        page.goto(f"{url}{path}")
        faults += violations(page)
    assert faults == []
    assert strangers == []


def test_a_reader_goes_through_the_paper_without_script(open_page: Opener, site: tuple[str, dict[str, Piece]]) -> None:
    url, _ = site
    page = open_page(java_script_enabled=False, locale="en-GB")
    page.goto(url)
    assert page.url == f"{url}/en/"
    page.click("text=A tram line lost to a storm")
    assert "/story/" in page.url
    page.click("text=Tram returns to the waterfront")
    assert page.locator("h1").get_attribute("lang") == "en-t-pt-t0-und"
    page.click(".switch >> text=Both")
    assert page.locator(".row").count() > 10
    page.click(".switch >> text=Original")
    assert "Elétrico volta" in page.inner_text("h1")
    page.click(".kicker >> text=Diário do Estuário")
    assert "/source/" in page.url
    page.click(".colophon >> text=português")
    assert "/pt/source/" in page.url
    page.click(".nameplate")
    assert page.locator("html").get_attribute("lang") == "pt"


def test_comforts_of_reading(open_page: Opener, site: tuple[str, dict[str, Piece]]) -> None:
    url, press = site
    page = open_page(color_scheme="light")
    page.goto(f"{url}/en/")
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.textContent") != first
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.textContent") == first
    page.keyboard.press("o")
    page.wait_for_url("**/story/**")
    page.goto(f"{url}/en/article/{press['eletrico'].key}/")
    page.keyboard.press("b")
    assert page.locator("[data-save]").get_attribute("aria-pressed") == "true"
    page.keyboard.press("v")
    page.wait_for_url("**/?view=both")
    page.keyboard.press("?")
    assert page.locator("dialog.keys").is_visible()
    page.keyboard.press("Escape")
    page.goto(f"{url}/en/reading/")
    assert "Tram returns" in page.inner_text("[data-saved]")
    page.click("text=Night")
    page.goto(f"{url}/en/")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 18, 14)"


def test_the_last_pages_are_readable_offline(open_page: Opener, site: tuple[str, dict[str, Piece]]) -> None:
    url, _ = site
    page = open_page()
    page.goto(f"{url}/en/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload()
    page.context.set_offline(True)
    page.reload()
    assert page.inner_text("h1") == "Farwire"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgba(0, 0, 0, 0)"


def test_a_right_to_left_original_reads_from_the_right(open_page: Opener, site: tuple[str, dict[str, Piece]]) -> None:
    url, press = site
    page = open_page()
    page.goto(f"{url}/en/article/{press['palms'].key}/?view=both")
    english, arabic = (page.locator(".row").first.locator("p").nth(place) for place in (0, 1))
    assert english.evaluate("e => getComputedStyle(e).direction") == "ltr"
    assert arabic.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert re.search("Naskh|Arabic|Geeza", arabic.evaluate("e => getComputedStyle(e).fontFamily"))


def _note(request: Request, url: str, strangers: list[str]) -> None:
    if not request.url.startswith((url, "data:")):
        strangers.append(request.url)
