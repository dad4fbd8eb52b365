"""Which article translates a sentence, and which finds it in the memory, does not depend on speed."""

from dataclasses import dataclass
from typing import cast

from hypothesis import given
from hypothesis import strategies as st

from farwire.pipeline.steps.translations import Planned, waves


@dataclass(frozen=True)
class Plan:
    name: int
    keys: tuple[str | None, ...]


def of(*keys: str) -> list[Planned]:
    return cast(list[Planned], [Plan(number, tuple(each)) for number, each in enumerate(keys)])


def names(plans: list[Planned]) -> list[list[int]]:
    return [[cast(Plan, plan).name for plan in wave] for wave in waves(plans)]


def test_strangers_go_together():
    assert names(of("ab", "cd", "ef")) == [[0, 1, 2]]


def test_who_shares_a_sentence_waits_for_the_first_who_needs_it():
    assert names(of("ab", "bc", "cd", "ef")) == [[0, 3], [1], [2]]


def test_what_needs_no_translation_is_shared_with_nobody():
    plans = cast(list[Planned], [Plan(0, (None, "a")), Plan(1, (None, "b"))])
    assert names(plans) == [[0, 1]]


@given(st.lists(st.text(alphabet="abcdef", max_size=4), max_size=12))
def test_as_if_one_after_another(keys):
    """The first in order to need a key is in an earlier wave than all others who need it."""
    plans = of(*keys)
    wave_of = {name: number for number, wave in enumerate(names(plans)) for name in wave}
    assert sorted(wave_of) == list(range(len(keys)))
    for key in set("".join(keys)):
        first, *others = [number for number, mine in enumerate(keys) if key in mine]
        assert all(wave_of[first] < wave_of[other] for other in others)
