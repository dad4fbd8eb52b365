"""Headlines in title case become sentences; names keep their capitals."""

import functools
import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from farwire.records import EngineChoice
from farwire.translate import translate_lines
from farwire.translate.engine import as_marian, open_engine
from farwire.translate.titles import is_title_case, sentence_cased


@pytest.mark.parametrize(
    "text",
    [
        "Villagers Rescue Stranded Whale From Shallow Bay",
        "Why the Mayor of Lisbon Will Resign Next Month",
        "Opinion: The Long Road Back From War",
    ],
)
def test_title_case_is_seen(text: str) -> None:
    assert is_title_case(text)


@pytest.mark.parametrize(
    "text",
    [
        "Villagers rescue stranded whale from shallow bay",
        "Emmanuel Macron met Olaf Scholz and António Costa in Paris on Monday morning before lunch",
        "LIVE: STORM HITS NORTHERN COAST",
        "Maria Silva",
        "NASA, NATO and UNESCO signed",
        "",
        "42",
    ],
)
def test_other_texts_are_not(text: str) -> None:
    assert not is_title_case(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Villagers Rescue Stranded Whale", "Villagers rescue stranded whale"),
        ("Mayor of Lisbon Faces Questions", "Mayor of Lisbon faces questions"),
        ("Storm Hits New York Before Christmas", "Storm hits New York before Christmas"),
        ("Minister Visits North Korea After Summit", "Minister visits North Korea after summit"),
        ("Judge Orders White House to Answer", "Judge orders White House to answer"),
        ("Lawyer for Emma Stone Denies Report", "Lawyer for Emma Stone denies report"),
        ("Palin's Brother Buys NASA Shares", "Palin's brother buys NASA shares"),
    ],
)
def test_names_keep_their_capitals(text: str, wanted: str, en_pt: EngineChoice) -> None:
    ours = as_marian(open_engine(en_pt))
    assert ours is not None
    assert sentence_cased(text, functools.cache(ours.familiar)) == wanted


@given(st.text(string.ascii_letters + " '-’.,:éßŒ\u0130", max_size=60))
@example("A:\u0130a")
def test_every_character_keeps_its_place(text: str) -> None:
    cased = sentence_cased(text, lambda word: -len(word) if word[0].isupper() else 0.0)
    assert len(cased) == len(text)
    assert cased.casefold() == text.casefold()


def test_a_headline_is_translated_to_its_last_word(en_pt: EngineChoice) -> None:
    (unit,) = translate_lines(["Farmers Rescue Lost Children From Flooded Village"], en_pt)
    assert unit.target is not None
    first, *others = unit.target.split()
    assert first[0].isupper()
    assert [word for word in others if word[0].isupper()] == []
