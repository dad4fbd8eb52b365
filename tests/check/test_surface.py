"""What is asked first, because it is found fast, is in all that is looked for."""

import random
import re

import pytest

from farwire.check.pair import words_of
from farwire.check.rules import surface

_PIECES = [
    *(
        "a",
        "b",
        "1",
        "Uma",
        " ",
        "\n",
        "\u00a0",
        ".",
        ",",
        ";",
        ":",
        "!",
        "?",
        "…",
        '"',
        "“",
        "”",
        "'",
        "«",
        "»",
        "(",
        ")",
    ),
    *("{", "}", "<b>", "&amp;", "&#39;", "UNK", "[UNK]", "⁇", "\ufffd", "\u2400"),
]


@pytest.mark.parametrize(("sign", "damage", "name", "_risk"), surface._DAMAGE)
def test_no_damage_is_without_its_sign(sign: re.Pattern[str], damage: re.Pattern[str], name: str, _risk: float) -> None:
    chance, met = random.Random(name), 0
    for _ in range(20_000):
        text = "".join(chance.choices(chance.sample(_PIECES, 4), k=chance.randint(1, 8)))
        if damage.search(text):
            met += 1
            assert sign.search(text), text
    assert met > 100


def test_looping_letters_are_found_wherever_they_loop() -> None:
    plain = re.compile(r"([^\W\d_]{1,12}?)\1{3,}|([^\W\d_]{2,12})\2\2|([^\W\d_]{4,20})[、，,]?\3")
    chance, met = random.Random(5), 0
    for _ in range(20_000):
        unit = "".join(chance.choices("abcé", k=chance.randint(1, 22)))
        text = f"{unit[:3]} {chance.choice(['', ',', '，'])}".join([unit, unit[::-1], unit]) + unit * chance.randint(
            0, 3
        )
        text += chance.choice(["", ",", "、", " "]) + unit
        expected, found = plain.search(text), surface._CHARACTERS.search(text)
        assert (expected and expected.span()) == (found and found.span()), text
        met += found is not None
    assert met > 1000


def test_a_text_that_repeats_nothing_has_no_stutter() -> None:
    chance, met = random.Random(6), 0
    for _ in range(10_000):
        words = words_of(
            " ".join(chance.choices(["minister", "said", "that", "7", "a", "palace"], k=chance.randint(0, 9)))
        )
        if surface._stutter(words) or surface._repeated(words):
            met += 1
            assert not surface._repeats_nothing(words)
    assert met > 500
