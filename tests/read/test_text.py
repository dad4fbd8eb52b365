import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farwire.read.text import Shingles, collapse, fold, mend, tokens, unescape


@pytest.mark.parametrize(
    ("raw", "mended"),
    [
        ("  a\u00a0 b\t\nc ", "a b c"),
        ("Schiff\u00adfahrt", "Schifffahrt"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("e\u0301te\u0301", "été"),
        ("می\u200cرود", "می\u200cرود"),  # Persian needs the non-joiner
        ("क\u094d\u200dष", "क\u094d\u200dष"),  # Devanagari needs the joiner
        ("plain\u200cLatin\u200d", "plainLatin"),
        ("👩\u200d🚒", "👩\u200d🚒"),
        ("left\u200eright", "leftright"),
        ("שלום\u200f!", "שלום\u200f!"),
        ("\u202eevil\u202c", "evil"),
        ("bell\x07", "bell"),
    ],
)
def test_mend(raw: str, mended: str) -> None:
    assert mend(raw) == mended


@given(st.text())
def test_mending_is_stable(raw: str) -> None:
    once = mend(raw)
    assert mend(once) == once
    assert unicodedata.is_normalized("NFC", once)


def test_unescape_also_what_was_escaped_twice() -> None:
    assert unescape("Fish &amp;amp; chips &quot;fresh&quot;") == 'Fish & chips "fresh"'


def test_collapse_keeps_one_space_at_the_ends() -> None:
    assert collapse("\n a  b ") == " a b "


def test_fold_and_tokens() -> None:
    assert fold("«Straße», № 5!") == "strasse no 5"
    assert tokens("東京 2024 night") == ["東", "京", "2024", "night"]


def test_coverage() -> None:
    known = Shingles(["the old harbour reopens to small boats"])
    assert known.coverage("The old harbour") == 1.0
    assert known.coverage("bread and butter pudding") == 0.0
    assert known.coverage("…") == 0.0


def test_joiners_part_no_words() -> None:
    with_joiner, without = "سه\u200cشنبه قایق\u200cها", "سهشنبه قایقها"
    assert fold(with_joiner) == fold(without)
    assert tokens(with_joiner) == tokens(without)
    assert Shingles([without]).coverage(with_joiner) == 1.0
