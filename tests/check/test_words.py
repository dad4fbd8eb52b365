"""Word lists as patterns: asked for their first letter before, they find what they would find without."""

import re
from collections.abc import Iterator

import pytest

from farwire.check.lexicon import words
from farwire.check.lexicon.words import pattern_of, words_about

_SIGNS = re.compile(r"\\[bwWsdD]|\(\?[:!=]|[\[\](){}?*+|\\^$]")


def _lists(language: str) -> Iterator[tuple[str, list[str]]]:
    for key, entries in words_about(language).items():
        if isinstance(entries, list) and entries and all(isinstance(entry, str) for entry in entries):
            yield key, entries


LANGUAGES = sorted({file.stem for folder in words._FOLDERS for file in folder.glob("*.toml") if any(_lists(file.stem))})


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_finds_the_same_whatever_is_asked_first(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    known = dict(_lists(language))
    written = [_SIGNS.sub("", entry) for entries in known.values() for entry in entries]
    text = " ".join([*written, *map(str.upper, written), *(f"{word}-{word}s, x{word}" for word in written)])

    found = {key: [match.span() for match in _found(language, key, text)] for key in known}
    monkeypatch.setattr(words, "_by_first_letter", list)
    pattern_of.cache_clear()
    plainly = {key: [match.span() for match in _found(language, key, text)] for key in known}
    pattern_of.cache_clear()

    assert found == plainly
    assert any(found.values())


def _found(language: str, key: str, text: str) -> Iterator[re.Match[str]]:
    pattern = pattern_of(language, key)
    return iter(()) if pattern is None else pattern.finditer(text)


@pytest.mark.parametrize(
    ("entry", "letter"),
    [
        ("not", "n"), ("no(?! (?:doubt|one))", "n"), ("Ihre?", "i"), ("s+o", "s"), ("tu[oa]s?", "t"),
        ("n?or", ""), ("a|an", ""), ("(?:a|the) few", ""), (r"\w+less", ""), ("[oa]s?", ""),
    ],
)  # fmt: skip
def test_the_first_letter_of_an_entry_is_known_only_where_it_has_one(entry: str, letter: str) -> None:
    assert words._first_letter(entry) == letter
