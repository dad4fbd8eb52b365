"""Greedy decoding of many sentences at once: rows that finish leave, waiting sentences take their place.

The longest come first: what is left for the end, when nobody waits for the rows that grow empty, is short.

Every row computes with its own shortlist, its own position and fixed multipliers, so that what
comes out for a sentence is the same in whatever company it was decoded.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from farwire.translate.marian.buffers import Encoded
from farwire.translate.marian.jobs import Decoded, Job
from farwire.translate.marian.network import HIDDEN, Network
from farwire.translate.marian.rows import Rows

ROWS = 8
BUDGET = 512


def decode(network: Network, jobs: Sequence[Job], *, rows: int = ROWS, budget: int = BUDGET) -> list[Decoded]:
    """Decode jobs: one result each, in order, the same for every number of rows and every budget.

    rows: sentences in flight; budget: padded source pieces in one call of the encoder.
    """
    results = dict(decoded(network, jobs, rows=rows, budget=budget))
    return [results[index] for index in range(len(jobs))]


def decoded(
    network: Network, jobs: Sequence[Job], *, rows: int = ROWS, budget: int = BUDGET
) -> Iterator[tuple[int, Decoded]]:
    """The same, each result with its index as soon as it is there, so that nothing piles up."""
    if not jobs:
        return
    order = sorted(range(len(jobs)), key=lambda index: -len(jobs[index].pieces))
    waiting = _encoded(network, jobs, order, budget)
    state = Rows(network, max(1, min(rows, len(jobs))), [jobs[index] for index in order])
    while state.fill(waiting):
        yield from state.step()


def _encoded(network: Network, jobs: Sequence[Job], order: Sequence[int], budget: int) -> Iterator[Encoded]:
    """The jobs in order of length, encoded in batches of up to `budget` padded pieces, when they are needed."""
    batch: list[int] = []
    for index in order:
        if batch and len(jobs[batch[0]].pieces) * (len(batch) + 1) > budget:
            yield from _encode(network, jobs, batch)
            batch = []
        batch.append(index)
    if batch:
        yield from _encode(network, jobs, batch)


def _encode(network: Network, jobs: Sequence[Job], batch: Sequence[int]) -> list[Encoded]:
    lengths = [len(jobs[index].pieces) for index in batch]
    longest = lengths[0]
    ids = np.zeros((len(batch), longest), np.int64)
    mask = np.zeros((len(batch), 1, 1, longest), np.float32)
    for row, index in enumerate(batch):
        ids[row, : lengths[row]] = jobs[index].pieces
        mask[row, ..., lengths[row] :] = HIDDEN
    vectors = network.source.of(ids)
    vectors += network.positions[:longest]
    memory = network.encoder.run(None, {"x": vectors, "mask": mask})
    return [Encoded(index, jobs[index], [part[row] for part in memory]) for row, index in enumerate(batch)]
