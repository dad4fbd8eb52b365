"""The rule of the front page, as docs/settings.md describes it."""

from datetime import timedelta

import pytest
from django.test import override_settings

from farwire.publish.selection.weight import Breadth, weight
from publish.press import NOW


def _story(own: int = 1, carried: int = 0, languages: int = 1, countries: int = 1, hours: float = 0.0) -> Breadth:
    return Breadth("k", NOW - timedelta(hours=hours), own + carried, own, languages, countries)


@pytest.mark.parametrize(
    ("heavier", "lighter"),
    [
        (_story(own=4), _story(own=3)),
        (_story(own=3), _story(own=1, carried=4)),
        (_story(own=2, carried=4), _story(own=2)),
        (_story(languages=2), _story()),
        (_story(countries=4), _story(languages=2)),
        (_story(), _story(hours=1)),
        (_story(own=7, hours=8.9), _story(own=3)),
        (_story(own=3), _story(own=7, hours=9.1)),
    ],
)
def test_order(heavier: Breadth, lighter: Breadth) -> None:
    assert weight(heavier, NOW) > weight(lighter, NOW)


def test_the_rule_is_the_operators() -> None:
    with override_settings(TOP_HALF_LIFE_HOURS=1):
        assert weight(_story(own=3), NOW) - weight(_story(own=3, hours=2), NOW) == 2
    with override_settings(TOP_CARRIED_PERCENT=100):
        assert weight(_story(own=1, carried=2), NOW) == 2
    with override_settings(TOP_DIVERSITY_PERCENT=0):
        assert weight(_story(languages=8), NOW) == weight(_story(), NOW)
