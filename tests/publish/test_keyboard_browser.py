"""By keyboard alone on every kind of page: each control is reached, seen and named; changes of language are told."""

from typing import Any

import pytest
from playwright.sync_api import Page

from publish.chromium import FORCED, LIGHT, NARROW, NEEDS_CHROMIUM, Opener
from publish.press import Piece
from publish.test_browser import paths, spoil

pytestmark = NEEDS_CHROMIUM
# Numbers all that a reader may operate, and writes down what got the focus, whether it showed, and where it stood.
WATCH = """
() => {
  const wanted = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  const shown = each => each.checkVisibility({ visibilityProperty: true }) && each.tabIndex >= 0 && !each.disabled;
  window.controls = [...document.querySelectorAll(wanted)].filter(shown);
  window.reached = new Map();
  const inside = each => {
    const box = each.getBoundingClientRect();
    const isThere = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    return isThere && box.width > 0 && box.height > 0;
  };
  document.addEventListener("focusin", ({ target }) => {
    const style = getComputedStyle(target);
    const own = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
    let opacity = 1;
    for (let each = target; each; each = each.parentElement) opacity *= parseFloat(getComputedStyle(each).opacity);
    window.reached.set(target, { own, opacity, place: inside(target) });
  });
  document.addEventListener("focusout", ({ target }) => {
    const seen = window.reached.get(target);  // by now it has been scrolled to
    if (seen) seen.place ||= inside(target);
  });
  return window.controls.length;
}
"""
FAULTS = """
() => window.controls.flatMap(each => {
  const seen = window.reached.get(each);
  const name = (each.getAttribute("aria-label") || each.textContent || each.labels?.[0]?.textContent || "").trim();
  const said = each.outerHTML.slice(0, 120);
  if (!seen) return ["never reached: " + said];
  return [
    ...(seen.own ? [] : ["no outline: " + said]),
    ...(seen.opacity > 0.9 ? [] : ["unseen: " + said]),
    ...(seen.place === false ? ["out of sight: " + said] : []),
    ...(name ? [] : ["without a name: " + said]),
  ];
})
"""
# Languages that are written in a script; what is in such letters must be inside an element that says one of them.
SCRIPTS = {
    "Arabic": ["ar", "fa", "ur", "ps", "ckb", "ug", "sd"],
    "Hebrew": ["he", "yi"],
    "Cyrillic": ["uk", "ru", "bg", "sr", "mk", "be", "kk"],
    "Greek": ["el"],
    "Thai": ["th"],
    "Devanagari": ["hi", "mr", "ne", "sa"],
    "Hangul": ["ko"],
    "Hiragana": ["ja"],
    "Katakana": ["ja"],
    "Han": ["ja", "zh", "ko", "yue"],
}
UNTOLD = """
scripts => {
  const faults = [];
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, parent = node.parentElement;
    if (!parent || parent.closest("script, style, title")) continue;
    const tag = parent.closest("[lang]").lang.toLowerCase().split("-")[0];
    for (const [script, languages] of Object.entries(scripts)) {
      const letters = node.data.match(new RegExp(`\\\\p{Script=${script}}{2,}`, "u"));
      if (letters && !languages.includes(tag)) faults.push(`${tag}: ${node.data.trim().slice(0, 60)}`);
    }
  }
  return faults;
}
"""


def tabbed(page: Page) -> list[str]:
    """Go through the page with the Tab key; what was not reached or not seen."""
    page.evaluate("() => window.scrollTo(0, 0)")
    count = page.evaluate(WATCH)
    dates = page.locator("input[type=date]").count()
    for _ in range(count + 3 * dates + 2):  # a date has three fields and a button
        page.keyboard.press("Tab")
    found: list[str] = page.evaluate(FAULTS)
    return found


@pytest.mark.slow
@pytest.mark.parametrize(
    ("edition", "look"),
    [("en", LIGHT), ("ar", NARROW | {"color_scheme": "dark"}), ("en", FORCED)],
    ids=["light", "right-to-left-320px-dark", "forced-colours"],
)
def test_the_keyboard_reaches_everything_on_every_kind_of_page(
    open_page: Opener, site: tuple[str, dict[str, Piece]], edition: str, look: dict[str, Any]
) -> None:
    url, press = site
    spoil(press)
    page = open_page(**look | {"reduced_motion": "reduce"})
    faults: list[str] = []
    for path in paths(press, edition):
        page.goto(f"{url}{path}")
        faults += [f"{path} {fault}" for fault in tabbed(page)]
    assert faults == []


def test_it_does_so_without_script(open_page: Opener, site: tuple[str, dict[str, Piece]]) -> None:
    url, press = site
    page = open_page(java_script_enabled=False)
    page.goto(f"{url}/en/article/{press['eletrico'].key}/?view=both")
    links = page.locator("a[href]").count()
    seen: set[str] = set()
    for _ in range(4 * links):
        page.keyboard.press("Tab")
        focused = page.locator(":focus-visible")
        if focused.count():
            seen.add(focused.first.evaluate("each => each.outerHTML"))
    wanted = set(page.locator("a[href]").evaluate_all("all => all.map(each => each.outerHTML)"))
    assert wanted <= seen


def test_the_first_stop_leads_past_the_navigation(open_page: Opener, site: tuple[str, dict[str, Piece]]) -> None:
    url, press = site
    page = open_page()
    for path in paths(press, "en"):
        page.goto(f"{url}{path}")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip", path
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        inside = "document.activeElement.closest('main, footer') !== null || document.activeElement === document.body"
        assert page.evaluate(inside), path


@pytest.mark.parametrize("edition", ["en", "ar"])
def test_a_screen_reader_is_told_every_change_of_language(
    open_page: Opener, site: tuple[str, dict[str, Piece]], edition: str
) -> None:
    url, press = site
    page = open_page()
    faults: list[str] = []
    for path in paths(press, edition):
        page.goto(f"{url}{path}")
        faults += [f"{path} {fault}" for fault in page.evaluate(UNTOLD, SCRIPTS)]
    assert faults == []


def test_each_headline_says_its_own_language(open_page: Opener, site: tuple[str, dict[str, Piece]]) -> None:
    url, press = site
    page = open_page()
    languages = {piece.key: piece.language for piece in press.values()}
    heads = "all => all.map(each => [each.getAttribute('href'), each.lang, each.dir])"
    for path in paths(press, "en"):
        page.goto(f"{url}{path}")
        for address, tag, direction in page.locator("main .head a[href*='/article/']").evaluate_all(heads):
            own = languages[address.split("/article/")[1].strip("/")]
            assert tag in (own, f"en-t-{own.lower()}-t0-und"), (path, address)
            assert direction == ("rtl" if tag.split("-")[0] in ("ar", "he") else "ltr"), (path, address)
