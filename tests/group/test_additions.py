"""A sentence is new where no other member has it in any language."""

import numpy as np
import pytest

from farwire.group import Candidate, Window
from farwire.group.additions import additions
from farwire.group.holdings import Holdings
from farwire.records import Signature
from group.makers import candidate

FIRST = (
    "The old river bridge will stay closed until spring after engineers found cracks in two pillars.\n"
    "The council said repairs would cost four million and begin in January."
)
SECOND = (
    "Die alte Flussbrücke bleibt bis zum Frühjahr gesperrt, weil Ingenieure Risse in zwei Pfeilern fanden.\n"
    "Die Schüler der Musikschule proben inzwischen im Zelt eines Zirkus, der hier überwintert."
)


@pytest.fixture(scope="module")
def both() -> tuple[Candidate, Candidate]:
    return (
        candidate("one", "en", "River bridge closed until spring", FIRST),
        candidate("two", "de", "Flussbrücke bis Frühjahr gesperrt", SECOND, hours=1),
    )


def test_the_first_adds_nothing_and_the_second_what_is_new(both: tuple[Candidate, Candidate]) -> None:
    window = Window()
    assert window.place(both[0]).adds == ()
    second = window.place(both[1])
    assert second.story_id == "one"
    assert [each[:30] for each in second.adds] == ["Die Schüler der Musikschule pr"]


def test_nothing_is_added_by_a_text_without_vectors() -> None:
    assert additions(Signature("d", "sw", b"", b""), np.zeros(0, np.int64), Holdings()) == ()
