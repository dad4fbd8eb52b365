"""The decoder's rows: sentences come, take their steps, and leave their place to others."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from farwire.translate.marian.buffers import Buffers
from farwire.translate.marian.jobs import Decoded, Job
from farwire.translate.marian.network import HIDDEN, Network
from farwire.translate.marian.weights import Floats

FREE = -1
LOOP_CHECK = 16  # steps between two looks for a loop; a power of two
LONGEST_PERIOD = 12
LEAST_REPEATS = 4


@dataclass(frozen=True, slots=True)
class Encoded:
    """A job after the encoder: `memory` holds k and v of each decoder layer."""

    index: int
    job: Job
    memory: list[Floats]


class Rows:
    """Sentences in flight. Each row has its own place in time, its own source and its own words."""

    def __init__(self, network: Network, count: int) -> None:
        """Make `count` empty rows."""
        self._network = network
        self._buffers = Buffers(network, count)
        self._jobs: list[Job | None] = [None] * count
        self._index = np.full(count, FREE, np.int64)
        self._time = np.zeros(count, np.int64)
        self._limit = np.ones(count, np.int64)
        self._end = np.zeros(count, np.int64)
        self._done = np.zeros(count, np.bool_)
        self._taken = np.zeros(count, np.bool_)
        self._numbers = np.arange(count)
        self._steered: list[int] = []
        self._exhausted = False

    def fill(self, waiting: Iterator[Encoded]) -> bool:
        """Seat waiting sentences in free rows; give up empty rows when none waits. False when all is done."""
        if self._taken.all():
            return True
        for row in np.flatnonzero(~self._taken).tolist():
            encoded = None if self._exhausted else next(waiting, None)
            if encoded is None:
                self._exhausted = True
                break
            self._seat(row, encoded)
        active = np.flatnonzero(self._taken)
        if self._exhausted and 0 < len(active) <= self._buffers.rows // 2:
            self._shrink(active)
        return len(active) > 0

    def step(self) -> None:
        """One step of all rows: the next piece of each, its log-probability, and the next input."""
        buffers, arrays = self._buffers, self._buffers.arrays
        buffers.run()
        logp, rows = arrays["logp"], self._numbers
        chosen = logp.argmax(axis=1)
        for row in self._steered:
            chosen[row] = self._steer(row, logp[row])
        pieces = arrays["own"][rows, chosen] if "own" in arrays else chosen
        arrays["pieces"][rows, self._time] = pieces
        arrays["logs"][rows, self._time] = logp[rows, chosen]
        arrays["attentions"][rows, self._time] = arrays["attention"]
        self._time += self._taken
        self._done = ((pieces == self._end) | (self._time >= self._limit)) & self._taken
        np.add(self._network.target.of(pieces), self._network.positions[self._time], out=arrays["x"])

    def finished(self) -> Iterator[tuple[int, Decoded]]:
        """The sentences that are done: their index and what came out. Their rows are free."""
        due = self._done | ((self._time & (LOOP_CHECK - 1) == 0) & self._taken)
        if not due.any():
            return
        for row in np.flatnonzero(due).tolist():
            loop = self._loop(row)
            if self._done[row] or loop:
                yield int(self._index[row]), self._result(row, loop)
                self._free(row)

    def _seat(self, row: int, encoded: Encoded) -> None:
        job, length = encoded.job, len(encoded.job.pieces)
        words = 0 if job.words is None else len(job.words)
        self._buffers.grow(length, words, job.limit)
        arrays = self._buffers.arrays
        for place, part in enumerate(encoded.memory):
            layer = place // 2 + 1
            if place % 2 == 0:
                arrays[f"k{layer}"][row, :, :, :length] = part[:, :, :length]
                arrays[f"c{layer}"][row] = 0
            else:
                arrays[f"v{layer}"][row, :, :length] = part[:, :length]
                arrays[f"v{layer}"][row, :, length:] = 0
        arrays["mask"][row] = HIDDEN
        arrays["mask"][row, ..., :length] = 0
        arrays["x"][row] = self._network.positions[0]
        if job.words is not None and self._network.lists is not None:
            self._network.lists.fill(job.words, arrays["words"][row], arrays["bias"][row], arrays["own"][row])
        self._jobs[row], self._index[row], self._time[row] = job, encoded.index, 0
        self._limit[row], self._end[row] = job.limit, job.end
        self._done[row], self._taken[row] = False, True
        if job.steered:
            self._steered.append(row)

    def _steer(self, row: int, logp: Floats) -> int:
        """The piece to take where the job forces, bans or wants some."""
        job, time = self._job(row), int(self._time[row])
        own: Any = self._buffers.arrays.get("own")
        count = len(logp) if job.words is None else len(job.words)
        ids = np.arange(count) if own is None else own[row, :count]
        if time < len(job.forced):
            return int(np.searchsorted(ids, job.forced[time]))
        allowed = np.ones(count, np.bool_)
        for step, pieces in job.wanted:
            if step == time:
                allowed &= np.isin(ids, pieces)
        for step, pieces in job.banned:
            if step == time:
                allowed &= ~np.isin(ids, pieces)
        return int(np.where(allowed, logp[:count], -np.inf).argmax())

    def _loop(self, row: int) -> int:
        """The place at which a loop began, or 0: one to twelve pieces over and over at the end."""
        time = int(self._time[row])
        return loop_start(self._buffers.arrays["pieces"][row, :time].tolist())

    def _result(self, row: int, loop: int) -> Decoded:
        job, arrays, time = self._job(row), self._buffers.arrays, int(self._time[row])
        pieces = arrays["pieces"][row, :time].tolist()
        ended = pieces[-1] == job.end
        kept = loop or (time - 1 if ended else time)
        return Decoded(
            pieces=tuple(pieces[:kept]),
            log_probabilities=tuple(arrays["logs"][row, : kept if loop else time].tolist()),
            attention=arrays["attentions"][row, :kept, : len(job.pieces)].copy(),
            capped=not ended and not loop,
            looped=loop > 0,
        )

    def _job(self, row: int) -> Job:
        job = self._jobs[row]
        if job is None:
            raise AssertionError("nobody sits in this row")
        return job

    def _free(self, row: int) -> None:
        self._jobs[row], self._index[row], self._done[row] = None, FREE, False
        self._time[row], self._taken[row] = 0, False
        self._steered = [other for other in self._steered if other != row]

    def _shrink(self, active: Any) -> None:
        self._buffers.keep(active.tolist())
        self._jobs = [self._jobs[row] for row in active]
        self._steered = [new for new, job in enumerate(self._jobs) if job is not None and job.steered]
        self._numbers = np.arange(len(active))
        for name in ("_index", "_time", "_limit", "_end", "_done", "_taken"):
            setattr(self, name, getattr(self, name)[active])


def loop_start(pieces: list[int]) -> int:
    """Where a loop at the end of `pieces` may be cut, keeping its first round; 0 if there is none.

    A loop is a period of 1 to 12 pieces that stands at least four times in a row and fills 16 pieces or more.
    """
    size = len(pieces)
    for period in range(1, LONGEST_PERIOD + 1):
        repeated = 0
        while repeated < size - period and pieces[size - 1 - repeated] == pieces[size - 1 - repeated - period]:
            repeated += 1
        if repeated + period >= max(LEAST_REPEATS * period, LOOP_CHECK):
            return size - repeated
    return 0
