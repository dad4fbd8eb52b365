"""Which texts may copy each other: locality-sensitive hashing of MinHash fingerprints.

Banding as in Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets", chapter 3.
"""

import numpy as np
from numpy.typing import NDArray

_TRIPLES, _PAIRS = 34, 13
_BANDS = _TRIPLES + _PAIRS
_MIX = np.uint64(0x9E3779B97F4A7C15)

_Keys = NDArray[np.uint32]


class CopyIndex:
    """Bands of MinHash values, 34 of three and 13 of two, as chained hash tables in arrays.

    A pair of Jaccard .5 meets in some band with probability .9997, one of .4 with .99, one of .05 with
    .04. Arrays, since a dict of almost five million buckets would take half a gigabyte.
    """

    def __init__(self) -> None:
        self._count = 0
        self._keys = np.zeros((1024, _BANDS), np.uint32)
        self._link(1024)

    def add(self, fingerprint_bytes: bytes) -> None:
        """Take in the next fingerprint; its number is how many came before it. Empty ones meet nobody."""
        number = self._count
        if number == len(self._keys):
            self._grow()
        self._count += 1
        if fingerprint_bytes:
            self._keys[number] = self._band_keys(fingerprint_bytes)
            self._chain(number)

    def near(self, fingerprint_bytes: bytes) -> list[int]:
        """The numbers of those that share a band with this fingerprint, ascending."""
        if not fingerprint_bytes:
            return []
        keys = self._band_keys(fingerprint_bytes)
        bands = np.arange(_BANDS)
        at = self._heads[bands, keys & self._mask]
        met: set[int] = set()
        while (live := at >= 0).any():
            bands, keys, at = bands[live], keys[live], at[live]
            met.update(at[self._keys[at, bands] == keys].tolist())
            at = self._next[at, bands]
        return sorted(met)

    def _band_keys(self, fingerprint_bytes: bytes) -> _Keys:
        values = np.frombuffer(fingerprint_bytes, "<u4").astype(np.uint64)
        split = 3 * _TRIPLES
        triples, pairs = values[:split].reshape(_TRIPLES, 3), values[split:].reshape(_PAIRS, 2)
        mixed = np.concatenate([triples[:, 0] * _MIX + triples[:, 1], pairs[:, 0]]) * _MIX
        mixed += np.concatenate([triples[:, 2], pairs[:, 1]])
        return ((mixed * _MIX) >> np.uint64(32)).astype(np.uint32)

    def _chain(self, number: int) -> None:
        bands = np.arange(_BANDS)
        buckets = self._keys[number] & self._mask
        self._next[number] = self._heads[bands, buckets]
        self._heads[bands, buckets] = number

    def _link(self, size: int) -> None:
        self._mask = np.uint32(size - 1)
        self._heads = np.full((_BANDS, size), -1, np.int32)
        self._next = np.full((size, _BANDS), -1, np.int32)

    def _grow(self) -> None:
        self._keys = np.concatenate([self._keys, np.zeros_like(self._keys)])
        self._link(len(self._keys))
        for number in range(self._count):
            if self._keys[number].any():
                self._chain(number)
