"""English words and what they name."""

import pytest

from farwire.check.nouns import noun_kind, tokens_of


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("queen", "f"),
        ("king", "m"),
        ("doctor", "?"),
        ("vice-president", "?"),
        ("group", "b"),
        ("report", "n"),
        ("police", "c"),
        ("victim", "-"),
        ("groups", "+"),
        ("women", "+"),
        ("countries", "+"),
        ("people", "+"),
        ("frail", None),
    ],
)
def test_kinds(word: str, kind: str | None) -> None:
    assert noun_kind(word) == kind


def test_words_signs_and_owners() -> None:
    assert [token.text for token in tokens_of("The U.S. isn't Ford's, Mr. X's.")] == [
        "The",
        "U.S.",
        "isn't",
        "Ford",
        "'s",
        ",",
        "Mr",
        ".",
        "X",
        "'s",
        ".",
    ]
    assert [(token.start, token.end) for token in tokens_of("Ana’s")] == [(0, 3), (3, 5)]
    assert tokens_of("Ana’s")[1].low == "'s"
