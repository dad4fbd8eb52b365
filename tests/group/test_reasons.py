"""Reasons tell names as the text writes them, and leave room for numbers."""

import pytest

from farwire.group import Window
from group.makers import candidate

MANY = (
    "Ada Brook",
    "Carl Dunmore",
    "Eva Lindgarten",
    "Petra Vandelmeer",
    "Oskar Krantz",
    "Tavi Quarrel",
    "Zed Harbottle",
    "Mo Stanley",
)


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ("", 8),
        (" They got 4,250, 7,300, 8,100 and 9,500.", 8),
    ],
)
def test_names_and_numbers(numbers: str, told: int) -> None:
    window = Window()
    first = " ".join(f"The council honoured {name} for the garden." for name in MANY)
    second = " ".join(f"In the town hall {name} was praised." for name in MANY)
    window.place(candidate("one", "en", "Eight are honoured by the council", first + numbers))
    other = candidate("two", "en", "The council honours eight", second + numbers, hours=1)
    names = dict(window.place(other).reasons)["names"].split(", ")
    assert len(names) == told
    assert names[0] == "Ada Brook"
    assert sum(each.isdecimal() for each in names) == (3 if numbers else 0)
