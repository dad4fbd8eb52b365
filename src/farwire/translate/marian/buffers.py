"""The arrays of one decoder step, bound to its session once, and again only when they must grow or shrink."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from farwire.translate.marian.network import HIDDEN, Network

SOURCE_STEP = 16  # buffers grow by so many source pieces,
WORDS_STEP = 256  # by so many words of a shortlist,
HISTORY_STEP = 128  # and by so many target pieces
BOUND_IN = ("x", "mask", "words", "bias")
BOUND_OUT = ("logp", "attention")


def rounded(size: int, step: int) -> int:
    """The next multiple of a step."""
    return -(-size // step) * step


class Buffers:
    """Arrays of S rows, for T source pieces, V words and L steps."""

    def __init__(self, network: Network, rows: int) -> None:
        """Allocate the least."""
        self._network = network
        self.rows = 0
        self.source, self.words, self.history = SOURCE_STEP, WORDS_STEP, HISTORY_STEP
        if network.lists is None:
            self.words = network.shape.target_vocabulary
        self.arrays: dict[str, Any] = {}
        self._binding: Any = None
        self._allocate(rows)
        self._bind()

    def grow(self, source: int, words: int, history: int) -> bool:
        """Make room for a sentence of these sizes; True if the arrays are new."""
        if source <= self.source and words <= self.words and history <= self.history:
            return False
        self.source = max(self.source, rounded(source, SOURCE_STEP))
        self.words = max(self.words, rounded(words, WORDS_STEP))
        self.history = max(self.history, rounded(history, HISTORY_STEP))
        self._resize(range(self.rows))
        return True

    def keep(self, rows: Sequence[int]) -> None:
        """Keep these rows alone, in this order."""
        self._resize(rows)

    def run(self) -> None:
        """Compute one step: reads x, c, k, v, mask, words and bias; writes c, logp and attention."""
        self._network.step.run_with_iobinding(self._binding)

    def _resize(self, rows: Sequence[int]) -> None:
        """Move to arrays of the present sizes; those that keep their size and all rows stay as they are."""
        old, chosen = self.arrays, list(rows)
        same_rows = chosen == list(range(self.rows))
        self._allocate(len(chosen))
        for name, array in self.arrays.items():
            before = old[name]
            if same_rows and before.shape == array.shape:
                self.arrays[name] = before
            else:
                room = tuple(slice(0, min(a, b)) for a, b in zip(before.shape[1:], array.shape[1:], strict=True))
                for new, row in enumerate(chosen):
                    array[new][room] = before[row][room]
        self._bind()

    def _allocate(self, rows: int) -> None:
        shape = self._network.shape
        width, heads, head = shape.width, shape.heads, shape.head_width
        self.rows = rows
        sizes: dict[str, tuple[int, ...]] = {"x": (rows, width), "mask": (rows, 1, 1, self.source)}
        for layer in range(1, shape.decoder_layers + 1):
            sizes[f"c{layer}"] = (rows, width)
            sizes[f"k{layer}"] = (rows, heads, head, self.source)
            sizes[f"v{layer}"] = (rows, heads, self.source, head)
        sizes |= {"logp": (rows, self.words), "attention": (rows, self.source)}
        sizes |= {"logs": (rows, self.history), "attentions": (rows, self.history, self.source)}
        self.arrays = {name: np.zeros(size, np.float32) for name, size in sizes.items()}
        self.arrays["mask"][:] = HIDDEN
        self.arrays["pieces"] = np.zeros((rows, self.history), np.int64)
        if self._network.lists is not None:
            self.arrays["words"] = np.zeros((rows, width, self.words), self._network.lists.table.dtype)
            self.arrays["bias"] = np.full((rows, self.words), HIDDEN, np.float32)
            self.arrays["own"] = np.zeros((rows, self.words), np.int64)

    def _bind(self) -> None:
        """Bind all arrays; a cell's next state is written where its last one stood, which the graph reads first."""
        binding = self._network.step.io_binding()
        layers = range(1, self._network.shape.decoder_layers + 1)
        states = [f"{which}{layer}" for layer in layers for which in "ckv"]
        for name in (*BOUND_IN, *states):
            if name in self.arrays:
                array = self.arrays[name]
                binding.bind_input(name, "cpu", 0, array.dtype, array.shape, array.ctypes.data)
        results = {**{name: name for name in BOUND_OUT}, **{f"next{layer}": f"c{layer}" for layer in layers}}
        for name, place in results.items():
            array = self.arrays[place]
            binding.bind_output(name, "cpu", 0, array.dtype, array.shape, array.ctypes.data)
        self._binding = binding
