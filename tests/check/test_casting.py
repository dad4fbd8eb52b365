"""Who plays in an article: the kinds of its names."""

from dataclasses import replace

from check.test_examining import request
from check.test_guesses import aligned
from farwire.check.casting import cast_of, gender_of_aligned


def cast(*sentences: tuple[str, str, tuple[tuple[str, str], ...]]) -> dict[str, str]:
    whole = request([(source, target) for source, target, _ in sentences])
    units = [
        replace(unit, words=aligned(source, target, *links).words)
        for unit, (source, target, links) in zip(whole.translation.units, sentences, strict=True)
    ]
    return cast_of(units, "pt")


def test_titles_first_names_and_articles_tell() -> None:
    names = cast(
        ("A ministra Zulmira Prado falou.", "Minister Zulmira Prado spoke.", (("Minister", "ministra"),)),
        ("Ontem o Zarqat reagiu.", "Yesterday the Zarqat reacted.", (("Zarqat", "Zarqat"),)),
        ("Mais tarde Quintal saiu.", "Later on Quintal left.", (("Quintal", "Quintal"),)),
        ("A empresa Velox fechou.", "The company Velox closed.", ()),
        ("Falou Helena Torres.", "There spoke Helena Torres.", ()),
    )
    assert (names["prado"], names["torres"]) == ("f", "f")
    assert (names["zarqat"], names["velox"]) == ("b", "b")
    assert names["quintal"] == "?"


def test_a_family_is_open() -> None:
    names = cast(
        ("Vieram Ana Dias e Rui Dias.", "So came Ana Dias and Rui Dias.", ()),
        ("Depois Dias falou.", "So then Dias spoke.", ()),
    )
    assert names["dias"] == "?"


def test_a_title_or_a_word_that_opens_a_sentence_makes_no_family() -> None:
    names = cast(
        ("Helena Prado falou.", "Helena Prado spoke.", ()),
        ("Enquanto Prado saía, choveu.", "While Prado was leaving, it rained.", ()),
        ("A professora Prado e a Sra. Prado são uma só.", "Then Professor Prado and Mrs. Prado are one.", ()),
        ("Ontem Rui de Melo veio.", "Yesterday Rui de Melo came.", ()),
        ("Depois Rui Melo falou.", "So then Rui Melo spoke.", ()),
    )
    assert (names["prado"], names["melo"]) == ("f", "m")


def test_the_source_shows_a_gender_through_the_alignment() -> None:
    pair = aligned("A presidente falou.", "The president spoke.", ("president", "presidente"))
    (unit,) = request([(pair.source, pair.target)]).translation.units
    gender_at = gender_of_aligned(replace(unit, words=pair.words), "pt")
    assert gender_at(4) == "f"
    assert gender_at(0) is None
