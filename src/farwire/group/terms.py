"""Which members share names and numbers with a text, the rare ones weighing more."""

import zlib
from array import array
from math import log

import numpy as np
from numpy.typing import NDArray

_TOO_MANY = 500  # a name in so many articles of the window says nothing


class TermIndex:
    """Postings: for each term (by its CRC-32) the rows of the members that use it."""

    def __init__(self) -> None:
        self._rows: dict[int, array[int]] = {}

    def add(self, row: int, terms: tuple[str, ...]) -> None:
        """Enter a member's terms under its row. Rows are never taken out: ask for live ones only."""
        for term in terms:
            self._rows.setdefault(zlib.crc32(term.encode()), array("i")).append(row)

    def shared(self, terms: tuple[str, ...], live: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """The live rows that share a term with these, ascending, and the sum of the weights they share.

        A term's weight falls from 1 (in one member) to 0 (in 500), with the logarithm.
        """
        rows, weights = [], []
        for term in terms:
            found = self._rows.get(zlib.crc32(term.encode()))
            if found is None:
                continue
            using = np.frombuffer(found, np.int32)
            using = using[live[using]]
            if 0 < len(using) < _TOO_MANY:
                rows.append(using)
                weights.append(np.full(len(using), 1.0 - log(len(using)) / log(_TOO_MANY)))
        if not rows:
            return np.zeros(0, np.int64), np.zeros(0)
        unique, places = np.unique(np.concatenate(rows), return_inverse=True)
        sums = np.bincount(places, np.concatenate(weights)).astype(np.float64)
        return unique.astype(np.int64), sums
