"""The lexical shortlist: which target words a sentence may use, given its source pieces.

Format (bergamot-translator, `lex.*.s2t.bin`), little-endian u64: magic, checksum, `first` (the most
frequent words, always allowed), `best` (words a source piece brings), number of offsets, number of
entries; the offsets, u64; the entries, u32. Where source and target share one vocabulary, the source
pieces themselves are allowed too.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from farwire.errors import ModelUnusable

Ids = npt.NDArray[np.int64]
_HEADER = 6


class Shortlist:
    """The lists of one model, all checked when they are read."""

    def __init__(self, content: bytes, source_size: int, target_size: int, shared: bool) -> None:
        """Read and check. Raises ModelUnusable."""
        if len(content) < 8 * _HEADER:
            raise ModelUnusable("the shortlist is cut off")
        _, _, first, _, offsets, entries = (int(value) for value in np.frombuffer(content, "<u8", _HEADER))
        if len(content) < 8 * _HEADER + 8 * offsets + 4 * entries or offsets < 2:
            raise ModelUnusable("the shortlist is cut off or damaged")
        self._offsets = np.frombuffer(content, "<u8", offsets, 8 * _HEADER).astype(np.int64)
        self._entries = np.frombuffer(content, "<u4", entries, 8 * _HEADER + 8 * offsets).astype(np.int32)
        self._check(first, source_size, target_size)
        self._counts = np.diff(self._offsets)
        self._first = first
        self._size = target_size
        self._shared = shared

    def _check(self, first: int, source_size: int, target_size: int) -> None:
        offsets, entries = self._offsets, self._entries
        # Each offset is looked at, for the difference of two that lie far outside may come round as a small one.
        if offsets.min() < 0 or offsets.max() > len(entries) or (np.diff(offsets) < 0).any():
            raise ModelUnusable("the shortlist's offsets lie outside of it")
        if len(entries) and (int(entries.min()) < 0 or int(entries.max()) >= target_size):
            raise ModelUnusable("the shortlist names words that the vocabulary does not have")
        if len(offsets) > source_size + 1 or not 0 <= first <= target_size:
            raise ModelUnusable("the shortlist belongs to another vocabulary")

    def of(self, pieces: Iterable[int], wanted: Sequence[int] = ()) -> Ids:
        """The allowed target ids of a sentence, ascending. `wanted` are allowed besides."""
        allowed = np.zeros(self._size, np.bool_)
        allowed[: self._first] = True
        own = np.unique(np.fromiter(pieces, np.int64))
        if self._shared:
            allowed[own] = True
        own = own[: np.searchsorted(own, len(self._offsets) - 1)]
        starts, counts = self._offsets[own], self._counts[own]
        # The places of all their entries: each list's start, and on from there.
        ends = counts.cumsum()
        places = np.repeat(starts - ends + counts, counts)
        places += np.arange(len(places))
        allowed[self._entries[places].astype(np.int64)] = True
        if wanted:
            allowed[list(wanted)] = True
        return allowed.nonzero()[0]


def read_shortlist(path: Path, source_size: int, target_size: int, shared: bool) -> Shortlist:
    """Read a shortlist. Raises ModelUnusable naming the file."""
    try:
        return Shortlist(path.read_bytes(), source_size, target_size, shared)
    except OSError as error:
        raise ModelUnusable(f"{path.name}: can't be read: {error.strerror}") from error
    except ModelUnusable as error:
        raise ModelUnusable(f"{path.name}: {error.detail}") from error
