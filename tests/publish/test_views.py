import json
import re

import pytest
from django.test import Client
from pytest_django import Settings

from farwire.archive.keys import article_key
from farwire.archive.models import Article, Feed, Revision, Source
from farwire.publish.kept import SHELF
from farwire.publish.middleware import POLICY
from publish.press import NOW, Piece, storable

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)> javascript:alert(3) {{ 7|add:7 }} \x00\x1b\u202e"


def text_of(client: Client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status, path
    return response.content.decode()


def pages(press: dict[str, Piece]) -> list[str]:
    return [
        "/en/",
        f"/en/article/{press['eletrico'].key}/",
        f"/en/article/{press['eletrico'].key}/?view=both",
        f"/en/article/{press['eletrico'].key}/?view=original",
        f"/en/article/{press['strassenbahn'].key}/",
        f"/en/story/{article_key('tram')}/",
        "/en/source/",
        "/en/source/di-rio-do-estu-rio/",
        "/en/language/pt/",
        "/en/country/pt/",
        "/en/section/culture/",
        "/en/feeds/",
        "/en/about/",
    ]


def test_the_root_leads_to_the_reader_s_edition(client: Client) -> None:
    response = client.get("/", headers={"Accept-Language": "pt-BR"})
    assert (response.status_code, response["Location"]) == (302, "/pt/")
    chosen = client.get("/edition/ar/")
    assert chosen["Location"] == "/ar/"
    assert client.get("/", headers={"Accept-Language": "pt"})["Location"] == "/ar/"


def test_every_page_answers_in_every_edition_under_the_policy(client: Client, press: dict[str, Piece]) -> None:
    for path in pages(press):
        for edition in ("en", "pt", "ar"):
            response = client.get(path.replace("/en/", f"/{edition}/"))
            assert response.status_code == 200, path
            assert response["Content-Security-Policy"] == POLICY
            assert response["Content-Language"] == edition
            html = response.content.decode()
            assert f'<html lang="{edition}" dir="{"rtl" if edition == "ar" else "ltr"}">' in html
            assert not re.search(r"<[^>]+\s(on\w+|style)=", html)
            assert not re.search(r"""(src|href)=["'](https?:)?//(?!testserver)[^"']*\.(js|css|png|jpg|woff2?)""", html)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    ["/fr/", "/en/article/none/", "/en/story/none/", "/en/source/none/", "/en/section/none/", "/edition/xx/", "/en/x"],
)
def test_what_is_not_there_is_404(client: Client, path: str) -> None:
    assert "Farwire" in text_of(client, path, 404)


@pytest.mark.django_db
def test_an_empty_edition_says_so(client: Client) -> None:
    assert "Nothing has come in yet" in text_of(client, "/en/")


def test_the_three_views(client: Client, press: dict[str, Piece]) -> None:
    path = f"/en/article/{press['eletrico'].key}/"
    english, portuguese = "Those waiting at the quay stop applauded", "Quem esperava na paragem do cais"
    shown = {view: text_of(client, f"{path}{view}") for view in ("", "?view=both", "?view=original", "?view=<x>")}
    assert english in shown[""]
    assert portuguese not in shown[""]
    assert english in shown["?view=both"]
    assert portuguese in shown["?view=both"]
    assert english not in shown["?view=original"]
    assert portuguese in shown["?view=original"]
    assert shown["?view=<x>"].count('aria-current="page">Translation') == 1
    assert shown["?view=both"].count('class="row"') == len(press["eletrico"].lines) - 1


def test_text_carries_its_language(client: Client, press: dict[str, Piece]) -> None:
    html = text_of(client, f"/en/article/{press['eletrico'].key}/")
    assert '<h1 lang="en-t-pt-t0-und" dir="ltr">Tram returns' in html
    assert '<p class="under" lang="pt" dir="ltr">Elétrico' in html
    arabic = text_of(client, f"/en/article/{press['palms'].key}/?view=original")
    assert '<h1 lang="ar" dir="rtl">' in arabic


def test_every_item_says_where_it_comes_from_and_how_it_was_made(client: Client, press: dict[str, Piece]) -> None:
    html = text_of(client, f"/en/article/{press['eletrico'].key}/")
    for words in (
        "Diário do Estuário",
        "Redação",
        press["eletrico"].url,
        "https://creativecommons.org/licenses/by/4.0/",
        "20 November 2026, 08:15 UTC",
        "model \u2068sample pt-en\u2069",
        "A machine translated this from Portuguese; no editor has read it.",
        "PT → EN",
        "A number changed.",
    ):
        assert words in html, words


def test_an_article_in_the_edition_s_language_is_no_translation(client: Client, press: dict[str, Piece]) -> None:
    html = text_of(client, f"/en/article/{press['tram-returns'].key}/")
    assert "A machine translated" not in html
    assert 'class="switch"' not in html
    assert "noindex" not in html


