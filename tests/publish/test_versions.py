"""An article that is itself a translation of what stands here in the reader's language, opened by its address."""

import json
import re

import pytest
from django.test import Client

from farwire.archive.models import Article, Membership, Translation
from farwire.publish.editions import READS_COOKIE
from farwire.publish.kept import SHELF
from publish.press import NOW, Piece


@pytest.fixture
def version(press: dict[str, Piece]) -> Piece:
    """A Portuguese article that is a translation of an English one, and has a translation back into English."""
    Membership.objects.filter(article=press["eletrico"].key).update(translation_of=press["tram-returns"].key)
    return press["eletrico"]


def html_of(client: Client, path: str) -> str:
    SHELF.clear()
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def heading(html: str) -> str:
    found = re.search(r"<h1[^>]*>.*?</h1>", html)
    assert found
    return found[0]


def test_it_opens_in_its_own_words_and_leads_to_its_original(
    client: Client, version: Piece, press: dict[str, Piece]
) -> None:
    html = html_of(client, f"/en/article/{version.key}/")
    assert heading(html) == f'<h1 lang="pt" dir="ltr">{version.lines[0].text}</h1>'
    assert f"<title>{version.lines[0].text} – " in html
    assert 'class="text" lang="pt" dir="ltr"' in html
    assert "A machine translated this" not in html
    notice = re.search(r'<p class="notice".*?</p>', html)
    assert notice
    assert "Its original stands in your language" in notice[0]
    assert f'href="/en/article/{press["tram-returns"].key}/"' in notice[0]
    assert '<a href="?view=translation">' in notice[0]


def test_its_translation_back_is_made_for_who_asks(client: Client, version: Piece) -> None:
    path = f"/en/article/{version.key}/"
    for view in ("translation", "both"):
        html = html_of(client, f"{path}?view={view}")
        assert 'lang="en-t-pt-t0-und"' in heading(html)
        assert "A machine translated this from Portuguese" in html
        assert "Its original stands in your language" in html
        assert f'<a href="{path}">Original</a>' in html
    assert 'href="?view=translation" aria-current="page"' in html_of(client, f"{path}?view=translation")
    assert f'href="{path}" aria-current="page"' in html_of(client, f"{path}?view=nothing")


def test_in_other_editions_it_is_an_article_like_any(client: Client, version: Piece) -> None:
    html = html_of(client, f"/ar/article/{version.key}/")
    assert 'lang="ar-t-pt-t0-und"' in heading(html)
    assert f'href="/ar/article/{version.key}/" aria-current="page"' in html


def test_it_opens_so_without_a_translation_too(client: Client, version: Piece) -> None:
    Translation.objects.all().delete()
    html = html_of(client, f"/en/article/{version.key}/")
    assert heading(html).startswith('<h1 lang="pt"')
    assert html.count('class="notice"') == 1
    assert "view=translation" not in html


def test_an_original_that_was_taken_down_leads_nowhere(client: Client, version: Piece, press: dict[str, Piece]) -> None:
    Article.objects.filter(pk=press["tram-returns"].key).update(withdrawn_at=NOW)
    html = html_of(client, f"/en/article/{version.key}/")
    assert "itself a translation" not in html
    assert 'lang="en-t-pt-t0-und"' in heading(html)


def test_an_original_in_another_story_is_found(client: Client, version: Piece, press: dict[str, Piece]) -> None:
    Membership.objects.filter(article=version.key).update(story=Membership.objects.get(article=press["eels"].key).story)
    html = html_of(client, f"/en/article/{version.key}/")
    assert f'href="/en/article/{press["tram-returns"].key}/"' in html
    assert heading(html).startswith('<h1 lang="pt"')


def test_an_original_in_a_language_one_reads_comes_first_too(client: Client, version: Piece) -> None:
    client.cookies[READS_COOKIE] = "en"
    html = html_of(client, f"/ar/article/{version.key}/")
    assert heading(html).startswith('<h1 lang="pt"')
    assert '<a href="?view=translation">' in html


def test_machines_are_told_whose_work_it_translates(client: Client, version: Piece, press: dict[str, Piece]) -> None:
    html = html_of(client, f"/en/article/{version.key}/")
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert found
    work = json.loads(found[1])
    assert work["inLanguage"] == "pt"
    assert work["translationOfWork"]["url"] == press["tram-returns"].url
    assert "translator" not in work
