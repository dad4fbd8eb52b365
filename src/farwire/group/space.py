"""The space in which meanings are compared: centred, turned to its main axes, in whole numbers.

News texts share a direction that says no more than "news"; it is taken away first. `space.npz`
holds that centre for openings and for sentences, and the 64 main axes of what remains (principal
components), each the mean over seven languages of some 2,900 published articles' vectors. The
centre is fixed, not learned on the way, so a text's place never depends on what came before it.
"""

from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Bytes = NDArray[np.int8]

DIMENSIONS = 512
AXES = 64
_OPENING_SCALE = 512.0  # components of a unit vector of 512 dimensions stay within ±.248 nearly always
_SENTENCE_SCALE = 192.0  # those of 64 main axes within ±.66


@cache
def _space() -> tuple[Floats, Floats, Floats]:
    with np.load(Path(__file__).with_name("space.npz"), allow_pickle=False) as stored:
        return stored["opening"], stored["sentence"], stored["axes"]


def unit(vectors: Floats) -> Floats:
    """The same directions at length one; zeros stay zeros. Shape (…, n)."""
    lengths = np.sqrt(np.einsum("...i,...i->...", vectors, vectors))
    scaled: Floats = (vectors / np.maximum(lengths, 1e-9)[..., None]).astype(np.float32)
    return scaled


def opening_in_bytes(vector: bytes) -> Bytes:
    """A signature's vector (float32[512]) centred, int8[512]; zeros for an empty one."""
    if not vector:
        return np.zeros(DIMENSIONS, np.int8)
    return _whole(unit(np.frombuffer(vector, "<f4") - _space()[0]) * _OPENING_SCALE)


def question_in_bytes(vector: Floats) -> Bytes:
    """A question's vector (float32[512]) centred as sentences are, in the scale of openings, int8[512]."""
    return _whole(unit(vector - _space()[1]) * _OPENING_SCALE)


def opening_scaled(direction: Floats) -> Bytes:
    """A centred direction of any length in the scale of openings, int8[512]."""
    return _whole(unit(direction) * _OPENING_SCALE)


def sentences_in_bytes(vectors: Floats) -> Bytes:
    """Sentences' vectors (float32[n, 512]) centred and turned to the main axes, int8[n, 64]."""
    _, centre, axes = _space()
    return _whole(unit(unit(vectors - centre) @ axes.T) * _SENTENCE_SCALE)


def turned(openings: NDArray[np.int32] | Floats) -> Floats:
    """Sums of centred openings, (…, 512), as unit vectors on the main axes, float32 (…, 64)."""
    return unit(np.einsum("...d,kd->...k", openings.astype(np.float32), _space()[2]))


def _whole(values: Floats) -> Bytes:
    rounded: Bytes = np.clip(np.rint(values), -127, 127).astype(np.int8)
    return rounded