def test_what_waits_says_why_and_stands_in_the_original(client: Client, press: dict[str, Piece]) -> None:
    html = text_of(client, f"/en/article/{press['strassenbahn'].key}/")
    assert "This article stands in German: no model for German." in html
    assert '<h1 lang="de" dir="ltr">Nach zwölf Jahren' in html
    story = text_of(client, f"/en/story/{article_key('tram')}/")
    assert "no model for German" in story
    assert "Nach zwölf Jahren" in story
    front = text_of(client, "/en/")
    assert "no model for" in front  # for stories that nobody tells in English
    assert "Nach zwölf Jahren" not in front  # nobody needs it beside a headline of the same story that can be read


def test_part_of_an_article_is_said_to_be_a_part(client: Client, press: dict[str, Piece]) -> None:
    html = text_of(client, f"/en/article/{press['lettres'].key}/")
    assert "shows only the beginning" in html
    assert "the page ends where the subscription begins" in html


def test_machine_text_is_not_indexed_unless_the_operator_says_so(
    client: Client, press: dict[str, Piece], settings: Settings
) -> None:
    path = f"/en/article/{press['eletrico'].key}/"
    assert '<meta name="robots" content="noindex">' in text_of(client, path)
    settings.INDEX_TRANSLATIONS = True
    assert "noindex" not in text_of(client, f"{path}?view=both")


def test_a_public_site_shows_no_more_than_it_may(client: Client, press: dict[str, Piece], settings: Settings) -> None:
    settings.VISIBILITY = "public"
    html = text_of(client, f"/en/article/{press['bakery'].key}/")
    assert "Only the beginning is shown here" in html
    assert "A rota hangs by the door" not in html
    feed = text_of(client, "/en/feed.json")
    assert "A rota hangs by the door" not in feed
    assert "Those waiting at the quay stop applauded" in feed


def test_hostile_text_is_only_ever_text(client: Client, press: dict[str, Piece]) -> None:
    hostile = storable(HOSTILE)
    Source.objects.update(name=hostile, home_url="javascript:alert(4)")
    Feed.objects.update(title=hostile, stopped_because=hostile, is_active=False)
    Article.objects.update(canonical_url="javascript:alert(5)")
    for row in Revision.objects.all():
        row.headline = row.standfirst = row.lead = row.section = hostile
        row.byline, row.language = [hostile], row.language
        row.content["origin"] = row.content["dateline"] = hostile
        row.content["notes"] = [hostile]
        row.rights = {"licence": "javascript:alert(6)", "holder": hostile, "attribution": hostile}
        for block in row.content["blocks"]:
            for segment in block["segments"]:
                segment["text"] = hostile
                segment["marks"] = [{"kind": "link", "start": 0, "end": 5, "href": "javascript:alert(7)"}]
        row.save()
        for translation in row.translations.all():
            translation.headline = hostile
            translation.engine, translation.model = hostile[:40], hostile[:100]
            for unit in translation.units:
                unit["target"] = hostile
                unit["marks"] = [{"kind": "link", "start": 0, "end": 5, "href": "data:text/html,<script>"}]
            translation.save()
    for path in pages(press):
        html = text_of(client, path)
        assert "<script>alert" not in html, path
        assert "<img" not in html, path
        assert not re.search(r"""href=["']?\s*(javascript|data):""", html), path
        assert "\x00" not in html
        assert "14" not in re.findall(r"javascript:alert\(3\) (\S+)", html)
    for block in re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', text_of(client, pages(press)[1]), re.S
    ):
        assert "javascript:" not in json.loads(block).get("isBasedOn", "")


def test_an_answer_that_has_not_changed_is_304(client: Client, press: dict[str, Piece]) -> None:
    first = client.get("/en/about/")
    again = client.get("/en/about/", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert client.get("/en/about/", headers={"If-None-Match": '"other"'}).status_code == 200


def test_a_withdrawn_article_is_gone(client: Client, press: dict[str, Piece]) -> None:
    Article.objects.filter(pk=press["eletrico"].key).update(withdrawn_at=NOW)
    text_of(client, f"/en/article/{press['eletrico'].key}/", 404)


def test_another_address_of_an_article_leads_to_it(client: Client, press: dict[str, Piece]) -> None:
    Article.objects.filter(pk=press["eletrico-agencia"].key).update(same_as_id=press["eletrico"].key)
    response = client.get(f"/en/article/{press['eletrico-agencia'].key}/")
    assert response["Location"] == f"/en/article/{press['eletrico'].key}/"


def test_alternates_are_complete_and_mutual(client: Client, press: dict[str, Piece]) -> None:
    path = f"article/{press['eletrico'].key}/"
    links = [
        set(
            re.findall(r'<link rel="alternate" hreflang="(\w+)" href="([^"]+)">', text_of(client, f"/{edition}/{path}"))
        )
        for edition in ("en", "pt", "ar")
    ]
    assert links[0] == links[1] == links[2]
    assert {address for _, address in links[0]} == {f"http://testserver/{each}/{path}" for each in ("en", "pt", "ar")}


def test_publishers_are_told_where_to_turn(client: Client, db: None, settings: Settings) -> None:
    assert "write to the operator" in text_of(client, "/en/about/")
    for contact, link in (("desk@a.example", "mailto:desk@a.example"), ("https://a.example/x", "https://a.example/x")):
        settings.CONTACT = contact
        SHELF.clear()
        assert f'<a href="{link}" dir="ltr">{contact}</a>' in text_of(client, "/en/about/")
