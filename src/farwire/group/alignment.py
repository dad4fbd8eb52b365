"""Whether one text translates another: its sentences follow the other's in the same order.

The best order-keeping alignment of two rows of sentence vectors (dynamic programming as in Needleman
and Wunsch, 1970; sentence vectors for it as in Vecalign, Thompson and Koehn, EMNLP 2019). A pair of
sentences is worth what its cosine exceeds the two sentences' mean cosines with all of the other text
by (as in CSLS, Conneau et al., ICLR 2018): two reports of one event are alike everywhere, a
translation is alike sentence by sentence.
"""

import numpy as np
from numpy.typing import NDArray

_UNRELATED, _BACKGROUND = 0.25, 0.4
_LEAST = 3

Floats = NDArray[np.float32]


def alignments(ours: NDArray[np.int8], theirs: NDArray[np.int8], counts: NDArray[np.int64]) -> Floats:
    """How well one text aligns with each of some others: 0 for not at all, about .3 for a translation.

    ours: int8[n, d]; theirs: int8[k, m, d], of which `counts` (int[k]) say how many rows are used.
    The gain is divided by the number of sentences of the shorter text. Texts of fewer than three
    sentences align with nothing. Returns float32[k].
    """
    if len(ours) < _LEAST or not len(theirs):
        return np.zeros(len(theirs), np.float32)
    gains = _gains(_unit(ours), _unit(theirs), counts)
    best = np.zeros((len(theirs), theirs.shape[1] + 1), np.float32)
    for row in gains:
        reached = np.maximum(best[:, 1:], best[:, :-1] + row)
        best[:, 1:] = np.maximum.accumulate(reached, axis=1)
    shorter = np.minimum(counts, len(ours))
    found: Floats = np.where(shorter >= _LEAST, best[:, -1] / np.maximum(shorter, 1), 0.0).astype(np.float32)
    return found


def _gains(ours: Floats, theirs: Floats, counts: NDArray[np.int64]) -> Floats:
    """What each pair of sentences is worth, (n, k, m)."""
    cosines = np.einsum("nd,kmd->nkm", ours, theirs)
    used = np.arange(theirs.shape[1])[None, :] < counts[:, None]
    cosines[:, ~used] = 0.0
    of_ours = cosines.sum(axis=2) / np.maximum(counts, 1)
    of_theirs = cosines.mean(axis=0)
    background = (of_ours[:, :, None] + of_theirs[None]) / 2
    gains: Floats = np.maximum(cosines - _UNRELATED - _BACKGROUND * background, 0.0)
    gains[:, ~used] = 0.0
    return gains


def _unit(rows: NDArray[np.int8]) -> Floats:
    floats = rows.astype(np.float32)
    scaled: Floats = floats / np.maximum(np.linalg.norm(floats, axis=-1, keepdims=True), 1.0)
    return scaled
