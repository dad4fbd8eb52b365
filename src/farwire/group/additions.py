"""What a text adds to its story: sentences that no other member has, in whatever language."""

import numpy as np
from numpy.typing import NDArray

from farwire.group import space
from farwire.group.holdings import Holdings
from farwire.records import Signature

_ALIKE = 0.35  # of sentences that translate each other 98 in 100 are nearer than this
_MOST = 256


def additions(signature: Signature, rows: NDArray[np.int64], held: Holdings) -> tuple[str, ...]:
    """The beginnings of those of a text's first sentences that are near to none of some members' ones.

    The headline is left out: each has its own. Empty where a text or all of the members have no vectors.
    """
    ours = _units(np.frombuffer(signature.sentences, np.int8).reshape(-1, space.AXES))
    rows = rows[held.counts[rows] > 0][:_MOST]
    if len(ours) < 2 or len(signature.first) != len(ours) or not len(rows):
        return ()
    theirs = _units(held.sentences[rows].reshape(-1, space.AXES))
    nearest = np.round(np.einsum("nd,md->nm", ours, theirs).max(axis=1), 4)
    return tuple(signature.first[place] for place in np.flatnonzero(nearest < _ALIKE).tolist() if place)


def _units(rows: NDArray[np.int8]) -> NDArray[np.float32]:
    return space.unit(rows.astype(np.float32))
