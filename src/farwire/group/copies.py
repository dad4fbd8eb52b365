"""Copies within a language: what is compared. MinHash proposes, the shingles themselves decide.

Broder, "On the resemblance and containment of documents" (1997), for shingles, resemblance (Jaccard)
and containment, and for the sketch of the lowest hashes; MinHash by `rensa`.
"""

import zlib

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from farwire.group.texts import fold, is_solid, words

Shingles = NDArray[np.uint32]

PERMUTATIONS = 128
_SEED = 42
_WORDS, _CHARACTERS = 3, 5
KEPT = 256
_LEAST = 16
_RESEMBLANCE, _CONTAINMENT = 0.3, 0.5


def shingles(text: str, language: str) -> bytes:
    """The hashes (CRC-32, little-endian u32, ascending) of a text's three-word stretches, each once.

    Five characters where words are written without spaces. Empty for a text of fewer than sixteen
    stretches: it could be anybody's.
    """
    if is_solid(language):
        letters = "".join(words(fold(text)))
        parts = {letters[at : at + _CHARACTERS] for at in range(len(letters) - _CHARACTERS + 1)}
    else:
        tokens = words(fold(text))
        parts = set(map(" ".join, zip(*(tokens[at:] for at in range(_WORDS)), strict=False)))
    if len(parts) < _LEAST:
        return b""
    return np.array(sorted({zlib.crc32(part.encode()) for part in parts}), dtype="<u4").tobytes()


def sketch(shingle_bytes: bytes) -> bytes:
    """The 256 lowest of a text's shingles: a fair sample, and the whole text if it has no more."""
    return shingle_bytes[: KEPT * 4]


def fingerprint(shingle_bytes: bytes) -> bytes:
    """128 MinHash values (u32, little-endian) of all of a text's shingles; empty for none."""
    if not shingle_bytes:
        return b""
    minhash = RMinHash(num_perm=PERMUTATIONS, seed=_SEED)
    minhash.update([str(value) for value in np.frombuffer(shingle_bytes, "<u4").tolist()])
    return np.array(minhash.digest(), dtype="<u4").tobytes()


def sameness(ours: Shingles, theirs: Shingles) -> float:
    """How much of the one text (its sketch) is in the other, 0 to 1; 0 where it does not make one the other's copy.

    A copy resembles by .3 (a light rewrite), or is contained by .5 (cut, or with more around it).
    """
    resemblance, containment = overlap(ours, theirs)
    if resemblance >= _RESEMBLANCE or containment >= _CONTAINMENT:
        return max(resemblance, containment)
    return 0.0


def overlap(ours: Shingles, theirs: Shingles) -> tuple[float, float]:
    """Resemblance (Jaccard) and containment of the smaller in the larger of two sketches, each 0 to 1.

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
    return int(held[-1]) if len(held) == KEPT else 0xFFFFFFFF
