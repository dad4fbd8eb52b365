import re

from defusedxml import ElementTree
from django.test import Client
from pytest_django import Settings

from farwire.archive.keys import article_key
from publish.press import Piece

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def listed(client: Client) -> dict[str, set[tuple[str, str]]]:
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)
    return {
        url.findtext("s:loc", "", NAMES): {
            (link.attrib["hreflang"], link.attrib["href"]) for link in url.findall("x:link", NAMES)
        }
        for url in root.findall("s:url", NAMES)
    }


def test_originals_are_listed_in_their_edition_alone(client: Client, press: dict[str, Piece]) -> None:
    found, key = listed(client), press["eletrico"].key
    assert f"http://testserver/pt/article/{key}/" in found
    assert f"http://testserver/en/article/{key}/" not in found
    assert "http://testserver/en/" in found


def test_translations_are_listed_when_the_operator_says_so(
    client: Client, press: dict[str, Piece], settings: Settings
) -> None:
    settings.INDEX_TRANSLATIONS = True
    settings.BASE_URL = "https://news.example"
    key = press["eletrico"].key
    found = listed(client)
    assert f"https://news.example/ar/article/{key}/" in found
    for address, alternates in found.items():
        for _, other in alternates:
            assert found[other] == alternates, address


def test_every_listed_page_is_there_and_may_be_indexed(client: Client, press: dict[str, Piece]) -> None:
    for address in listed(client):
        response = client.get(address.removeprefix("http://testserver"))
        assert response.status_code == 200
        assert "noindex" not in response.content.decode()
        assert f'<link rel="canonical" href="{address}">' in response.content.decode()


def test_robots(client: Client, settings: Settings) -> None:
    assert client.get("/robots.txt").content == b"User-agent: *\nDisallow: /\n"
    settings.VISIBILITY = "public"
    text = client.get("/robots.txt").content.decode()
    assert re.search(r"Sitemap: http://testserver/sitemap.xml", text)


def test_stories_and_lists_are_listed_in_every_edition(client: Client, press: dict[str, Piece]) -> None:
    found = listed(client)
    for path in (f"story/{article_key('tram')}/", "language/pt/", "country/pt/", "section/culture/", "about/"):
        editions = {f"http://testserver/{edition}/{path}" for edition in ("en", "pt", "ar")}
        assert editions <= set(found), path
        assert {address for _, address in found[f"http://testserver/en/{path}"]} >= editions
