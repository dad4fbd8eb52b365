"""What a source shows of gender: agreement, nouns, articles."""

import pytest

from farwire.check.mentions import agreement_at, first_names, gender_of_noun, has_article


@pytest.mark.parametrize(
    ("text", "language", "gender"),
    [
        ("Foi detida ontem.", "pt", "f"),
        ("Foi detido ontem.", "pt", "m"),
        ("Fue detenida ayer.", "es", "f"),
        ("È stata arrestata ieri.", "it", "f"),
        ("Questionada sobre isso, falou.", "pt", "f"),
        ("“Estou cansada”, disse.", "pt", "f"),
        ("Perdeu líderes.", "pt", None),
        ("He was arrested.", "en", None),
    ],
)
def test_agreement(text: str, language: str, gender: str | None) -> None:
    assert agreement_at(text, 0, language) == gender


def test_nouns_and_their_articles() -> None:
    assert gender_of_noun("a porta-voz falou", 2, 11, "pt") == "f"
    assert gender_of_noun("um porta-voz falou", 3, 12, "pt") == "m"
    assert gender_of_noun("la directrice parle", 3, 13, "fr") == "f"
    assert gender_of_noun("opettaja puhui", 0, 8, "fi") is None


def test_articles_before_names() -> None:
    assert has_article("o Zarqat caiu", 2, 8, "pt")
    assert has_article("o Zarqat caiu", 0, 8, "pt")
    assert not has_article("disse a Torres", 8, 14, "pt")
    assert not has_article("the Zarqat fell", 4, 10, "en")


def test_first_names_are_one_or_the_other() -> None:
    known = first_names()
    assert (known["helena"], known["jorge"]) == ("f", "m")
    assert all(name == name.lower() for name in known)
