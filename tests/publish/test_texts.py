from datetime import timedelta

from farwire.archive.models import Article, Translation
from farwire.publish.editions import Edition
from farwire.publish.selection.cards import read_articles
from farwire.publish.selection.reasons import standings_of
from farwire.publish.selection.sentences import summary_of
from farwire.publish.selection.texts import summaries_of, texts_of
from publish.press import NOW, Piece

ENGLISH = Edition("en")


def all_articles() -> list[Article]:
    return list(read_articles())


def test_a_summary_from_what_is_stored_is_that_of_the_whole_text(press: dict[str, Piece]) -> None:
    for edition in (ENGLISH, Edition("pt"), Edition("ar")):
        articles = all_articles()
        standings = standings_of(articles, edition)
        whole = texts_of(articles, standings)
        for article, text, summary in zip(articles, whole, summaries_of(articles, standings), strict=True):
            language = article.latest.language if article.latest else ""
            expected = summary_of(text.paragraphs, language, edition) if text.making else None
            assert summary == expected, article.key


def test_what_is_kept_asks_the_archive_nothing(press: dict[str, Piece], django_assert_num_queries: object) -> None:
    articles = all_articles()
    standings = standings_of(articles, ENGLISH)
    first = texts_of(articles, standings), summaries_of(articles, standings)
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert (texts_of(articles, standings), summaries_of(articles, standings)) == first


def test_a_translation_made_anew_is_read_anew(press: dict[str, Piece]) -> None:
    article = read_articles().get(pk=press["eletrico"].key)
    old = texts_of([article], standings_of([article], ENGLISH))[0]
    row = Translation.objects.get(revision=article.latest, target_language="en")
    row.units[1]["target"] = "Now it says this."
    row.made_at = NOW + timedelta(hours=1)
    row.save()
    standings = standings_of([article], ENGLISH)
    new = texts_of([article], standings)[0]
    assert new.paragraphs[1].sentences[0].shown[0].text == "Now it says this."
    assert new.mark != old.mark
    assert summaries_of([article], standings)[0] is not None


def test_a_reader_of_the_language_has_the_original(press: dict[str, Piece]) -> None:
    article = read_articles().get(pk=press["eletrico"].key)
    for edition, is_made in ((ENGLISH, True), (Edition("en", frozenset({"pt"})), False)):
        assert (texts_of([article], standings_of([article], edition))[0].making is not None) is is_made
