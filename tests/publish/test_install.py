import json

import pytest
from django.test import Client

from farwire.publish.editions import READS_COOKIE
from publish.press import Piece


@pytest.mark.django_db
def test_the_manifest_belongs_to_its_edition(client: Client) -> None:
    response = client.get("/ar/manifest.webmanifest")
    assert response["Content-Type"].startswith("application/manifest+json")
    found = json.loads(response.content)
    assert (found["start_url"], found["lang"], found["dir"]) == ("/ar/", "ar", "rtl")


def test_the_worker_stands_at_the_root(client: Client) -> None:
    response = client.get("/service-worker.js")
    assert response["Content-Type"].startswith("text/javascript")
    assert b"caches" in response.content


def test_languages_read_are_kept_without_script(client: Client, press: dict[str, Piece]) -> None:
    path = f"/en/article/{press['eletrico'].key}/"
    assert "A machine translated" in client.get(path).content.decode()
    client.get("/en/reading/keep/?reads=pt&reads=<x>&reads=toolong")
    assert client.cookies[READS_COOKIE].value == "pt"
    assert "A machine translated" not in client.get(path).content.decode()
    assert 'value="pt" checked' in client.get("/en/reading/").content.decode()
    client.get("/en/reading/keep/")
    assert "A machine translated" in client.get(path).content.decode()
