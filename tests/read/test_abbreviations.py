import pytest

from farwire.read.abbreviations import abbreviations, before_ordinal, month_follows, numbers_with_stop
from farwire.read.words import sections


def test_abbreviations_of_many_languages() -> None:
    languages = set(sections("abbreviations")) - {"all", "before-number", "often-last"}
    assert len(languages) >= 15
    assert "sr" in abbreviations("pt")[0]
    assert "bzw" in abbreviations("de")[0]
    assert "usw" not in abbreviations("de")[0]
    assert abbreviations("xx") == abbreviations("en")


@pytest.mark.parametrize(("before", "ordinal"), [("Das ist zum", True), ("am", True), ("Es waren", False), ("", False)])
def test_an_article_before_a_number_makes_it_an_ordinal(before: str, ordinal: bool) -> None:
    assert before_ordinal(before, "de") is ordinal


def test_months_follow_ordinals() -> None:
    assert month_follows("Mai kam er", "de")
    assert not month_follows("Menschen kamen", "de")
    assert numbers_with_stop("de")
    assert not numbers_with_stop("en")
