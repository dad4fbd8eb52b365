"""Which members share names and numbers with a text, the rare ones weighing more."""

import zlib
from array import array
from bisect import bisect_left
from math import log

import numpy as np
from numpy.typing import NDArray

_TOO_MANY = 500  # a name in so many articles of the window says nothing
_LOOK = 2048
_NOBODY: "array[int]" = array("i")


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
            using = self._using(term, live)
            if len(using):
                rows.append(using)
                weights.append(np.full(len(using), 1.0 - log(len(using)) / log(_TOO_MANY)))
        if not rows:
            return np.zeros(0, np.int64), np.zeros(0)
        unique, places = np.unique(np.concatenate(rows), return_inverse=True)
        sums = np.bincount(places, np.concatenate(weights)).astype(np.float64)
        return unique.astype(np.int64), sums

    def common(self, terms: tuple[str, ...], row: int) -> set[str]:
        """Those of some terms that the member of a row uses too."""
        return {term for term in terms if self._uses(row, term)}

    def _uses(self, row: int, term: str) -> bool:
        """Rows are entered in ascending order, so a search by halves finds one."""
        rows = self._rows.get(zlib.crc32(term.encode()), _NOBODY)
        place = bisect_left(rows, row)
        return place < len(rows) and rows[place] == row

    def _using(self, term: str, live: NDArray[np.bool_]) -> NDArray[np.int32]:
        """The live rows that use a term; none if they are too many, found out without a look at all."""
        every = np.frombuffer(self._rows.get(zlib.crc32(term.encode()), _NOBODY), np.int32)
        found: list[NDArray[np.int32]] = []
        count = 0
        for end in range(len(every), 0, -_LOOK):
            part = every[max(0, end - _LOOK) : end]
            found.append(part[live[part]])
            count += len(found[-1])
            if count >= _TOO_MANY:
                return np.zeros(0, np.int32)
        return np.concatenate(found) if found else np.zeros(0, np.int32)
