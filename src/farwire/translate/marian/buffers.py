"""The arrays of one decoder step, bound to its session.

All lie in one piece of memory, made once for the largest sentence, and close together: a step reads every
byte of them, and what it reads must stay in the processor's cache. So they are laid out anew when all in flight
are shorter, or one has more words of its own, no larger than these ask for.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from farwire.translate.marian.jobs import Job
from farwire.translate.marian.network import HIDDEN, Network
from farwire.translate.marian.variant import BLOCK
from farwire.translate.marian.weights import Floats

SOURCE_STEP = 8  # room is made for so many more source pieces at a time,
WORDS_STEP = 2 * BLOCK  # and for so many more words of a shortlist
LINE = 64  # bytes; every array begins on a cache line
BOUND_IN = ("x", "mask", "words", "bias")
BOUND_OUT = ("logp", "attention")


@dataclass(frozen=True, slots=True)
class Encoded:
    """A job after the encoder: `memory` holds k and v of each decoder layer."""

    index: int
    job: Job
    memory: list[Floats]


@dataclass(frozen=True, slots=True)
class Room:
    """What arrays have room for: source pieces and words of a sentence."""

    source: int
    words: int

    @classmethod
    def of(cls, jobs: Sequence[Job], vocabulary: int) -> "Room":
        """Room for each of some jobs."""
        source = max(len(job.pieces) for job in jobs)
        listed = [len(job.words) for job in jobs if job.words is not None]
        words = _rounded(max(listed), WORDS_STEP) if len(listed) == len(jobs) else vocabulary
        return cls(_rounded(source, SOURCE_STEP), words)

    def fits(self, needed: "Room") -> bool:
        """Whether this is room enough, and no source piece's room too much: all attention goes over it."""
        return needed.source == self.source and needed.words <= self.words


