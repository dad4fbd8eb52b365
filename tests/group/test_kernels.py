"""A story is parted where it has two kernels, and nowhere else."""

import numpy as np
import pytest
from numpy.typing import NDArray

from farwire.group.kernels import two_kernels


def _rows(*axes: int) -> NDArray[np.int8]:
    """Texts that point along one axis each, with a little of their own; -1 for one without a meaning."""
    rows = np.zeros((len(axes), 512), np.int8)
    for place, axis in enumerate(axes):
        if axis >= 0:
            rows[place, axis], rows[place, 100 + place] = 100, 20
    return rows


def _own(count: int) -> list[str]:
    return [f"a{place}" for place in range(count)]


def test_two_kernels() -> None:
    found = two_kernels(_rows(0, 1, 0, 1, 0, 1), _own(6), 0.4, 3)
    assert found is not None
    assert sorted(map(list, found)) == [[0, 2, 4], [1, 3, 5]]


@pytest.mark.parametrize("seed", range(3))
def test_the_order_changes_nothing(seed: int) -> None:
    order = np.random.default_rng(seed).permutation(8)
    rows, names = _rows(0, 0, 0, 1, 1, 1, 1, -1)[order], [_own(8)[place] for place in order]
    found = two_kernels(rows, names, 0.4, 3)
    assert found is not None
    assert sorted(sorted(order[each].tolist()) for each in found) == [[0, 1, 2], [3, 4, 5, 6]]


@pytest.mark.parametrize(
    ("axes", "groups", "apart"),
    [
        ((0, 0, 0, 0, 0, 0), _own(6), 0.4),  # one mind
        ((0, 0, 0, 0, 1, 1), _own(6), 0.4),  # the second is too small
        ((0, 0, 0, 1, 1, 1), ["one"] * 6, 0.4),  # versions of one text
        ((0, 0, 0, 1, 1, 1), _own(6), 0.0),  # not far enough apart
        ((-1,) * 6, _own(6), 0.4),
        ((0, 1), _own(2), 0.4),
        ((), [], 0.4),
    ],
)
def test_one_kernel(axes: tuple[int, ...], groups: list[str], apart: float) -> None:
    assert two_kernels(_rows(*axes), groups, apart, 3) is None
