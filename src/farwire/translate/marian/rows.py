"""The decoder's rows: sentences come, take their steps, and leave their place to others."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from farwire.translate.marian.buffers import Buffers, Encoded, Room
from farwire.translate.marian.history import History
from farwire.translate.marian.jobs import Decoded, Job
from farwire.translate.marian.loops import CHECK, loop_start
from farwire.translate.marian.network import Network
from farwire.translate.marian.weights import Floats

AHEAD = 32  # sentences to come whose words find room in the arrays without moving those who sit
NOBODY = -1  # the end of a sentence that is not there: no piece


class Rows:
    """Sentences in flight. Each row has its own place in time, its own source and its own words."""

    def __init__(self, network: Network, count: int, jobs: Sequence[Job]) -> None:
        """Make `count` empty rows for these jobs, which will come in this order."""
        self._network = network
        self._jobs, self._come = jobs, 0
        self._ends = frozenset(job.end for job in jobs)
        most = Room.of(jobs, network.shape.target_vocabulary)
        self._buffers = Buffers(network, count, most)
        self._history = History(count, max(job.limit for job in jobs), most.source)
        self._seated: list[Encoded | None] = [None] * count
        self._start = [0] * count
        self._due = 0  # the step after which some row must be looked at, whatever it said
        self._time = np.zeros(count, np.int64)
        self._end = np.full(count, NOBODY, np.int64)
        self._steered: list[int] = []
        self._exhausted = False

    def fill(self, waiting: Iterator[Encoded]) -> bool:
        """Seat waiting sentences in free rows; give up empty rows when none waits. False when all is done."""
        if None not in self._seated:
            return True
        new = self._take(waiting)
        if new:
            self._seat(new)
        active = [row for row, encoded in enumerate(self._seated) if encoded is not None]
        if self._exhausted and 0 < len(active) <= len(self._seated) // 2:
            self._close_up(active)
        self._plan()
        return len(active) > 0

    def step(self) -> Iterator[tuple[int, Decoded]]:
        """One step of all rows; the sentences that it ended, with their index, leave their rows free."""
        arrays, history = self._buffers.arrays, self._history
        self._buffers.run()
        logp, chosen, slot = arrays["logp"], self._chosen, history.slot
        logp.argmax(axis=1, out=chosen)
        for row in self._steered:
            chosen[row] = self._steer(row, logp[row])
        chosen += self._offsets
        pieces = history.pieces[slot]
        if "own" in arrays:
            arrays["own"].take(chosen, out=pieces, mode="clip")
        else:
            np.subtract(chosen, self._offsets, out=pieces)
        logp.take(chosen, out=history.logs[slot], mode="clip")
        self._attention[slot] = arrays["attention"][:, 0, 0]
        history.clock += 1
        if history.clock >= self._due or not self._ends.isdisjoint(pieces.tolist()):
            yield from self._leave(pieces == self._end)
        self._next_inputs(pieces)

    def _next_inputs(self, pieces: Any) -> None:
        """Each row's last piece as a vector, at its next place."""
        x = self._buffers.arrays["x"]
        self._time += 1
        self._network.target.into(pieces, self._vectors, x)
        self._network.positions.take(self._time, axis=0, out=self._places, mode="clip")
        x += self._places

    def _leave(self, ended: Any) -> Iterator[tuple[int, Decoded]]:
        """Those who are done, or go round in circles. ended: whether a row said its end (rows)."""
        for row, encoded in enumerate(self._seated):
            time = self._history.clock - self._start[row]
            if encoded is None:
                continue
            done = bool(ended[row]) or time >= encoded.job.limit
            if done or time % CHECK == 0:
                pieces = self._history.said(row, self._start[row])
                loop = loop_start(pieces)
                if done or loop:
                    yield encoded.index, self._result(row, encoded.job, pieces, loop)
                    self._free(row)
        self._plan()

    def _plan(self) -> None:
        """Find the step after which the next row has reached its limit, or is searched for a loop."""
        clock = self._history.clock
        looks = [
            start + min(encoded.job.limit, (clock - start) // CHECK * CHECK + CHECK)
            for start, encoded in zip(self._start, self._seated, strict=True)
            if encoded is not None
        ]
        self._due = min(looks, default=0)

    def _take(self, waiting: Iterator[Encoded]) -> dict[int, Encoded]:
        """Waiting sentences for free rows."""
        new: dict[int, Encoded] = {}
        for row, place in enumerate(self._seated):
            if place is None and not self._exhausted:
                encoded = next(waiting, None)
                if encoded is None:
                    self._exhausted = True
                else:
                    self._seated[row] = new[row] = encoded
                    self._come += 1
        return new

    def _seat(self, new: dict[int, Encoded]) -> None:
        if self._buffers.room.fits(self._room()):
            for row, encoded in new.items():
                self._buffers.place(row, encoded)
        else:
            self._lay_out(self._room(AHEAD))
        for row, encoded in new.items():
            self._buffers.begin(row)
            self._start[row], self._time[row], self._end[row] = self._history.clock, 0, encoded.job.end
            if encoded.job.steered:
                self._steered.append(row)

    def _room(self, ahead: int = 0) -> Room:
        """Room for those who sit, and for the next who will come."""
        jobs = [encoded.job for encoded in self._seated if encoded is not None]
        jobs += self._jobs[self._come : self._come + ahead]
        return Room.of(jobs, self._network.shape.target_vocabulary)

    def _lay_out(self, room: Room) -> None:
        """Arrays with that room for those who sit, and what each step uses anew."""
        self._buffers.lay_out(room, self._seated)
        rows, width = len(self._seated), self._network.shape.width
        self._chosen = np.zeros(rows, np.intp)
        self._offsets = np.arange(rows) * room.words
        self._places = np.zeros((rows, width), np.float32)
        self._vectors = self._network.target.room(rows)
        self._attention = self._history.attention[..., : room.source]

    def _close_up(self, active: list[int]) -> None:
        """Give up the rows where nobody sits."""
        self._seated = [self._seated[row] for row in active]
        self._start = [self._start[row] for row in active]
        self._steered = [new for new, row in enumerate(active) if row in self._steered]
        self._time, self._end = self._time[active], self._end[active]
        self._history.keep(active)
        self._buffers.move(active)
        self._lay_out(self._room())

    def _steer(self, row: int, logp: Floats) -> int:
        """The place of the piece to take where the job forces, bans or wants some."""
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

    def _result(self, row: int, job: Job, pieces: list[int], loop: int) -> Decoded:
        logs, attention = self._history.told(row, self._start[row], len(job.pieces))
        ended = pieces[-1] == job.end
        kept = loop or len(pieces) - ended
        return Decoded(
            pieces=tuple(pieces[:kept]),
            log_probabilities=tuple(logs[:kept] if loop else logs),
            attention=attention[:kept],
            capped=not ended and not loop,
            looped=loop > 0,
        )

    def _job(self, row: int) -> Job:
        encoded = self._seated[row]
        if encoded is None:
            raise AssertionError("nobody sits in this row")
        return encoded.job

    def _free(self, row: int) -> None:
        self._seated[row], self._end[row] = None, NOBODY
        self._steered = [other for other in self._steered if other != row]
