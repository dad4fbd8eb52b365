"""Comforts of reading in Chromium: each does what it says with script on, and nothing is lost with script off."""

from typing import Any

import pytest
from playwright.sync_api import Page

from farwire.archive.keys import article_key
from publish.chromium import NEEDS_CHROMIUM
from publish.press import Piece, publish_press

pytestmark = NEEDS_CHROMIUM
# A browser's voice, writing down what it is asked to say.
VOICE = """
window.said = [];
Object.defineProperty(window, "speechSynthesis", { value: {
  speaking: false, speak(words) { this.speaking = true; window.said.push([words.lang, words.text]); },
  cancel() { this.speaking = false; window.said.length = 0; },
} });
"""
# How far things moved after they were painted (W3C Layout Instability).
MOVED = """
new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(each => { sum += each.value; }))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 300);
})
"""


@pytest.fixture
def site(live_server: Any, transactional_db: None) -> tuple[str, dict[str, Piece]]:
    return live_server.url, publish_press(only={"eletrico", "tram-returns", "palms", "strassenbahn", "bakery"})


def test_what_was_read_shows_in_the_lists(page: Page, site: tuple[str, dict[str, Piece]]) -> None:
    url, press = site
    page.goto(f"{url}/en/article/{press['bakery'].key}/")
    page.goto(f"{url}/en/")
    read = page.locator("a.read")
    assert read.count() >= 1
    assert all(press["bakery"].key in (read.nth(place).get_attribute("href") or "") for place in range(read.count()))
    assert "(already read)" in (read.first.text_content() or "")


def test_saved_articles_are_kept_and_let_go(page: Page, site: tuple[str, dict[str, Piece]]) -> None:
    url, press = site
    page.goto(f"{url}/en/article/{press['palms'].key}/")
    page.click("[data-save]")
    page.goto(f"{url}/en/reading/")
    link = page.locator("[data-saved] a")
    assert link.get_attribute("lang") == "en-t-ar-t0-und"
    link.click()
    page.wait_for_selector("[data-save][aria-pressed=true]")
    page.keyboard.press("b")
    page.wait_for_selector("[data-save][aria-pressed=false]")
    page.goto(f"{url}/en/reading/")
    assert page.locator("[data-saved] a").count() == 0
    assert page.locator("[data-saved-none]").is_visible()


def test_text_grows_and_stays_grown(page: Page, site: tuple[str, dict[str, Piece]]) -> None:
    url, press = site
    address = f"{url}/en/article/{press['eletrico'].key}/"
    size = "parseFloat(getComputedStyle(document.querySelector('.text p')).fontSize)"
    page.goto(address)
    sizes = [page.evaluate(size)]
    for _ in range(3):
        page.click("[data-larger]")
        sizes.append(page.evaluate(size))
    assert sizes == sorted(set(sizes))
    page.reload()
    assert page.evaluate(size) == sizes[-1]
    page.click("[data-larger]")
    assert page.evaluate(size) == sizes[0]


def test_listening_goes_sentence_by_sentence_in_its_language(page: Page, site: tuple[str, dict[str, Piece]]) -> None:
    url, press = site
    page.add_init_script(VOICE)
    page.goto(f"{url}/en/article/{press['eletrico'].key}/")
    page.click("[data-listen]")
    said = page.evaluate("window.said")
    assert said[0] == ["en", "Tram returns to the waterfront after twelve years"]
    assert len(said) == len(press["eletrico"].lines)
    assert page.locator("[data-listen]").get_attribute("aria-pressed") == "true"
    page.click("[data-listen]")
    assert page.evaluate("window.said") == []
    page.goto(f"{url}/en/article/{press['palms'].key}/?view=original")
    page.click("[data-listen]")
    assert {language for language, _ in page.evaluate("window.said")} == {"ar"}


def test_sharing_copies_the_link(page: Page, site: tuple[str, dict[str, Piece]]) -> None:
    url, press = site
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=url)
    address = f"{url}/en/article/{press['eletrico'].key}/?view=both"
    page.goto(address)
    page.evaluate("Object.defineProperty(navigator, 'share', { value: undefined })")
    page.click("[data-share]")
    page.wait_for_selector("text=Link copied")
    assert page.evaluate("navigator.clipboard.readText()") == address