def _rounded(size: int, step: int) -> int:
    return -(-size // step) * step


class Buffers:
    """Arrays of S rows."""

    def __init__(self, network: Network, rows: int, most: Room) -> None:
        """Take the memory for so many rows of the largest sentence."""
        self._network = network
        layout = self._layout(rows, most)
        self._arena = np.zeros(sum(_bytes(*one) for one in layout.values()) + LINE, np.uint8)
        self._starts: dict[str, int] = {}
        start = -self._arena.ctypes.data % LINE
        for name, one in layout.items():
            self._starts[name] = start
            start += _bytes(*one)
        self.arrays: dict[str, Any] = {}
        self.room = Room(0, 0)
        self.rows = 0

    def lay_out(self, room: Room, seated: Sequence[Encoded | None]) -> None:
        """Arrays with this room and a row for each place; sentences that sit there get their k, v and words again."""
        self.room, self.rows = room, len(seated)
        for name, (shape, kind) in self._layout(self.rows, room).items():
            start, size = self._starts[name], int(np.prod(shape)) * np.dtype(kind).itemsize
            self.arrays[name] = self._arena[start : start + size].view(kind).reshape(shape)
        self._bind()
        for row, encoded in enumerate(seated):
            if encoded is not None:
                self.place(row, encoded)

    def place(self, row: int, encoded: Encoded) -> None:
        """Write a sentence's k, v, mask and words into a row."""
        arrays, length = self.arrays, len(encoded.job.pieces)
        for place, part in enumerate(encoded.memory):
            layer = place // 2 + 1
            if place % 2 == 0:
                arrays[f"k{layer}"][row, :, :, :length] = part[:, :, :length]
            else:
                arrays[f"v{layer}"][row, :, :length] = part[:, :length]
        mask = arrays["mask"][row, 0, 0]
        mask[:length], mask[length:] = 0, HIDDEN
        if encoded.job.words is not None:
            self._own_words(row, encoded.job.words)

    def begin(self, row: int) -> None:
        """Set a row to the beginning of a translation."""
        for name in self._states():
            self.arrays[name][row] = self._network.positions[0] if name == "x" else 0

    def move(self, rows: Sequence[int]) -> None:
        """Bring the states and inputs of these rows to the front."""
        for name in self._states():
            self.arrays[name][: len(rows)] = self.arrays[name][list(rows)]

    def run(self) -> None:
        """Compute one step: reads x, c, k, v, mask, words and bias; writes c, logp and attention."""
        self._network.step.run_with_iobinding(self._binding)

    def _own_words(self, row: int, words: Any) -> None:
        lists = self._network.lists
        if lists is None:
            return
        arrays, count = self.arrays, len(words)
        own, bias = arrays["own"][row], arrays["bias"][row]
        own[:count], own[count:] = words, 0
        lists.bias.take(words, out=bias[:count], mode="clip")
        bias[count:] = HIDDEN
        gathered = arrays["gathered"].reshape(-1, self._network.shape.width)
        lists.table.take(words, axis=0, out=gathered[:count], mode="clip")
        lists.turn.run_with_iobinding(self._turns[row])

    def _states(self) -> list[str]:
        return ["x", *(f"c{layer}" for layer in range(1, self._network.shape.decoder_layers + 1))]

    def _layout(self, rows: int, room: Room) -> dict[str, tuple[tuple[int, ...], Any]]:
        """Shape and type of each array."""
        shape, lists = self._network.shape, self._network.lists
        heads, head, layers = shape.heads, shape.head_width, range(1, shape.decoder_layers + 1)
        sizes: dict[str, tuple[int, ...]] = dict.fromkeys(self._states(), (rows, shape.width))
        sizes |= {f"k{layer}": (rows, heads, head, room.source) for layer in layers}
        sizes |= {f"v{layer}": (rows, heads, room.source, head) for layer in layers}
        sizes |= {"mask": (rows, 1, 1, room.source), "attention": (rows, heads, 1, room.source)}
        found: dict[str, tuple[tuple[int, ...], Any]] = {name: (size, np.float32) for name, size in sizes.items()}
        if lists is not None:
            blocks = room.words // BLOCK
            found["words"] = ((rows, blocks, shape.width, BLOCK), lists.table.dtype)
            found["gathered"] = ((blocks, BLOCK, shape.width), lists.table.dtype)
            found["bias"] = ((rows, room.words), np.float32)
            found["own"] = ((rows, room.words), np.int64)
        return found | {"logp": ((rows, room.words), np.float32)}

    def _bind(self) -> None:
        """Bind all arrays; a cell's next state is written where its last one stood, which the graph reads first."""
        arrays, layers = self.arrays, range(1, self._network.shape.decoder_layers + 1)
        names = (*BOUND_IN, *(f"{which}{layer}" for layer in layers for which in "ckv"))
        inputs = {name: arrays[name] for name in names if name in arrays}
        outputs = {name: arrays[name] for name in BOUND_OUT} | {f"next{layer}": arrays[f"c{layer}"] for layer in layers}
        self._binding = _bound(self._network.step, inputs, outputs)
        lists = self._network.lists
        if lists is not None:
            gathered = {"gathered": arrays["gathered"]}
            self._turns = [_bound(lists.turn, gathered, {"own": words}) for words in arrays["words"]]


def _bytes(shape: tuple[int, ...], kind: Any) -> int:
    return _rounded(int(np.prod(shape)) * np.dtype(kind).itemsize, LINE)


def _bound(session: Any, inputs: dict[str, Any], outputs: dict[str, Any]) -> Any:
    """A binding of contiguous arrays, which must stay alive as long as it is used."""
    binding = session.io_binding()
    for name, array in inputs.items():
        binding.bind_input(name, "cpu", 0, array.dtype, array.shape, array.ctypes.data)
    for name, array in outputs.items():
        binding.bind_output(name, "cpu", 0, array.dtype, array.shape, array.ctypes.data)
    return binding
