"""Words of any script, folded."""

import pytest

from farwire.group.texts import fold, is_solid, primary, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It's a well-known fact.", ["It's", "a", "well-known", "fact"]),
        ("हिन्दी में समाचार", ["हिन्दी", "में", "समाचार"]),
        ("été, ÉTÉ!", ["été", "ÉTÉ"]),
        ("", []),
    ],
)
def test_words(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(("text", "folded"), [("Ångström", "angstrom"), ("STRASSE", "strasse"), ("ﬁne", "fine")])
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("language", "first", "solid"),
    [("pt-BR", "pt", False), ("zh-Hans", "zh", True), ("th", "th", True), ("und", "und", False)],
)
def test_tags(language: str, first: str, solid: bool) -> None:
    assert primary(language) == first
    assert is_solid(language) is solid
