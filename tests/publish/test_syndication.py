import json
import warnings
from datetime import UTC, datetime
from typing import Any

import feedparser
import pytest
from django.test import Client
from pytest_django import Settings

from farwire.archive.keys import article_key
from farwire.archive.models import Revision, Story
from publish.press import Piece, storable


def parsed(client: Client, path: str) -> Any:
    response = client.get(path)
    assert response.status_code == 200
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        feed = feedparser.parse(response.content)
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


def json_feed(client: Client, path: str) -> Any:
    response = client.get(path)
    assert response["Content-Type"].startswith("application/feed+json")
    return json.loads(response.content)


def feeds(press: dict[str, Piece]) -> list[str]:
    return [
        "/en/feed",
        "/pt/feed",
        "/ar/feed",
        "/en/language/pt/feed",
        "/en/country/pt/feed",
        "/en/section/culture/feed",
        "/en/source/di-rio-do-estu-rio/feed",
        f"/en/story/{article_key('tram')}/feed",
    ]


def test_the_three_formats_agree(client: Client, press: dict[str, Piece]) -> None:
    for path in feeds(press):
        rss, atom = parsed(client, f"{path}.rss"), parsed(client, f"{path}.atom")
        found = json_feed(client, f"{path}.json")
        assert rss.version == "rss20"
        assert atom.version == "atom10"
        assert rss.feed.title == atom.feed.title == found["title"]
        assert rss.feed.link == atom.feed.link == found["home_page_url"]
        assert len(found["items"]) == len(rss.entries) == len(atom.entries) > 0
        for one, two, three in zip(rss.entries, atom.entries, found["items"], strict=True):
            assert one.id == two.id == three["id"]
            assert one.link == two.link == three["url"]
            assert one.title == two.title == three["title"]
            assert one.author == two.author
            assert one.summary == two.summary == three["summary"]
            assert one.content[0].value == two.content[-1].value
            published = datetime(*one.published_parsed[:6], tzinfo=UTC)
            assert published == datetime(*two.published_parsed[:6], tzinfo=UTC)
            assert published == datetime.fromisoformat(three["date_published"])
            assert one.rights == two.rights


def test_an_item_says_where_it_comes_from_and_how_it_was_made(client: Client, press: dict[str, Piece]) -> None:
    piece = press["eletrico"]
    item = next(each for each in json_feed(client, "/en/feed.json")["items"] if piece.key in each["id"])
    assert item["external_url"] == piece.url
    assert item["language"] == "en-t-pt-t0-und"
    made = item["_farwire"]
    assert made["state"] == "translated"
    assert made["original"] == {"url": piece.url, "language": "pt", "headline": piece.lines[0].text}
    assert made["translation"]["pair"] == "pt-en"
    assert {each["rule"] for each in made["translation"]["findings"]} == {"number-changed", "pronoun", "too-short"}
    entry = next(each for each in parsed(client, "/en/feed.rss").entries if piece.key in each.id)
    assert (entry.language, entry.farwire_engine, entry.farwire_state) == ("en-t-pt-t0-und", "marian", "translated")
    assert "A machine translated this from Portuguese" in entry.content[0].value
    atom = next(each for each in parsed(client, "/en/feed.atom").entries if piece.key in each.id)
    assert {"rel": "via", "href": piece.url}.items() <= next(x for x in atom.links if x.rel == "via").items()


def test_json_feed_rules(client: Client, press: dict[str, Piece]) -> None:
    found = json_feed(client, "/en/feed.json")
    assert found["version"] == "https://jsonfeed.org/version/1.1"
    assert found["feed_url"] == "http://testserver/en/feed.json"
    ids = [item["id"] for item in found["items"]]
    assert len(set(ids)) == len(ids)
    for item in found["items"]:
        assert item["content_html"]
        assert all(author["name"] for author in item["authors"])
        assert datetime.fromisoformat(item["date_published"]).tzinfo is not None


def test_what_waits_is_in_the_feed_and_says_so(client: Client, press: dict[str, Piece]) -> None:
    items = json_feed(client, "/en/feed.json")["items"]
    waiting = next(each for each in items if press["strassenbahn"].key in each["id"])
    assert waiting["language"] == "de"
    assert waiting["_farwire"]["state"] == "waiting"
    assert waiting["_farwire"]["reason"] == "no model for German"
    assert waiting["_farwire"]["translation"] is None


@pytest.mark.parametrize("kind", ["rss", "atom", "json"])
def test_hostile_text_breaks_no_feed(client: Client, press: dict[str, Piece], kind: str) -> None:
    for row in Revision.objects.all():
        hostile = 'a\x00\x08\x1b]]><![CDATA[<x a="&amp;\ud800'.encode("utf-8", "replace").decode()
        row.headline = row.standfirst = row.lead = row.section = storable(hostile)
        for block in row.content["blocks"]:
            for segment in block["segments"]:
                segment["text"] = "]]></content:encoded><script>\x0b\ufffe&nbsp;"
        row.byline = ["\x07<b>"]
        row.save()
        row.translations.all().delete()
    if kind == "json":
        assert json_feed(client, "/en/feed.json")["items"]
    else:
        for entry in parsed(client, f"/en/feed.{kind}").entries:
            assert "<script" not in entry.content[-1].value


def test_a_base_url_is_used_throughout(client: Client, press: dict[str, Piece], settings: Settings) -> None:
    settings.BASE_URL = "https://news.example"
    assert parsed(client, "/en/feed.atom").entries[0].link.startswith("https://news.example/en/article/")
    assert json_feed(client, "/en/feed.json")["feed_url"] == "https://news.example/en/feed.json"


@pytest.mark.django_db
def test_an_empty_feed_is_a_feed(client: Client) -> None:
    assert parsed(client, "/en/feed.rss").entries == []
    assert json_feed(client, "/en/feed.json")["items"] == []
    assert client.get("/en/story/none/feed.rss").status_code == 404


@pytest.mark.parametrize("kind", ["rss", "atom", "json"])
def test_the_feed_of_a_story_leads_to_that_of_the_one_it_became_part_of(
    client: Client, press: dict[str, Piece], kind: str
) -> None:
    tram, eels = article_key("tram"), article_key("eels")
    Story.objects.filter(pk=eels).update(merged_into_id=tram)
    answer = client.get(f"/en/story/{eels}/feed.{kind}")
    assert (answer.status_code, answer["Location"]) == (302, f"/en/story/{tram}/feed.{kind}")
    assert client.get(answer["Location"]).status_code == 200
