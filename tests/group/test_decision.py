"""The rule that decides on a story."""

import pytest

from farwire.group.decision import choose
from farwire.group.evidence import Evidence
from farwire.group.members import GroupingSettings


def _case(story_id: str, score: float = 0.0, shared: float = 0.0, aligned: float = 0.0, fair: bool = True) -> Evidence:
    return Evidence(0, story_id, score, score, shared, shared if fair else 0.0, aligned, 0, 0, 0)


@pytest.mark.parametrize(
    ("cases", "served", "chosen"),
    [
        ([], True, None),
        ([_case("a", 0.5)], True, None),
        ([_case("a", 0.61), _case("b", 0.7)], True, "b"),
        ([_case("a", 0.61), _case("b", 0.3, aligned=0.4)], True, "b"),
        ([_case("a", 0.2, shared=9.0)], True, None),
        ([_case("a", 0.2, shared=9.0)], False, "a"),
        ([_case("a", 0.2, shared=9.0), _case("b", 0.2, shared=8.5)], False, None),
        ([_case("a", 0.2, shared=1.0)], False, None),
        ([_case("a", 0.2, shared=9.0, fair=False)], False, None),
        ([_case("a", 0.7), _case("b", 0.7)], True, "b"),
    ],
)
def test_choice(cases: list[Evidence], served: bool, chosen: str | None) -> None:
    found = choose(cases, GroupingSettings(), served)
    assert (found.story_id if found else None) == chosen
    found = choose(cases[::-1], GroupingSettings(), served)
    assert (found.story_id if found else None) == chosen
