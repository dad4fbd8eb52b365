"""One question over the press of all languages: the same hits on every database, and no question that errs."""

import json
import re
from datetime import date

import feedparser
import pytest
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st
from pytest_django import Settings

from farwire.archive.intake import withdraw
from farwire.archive.models import Article
from farwire.publish.editions import Edition
from farwire.publish.selection.search import search
from farwire.publish.selection.search_question import MOST_TERMS, Term, query_of, terms_of
from publish.press import NOW, Piece

EN, PT, AR = Edition("en"), Edition("pt"), Edition("ar")


def found(asked: str, edition: Edition = EN, **fields: str) -> set[str]:
    return {hit.card.key for hit in search(query_of({"q": asked, **fields}), edition).by_words}


def text(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html))


@pytest.mark.parametrize(
    ("asked", "terms"),
    [
        ("tram line", (Term("tram"), Term("line"))),
        ('"storm rings" -eel', (Term("storm rings", is_phrase=True), Term("eel", is_excluded=True))),
        ('-"old mill" tram', (Term("old mill", is_excluded=True, is_phrase=True), Term("tram"))),
        ("«farol aceso» e", (Term("farol aceso", is_phrase=True), Term("e"))),
        ("„alte Mühle“", (Term("alte Mühle", is_phrase=True),)),
        ("「図書館」 東京", (Term("図書館", is_phrase=True), Term("東京"))),
        ("presid* -min*", (Term("presid", is_beginning=True), Term("min", is_excluded=True, is_beginning=True))),
        ("meio-ambiente", (Term("meio-ambiente"),)),
        ('צה"ל', (Term('צה"ל'),)),
        ('"never closed', (Term("never closed", is_phrase=True),)),
        ("language:pt x", (Term("x"),)),
        ('"" - -- “” *', ()),
        ("", ()),
    ],
)
def test_terms(asked: str, terms: tuple[Term, ...]) -> None:
    assert terms_of(asked) == terms


def test_fields_may_stand_among_the_words() -> None:
    query = query_of({"q": 'tram source:"Skerry Post" Language:pt-BR country:br from:2026-11-01 to:2026-11-20'})
    assert (query.sources, query.languages, query.countries) == (("Skerry Post",), ("pt-BR",), ("br",))
    assert (query.since, query.until) == (date(2026, 11, 1), date(2026, 11, 20))
    assert query.words == "tram"


@given(st.text(max_size=200))
def test_any_text_is_a_search(asked: str) -> None:
    query = query_of({"q": asked, "from": asked, "to": asked, "source": asked})
    assert len(query.terms) <= MOST_TERMS
    assert all(term.text for term in query.terms)


QUESTIONS: tuple[tuple[str, set[str]], ...] = (
    ("tram", {"eletrico", "tram-returns", "tranvia"}),
    ("elétrico", {"eletrico", "tram-returns"}),
    ("ELETRICO", {"eletrico", "tram-returns"}),
    ("elétri*", {"eletrico", "tram-returns"}),
    ("elétri", set()),
    ("tranvia", {"tranvia"}),
    ("图书馆", set()),
    ("図書館", {"library"}),
    ("図書", {"library"}),
    ("館", {"library"}),
    ("書図", set()),
    ("واحة", {"palms"}),
    ("الواحة", {"palms"}),
    ("واحه", {"palms"}),
    ("الترام", {"eletrico", "tram-returns", "tranvia"}),
    ("ترام", {"eletrico", "tram-returns", "tranvia"}),
    ("لـلمنارة", {"eletrico", "tranvia"}),
    ("лелеки", {"storks"}),
    ("이끼", {"moss"}),
    ("תנור", {"bread"}),
    ("strassenbahn", {"strassenbahn"}),
    ("STRASSENBAHN", {"strassenbahn"}),
    ('"storm rings"', {"tram-returns"}),
    ('"rings storm"', set()),
    ("tram -storm", {"tranvia"}),
    ("tram -campainha", {"tranvia"}),
    ('tram -"fishermen say"', {"eletrico", "tranvia"}),
    ("tram language:es", {"tranvia"}),
    ("tram language:spanish", {"tranvia"}),
    ("tram language:es language:en", {"tranvia", "tram-returns"}),
    ("tram country:gb", {"tram-returns"}),
    ("tram country:portugal", {"eletrico"}),
    ("tram source:the-skerry-post", {"tram-returns"}),
    ("tram source:skerry", {"tram-returns"}),
    ("tram source:nowhere", set()),
    ("language:he", {"bread"}),
    ("18,4 milhões", {"eletrico"}),
    ("100% _", set()),
    ("tram AND storm", {"eletrico", "tram-returns"}),
)


def test_one_question_finds_all_languages(press: dict[str, Piece]) -> None:
    wrong = {
        asked: (got, paths)
        for asked, paths in QUESTIONS
        if (got := found(asked)) != {press[path].key for path in paths}
    }
    assert wrong == {}


