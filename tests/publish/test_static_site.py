import re
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.test import Client
from pytest_django import Settings

from farwire.publish.static_site import export_site, file_of
from publish.press import Piece, publish_press


@pytest.fixture
def some(db: None) -> dict[str, Piece]:
    return publish_press(only={"eletrico", "tram-returns", "palms", "strassenbahn"})


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("/en/", "en/index.html"),
        ("/en/article/abc/?view=both", "en/article/abc/both.html"),
        ("/en/feed.rss", "en/feed.rss"),
    ],
)
def test_addresses_become_files(path: str, file: str) -> None:
    assert file_of(path) == file


def links(folder: Path) -> list[tuple[Path, str]]:
    return [
        (page, unescape(link))
        for page in folder.rglob("*.html")
        for link in re.findall(r'\b(?:href|src)="([^"]*)"', page.read_text(encoding="utf-8"))
    ]


def test_the_export_links_whole(some: dict[str, Piece], tmp_path: Path) -> None:
    count = export_site(tmp_path)
    assert count == sum(path.is_file() for path in tmp_path.rglob("*"))
    for page, link in links(tmp_path):
        parts = urlsplit(link)
        if parts.scheme:
            assert parts.hostname != "farwire.invalid", (page, link)
            continue
        assert not link.startswith("/"), (page, link)
        target = page.parent / parts.path if parts.path else page
        assert target.is_file(), (page, link)


def test_the_export_equals_the_served_pages(
    client: Client, some: dict[str, Piece], tmp_path: Path, settings: Settings
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    export_site(tmp_path)

    def words(html: str) -> str:
        return re.sub(r"\s+", " ", re.sub(r"<form action.*?</form>|<[^>]+>", " ", html, flags=re.S)).strip()

    article = f"/en/article/{some['eletrico'].key}/"
    for path in ("/en/", "/ar/", article, f"{article}?view=both", f"{article}?view=original", "/pt/feeds/"):
        served = client.get(path).content.decode().replace("http://testserver", "https://farwire.invalid")
        assert words((tmp_path / file_of(path)).read_text(encoding="utf-8")) == words(served)


def test_one_edition_alone_has_no_loose_ends(some: dict[str, Piece], tmp_path: Path, settings: Settings) -> None:
    settings.BASE_URL = "https://news.example"
    export_site(tmp_path, ["pt"])
    assert sorted(each.name for each in tmp_path.iterdir()) == ["index.html", "pt", "static"]
    for page, link in links(tmp_path):
        if not urlsplit(link).scheme and urlsplit(link).path:
            assert (page.parent / urlsplit(link).path).is_file(), (page, link)
