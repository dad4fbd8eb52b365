"""Names of days and months don't depend on which languages were asked for before."""

import subprocess
import sys

import pytest

from farwire.calendars import calendar_names

LANGUAGES = ["pt", "en", "de", "ru", "ar", "zh", "ja", "es", "sr"]
SAY = """
import sys
from farwire.calendars import calendar_names
from farwire.group.gazetteer import no_names
told = {one: (sorted(calendar_names(one, "months", ("wide",))), sorted(no_names(one))) for one in sys.argv[1:]}
print(sorted(told.items()))
"""


def test_the_order_of_asking_changes_nothing() -> None:
    orders = LANGUAGES, LANGUAGES[::-1]
    said = [subprocess.run([sys.executable, "-c", SAY, *order], capture_output=True, check=True) for order in orders]
    assert said[0].stdout == said[1].stdout
    assert b"janeiro" in said[0].stdout


@pytest.mark.parametrize(
    ("language", "key", "named"),
    [
        ("pt", "months", (1, "janeiro")),
        ("de", "days", (0, "Montag")),
        ("ja", "days", (6, "日曜日")),
    ],
)
def test_names_have_their_numbers(language: str, key: str, named: tuple[int, str]) -> None:
    assert named in set(calendar_names(language, key, ("wide",)))


@pytest.mark.parametrize("language", ["xx", "", "und", "../../etc", "pt_PT"])
def test_a_language_that_is_not_known_has_none(language: str) -> None:
    assert list(calendar_names(language, "months", ("wide",))) == []
