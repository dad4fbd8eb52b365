import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory
from pytest_django import Settings

from farwire.publish.astray import broken, refused

WORDS = {
    "en": ("Not here", "Something broke", "Not taken"),
    "pt": ("Não está aqui", "Algo se partiu", "Não aceite"),
    "es": ("No está aquí", "Algo se ha roto", "No aceptado"),
    "fr": ("Rien ici", "Quelque chose s’est cassé", "Refusé"),
    "de": ("Nicht hier", "Etwas ist kaputtgegangen", "Nicht angenommen"),
    "ar": ("ليس هنا", "حدث عطل", "لم يُقبل"),
}


@pytest.fixture(autouse=True)
def _editions(settings: Settings) -> None:
    settings.EDITIONS = list(WORDS)


def asked(path: str) -> HttpRequest:
    return RequestFactory().get(path)


@pytest.mark.parametrize("language", WORDS)
def test_each_speaks_the_language_of_its_edition(client: Client, language: str) -> None:
    answer = client.get(f"/{language}/article/none/nothing")
    for response, words, status in (
        (answer, WORDS[language][0], 404),
        (broken(asked(f"/{language}/")), WORDS[language][1], 500),
        (refused(asked(f"/{language}/")), WORDS[language][2], 403),
    ):
        html = response.content.decode()
        assert response.status_code == status
        assert f'<h1 class="page-title">{words}</h1>' in html
        assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in html
        assert response["Content-Language"] == language
        assert '<meta name="robots" content="noindex">' in html
        assert 'rel="canonical"' not in html


def test_an_address_of_no_edition_is_answered_as_the_browser_asks(client: Client) -> None:
    assert WORDS["de"][0] in client.get("/nothing", headers={"Accept-Language": "de-AT"}).content.decode()


def test_the_other_editions_are_their_front_pages(client: Client, db: None) -> None:
    html = client.get("/en/article/none/").content.decode()
    assert '<li><a href="/de/" hreflang="de"' in html
    assert "article/none" not in html


def test_a_fault_shows_the_page_and_nothing_of_itself(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("hush")

    monkeypatch.setattr("farwire.publish.selection.front_page", fail)
    client.raise_request_exception = False
    response = client.get("/pt/")
    assert (response.status_code, WORDS["pt"][1] in response.content.decode()) == (500, True)
    assert "hush" not in response.content.decode()
    assert response["Cache-Control"] == "no-store"
