"""A publisher's page: what it asks of the archive stays as little, however much they wrote."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from farwire.archive.models import Article, Source
from farwire.publish.editions import Edition
from farwire.publish.selection import article_page, source_page
from farwire.publish.selection.shapes import Tally
from publish.press import Piece, slug_of

EN = Edition("en")


@pytest.fixture
def slug(press: dict[str, Piece]) -> str:
    cache.clear()
    return slug_of(press["eletrico"].paper)


def test_articles_are_counted_by_language_once_a_minute(slug: str) -> None:
    page = source_page(slug, EN)
    assert page is not None
    assert page.languages == (Tally("pt", 2),)
    assert page.articles == 2
    with CaptureQueriesContext(connection) as asked:
        assert source_page(slug, EN) == page
    assert len(asked) <= 4
    assert not any("COUNT(" in query["sql"] for query in asked)


def test_the_latest_come_by_an_index_of_their_own(slug: str) -> None:
    with connection.cursor() as cursor:
        known = connection.introspection.get_constraints(cursor, Article._meta.db_table)
    assert known["article_of_source"]["columns"] == ["source_id", "published_at", "key"]
    assert known["article_of_source"]["orders"] == ["ASC", "DESC", "ASC"]
    page = source_page(slug, EN)
    assert page is not None
    assert [card.key for card in page.latest] == list(
        Source.objects.get(slug=slug).articles.order_by("-published_at", "key").values_list("key", flat=True)
    )


def test_an_article_s_page_asks_for_no_text_that_is_kept(press: dict[str, Piece]) -> None:
    first = article_page(press["eletrico"].key, EN)
    with CaptureQueriesContext(connection) as asked:
        assert article_page(press["eletrico"].key, EN) == first
    # Its story; the articles of that; their translations; why those that have none wait.
    assert len(asked) <= 5
    assert not any('"content"' in query["sql"] or '"units"' in query["sql"] for query in asked)
