"""A translation follows its original sentence by sentence."""

import numpy as np
import pytest

from farwire.group.alignment import alignments


def _sentences(seed: int, count: int = 7) -> np.ndarray:
    rows = np.random.default_rng(seed).standard_normal((count, 64))
    return np.clip(rows * 24, -127, 127).astype(np.int8)


def _one(ours: np.ndarray, theirs: np.ndarray) -> float:
    padded = np.zeros((1, 7, 64), np.int8)
    padded[0, : len(theirs)] = theirs
    return float(alignments(ours, padded, np.array([len(theirs)]))[0])


def test_the_same_order_aligns_and_another_does_not() -> None:
    text = _sentences(1)
    assert _one(text, text) > 0.5
    assert _one(text, text[::-1]) < 0.15
    assert _one(text, _sentences(2)) < 0.05


@pytest.mark.parametrize("left_out", [0, 3, 6])
def test_a_sentence_left_out_does_not_hurt(left_out: int) -> None:
    text = _sentences(1)
    assert _one(text, np.delete(text, left_out, axis=0)) > 0.5


def test_one_sentence_in_common_is_no_translation() -> None:
    text, other = _sentences(1), _sentences(2)
    other[0] = text[0]
    assert _one(text, other) < 0.2


@pytest.mark.parametrize(("ours", "theirs"), [(2, 7), (7, 2), (0, 7), (7, 0)])
def test_too_few_sentences_align_with_nothing(ours: int, theirs: int) -> None:
    assert _one(_sentences(1, ours), _sentences(1, theirs)) == 0.0


def test_nobody_to_align_with() -> None:
    assert len(alignments(_sentences(1), np.zeros((0, 7, 64), np.int8), np.zeros(0, np.int64))) == 0
