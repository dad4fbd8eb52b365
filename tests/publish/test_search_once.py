"""A search shows an original and not what translates it back, unless the reader asks for that."""

from datetime import timedelta

import pytest

from farwire.archive.intake import withdraw
from farwire.archive.models import Article, Membership
from farwire.publish.editions import Edition
from farwire.publish.selection.search import Hit, search
from farwire.publish.selection.search_question import query_of
from farwire.publish.selection.shapes import State
from publish.press import NOW, Piece

EN, PT, AR = Edition("en"), Edition("pt"), Edition("ar")


@pytest.fixture
def version(press: dict[str, Piece]) -> Piece:
    """A Portuguese article that translates an English one, and was translated back into English."""
    Membership.objects.filter(article=press["eletrico"].key).update(translation_of=press["tram-returns"].key)
    return press["eletrico"]


def hits(asked: str, edition: Edition = EN) -> tuple[Hit, ...]:
    return search(query_of({"q": asked}), edition).by_words


def keys(asked: str, edition: Edition = EN) -> list[str]:
    return [hit.card.key for hit in hits(asked, edition)]


def test_words_of_the_translation_find_its_original(press: dict[str, Piece], version: Piece) -> None:
    (hit,) = hits("aplaudiu")
    assert hit.card.key == press["tram-returns"].key
    assert hit.card.state is State.ORIGINAL
    assert [line.is_translated for line in hit.lines] == [False]
    assert any(piece.is_hit and piece.text == "aplaudiu" for piece in hit.lines[0].pieces)


def test_an_original_stands_once_where_the_better_of_both_stood(press: dict[str, Piece], version: Piece) -> None:
    found = keys("tram")
    assert found.count(press["tram-returns"].key) == 1
    assert version.key not in found
    assert set(found) == {press["tram-returns"].key, press["tranvia"].key}


@pytest.mark.parametrize("place", ["language:pt", "country:pt", "source:diario"])
def test_who_asks_for_its_place_gets_the_translation_in_its_own_words(
    press: dict[str, Piece], version: Piece, place: str
) -> None:
    (hit,) = hits(f"aplaudiu {place}")
    assert (hit.card.key, hit.card.state) == (version.key, State.VERSION)
    assert not hit.card.headline.is_translated
    assert not any(line.is_translated for line in hit.lines)


def test_an_original_of_other_days_does_not_stand_in(press: dict[str, Piece], version: Piece) -> None:
    Article.objects.filter(key=press["tram-returns"].key).update(published_at=NOW - timedelta(days=9))
    assert keys("aplaudiu from:2026-11-19") == [version.key]
    assert keys("aplaudiu from:2026-11-01 to:2026-11-20") == [press["tram-returns"].key]


def test_where_the_original_is_foreign_too_nothing_changes(press: dict[str, Piece], version: Piece) -> None:
    assert keys("aplaudiu", PT) == [version.key]
    assert keys("aplaudiu", AR) == [version.key]


def test_an_original_in_a_language_one_reads_stands_in(press: dict[str, Piece], version: Piece) -> None:
    assert keys("aplaudiu", Edition("ar", frozenset({"en"}))) == [press["tram-returns"].key]
    assert keys("aplaudiu", Edition("ar", frozenset({"en", "pt"}))) == [version.key]


def test_without_its_original_a_translation_is_an_article_like_any(press: dict[str, Piece], version: Piece) -> None:
    withdraw(press["tram-returns"].key, NOW)
    (hit,) = hits("aplaudiu")
    assert (hit.card.key, hit.card.state) == (version.key, State.TRANSLATED)


def test_pages_of_a_search_hold_each_article_once(press: dict[str, Piece], version: Piece) -> None:
    query = query_of({"q": "from:2026-11-01"})
    pages = [search(query, EN, page=number, most=3) for number in range(1, 9)]
    found = [hit.card.key for page in pages for hit in page.by_words]
    assert len(found) == len(set(found))
    assert set(found) == {hit.card.key for hit in search(query, EN, most=50).by_words}
    assert [page.has_more for page in pages if page.by_words][-1] is False
