import re
from html import unescape
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client
from pytest_django import Settings

from farwire.archive.models import Translation
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


def neutral(html: str, address: str, folder: Path) -> str:
    """The page with each link as the file that it leads to, so that a served and a written page can be compared.

    What only a running site can do is left out of both: forms, the way to the search, and links to either lead
    to the page itself.
    """
    here = file_of(urlsplit(address).path + ("?" + urlsplit(address).query if urlsplit(address).query else ""))

    def target(match: re.Match[str]) -> str:
        parts = urlsplit(urljoin(address, unescape(match[2])))
        if parts.netloc != urlsplit(address).netloc:
            return match[0]
        view = f"?{parts.query}" if parts.query.startswith("view=") else ""
        chosen = re.fullmatch(r"/edition/(\w+)/", parts.path)
        file = file_of(f"/{chosen[1]}/" if chosen else parts.path + view)
        whole = f"{file}#{parts.fragment}" if parts.fragment else file
        return f'{match[1]}="{whole if (folder / file).is_file() else f"{here}#main"}"'

    without = re.sub(r'<form action.*?</form>|<li><a [^>]*rel="search"[^>]*>[^<]*</a></li>', "", html, flags=re.DOTALL)
    return re.sub(r'\b(href|src)="([^"]*)"', target, without)


def test_the_export_equals_the_served_pages(
    client: Client, some: dict[str, Piece], tmp_path: Path, settings: Settings
) -> None:
    settings.BASE_URL = "https://news.example"
    settings.REMARKS = "on"
    export_site(tmp_path)
    pages = [path for path in tmp_path.rglob("*.html") if path != tmp_path / "index.html"]
    assert len(pages) > 40
    for page in pages:
        place = page.relative_to(tmp_path)
        view = "" if page.name == "index.html" else f"?view={page.stem}"
        path = f"/{place.parent.as_posix()}/{view}"
        served = client.get(path, headers={"Host": "news.example"}, secure=True).content.decode()
        written = page.read_text(encoding="utf-8")
        assert neutral(written, f"https://files.example/{place.as_posix()}", tmp_path) == neutral(
            served, f"https://served.example{path}", tmp_path
        ), path
    for feed in tmp_path.rglob("feed.*"):
        path = f"/{feed.relative_to(tmp_path).as_posix()}"
        served = client.get(path, headers={"Host": "news.example"}, secure=True).content
        assert feed.read_bytes() == served, path


def test_every_place_that_is_linked_to_is_there(some: dict[str, Piece], tmp_path: Path) -> None:
    row = Translation.objects.get(revision__article=some["eletrico"].key, target_language="en")
    for unit in row.verdict["units"][:3]:  # several doubts about one sentence, and about the headline
        unit |= {"band": "look", "findings": [{"unit": 0, "rule": rule, "detail": ""} for rule in ("a", "b")]}
    row.save()
    export_site(tmp_path)
    for page, link in links(tmp_path):
        parts = urlsplit(link)
        if parts.fragment and not parts.scheme:
            target = page.parent / parts.path if parts.path else page
            assert re.search(rf'\bid="{parts.fragment}"', target.read_text(encoding="utf-8")), (page, link)


def test_one_edition_alone_has_no_loose_ends(some: dict[str, Piece], tmp_path: Path, settings: Settings) -> None:
    settings.BASE_URL = "https://news.example"
    export_site(tmp_path, ["pt"])
    assert sorted(each.name for each in tmp_path.iterdir()) == ["index.html", "pt", "static"]
    for page, link in links(tmp_path):
        if not urlsplit(link).scheme and urlsplit(link).path:
            assert (page.parent / urlsplit(link).path).is_file(), (page, link)
