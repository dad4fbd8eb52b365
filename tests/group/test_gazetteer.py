"""Known places and words, in the forms that languages give them."""

import pytest

from farwire.group.gazetteer import is_given, no_names, particles, place_key, words_for


@pytest.mark.parametrize(
    ("name", "language", "key"),
    [
        ("germany", "en", "place DE"),
        ("германии", "ru", "place DE"),
        ("deutschland", "de", "place DE"),
        ("germany", "de", "place DE"),
        ("лиссабоне", "ru", "place Europe/Lisbon"),
        ("usa", "en", "place US"),
        ("lindham", "en", None),
        ("", "en", None),
        ("germany", "xx", "place DE"),
    ],
)
def test_places(name: str, language: str, key: str | None) -> None:
    assert place_key(name, language) == key


def test_words() -> None:
    assert words_for("titles", "de").fullmatch("bundeskanzlerin")
    assert words_for("titles", "xx").fullmatch("president") is None
    assert is_given("владимиром", "ru")
    assert not is_given("vladimirom", "en")
    assert "monday" in no_names("en")
    assert "de" in particles("xx")
