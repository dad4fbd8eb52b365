"""Drafts know where everything came from."""

import re

from hypothesis import given
from hypothesis import strategies as st

from farwire.translate.prepare.draft import Draft

EDITS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5), st.text("xyz", max_size=4)), max_size=6)


def edited(text: str, edits: list[tuple[int, int, str]]) -> Draft:
    draft = Draft(text)
    for start, size, new in edits:
        first = min(start, len(draft.text))
        draft.replace(first, min(first + size, len(draft.text)), new)
    return draft


@given(st.text("abc ", max_size=20), EDITS)
def test_places_lie_in_the_original(text: str, edits: list[tuple[int, int, str]]) -> None:
    draft = edited(text, edits)
    for place in range(len(draft.text)):
        start, end = draft.original(place, place + 1)
        assert 0 <= start <= end <= len(text)


@given(st.text("abc", min_size=1, max_size=20), EDITS)
def test_both_ways_forward_agree(text: str, edits: list[tuple[int, int, str]]) -> None:
    draft = edited(text, edits)
    forward = draft.forward()
    for start in range(len(text)):
        assert forward(start, start + 1) == draft.present(start, start + 1)


def test_what_was_not_touched_points_to_itself() -> None:
    draft = Draft("um dois três")
    draft.sub(re.compile("dois"), "2")
    assert draft.text == "um 2 três"
    assert draft.original(3, 4) == (3, 7)
    assert draft.original(5, 9) == (8, 12)
    assert draft.present(8, 12) == (5, 9)


def test_a_cut_keeps_its_places() -> None:
    draft = Draft("um dois três")
    assert draft.cut(3, 7).original(0, 4) == (3, 7)
    draft.replace(0, 3, "")
    part = draft.cut(5, 9)
    assert (part.text, part.original(0, 4), part.present(8, 12)) == ("três", (8, 12), (0, 4))
