"""Whether a story has grown two kernels: two sets of texts, each of one mind, that have little to do with each other.

Spherical two-means (Dhillon and Modha, 2001) from the two texts that are furthest apart. Sums of whole
numbers, so that the answer depends on the set of members alone, not on the order in which they came.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_ROUNDS = 8
_MOST = 256

Wide = NDArray[np.float64]


def two_kernels(
    openings: NDArray[np.int8], groups: Sequence[str], apart: float, least: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]] | None:
    """The members (as places in `openings`) of two kernels, or None where the story is one.

    openings: int8[n, 512]; groups: for each the text that it copies or translates, or itself: such are
    never parted. Kernels have at least `least` members each, and a cosine below `apart`; texts without a
    meaning are in neither. A story of more than 256 texts is left whole.
    """
    names, places = np.unique(np.array(groups, dtype=object).astype(str), return_inverse=True)
    if len(openings) < 2 * least or not 2 <= len(names) <= _MOST:
        return None
    texts = np.zeros((len(names), openings.shape[1]))
    np.add.at(texts, places, openings.astype(np.float64))
    meant = np.flatnonzero(np.any(texts, axis=1))
    if len(meant) < 2:
        return None
    sides = _sides(texts[meant] / _lengths(texts[meant])[:, None])
    if sides is None or cosine(texts[meant[sides]].sum(axis=0), texts[meant[~sides]].sum(axis=0)) >= apart:
        return None
    first, second = (np.flatnonzero(np.isin(places, meant[chosen])) for chosen in (sides, ~sides))
    return (first, second) if min(len(first), len(second)) >= least else None


def _sides(units: Wide) -> NDArray[np.bool_] | None:
    """For each text whether it is on the first side; None if all are on one."""
    cosines = np.round(units @ units.T, 6)
    one, other = np.unravel_index(int(cosines.argmin()), cosines.shape)
    sides: NDArray[np.bool_] = cosines[one] >= cosines[other]
    for _ in range(_ROUNDS):
        if sides.all() or not sides.any():
            return None
        first, second = units[sides].sum(axis=0), units[~sides].sum(axis=0)
        again = np.round(units @ (first / np.linalg.norm(first) - second / np.linalg.norm(second)), 6) >= 0.0
        if (again == sides).all():
            break
        sides = again
    return None if sides.all() or not sides.any() else sides


def _lengths(rows: Wide) -> Wide:
    lengths: Wide = np.sqrt(np.einsum("nd,nd->n", rows, rows))
    return lengths


def cosine(one: Wide, other: Wide) -> float:
    """The cosine of two sums of openings; 0 where one is empty."""
    return float(one @ other / max(1.0, float(np.linalg.norm(one) * np.linalg.norm(other))))
