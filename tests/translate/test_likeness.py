"""Alignment by form and place: the same guess each time, and nothing where there is nothing to go by."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from farwire.translate.likeness import align_by_form


def pairs(source: str, target: str, *, alike: bool = False) -> list[tuple[str, str]]:
    guessed = align_by_form(source, target)
    words = guessed.alike if alike else guessed.words
    return [
        (target[word.target_start : word.target_end], source[word.source_start : word.source_end]) for word in words
    ]


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Le président arrive à Paris.", "The president arrives in Paris.", [("president", "président")]),
        ("1.234,5 Euro im Jahr 2024", "1,234.5 euros in 2024", [("1,234.5", "1.234,5"), ("2024", "2024")]),
        ("Berlin, Lissabon und Paris", "Paris, Lisbon and Berlin", [("Lisbon", "Lissabon")]),
    ],
)
def test_like_words_find_each_other(source: str, target: str, expected: list[tuple[str, str]]) -> None:
    assert set(expected) <= set(pairs(source, target, alike=True))


def test_other_numbers_are_not_alike() -> None:
    assert pairs("12 000", "13 000", alike=True) == [("000", "000")]


def test_words_between_anchors_go_by_their_place() -> None:
    assert ("rain", "Regen") in pairs("In Bonn fiel Regen, sagt Meyer.", "In Bonn fell rain, says Meyer.")


@pytest.mark.parametrize(
    ("source", "target"), [("", "a"), ("a", ""), ("東京です", "Tokyo"), ("a " * 500, "a"), ("…", "!")]
)
def test_nothing_is_made_of_nothing(source: str, target: str) -> None:
    assert align_by_form(source, target).words == ()


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_places_lie_within_the_texts(source: str, target: str) -> None:
    guessed = align_by_form(source, target)
    assert set(guessed.alike) <= set(guessed.words)
    assert guessed == align_by_form(source, target)
    for word in guessed.words:
        assert 0 <= word.source_start < word.source_end <= len(source)
        assert 0 <= word.target_start < word.target_end <= len(target)
