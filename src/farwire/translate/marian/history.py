"""What the rows said in their last steps: a ring, so that a step writes in one place and nothing is moved."""

from typing import Any

import numpy as np

from farwire.translate.marian.weights import Floats


class History:
    """Pieces, log-probabilities and attention of S rows, one slot a step."""

    def __init__(self, rows: int, steps: int, source: int) -> None:
        """Make room for sentences of so many steps and source pieces."""
        self.clock = 0
        self._size = steps
        self.pieces = np.zeros((steps, rows), np.int64)
        self.logs = np.zeros((steps, rows), np.float32)
        self.attention = np.zeros((steps, rows, source), np.float32)

    @property
    def slot(self) -> int:
        """The present step's place."""
        return self.clock % self._size

    def keep(self, rows: Any) -> None:
        """Keep these rows alone, in this order."""
        self.pieces, self.logs = self.pieces[:, rows], self.logs[:, rows]
        self.attention = self.attention[:, rows]

    def said(self, row: int, start: int) -> list[int]:
        """The pieces of a row from a step on."""
        found: list[int] = self.pieces[self._slots(start), row].tolist()
        return found

    def told(self, row: int, start: int, source: int) -> tuple[list[float], Floats]:
        """The log-probabilities and the attention (steps, source) of a row from a step on."""
        slots = self._slots(start)
        return self.logs[slots, row].tolist(), self.attention[slots, row, :source].copy()

    def _slots(self, start: int) -> Any:
        first, last = start % self._size, (self.clock - 1) % self._size + 1
        return slice(first, last) if first < last else np.arange(start, self.clock) % self._size
