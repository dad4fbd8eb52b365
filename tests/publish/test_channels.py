"""Pictures in feeds: where the page shows one, all three formats carry it alike, with its credit; else none does."""

import json
import struct
import warnings
from pathlib import Path
from typing import Any

import feedparser
import pytest
from django.test import Client
from pytest_django import Settings

from farwire.archive.intake import file_picture
from farwire.archive.models import Article, Revision
from farwire.publish.kept import SHELF
from farwire.publish.selection import texts
from farwire.publish.syndication import forget
from publish.press import NOW, Piece

URL = "https://pictures.example/tram.png"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 1200, 800) + bytes(100)
FEEDS = ("/en/feed", "/ar/feed", "/en/source/di-rio-do-estu-rio/feed", "/en/language/pt/feed")


@pytest.fixture
def illustrated(press: dict[str, Piece], settings: Settings, tmp_path: Path) -> str:
    settings.DATA_DIR = tmp_path
    settings.PICTURES = "on"
    name(
        press["eletrico"].key, {"url": URL, "alt": 'Um "elétrico"', "caption": "À beira-rio", "credit": "Ana <b> & Cº"}
    )
    file_picture(URL, PNG)
    return press["eletrico"].key


def name(key: str, image: dict[str, Any]) -> None:
    revision = Revision.objects.get(article=key)
    revision.content["image"] = image
    revision.save()


def items_of(client: Client, path: str, key: str) -> tuple[Any, Any, dict[str, Any]]:
    """The article's item in RSS, Atom and JSON Feed."""
    SHELF.clear()
    texts.forget()
    forget()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        raw = {"sanitize_html": False, "resolve_relative_uris": False}
        feeds = [feedparser.parse(client.get(f"{path}.{kind}").content, **raw) for kind in ("rss", "atom")]
    assert not any(feed.bozo for feed in feeds)
    rss, atom = (next(each for each in feed.entries if key in each.id) for feed in feeds)
    items = json.loads(client.get(f"{path}.json").content)["items"]
    return rss, atom, next(each for each in items if key in each["id"])


@pytest.mark.parametrize("path", FEEDS)
def test_the_three_formats_carry_the_picture_with_its_credit(client: Client, illustrated: str, path: str) -> None:
    rss, atom, item = items_of(client, path, illustrated)
    address = f"http://testserver/picture/{illustrated}.png"
    assert item["image"] == address
    made = item["_farwire"]["image"]
    assert (made["width"], made["height"], made["language"]) == (1200, 800, "pt")
    for entry in (rss, atom):
        (media,) = entry.media_content
        assert (media["url"], media["type"], media["medium"]) == (address, "image/png", "image")
        assert (media["width"], media["height"]) == ("1200", "800")
        assert entry.media_credit[0]["content"] == made["credit"] == "Ana <b> & Cº"
    assert made["description"] == "À beira-rio"
    html = item["content_html"]
    assert html == rss.content[0].value == atom.content[-1].value
    assert f'<img src="{address}" width="1200" height="800" alt="Um &quot;elétrico&quot;">' in html
    assert "Ana &lt;b&gt; &amp; Cº" in html
    assert URL not in html
    assert client.get(address.removeprefix("http://testserver")).content == PNG


def test_where_the_wire_keeps_none_there_is_a_link_as_on_the_page(
    client: Client, illustrated: str, settings: Settings
) -> None:
    settings.PICTURES = "off"
    rss, atom, item = items_of(client, "/en/feed", illustrated)
    assert "image" not in item
    assert item["_farwire"]["image"] is None
    assert "media_content" not in rss
    assert "media_content" not in atom
    assert "<img" not in item["content_html"]
    assert f'<a href="{URL}">See the picture at its source</a>' in item["content_html"]


def test_the_public_gets_no_agency_s_picture(client: Client, illustrated: str, settings: Settings) -> None:
    settings.VISIBILITY = "public"
    rss, atom, item = items_of(client, "/en/feed", illustrated)
    assert "media_content" not in rss
    assert "media_content" not in atom
    assert "image" not in item
    assert "pictures.example" not in json.dumps(item)
    name(illustrated, {"url": URL, "credit": "Diário do Estuário"})
    rss, atom, item = items_of(client, "/en/feed", illustrated)
    assert rss.media_content[0]["url"] == atom.media_content[0]["url"] == item["image"]


def test_a_picture_goes_with_its_article(client: Client, illustrated: str) -> None:
    Article.objects.filter(pk=illustrated).update(withdrawn_at=NOW)
    for kind in ("rss", "atom", "json"):
        assert illustrated not in client.get(f"/en/feed.{kind}").content.decode()
