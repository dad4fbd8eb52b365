"""The index proposes who shares a band, and nobody else."""

import numpy as np

from farwire.group.copy_index import CopyIndex


def _prints(count: int) -> list[bytes]:
    made = np.random.default_rng(1)
    return [made.integers(0, 2**32, 128, np.uint64).astype("<u4").tobytes() for _ in range(count)]


def test_each_finds_itself_after_the_tables_grew() -> None:
    index, prints = CopyIndex(), _prints(2500)
    for each in prints:
        index.add(each)
    assert [index.near(each) for each in prints[::50]] == [[number] for number in range(0, 2500, 50)]


def test_empty_fingerprints_meet_nobody() -> None:
    index = CopyIndex()
    index.add(b"")
    index.add(_prints(1)[0])
    assert index.near(b"") == []
    assert index.near(_prints(1)[0]) == [1]


def test_one_band_in_common_is_enough() -> None:
    index, (one, other) = CopyIndex(), _prints(2)
    index.add(one)
    shared = one[-8:]
    assert index.near(other) == []
    assert index.near(other[:-8] + shared) == [0]
