"""A story's facts: who is named, who tells it, how it grew, what each adds and why it is there."""

from datetime import timedelta

import pytest

from farwire.archive.models import Article, Membership
from farwire.publish.editions import Edition
from farwire.publish.selection import article_page, source_page, story_page
from farwire.publish.selection.shapes import ArticlePage, State, StoryPage
from farwire.publish.selection.story_facts import Why, growth, why_of
from farwire.publish.selection.words import unclearness
from publish.press import NOW, Piece, article_key, slug_of


@pytest.mark.parametrize(
    ("hours", "steps"),
    [
        ([], []),
        ([0], [(1, 1)]),
        ([0, 0.5, 2], [(2, 2), (1, 3)]),
        ([0, 19, 20], [(1, 1), (2, 3)]),
        ([0, 24 * 30], [(1, 1), (1, 2)]),
    ],
)
def test_growth(hours: list[float], steps: list[tuple[int, int]]) -> None:
    start = NOW.replace(minute=0, second=0, microsecond=0)
    assert [(each.count, each.total) for each in growth([start + timedelta(hours=each) for each in hours])] == steps


def test_reasons_in_pairs() -> None:
    reasons = [
        ["near", "a"],
        ["cosine", "0.81"],
        ["shares with", "b"],
        ["names", "lindham, 12"],
        ["sentences follow", "c"],
        ["origin", "dpa"],
    ]
    assert why_of(Membership(reasons=reasons), {"a": "Alpha", "b": "Beta"}) == (
        Why("near", "a", "Alpha", "0.81"),
        Why("shares", "b", "Beta", "lindham, 12"),
        Why("follows", "c", "", ""),
        Why("origin", "", "", "dpa"),
    )
    assert why_of(Membership(reasons=[["copy", "a"], ["same words", "83%"]]), {}) == (Why("copy", "a", "", "83%"),)


@pytest.mark.django_db
def test_a_storys_page_has_its_facts(press: dict[str, Piece]) -> None:
    piece = next(each for each in press.values() if each.facts["story"] == "tram" and each.language == "pt")
    sentence = next(line.text for line in piece.lines if "en" in line.targets and line.kind.value == "paragraph")
    Membership.objects.filter(article_id=piece.key).update(origin="Lusa", adds=[sentence[:60]])
    page = story_page(article_key("tram"), Edition("en"))
    assert isinstance(page, StoryPage)
    assert page.facts is not None
    told = {line.name for _, lines in page.facts.tellers for line in lines}
    assert piece.paper in told
    assert page.facts.origins[piece.key] == "Lusa"
    assert [each.is_translated for each in page.facts.says[piece.key]] == [True]
    assert page.facts.growth[-1].total == Membership.objects.filter(story_id=article_key("tram")).count()


@pytest.mark.parametrize(
    ("clear", "unclear"),
    [
        ("The bridge stays closed until spring", "The bridge stays closed until …"),
        ("The bridge stays closed until spring", "THE BRIDGE STAYS CLOSED UNTIL SPRING"),
        ("The bridge stays closed until spring", "Will the bridge stay closed until spring?"),
        ("The bridge stays closed until spring", "Bridge"),
        ("The bridge stays closed until spring", "The bridge stays closed " * 10),
        ("老桥将关闭到春天，维修费用四百万", "老桥"),
        ("Bridge", ""),
    ],
)
def test_clear_headlines(clear: str, unclear: str) -> None:
    assert unclearness(clear) < unclearness(unclear)


@pytest.mark.django_db
def test_what_translates_an_article_that_stands_here_is_not_translated_back(press: dict[str, Piece]) -> None:
    english = next(each for each in press.values() if each.language == "en")
    piece = next(
        each for each in press.values() if each.language == "pt" and any("en" in line.targets for line in each.lines)
    )
    Membership.objects.filter(article_id=piece.key).update(translation_of=english.key)
    listed = source_page(slug_of(piece.paper), Edition("en"))
    assert listed is not None
    card = next(each for each in listed.latest if each.key == piece.key)
    assert (card.state, card.headline.is_translated) == (State.VERSION, False)
    opened = article_page(piece.key, Edition("en"))
    assert isinstance(opened, ArticlePage)
    assert opened.card.headline.is_translated, "who opens it asks for it"
    Article.objects.filter(pk=english.key).update(withdrawn_at=NOW)
    again = source_page(slug_of(piece.paper), Edition("en"))
    assert again is not None
    assert next(each for each in again.latest if each.key == piece.key).headline.is_translated
