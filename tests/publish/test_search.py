import json
from datetime import date

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from farwire.publish.editions import Edition
from farwire.publish.selection.search import MOST_TERMS, Term, query_of, search, terms_of
from publish.press import Piece

EN, AR = Edition("en"), Edition("ar")


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("tram line", (Term("tram"), Term("line"))),
        ('"storm rings" -eel', (Term("storm rings"), Term("eel", True))),
        ('-"old mill" tram', (Term("old mill", True), Term("tram"))),
        ("«farol aceso» e", (Term("farol aceso"), Term("e"))),
        ("meio-ambiente", (Term("meio-ambiente"),)),
        ('"never closed', (Term("never closed"),)),
        ("-only -these", ()),
        ('"" - -- “”', ()),
        ("", ()),
    ],
)
def test_terms(text: str, terms: tuple[Term, ...]) -> None:
    assert terms_of(text) == terms


@given(st.text(max_size=200))
def test_any_text_is_a_search(text: str) -> None:
    query = query_of({"q": text, "from": text, "to": text})
    assert len(query.terms) <= MOST_TERMS
    assert all(term.text for term in query.terms)


@pytest.mark.parametrize(
    ("asked", "paths"),
    [
        ("tram", {"eletrico", "tram-returns", "tranvia"}),
        ("elétrico", {"eletrico", "tram-returns"}),
        ("ELÉTRICO", {"eletrico", "tram-returns"}),
        ("图书馆", set()),
        ("図書館", {"library"}),
        ("واحة", {"palms"}),
        ("الترام", {"eletrico"}),
        ("лелеки", {"storks"}),
        ("이끼", {"moss"}),
        ("תנור", {"bread"}),
        ('"storm rings"', {"tram-returns"}),
        ("tram -storm", {"eletrico", "tranvia"}),
        ("100% _", set()),
    ],
)
def test_one_question_finds_all_languages(press: dict[str, Piece], asked: str, paths: set[str]) -> None:
    found = {card.key for card in search(query_of({"q": asked}), EN)}
    assert found == {press[path].key for path in paths}


def test_a_search_may_be_narrowed(press: dict[str, Piece]) -> None:
    def found(**asked: str) -> int:
        return len(search(query_of({"q": "tram", **asked}), EN))

    assert (found(language="es"), found(country="gb"), found(source="the-skerry-post")) == (1, 1, 1)
    assert found(**{"from": "2026-11-21"}) == 0
    assert found(**{"from": "2026-11-20", "to": "2026-11-20"}) == 3
    assert query_of({"q": "x", "from": "yesterday"}).since is None
    assert query_of({"q": "x", "to": "2026-11-20"}).until == date(2026, 11, 20)


def test_hits_stand_in_the_edition_s_language_with_the_original(client: Client, press: dict[str, Piece]) -> None:
    html = client.get("/en/search/?q=図書館").content.decode()
    assert "Mountain library to stay open until ten at night" in html
    assert "山あいの図書館、夜十時まで開館へ" in html
    assert "Nothing was found." in client.get("/en/search/?q=zeppelin").content.decode()


def test_every_search_is_a_feed(client: Client, press: dict[str, Piece]) -> None:
    feed = json.loads(client.get("/en/search/feed.json?q=tram&language=pt").content)
    assert [press["eletrico"].key in item["id"] for item in feed["items"]] == [True]
    assert feed["feed_url"].endswith("/en/search/feed.json?q=tram&language=pt")
    assert client.get("/en/search/feed.rss?q=").status_code == 200


def test_a_hostile_question_is_only_text(client: Client, press: dict[str, Piece]) -> None:
    html = client.get(
        "/en/search/", {"q": "\"><script>alert(1)</script>\x00' OR 1=1 --", "country": "<b>"}
    ).content.decode()
    assert "<script>alert" not in html
    assert "<b>" not in html
