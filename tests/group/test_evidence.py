"""The evidence for a story is exact, and no matter in which order its members came."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from farwire.group import Candidate, GroupingSettings, Member
from farwire.group.evidence import Case
from farwire.group.holdings import Holdings
from farwire.records import Signature
from group.makers import NOON

DAYS = {"first": 0.0, "second": 0.5, "third": 1.0, "old": -9.0}


def _signature(seed: int, *sounds: str) -> Signature:
    vector = np.random.default_rng(1).standard_normal(512) + np.random.default_rng(seed).standard_normal(512)
    return Signature("d", "en", b"", (vector / np.linalg.norm(vector)).astype("<f4").tobytes(), sounds=sounds)


def _held(order: list[str]) -> Holdings:
    held = Holdings()
    for article in order:
        signature = _signature(len(article), "TRNP", article.upper())
        held.add(Member(article, "d", "en", "p", NOON + timedelta(days=DAYS[article]), signature, "s"), 0)
    return held


def _rows(held: Holdings) -> np.ndarray:
    return np.array(sorted(range(len(held.articles)), key=held.articles.__getitem__), np.int64)


@pytest.mark.parametrize("order", [["first", "second", "third", "old"], ["old", "third", "first", "second"]])
def test_exact_whatever_the_order(order: list[str]) -> None:
    held = _held(order)
    case = Case(Candidate("c", "d", "en", "p", NOON, _signature(40, "TRNP", "THIRD")), held, GroupingSettings())
    (found,) = case.weigh([(0, "s", _rows(held))])
    openings = held.openings[[held.row_of(article) for article in ("first", "second", "third")]].astype(float)
    total, ours = openings.sum(axis=0), case.opening.astype(float)
    assert found.near == pytest.approx(total @ ours / np.linalg.norm(total) / np.linalg.norm(ours), abs=1e-12)
    assert held.articles[found.sharing_row] == "third"
    assert held.articles[found.nearest_row] == max(
        ("first", "second", "third"),
        key=lambda article: float(held.openings[held.row_of(article)].astype(float) @ ours),
    )
    assert found.score < found.near + GroupingSettings().shared_names


@pytest.mark.parametrize(("numbers", "gain"), [((), 0.0), (("384",), 0.057), (("384", "1650", "2018"), 0.126)])
def test_numbers_in_common_speak_for_a_story(numbers: tuple[str, ...], gain: float) -> None:
    ours = replace(_signature(40, "TRNP"), numbers=numbers)
    scores = []
    for theirs in (("77",), numbers):
        held = Holdings()
        held.add(Member("one", "d", "ja", "p", NOON, replace(_signature(3), numbers=theirs), "s"), 0)
        settings = GroupingSettings(shared_names=0.0)
        scores.append(Case(Candidate("c", "d", "en", "p", NOON, ours), held, settings).weigh([(0, "s", _rows(held))]))
    assert scores[1][0].score - scores[0][0].score == pytest.approx(gain, abs=0.001)


def test_a_story_with_nobody_near_in_time_has_no_case() -> None:
    held = _held(["old"])
    case = Case(Candidate("c", "d", "en", "p", NOON, _signature(40)), held, GroupingSettings())
    assert case.weigh([(0, "s", _rows(held))]) == []
    assert case.stories_by_names(3) == []
