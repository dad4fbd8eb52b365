"""The lexical shortlist: read with every number checked."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from farwire.errors import ModelUnusable
from farwire.translate.marian.shortlist import Shortlist
from translate.writing import shortlist

SIZES = (30, 40)


def test_a_sentence_gets_its_own_words() -> None:
    found = Shortlist(shortlist(SIZES, first=5, best=3), *SIZES, shared=False)
    words = found.of([7, 7, 9])
    assert set(range(5)) <= set(words.tolist())
    assert words.tolist() == sorted(set(words.tolist()))
    assert len(words) <= 5 + 6


def test_shared_vocabularies_allow_the_source_itself() -> None:
    content = shortlist((30, 30), first=2, best=1)
    assert 29 in Shortlist(content, 30, 30, shared=True).of([29])
    assert 28 in Shortlist(content, 30, 30, shared=True).of([3], wanted=[28])


@pytest.mark.parametrize("place", [16, 32, 40, 48, 56])
@pytest.mark.parametrize("value", [2**64 - 1, 2**40])
def test_numbers_that_lie_are_refused(place: int, value: int) -> None:
    content = bytearray(shortlist(SIZES))
    content[place : place + 8] = value.to_bytes(8, "little")
    with pytest.raises(ModelUnusable):
        Shortlist(bytes(content), *SIZES, shared=False)


def test_offsets_whose_difference_comes_round_are_refused() -> None:
    """One near the end of 64 bits, the next beyond the middle: less than the one before, and more if one subtracts."""
    content = bytearray(shortlist(SIZES))
    content[64:80] = np.array([0x7100_0000_0000_0012, 0xF100_0000_0000_0000], "<u8").tobytes()
    with pytest.raises(ModelUnusable, match="offsets"):
        Shortlist(bytes(content), *SIZES, shared=False)


def test_words_beyond_the_vocabulary_are_refused() -> None:
    content = shortlist(SIZES)
    broken = content[:-4] + np.array([40], "<u4").tobytes()
    with pytest.raises(ModelUnusable, match="vocabulary"):
        Shortlist(broken, *SIZES, shared=False)


@settings(max_examples=150, deadline=1000)
@given(st.binary(max_size=300))
def test_any_bytes_give_one_error_or_a_list(content: bytes) -> None:
    try:
        Shortlist(content, *SIZES, shared=False)
    except ModelUnusable:
        return
