"""Rare names in common weigh more than frequent ones."""

import numpy as np
import pytest

from farwire.group.terms import TermIndex


def test_weights_fall_with_frequency() -> None:
    index = TermIndex()
    for row in range(600):
        index.add(row, ("everywhere", *(("often",) if row < 100 else ()), *(("once",) if row == 7 else ())))
    rows, weights = index.shared(("everywhere", "often", "once", "never"), np.ones(600, np.bool_))
    assert rows.tolist() == list(range(100))
    assert weights[7] == pytest.approx(1.0 + weights[8])
    assert 0.0 < weights[8] < 0.5


def test_only_live_rows_count() -> None:
    index = TermIndex()
    index.add(0, ("name",))
    index.add(1, ("name",))
    rows, weights = index.shared(("name",), np.array([False, True]))
    assert (rows.tolist(), weights.tolist()) == ([1], [1.0])


def test_common_terms() -> None:
    index = TermIndex()
    index.add(0, ("one", "two"))
    assert index.common(("two", "three"), 0) == {"two"}
    assert index.common(("two",), 1) == set()
