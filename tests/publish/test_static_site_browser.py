"""The written edition opened from disk in Chromium: nothing is fetched, everything leads on."""

from pathlib import Path

import pytest

from farwire.publish.static_site import export_site
from publish.chromium import NEEDS_CHROMIUM, Opener
from publish.press import publish_press

pytestmark = NEEDS_CHROMIUM


@pytest.fixture
def site(transactional_db: None, tmp_path: Path) -> Path:
    publish_press(only={"eletrico", "tram-returns", "palms", "strassenbahn"})
    export_site(tmp_path, ["en", "ar"])
    return tmp_path


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_reader_goes_through_the_files(open_page: Opener, site: Path, script: bool) -> None:
    asked: list[str] = []
    faults: list[str] = []
    page = open_page(java_script_enabled=script)
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto((site / "index.html").as_uri())
    page.wait_for_url("**/en/index.html")
    assert page.evaluate("getComputedStyle(document.body).maxWidth") == "1248px"
    page.click("main .lead h2 a")
    page.wait_for_url("**/story/**")
    page.click("text=Tram returns to the waterfront")
    page.click(".switch >> text=Both")
    assert page.url.endswith("/both.html")
    page.click(".switch >> text=Translation")
    page.click(".colophon >> text=العربية")
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.locator("a[rel=search]").count() == 0
    assert faults == []
    assert all(address.startswith(site.as_uri()) for address in asked)
    assert all(Path(address.removeprefix("file://").split("?")[0].split("#")[0]).is_file() for address in asked)
