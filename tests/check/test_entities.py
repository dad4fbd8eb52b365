"""Persons, bodies and things that English sentences name."""

import pytest

from farwire.check.entities import entities_of
from farwire.check.nouns import tokens_of


def named(text: str, names: dict[str, str] | None = None, gender: str | None = None) -> list[tuple[str, str]]:
    """What a text names, with the kind of each; `gender` is what the source shows of every noun."""
    tokens = tokens_of(text)
    found = entities_of(tokens, names or {}, lambda _: gender)
    return [(text[tokens[e.first].start : tokens[e.last - 1].end], e.kind) for e in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The group retreated.", [("The group", "b")]),
        ("The report shows it.", [("The report", "n")]),
        ("Police recovered them.", [("Police", "c")]),
        ("The workers left.", [("The workers", "+")]),
        ("A woman spoke.", [("A woman", "f")]),
        ("The NATO base closed.", [("The NATO", "b")]),
        ("Minister Helena Prado spoke.", [("Minister Helena Prado", "f")]),
        ("Helena Prado, the minister, spoke.", [("Helena Prado, the minister", "f")]),
        ("Prado and Torres spoke.", [("Prado and Torres", "+")]),
        ("The Bank of England spoke.", [("The Bank", "b"), ("England", "b")]),
        ("This week the mayor spoke.", [("the mayor", "?")]),
        ("They met in Aldermoor.", [("Aldermoor", "-")]),
        ("The video shows Torres.", [("The video", "n"), ("Torres", "?")]),
    ],
)
def test_kinds(text: str, found: list[tuple[str, str]]) -> None:
    assert named(text) == found


def test_the_source_and_the_article_tell_a_gender() -> None:
    assert named("The mayor spoke.", gender="f") == [("The mayor", "f")]
    assert named("As always Prado spoke.", {"prado": "f"}) == [("Prado", "f")]
    assert named("Prado spoke.", {"prado": "?"}) == [("Prado", "?")]


def test_an_owner_is_no_subject() -> None:
    tokens = tokens_of("Torres's house burnt.")
    assert [entity.owns for entity in entities_of(tokens, {"torres": "m"}, lambda _: None)] == [True, False]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Scooter Braun sings.", [("Scooter Braun", "?")]),
        ("Scooter is tired.", []),
        ("The cameras show Torres.", [("The cameras", "*"), ("Torres", "?")]),
        ("These changes hurt.", [("These changes", "*")]),
        ("The miners slept.", [("The miners", "+")]),
    ],
)
def test_things_and_names_are_told_apart(text: str, found: list[tuple[str, str]]) -> None:
    assert named(text) == found
