"""Rows come and go; what is held in them is what was given."""

from datetime import timedelta

import numpy as np
import pytest

from farwire.group import Member
from farwire.group.holdings import Holdings
from farwire.records import Signature
from group.makers import NOON


def _member(article: str, hours: float = 0.0) -> Member:
    signature = Signature(article, "en", b"", b"", shingles=np.arange(9, dtype="<u4").tobytes(), sounds=("TRNP",))
    return Member(article, article, "pt-BR", "paper", NOON + timedelta(hours=hours), signature, "story")


def test_rows_grow_and_are_found() -> None:
    held = Holdings()
    rows = [held.add(_member(f"a{number}"), 0) for number in range(1500)]
    assert rows == list(range(1500))
    assert held.row_of("a1499") == 1499
    assert held.languages[1499] == "pt"
    assert held.shingles(1499).tolist() == list(range(9))


def test_a_removed_member_is_not_live() -> None:
    held = Holdings()
    held.add(_member("a"), 0)
    assert held.remove("a") == 0
    assert held.row_of("a") is None
    assert not held.near_in_time(NOON.timestamp(), 4).any()
    with pytest.raises(KeyError):
        held.remove("a")


def test_near_in_time_is_both_ways() -> None:
    held = Holdings()
    for hours in (-60, -40, 0, 40, 60):
        held.add(_member(f"a{hours}", hours), 0)
    assert held.near_in_time(NOON.timestamp(), 2).tolist() == [False, True, True, True, False]
