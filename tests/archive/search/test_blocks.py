"""Stretches of numbers cover all entries once, the newest first, and their marks find every entry in them."""

from hypothesis import given
from hypothesis import strategies as st

from farwire.archive.search.blocks import LARGE, SMALL, block_marks, first_stretch, marks_of, next_stretch

NUMBERS = st.integers(0, 3_000_000)


@given(NUMBERS, st.lists(st.integers(0, 700), min_size=1))
def test_stretches_follow_each_other_down_to_the_first_number(newest: int, found: list[int]) -> None:
    start, end = first_stretch(newest + 1)
    assert end == newest + 1
    for number in range(2000):
        if start == 0:
            break
        before = start
        start, end = next_stretch(start, end, found[number % len(found)], 1 + number % 600)
        assert end == before
        assert start < end
    assert start == 0


@given(NUMBERS, st.integers(1, 400_000), st.data())
def test_every_number_of_a_stretch_has_one_of_its_marks(start: int, size: int, data: st.DataObject) -> None:
    start = start // SMALL * SMALL
    marks = set(marks_of(start, start + size))
    inside = data.draw(st.integers(start, start + size - 1))
    assert (start == 0) != bool(marks & set(block_marks(inside)))
    assert len(marks) <= size // LARGE + 16


def test_what_was_found_says_how_far_to_look() -> None:
    assert next_stretch(90_112, 91_136, 0, 600) == (90_112 - 8 * 1024, 90_112)
    assert next_stretch(90_112, 91_136, 300, 300) == (88_064, 90_112)
    assert next_stretch(2_048, 4_096, 1, 599) == (0, 2_048)


def test_one_goes_far_back_at_once_only_for_what_enough_were_found_of() -> None:
    assert next_stretch(90_112, 91_136, 2, 400) == (90_112 - 8 * 1024, 90_112)
    assert next_stretch(90_112, 91_136, 10, 390) == (90_112 - 47 * 1024, 90_112)
