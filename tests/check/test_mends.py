"""Mends: where the article says who is meant, the guess is decided again."""

from dataclasses import replace

from check.test_examining import request
from check.test_guesses import aligned
from farwire.check import propose_mends
from farwire.check.mentions import genders_of_names
from farwire.records import CheckRequest


def asked(*sentences: tuple[str, str, tuple[str, str] | None]) -> CheckRequest:
    """A request of (source, target, link of the guessed word)."""
    whole = request([(source, target) for source, target, _ in sentences])
    units = tuple(
        replace(unit, words=aligned(source, target, link).words if link else ())
        for unit, (source, target, link) in zip(whole.translation.units, sentences, strict=True)
    )
    return CheckRequest(whole.revision, replace(whole.translation, units=units))


def mends(*sentences: tuple[str, str, tuple[str, str] | None]) -> list[tuple[int, str]]:
    whole = asked(*sentences)
    return [(mend.unit, mend.wanted[0]) for mend in propose_mends(whole.revision, whole.translation)]


def test_a_group_is_no_he() -> None:
    """The sentence that a typical page gets wrong: "He has lost leaders" of an organisation."""
    found = mends(
        ("O grupo recuou para o norte.", "The group retreated to the north.", None),
        ("Perdeu líderes e combatentes.", "He lost leaders and fighters.", ("He", "Perdeu")),
    )
    assert found == [(1, "It")]


def test_a_woman_named_by_her_title() -> None:
    found = mends(
        ("A senadora Clarice Vento falou na câmara.", "Senator Clarice Vento spoke in the chamber.", None),
        ("Afirmou que aceita.", "He said that he accepts.", ("He", "Afirmou")),
        ("Levou o seu livro.", "They took his book.", ("his", "seu")),
    )
    assert found == [(1, "She"), (2, "her")]


def test_a_participle_shows_it() -> None:
    assert mends(("Foi detida ontem.", "He was arrested yesterday.", ("He", "Foi"))) == [(0, "She")]


def test_what_is_right_or_open_stays() -> None:
    assert mends(("Foi detido ontem.", "He was arrested yesterday.", ("He", "Foi"))) == []
    assert mends(("Afirmou que aceita.", "He said yes.", ("He", "Afirmou"))) == []
    two = ("A senadora Clarice Vento e o ministro Raul Campo saíram.", "They left.", None)
    later = ("Levaram o seu livro.", "They took his book.", ("his", "seu"))
    assert mends(("Nada se sabe.", "Nothing is known.", None), later) == []
    assert (1, "her") not in mends(
        (two[0], two[1], None), ("No fim o Raul levou o seu livro.", "He took his book.", ("his", "seu"))
    )


def test_other_languages_propose_nothing() -> None:
    whole = request([("Er verlor.", "He lost.")], languages=("de", "en"))
    assert propose_mends(whole.revision, whole.translation) == ()


def test_names_take_gender_from_titles_and_first_names() -> None:
    texts = [
        "A ministra Zulmira Prado falou.",
        "Helena Torres saiu.",
        "O presidente Xico Lobo ficou.",
        "Ana Dias e Rui Dias.",
    ]
    names = genders_of_names(texts, "pt")
    assert (names["prado"], names["torres"], names["lobo"]) == ("f", "f", "m")
    assert "dias" not in names
