"""Copies within a language: MinHash proposes, the shingles themselves decide.

Broder, "On the resemblance and containment of documents" (1997), for shingles, resemblance (Jaccard)
and containment, and for the sketch of the lowest hashes; MinHash by `rensa`.
"""

import zlib
from functools import cache

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from farwire.group.texts import fold, is_solid, words

Shingles = NDArray[np.uint32]

PERMUTATIONS = 128
_SEED = 42
_WORDS, _CHARACTERS = 3, 5
_KEPT = 384
_LEAST = 8


def shingles(text: str, language: str) -> bytes:
    """The 384 lowest hashes (u32, little-endian, ascending) of a text's three-word stretches.

    Five characters where words are written without spaces. A text of up to 384 shingles is held
    whole. Empty for a text of fewer than eight: it could be anybody's.
    """
    if is_solid(language):
        letters = "".join(words(fold(text)))
        parts = {letters[at : at + _CHARACTERS] for at in range(len(letters) - _CHARACTERS + 1)}
    else:
        tokens = words(fold(text))
        parts = {" ".join(tokens[at : at + _WORDS]) for at in range(len(tokens) - _WORDS + 1)}
    if len(parts) < _LEAST:
        return b""
    hashes = sorted({zlib.crc32(part.encode()) for part in parts})
    return np.array(hashes[:_KEPT], dtype="<u4").tobytes()


def fingerprint(shingle_bytes: bytes) -> bytes:
    """128 MinHash values (u32, little-endian) of `shingles`; empty for none."""
    if not shingle_bytes:
        return b""
    minhash = RMinHash(num_perm=PERMUTATIONS, seed=_SEED)
    minhash.update([str(value) for value in np.frombuffer(shingle_bytes, "<u4").tolist()])
    return np.array(minhash.digest(), dtype="<u4").tobytes()


def overlap(ours: Shingles, theirs: Shingles) -> tuple[float, float]:
    """Resemblance (Jaccard) and containment of the smaller in the larger, each 0 to 1.

    Two texts held whole are compared exactly; else below the hash up to which both are held, where
    the lowest hashes are a fair sample of both.
    """
    limit = min(_held_up_to(ours), _held_up_to(theirs))
    first, second = ours[ours <= limit], theirs[theirs <= limit]
    shared = len(np.intersect1d(first, second, assume_unique=True))
    smaller = min(len(first), len(second))
    if smaller == 0:
        return 0.0, 0.0
    return shared / (len(first) + len(second) - shared), shared / smaller


def _held_up_to(held: Shingles) -> int:
    return int(held[-1]) if len(held) == _KEPT else 0xFFFFFFFF


@cache
def _rows() -> int:
    return 3


class CopyIndex:
    """Locality-sensitive hashing: 42 bands of three MinHash values, as chained hash tables in arrays.

    A pair of Jaccard .5 meets in some band with probability .996, one of .4 with .94. Arrays, since
    a dict of four million buckets would take half a gigabyte.
    """

    def __init__(self) -> None:
        self._bands = PERMUTATIONS // _rows()
        self._count = 0
        self._keys = np.zeros((1024, self._bands), np.uint32)
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
        bands = np.arange(self._bands)
        at = self._heads[bands, keys & self._mask]
        met: set[int] = set()
        while (live := at >= 0).any():
            bands, keys, at = bands[live], keys[live], at[live]
            met.update(at[self._keys[at, bands] == keys].tolist())
            at = self._next[at, bands]
        return sorted(met)

    def _band_keys(self, fingerprint_bytes: bytes) -> Shingles:
        rows = np.frombuffer(fingerprint_bytes, "<u4")[: self._bands * _rows()].reshape(self._bands, _rows())
        mixed = rows[:, 0].astype(np.uint64)
        for column in range(1, _rows()):
            mixed = mixed * np.uint64(0x9E3779B97F4A7C15) + rows[:, column]
        return ((mixed * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(32)).astype(np.uint32)

    def _chain(self, number: int) -> None:
        bands = np.arange(self._bands)
        buckets = self._keys[number] & self._mask
        self._next[number] = self._heads[bands, buckets]
        self._heads[bands, buckets] = number

    def _link(self, size: int) -> None:
        self._mask = np.uint32(size - 1)
        self._heads = np.full((self._bands, size), -1, np.int32)
        self._next = np.full((size, self._bands), -1, np.int32)

    def _grow(self) -> None:
        self._keys = np.concatenate([self._keys, np.zeros_like(self._keys)])
        self._link(len(self._keys))
        for number in range(self._count):
            if self._keys[number].any():
                self._chain(number)
