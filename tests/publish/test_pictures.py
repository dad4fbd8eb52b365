import re
import struct
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from farwire.archive.intake import file_picture
from farwire.archive.models import Article, Revision
from farwire.publish.kept import SHELF
from farwire.publish.selection import texts
from farwire.publish.static_site import export_site
from publish.press import NOW, Piece

URL = "https://pictures.example/tram.png"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 1200, 800) + bytes(100)


@pytest.fixture
def illustrated(press: dict[str, Piece], settings: Settings, tmp_path: Path) -> str:
    settings.DATA_DIR = tmp_path
    settings.PICTURES = "on"
    name(press["eletrico"].key, {"url": URL, "alt": 'Um "elétrico"', "caption": "À beira-rio", "credit": "Ana <b>"})
    file_picture(URL, PNG)
    return press["eletrico"].key


def name(key: str, image: dict[str, Any]) -> None:
    revision = Revision.objects.get(article=key)
    revision.content["image"] = image
    revision.save()


def html_of(client: Client, path: str) -> str:
    SHELF.clear()
    texts.forget()
    return client.get(path).content.decode()


def test_a_picture_stands_with_its_size_words_and_credit(client: Client, illustrated: str) -> None:
    html = html_of(client, f"/en/article/{illustrated}/")
    assert f'<img src="/picture/{illustrated}.png" width="1200" height="800" alt="Um &quot;elétrico&quot;"' in html
    assert '<span lang="pt" dir="ltr">À beira-rio</span>' in html
    assert 'Picture: <bdi lang="pt" dir="ltr">Ana &lt;b&gt;</bdi>' in html
    assert f'href="{URL}"' not in html


def test_by_default_there_is_only_a_link(client: Client, illustrated: str, settings: Settings) -> None:
    settings.PICTURES = "off"
    html = html_of(client, f"/en/article/{illustrated}/")
    assert "<img" not in html
    assert f'<a href="{URL}" rel="noopener noreferrer">See the picture at its source</a>' in html
    assert client.get(f"/picture/{illustrated}.png").status_code == 404


def test_it_is_served_as_what_it_is_and_may_do_nothing(client: Client, illustrated: str) -> None:
    response = client.get(f"/picture/{illustrated}.png")
    assert (response.status_code, response.content) == (200, PNG)
    assert response["Content-Type"] == "image/png"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    again = client.get(f"/picture/{illustrated}.png", headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304
    for path in (f"/picture/{illustrated}.jpg", "/picture/none.png", "/picture/..%2f..%2fsecret_key"):
        assert client.get(path).status_code == 404


def test_the_public_gets_no_agency_s_picture(client: Client, illustrated: str, settings: Settings) -> None:
    settings.VISIBILITY = "public"
    assert "pictures.example" not in html_of(client, f"/en/article/{illustrated}/")
    assert client.get(f"/picture/{illustrated}.png").status_code == 404
    name(illustrated, {"url": URL, "credit": "Diário do Estuário"})
    assert "<img" in html_of(client, f"/en/article/{illustrated}/")


def test_it_goes_with_its_article(client: Client, illustrated: str) -> None:
    Article.objects.filter(pk=illustrated).update(withdrawn_at=NOW)
    assert client.get(f"/picture/{illustrated}.png").status_code == 404


def test_the_lead_of_the_front_page_shows_its_own(client: Client, illustrated: str, press: dict[str, Piece]) -> None:
    name(press["tram-returns"].key, {"url": URL})
    assert f'<img src="/picture/{press["tram-returns"].key}.png"' in html_of(client, "/en/")


def test_it_is_exported_with_its_page(client: Client, illustrated: str, tmp_path: Path) -> None:
    export_site(tmp_path / "site", ["en"])
    page = tmp_path / "site" / "en" / "article" / illustrated / "index.html"
    link = re.findall(r'<img src="([^"]+)"', page.read_text(encoding="utf-8"))[0]
    assert (page.parent / link).read_bytes() == PNG
