"""The ring of what the rows said: nothing of a sentence is lost where the ring begins anew."""

import numpy as np
import pytest

from farwire.translate.marian.history import History

ROWS, SOURCE = 3, 5


def say(history: History, steps: int) -> None:
    for _ in range(steps):
        slot, clock = history.slot, history.clock
        history.pieces[slot] = clock * 10 + np.arange(ROWS)
        history.logs[slot] = -clock
        history.attention[slot] = clock
        history.clock += 1


@pytest.mark.parametrize("start", range(12))
@pytest.mark.parametrize("steps", [1, 4, 8])
def test_a_sentence_may_begin_anywhere(start: int, steps: int) -> None:
    history = History(ROWS, 8, SOURCE)
    say(history, start + steps)
    assert history.said(1, start) == [clock * 10 + 1 for clock in range(start, start + steps)]
    logs, attention = history.told(1, start, 4)
    assert logs == [-clock for clock in range(start, start + steps)]
    assert attention.shape == (steps, 4)
    assert attention[:, 0].tolist() == list(range(start, start + steps))


def test_what_was_told_stays_when_the_ring_goes_on() -> None:
    history = History(ROWS, 4, SOURCE)
    say(history, 4)
    _, attention = history.told(0, 0, SOURCE)
    say(history, 4)
    assert attention[:, 0].tolist() == [0, 1, 2, 3]


def test_rows_are_kept_in_the_order_asked_for() -> None:
    history = History(ROWS, 4, SOURCE)
    say(history, 3)
    history.keep([2, 0])
    assert history.said(0, 1) == [12, 22]
    assert history.said(1, 0) == [0, 10, 20]
