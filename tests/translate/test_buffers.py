"""The decoder's arrays: in one piece of memory, each apart, and laid out anew without losing who sits there."""

import itertools

import numpy as np
import pytest

from farwire.translate.marian import MarianEngine
from farwire.translate.marian.buffers import LINE, SOURCE_STEP, WORDS_STEP, Buffers, Room
from farwire.translate.marian.decode import decoded
from farwire.translate.marian.jobs import Job


def job(pieces: int, words: int | None) -> Job:
    return Job(tuple(range(pieces)), None if words is None else np.arange(words), 0)


def test_room_is_for_the_largest() -> None:
    room = Room.of([job(3, 10), job(SOURCE_STEP + 1, 5), job(2, WORDS_STEP + 1)], 5000)
    assert room == Room(2 * SOURCE_STEP, 2 * WORDS_STEP)
    assert room.fits(Room(2 * SOURCE_STEP, 10))
    assert not room.fits(Room(2 * SOURCE_STEP, 2 * WORDS_STEP + 1))
    assert not room.fits(Room(SOURCE_STEP, 10))
    assert not room.fits(Room(3 * SOURCE_STEP, 10))


def test_without_a_shortlist_the_room_is_the_vocabulary() -> None:
    assert Room.of([job(3, None)], 5000).words == 5000


@pytest.mark.parametrize("rows", [1, 8])
def test_arrays_lie_apart_and_on_cache_lines(engine: MarianEngine, rows: int) -> None:
    buffers = Buffers(engine.network, rows, Room(40, 1024))
    buffers.lay_out(Room(16, 512), [None] * rows)
    spans = sorted((array.ctypes.data, array.nbytes) for array in buffers.arrays.values())
    assert all(start % LINE == 0 for start, _ in spans)
    assert all(start + size <= after for (start, size), (after, _) in itertools.pairwise(spans))


def test_shorter_sentences_move_those_who_sit(engine: MarianEngine, sentences: list[str]) -> None:
    """Lengths that differ from one sentence to the next, so that the arrays are laid out while others are in flight."""
    texts = [" ".join(sentences[:count])[: 40 * count] for count in range(1, 12)]
    jobs = [engine.job(engine.source.encode(text)) for text in texts]
    alone = [next(one for _, one in decoded(engine.network, [each], rows=1)) for each in jobs]
    together = dict(decoded(engine.network, jobs, rows=3, budget=1))
    for index, one in enumerate(alone):
        assert together[index].pieces == one.pieces
        assert together[index].log_probabilities == one.log_probabilities
        assert np.array_equal(together[index].attention, one.attention)
