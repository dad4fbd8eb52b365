"""Loops: a decoder that says the same over and over is stopped, one that repeats a little is not."""

import pytest

from farwire.translate.marian.loops import loop_start


@pytest.mark.parametrize(
    ("pieces", "cut"),
    [
        (list(range(40)), 0),
        ([1, 2, 3] + [7] * 16, 4),
        ([1, 2, 3] + [7] * 15, 0),
        ([5, 6] * 8, 2),
        ([9] + [1, 2, 3, 4, 5] * 4, 6),
        ([9] + [1, 2, 3, 4, 5] * 3, 0),
        ([], 0),
    ],
)
def test_loops_are_seen(pieces: list[int], cut: int) -> None:
    assert loop_start(pieces) == cut
