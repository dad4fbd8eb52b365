"""How the tests and the screenshots start Chromium: the system's own, off the network; and what axe-core finds."""

import shutil
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

EXECUTABLE = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-domain-reliability",
    "--no-first-run",
    "--font-render-hinting=none",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
LIGHT: dict[str, Any] = {"color_scheme": "light", "viewport": {"width": 1280, "height": 900}}
DARK: dict[str, Any] = {"color_scheme": "dark", "viewport": {"width": 1280, "height": 900}}
NARROW: dict[str, Any] = {"color_scheme": "light", "viewport": {"width": 320, "height": 640}}
FORCED: dict[str, Any] = {
    "forced_colors": "active",
    "reduced_motion": "reduce",
    "viewport": {"width": 1280, "height": 900},
}
Opener = Callable[..., "Page"]
# WCAG 2.2 AA and axe-core's best practices.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NEEDS_CHROMIUM = [pytest.mark.browser, pytest.mark.skipif(EXECUTABLE is None, reason="Chromium is not installed")]


def violations(page: "Page") -> list[str]:
    """What axe-core finds on the page as it stands, and whether it scrolls sideways."""
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - only where a browser runs

    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}}).response["violations"]
    faults = [f"{page.url} {each['id']}: {node['html']}" for each in found for node in each["nodes"]]
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        faults.append(f"{page.url} scrolls sideways")
    return faults
