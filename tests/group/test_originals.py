"""Who wrote it first."""

import pytest

from farwire.group.members import GroupingSettings
from farwire.group.originals import Text, original_of


@pytest.mark.parametrize(
    ("texts", "original"),
    [
        ([("a", "de", 0), ("b", "fr", 1)], "a"),
        ([("a", "de", 0), ("b", "en", 1)], "b"),
        ([("a", "de", 0), ("b", "en", 5)], "a"),
        ([("a", "de", 0), ("b", "en", 2), ("c", "en", 1)], "c"),
        ([("b", "fr", 0), ("a", "de", 0)], "a"),
    ],
)
def test_original(texts: list[tuple[str, str, float]], original: str) -> None:
    known = [Text(article, language, hours * 3600.0) for article, language, hours in texts]
    assert original_of(known, GroupingSettings()).article == original
    assert original_of(reversed(known), GroupingSettings()).article == original
