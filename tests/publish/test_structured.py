import json
import re
from typing import Any

from django.test import Client

from publish.press import Piece


def structured(client: Client, piece: Piece, edition: str = "en") -> Any:
    html = client.get(f"/{edition}/article/{piece.key}/").content.decode()
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    return json.loads(found)


def test_a_translation_names_its_original(client: Client, press: dict[str, Piece]) -> None:
    piece = press["eletrico"]
    work = structured(client, piece)
    assert work["@type"] == "NewsArticle"
    assert work["inLanguage"] == "en"
    assert work["headline"] == "Tram returns to the waterfront after twelve years"
    assert work["isBasedOn"] == piece.url
    assert work["translationOfWork"]["url"] == piece.url
    assert work["translationOfWork"]["inLanguage"] == "pt"
    assert work["translator"]["@type"] == "SoftwareApplication"
    assert work["publisher"]["name"] == "Diário do Estuário"
    assert work["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert work["datePublished"] == "2026-11-20T08:15:00+00:00"


def test_an_original_is_no_translation(client: Client, press: dict[str, Piece]) -> None:
    work = structured(client, press["eletrico"], "pt")
    assert work["inLanguage"] == "pt"
    assert "translationOfWork" not in work
    assert "translator" not in work
