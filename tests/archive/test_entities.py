"""One entity over spellings and scripts, within a story."""

import pytest

from farwire.archive.entities import Named, named_in

TOLD = [
    ("a", "en", [["Ada Quill", "person", "sound T KR"], ["Lindham", "place", "sound RTN"]]),
    ("b", "ru", [["Ады Квилл", "name", "sound T KR"], ["Линдем", "name", "sound RTN"]]),
    ("c", "ru", [["Ада Квилл", "person", "sound T KR"], ["Квилл", "name", "sound KR"]]),
]


def _one(named: list[Named], key: str) -> Named:
    return next(each for each in named if each.key == key)


def test_spellings_and_scripts_are_one_entity() -> None:
    quill = _one(named_in(TOLD), "sound T KR")
    assert (quill.kind, quill.articles) == ("person", {"a", "b", "c"})
    assert quill.spelling(("en",)) == ("Ada Quill", "en")
    assert quill.spelling(("de", "ru")) == ("Ада Квилл", "ru")
    assert quill.spelling(())[0] in {"Ada Quill", "Ада Квилл"}


def test_a_surname_is_its_only_bearers() -> None:
    assert [each.key for each in named_in(TOLD)] == ["sound T KR", "sound RTN"]
    two = [*TOLD, ("d", "en", [["Eva Quill", "person", "sound P KR"]])]
    assert "sound KR" in {each.key for each in named_in(two)}


def test_the_kind_is_what_most_articles_show() -> None:
    assert _one(named_in(TOLD), "sound RTN").kind == "place"
    assert named_in([("a", "en", [["Quarry", "name", "sound KR"]])])[0].kind == "name"


@pytest.mark.parametrize(("shown", "kind"), [(0, "name"), (1, "name"), (2, "person"), (5, "person")])
def test_what_one_of_many_articles_shows_is_chance(shown: int, kind: str) -> None:
    kinds = ["person"] * shown + ["name"] * (5 - shown)
    told = [(f"a{place}", "en", [["This Quill", each, "sound TS KR"]]) for place, each in enumerate(kinds)]
    assert named_in(told)[0].kind == kind


@pytest.mark.parametrize("told", [[], [("a", "en", [])]])
def test_nobody_is_named(told: list[tuple[str, str, list[list[str]]]]) -> None:
    assert named_in(told) == []
    assert Named("k").spelling(("en",)) == ("", "")
