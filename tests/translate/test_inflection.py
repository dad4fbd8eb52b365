"""Plurals of terms: found in the source, and given to the target."""

import re
from pathlib import Path

import pytest

from farwire.records import EngineChoice, Term
from farwire.translate import translate_lines
from farwire.translate.glossary import relevant_terms
from farwire.translate.inflection import plural, term_source

LEAST_RIGHT = 0.95


@pytest.mark.parametrize(
    ("language", "term", "several"),
    [
        ("pt", "câmara municipal", "câmaras municipais"),
        ("pt", "primeiro-ministro", "primeiros-ministros"),
        ("pt", "presidente da câmara", "presidentes da câmara"),
        ("pt", "eleição", "eleições"),
        ("pt", "papel", "papéis"),
        ("pt", "fácil", "fáceis"),
        ("pt", "nível", "níveis"),
        ("pt", "fuzil", "fuzis"),
        ("pt", "homem", "homens"),
        ("pt", "francês", "franceses"),
        ("pt", "país", "países"),
        ("pt", "lápis", "lápis"),
        ("en", "council leader", "council leaders"),
        ("en", "Court of Accounts", "Courts of Accounts"),
        ("en", "city", "cities"),
        ("en", "day", "days"),
        ("en", "church", "churches"),
        ("en", "wife", "wives"),
        ("en", "chief", "chiefs"),
        ("en", "safe", "safes"),
        ("en", "policeman", "policemen"),
        ("en", "German", "Germans"),
        ("en", "mother-in-law", "mothers-in-law"),
        ("es", "elección", "elecciones"),
        ("es", "alemán", "alemanes"),
        ("es", "juez", "jueces"),
        ("es", "crisis", "crisis"),
        ("es", "huelga general", "huelgas generales"),
        ("fr", "journal local", "journaux locaux"),
        ("fr", "ministre de la santé", "ministres de la santé"),
        ("it", "banco", "banchi"),
        ("de", "Bürgermeister", "Bürgermeister"),
        ("ja", "首相", "首相"),
    ],
)
def test_plurals(language: str, term: str, several: str) -> None:
    assert plural(term, language) == several
    match = re.fullmatch(term_source(term, language), several)
    assert match is not None
    assert bool(match["plural"]) is (several != term)
    single = re.fullmatch(term_source(term, language), term)
    assert single is not None
    assert single["plural"] is None


@pytest.mark.parametrize("term", ["", " ", "-", "a", "C++", "R&D", "são", "x" * 300, "(a)", "1º"])
@pytest.mark.parametrize("language", ["pt", "en", "es", "fr", "it", "de", "gl", "ca", "xx"])
def test_odd_terms_are_patterns_all_the_same(language: str, term: str) -> None:
    assert re.fullmatch(term_source(term, language), term.strip())
    plural(term, language)


def test_cases_of_german_are_found() -> None:
    term = Term("Bürgermeister", "mayor")
    assert relevant_terms("Die Rede des Bürgermeisters war kurz.", [term], "de") == (term,)
    assert relevant_terms("Der Oberbürgermeister kam.", [term], "de") == ()


def test_terms_stand_in_singular_and_plural(pt_en: EngineChoice, en_pt: EngineChoice) -> None:
    path = Path(__file__).parent / "data" / "plurals.tsv"
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    missing = []
    for language, source, target, text, expected in rows:
        (unit,) = translate_lines([text], pt_en if language == "pt" else en_pt, (Term(source, target),))
        if re.search(rf"(?<!\w){re.escape(expected)}(?!\w)", unit.target or "", re.IGNORECASE) is None:
            missing.append((text, unit.target, expected))
    assert len(missing) <= (1 - LEAST_RIGHT) * len(rows), missing