def test_a_search_may_be_narrowed(press: dict[str, Piece]) -> None:
    assert (len(found("tram", language="es")), len(found("tram", country="GB"))) == (1, 1)
    assert len(found("tram", source="The Skerry Post")) == 1
    assert found("tram", **{"from": "2026-11-21"}) == set()
    assert len(found("tram", **{"from": "2026-11-20", "to": "2026-11-20"})) == 3
    assert len(found("tram to:2026-11-20")) == 3
    assert len(found("", **{"from": "2026-11-20"})) >= 3
    assert found("tram", to="9999-12-31") == found("tram")
    assert query_of({"q": "x", "from": "yesterday"}).since is None


def test_headlines_go_before_mentions(press: dict[str, Piece]) -> None:
    hits = search(query_of({"q": "lighthouse"}), EN).by_words
    assert next(hit.card.key for hit in hits) in {press["eletrico"].key, press["tranvia"].key}


def test_a_sentence_that_is_not_shown_is_not_found(press: dict[str, Piece]) -> None:
    assert found('"Decides in March"') == set()
    assert found('"Decide-se em março"') == {press["eletrico"].key}


def test_what_is_withdrawn_is_found_no_more(press: dict[str, Piece]) -> None:
    withdraw(press["tranvia"].key, NOW)
    assert found("tranvia") == set()


def test_hits_stand_in_the_edition_s_language_with_the_original(client: Client, press: dict[str, Piece]) -> None:
    html = client.get("/en/search/?q=図書館").content.decode()
    assert "Mountain library to stay open until ten at night" in html
    assert "<mark>図書館</mark>" in html
    html = client.get("/en/search/?q=quay+stop").content.decode()
    assert "Those waiting at the <mark>quay</mark> <mark>stop</mark> applauded" in html
    assert "Quem esperava na paragem do cais aplaudiu quando a campainha tocou." in text(html)


def test_a_public_site_shows_no_more_than_its_excerpt(
    client: Client, press: dict[str, Piece], settings: Settings
) -> None:
    settings.VISIBILITY = "public"
    html = client.get("/en/search/?q=engineers+language:en").content.decode()
    assert "A tram line lost to a storm" in html
    assert "eighty years" not in html


def test_nothing_found_and_nothing_asked_are_told_apart(client: Client, press: dict[str, Piece]) -> None:
    assert "Nothing was found." in client.get("/en/search/?q=zeppelin").content.decode()
    assert "Nothing was found." not in client.get("/en/search/").content.decode()


def test_more_pages(client: Client, press: dict[str, Piece], monkeypatch: pytest.MonkeyPatch) -> None:
    query = query_of({"q": "tram"})
    pages = [search(query, EN, page=number, most=2) for number in (1, 2, 3)]
    assert [(len(page.by_words), page.has_more) for page in pages] == [(2, True), (1, False), (0, False)]
    assert client.get("/en/search/?q=tram&page=2").status_code == 200
    assert client.get("/en/search/?q=tram&page=-1x").status_code == 200
    assert client.get("/en/search/?q=tram&page=999999999").status_code == 200


def test_every_search_is_a_feed(client: Client, press: dict[str, Piece]) -> None:
    feed = json.loads(client.get("/en/search/feed.json?q=tram&language=pt").content)
    assert [press["eletrico"].key in item["id"] for item in feed["items"]] == [True]
    assert feed["feed_url"].endswith("/en/search/feed.json?q=tram&language=pt")
    for kind in ("rss", "atom"):
        parsed = feedparser.parse(client.get(f"/en/search/feed.{kind}?q=tram").content)
        assert len(parsed.entries) == 3
    assert client.get("/en/search/feed.rss?q=").status_code == 200
    page = client.get("/en/search/?q=tram&language=&page=1").content.decode()
    assert "/en/search/feed.atom?q=tram" in page


HOSTILE = (
    "\"><script>alert(1)</script>\x00' OR 1=1 --",
    "' \" \\ \\' :* & | ! <-> (((",
    'NEAR("a" "b", 3) OR {headlines}: x ^y + z *',
    "a" * 10_000,
    "x " * 5_000,
    '"' * 10_000,
    "-" * 50 + "a",
    "\x00",
    "\ud800 \udfff",
    "§ §lpt '§lpt'",
    "🙂 👩‍👩‍👧",
    "\u202e\u2066abc",
    "%_% ; DROP TABLE archive_article",
    "ก็" * 200,
    "𠀀𠀁𠀂",
)


def test_a_hostile_question_is_only_text(client: Client, press: dict[str, Piece]) -> None:
    for asked in HOSTILE:
        clean = asked.encode("utf-8", "replace").decode()
        fields = {"q": clean, "country": "<b>", "language": clean, "source": clean, "from": clean, "to": clean}
        for address in ("/en/search/", "/en/search/feed.json", "/ar/search/feed.rss"):
            answer = client.get(address, {"q": clean})
            assert answer.status_code == 200
            assert "json" in address or "<script>alert" not in answer.content.decode()
            assert client.get(address, fields).status_code == 200


@hypothesis(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.text(max_size=40), st.sampled_from(["{}", '"{}', "{}*", "-{} tram", "source:{} x", '"a {}" b']))
def test_no_question_errs(press: dict[str, Piece], asked: str, form: str) -> None:
    search(query_of({"q": form.format(asked)}), EN)


def test_the_last_day_of_all(press: dict[str, Piece]) -> None:
    assert len(found("tram", **{"from": "0001-01-01", "to": "9999-12-31"})) == 3
    assert Article.objects.count() >= 3
