"""What each telling adds is told in whole sentences."""

import pytest

from farwire.archive.models import Membership
from farwire.publish.editions import Edition
from farwire.publish.selection import story_page
from farwire.publish.selection.additions import is_whole
from farwire.publish.selection.shapes import StoryPage
from publish.press import Piece, article_key


@pytest.mark.parametrize(
    ("text", "language", "whole"),
    [
        ("The bridge is shut.", "en", True),
        ("“The bridge is shut.”", "en", True),
        ("The bridge", "en", False),
        ("6.40", "en", False),
        ("橋は閉鎖された。", "ja", True),
        ("สะพานปิดแล้ว", "th", True),
        ("पुल बंद है।", "hi", True),
        ("Bridge " * 70 + ".", "en", False),
        ("", "en", False),
    ],
)
def test_a_sentence_has_its_end(text: str, language: str, whole: bool) -> None:
    assert is_whole(text, language) is whole


@pytest.mark.django_db
def test_a_story_tells_new_sentences_whole_and_no_bare_words(press: dict[str, Piece]) -> None:
    piece = next(each for each in press.values() if each.facts["story"] == "tram" and each.language == "pt")
    lines = [line for line in piece.lines if "en" in line.targets and line.kind.value == "paragraph"]
    Membership.objects.filter(article_id=piece.key).update(adds=[line.text[:60] for line in lines])
    page = story_page(article_key("tram"), Edition("en"))
    assert isinstance(page, StoryPage)
    says = next(each.says for each in page.timeline if each.telling.card.key == piece.key)
    assert 0 < len(says) <= 2
    assert all(each.is_translated and is_whole(each.text, "en") for each in says)
