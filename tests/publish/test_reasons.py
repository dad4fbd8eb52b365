"""Why an article can't be read in an edition: in the reader's words, in every language of the interface."""

import pytest
from django.test import Client
from django.utils.translation import gettext, override

from farwire.archive.intake import file_failure, file_pairs
from farwire.archive.models import Translation
from farwire.publish.editions import Edition
from farwire.publish.kept import SHELF
from farwire.publish.selection import article_page
from farwire.publish.selection.shapes import ArticlePage, State
from farwire.records import Failure
from publish.press import NOW, Piece

SPENT = "the day's budget of Some Engine 1.0 is spent"
INTERFACES = ("en", "pt", "es", "fr", "de", "ar")


def reason_of(piece: Piece, language: str) -> tuple[State, str]:
    with override(language):
        page = article_page(piece.key, Edition(language))
    assert isinstance(page, ArticlePage)
    return page.card.state, page.card.reason


@pytest.mark.parametrize(
    ("filed", "told"),
    [
        ("no model", "no model for German"),
        (SPENT, "today's budget for translations is used up"),
        ("an article is longer than the day's budget of x", "it is longer than a day's budget for translations allows"),
        ("the engine changed and is not trusted yet: 0.1", "its engine changed and is still on trial"),
        ("Traceback at 10.0.0.1: key sk-123 refused", "not yet translated"),
        ("", "not yet translated"),
    ],
)
def test_what_was_filed_for_the_operator_is_told_in_plain_words(press: dict[str, Piece], filed: str, told: str) -> None:
    file_pairs({("de", "en"): filed})
    assert reason_of(press["strassenbahn"], "en") == (State.WAITING, told)


@pytest.mark.parametrize("language", INTERFACES)
def test_a_spent_budget_is_told_in_the_reader_s_language(press: dict[str, Piece], language: str) -> None:
    piece = press["strassenbahn"] if language != "de" else press["canoas"]
    file_pairs({("de", language): SPENT, ("pt", language): SPENT})
    Translation.objects.all().delete()
    english = "today's budget for translations is used up"
    with override(language):
        words = gettext(english)
    assert reason_of(piece, language) == (State.WAITING, words)
    assert (words == english) == (language == "en")


def test_the_page_of_an_article_that_waits_for_a_budget_says_so(client: Client, press: dict[str, Piece]) -> None:
    file_pairs({("de", "en"): SPENT, ("de", "pt"): SPENT})
    SHELF.clear()
    path = f"/article/{press['strassenbahn'].key}/"
    english = client.get(f"/en{path}").content.decode()
    assert "This article stands in German: today&#x27;s budget for translations is used up." in english
    assert "Some Engine" not in english
    assert "o orçamento de hoje para traduções esgotou-se" in client.get(f"/pt{path}").content.decode()
    assert "today&#x27;s budget for translations is used up" in client.get("/en/language/de/").content.decode()


def test_what_an_engine_said_stands_on_the_article_s_own_page_alone(client: Client, press: dict[str, Piece]) -> None:
    piece = press["strassenbahn"]
    file_failure(Failure("translate", f"{piece.key}:en", "EngineFailed", "HTTP 500 <x>", retryable=True), NOW)
    assert "HTTP 500 &lt;x&gt;" in client.get(f"/en/article/{piece.key}/").content.decode()
    listed = client.get("/en/language/de/").content.decode()
    assert "its translation failed" in listed
    assert "HTTP 500" not in listed
    assert "HTTP 500" not in client.get("/en/language/de/feed.rss").content.decode()


def test_why_the_check_withheld_is_told_in_the_reader_s_language(client: Client, press: dict[str, Piece]) -> None:
    for row in Translation.objects.filter(revision__article=press["eletrico"].key, target_language="ar"):
        row.decision = "withhold"
        row.verdict["reasons"] = ["the headline is not reliable"]
        row.save()
    html = client.get(f"/ar/article/{press['eletrico'].key}/").content.decode()
    assert "العنوان غير موثوق" in html