def test_keys_do_not_disturb_who_is_typing(page: Page, site: tuple[str, dict[str, Piece]]) -> None:
    url, _ = site
    page.goto(f"{url}/en/")
    page.keyboard.press("/")
    page.wait_for_url("**/search/**")
    page.locator("input[type=search]").focus()
    page.keyboard.type("job v?")
    assert page.locator("input[type=search]").input_value() == "job v?"
    assert not page.locator("dialog.keys").is_visible()


def test_keys_can_be_switched_off(page: Page, site: tuple[str, dict[str, Piece]]) -> None:
    url, press = site
    page.goto(f"{url}/en/reading/")
    page.click("text=Keys off")
    assert page.get_attribute("text=Keys off", "aria-pressed") == "true"
    page.goto(f"{url}/en/article/{press['palms'].key}/")
    page.keyboard.press("b")
    assert page.get_attribute("[data-save]", "aria-pressed") == "false"
    page.goto(f"{url}/en/reading/")
    page.click("text=Keys on")
    page.goto(f"{url}/en/article/{press['palms'].key}/")
    page.keyboard.press("b")
    assert page.get_attribute("[data-save]", "aria-pressed") == "true"


def test_the_light_is_switched_on_every_page(page: Page, site: tuple[str, dict[str, Piece]]) -> None:
    url, press = site
    page.goto(f"{url}/en/story/{article_key('tram')}/")
    page.click(".colophon >> text=Night")
    page.goto(f"{url}/en/article/{press['eletrico'].key}/")
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    page.click(".colophon >> text=As the system")
    assert page.evaluate("localStorage.getItem('farwire.theme')") == ""


def test_languages_one_reads_stay_as_written_without_script(plain: Page, site: tuple[str, dict[str, Piece]]) -> None:
    url, press = site
    plain.goto(f"{url}/en/reading/")
    plain.check("input[value=pt]")
    plain.click("text=Keep")
    plain.goto(f"{url}/en/article/{press['eletrico'].key}/")
    assert plain.locator("h1").get_attribute("lang") == "pt"
    assert plain.locator(".switch").count() == 0
    plain.goto(f"{url}/en/reading/")
    assert plain.is_checked("input[value=pt]")


def test_without_script_no_control_stands_that_does_nothing(plain: Page, site: tuple[str, dict[str, Piece]]) -> None:
    url, press = site
    for path in (f"article/{press['eletrico'].key}/", "reading/", ""):
        plain.goto(f"{url}/en/{path}")
        buttons = plain.locator("button")
        for place in range(buttons.count()):
            if buttons.nth(place).is_visible():
                assert buttons.nth(place).evaluate("e => e.type") == "submit", path
        assert not plain.locator("dialog").is_visible()


def test_nothing_moves_while_a_page_loads(page: Page, site: tuple[str, dict[str, Piece]]) -> None:
    url, press = site
    for path in ("", f"article/{press['eletrico'].key}/", f"story/{article_key('tram')}/"):
        page.goto(f"{url}/en/{path}")
        assert page.evaluate(MOVED) < 0.01, path


def test_paper_and_ink_alone_are_printed(page: Page, site: tuple[str, dict[str, Piece]]) -> None:
    url, press = site
    page.goto(f"{url}/en/article/{press['eletrico'].key}/")
    page.emulate_media(media="print", color_scheme="dark")
    for selector in (".switch", ".tools", ".ways", ".skip", ".wrong-way"):
        assert not page.locator(selector).first.is_visible(), selector
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    link = page.evaluate("getComputedStyle(document.querySelector('.original-link'), '::after').content")
    assert press["eletrico"].url in link


def test_a_front_page_begins_on_its_first_sheet(page: Page, site: tuple[str, dict[str, Piece]]) -> None:
    url, _ = site
    page.goto(f"{url}/en/")
    page.emulate_media(media="print")
    breaks = "getComputedStyle(document.querySelector('.story.lead')).breakInside"
    assert page.evaluate(breaks) == "auto"  # a lead that may not break would leave the first sheet empty
