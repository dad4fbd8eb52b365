"""Persons, organisations and places in twenty-two languages and twelve scripts, against a set labelled by hand."""

from pathlib import Path

import pytest
from quality import floors

from farwire.group.entities import NAME, entities_in, key_of

DATA = Path(__file__).parent / "data"


def _labelled(name: str) -> list[list[str]]:
    return [line.split("\t") for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


LABELLED = _labelled("names.tsv")


def _labels(names: str) -> set[tuple[str, str]]:
    return {(kind, name) for kind, _, name in (each.partition(":") for each in names.split("|"))}


def _measured(name: str) -> tuple[float, float]:
    """Recall and precision over one set of labelled texts."""
    wanted = found = named = 0
    for language, text, names in _labelled(name):
        said = {(each.kind, each.text) for each in entities_in(text, language) if each.kind != NAME}
        wanted, named = wanted + len(_labels(names)), named + len(said)
        found += len(said & _labels(names))
    return found / wanted, found / named


def test_labelled_names_are_found_with_their_kinds() -> None:
    recall, precision = _measured("names.tsv")
    floors.check("names recall", recall)
    floors.check("names precision", precision)
    recall, precision = _measured("names_later.tsv")
    floors.check("names of a later set recall", recall)
    floors.check("names of a later set precision", precision)


@pytest.mark.parametrize(("language", "text", "names"), LABELLED, ids=[each[0] for each in LABELLED])
def test_half_of_each_languages_names_are_found(language: str, text: str, names: str) -> None:
    said = {(each.kind, each.text) for each in entities_in(text, language)}
    assert len(said & _labels(names)) * 2 >= len(_labels(names))


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "Tomas Moris"),
        ("pt", "Tomas Moris"),
        ("ru", "Томас Морис"),
        ("uk", "Томас Моріс"),
        ("el", "Τόμας Μόρις"),
        ("ar", "توماس موريس"),
        ("he", "תומס מוריס"),
        ("hi", "टॉमस मॉरिस"),
        ("bn", "টমাস মরিস"),
        ("ka", "თომას მორისი"),
        ("hy", "Թոմաս Մորիս"),
        ("th", "ทอมัส มอร์ริส"),
        ("ja", "トマス・モリス"),
        ("ko", "토마스 모리스"),
    ],
)
def test_one_person_has_one_key_in_all_scripts(language: str, written: str) -> None:
    assert key_of(written, language) == key_of("Tomas Moris", "en")


@pytest.mark.parametrize(
    ("language", "written"),
    [("en", "Japan"), ("de", "Japan"), ("ru", "Японии"), ("el", "Ιαπωνίας"), ("ar", "اليابان"), ("ja", "日本")],
)
def test_a_country_has_one_key_in_all_languages(language: str, written: str) -> None:
    assert key_of(written, language) == "place JP"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "", ()),
        ("en", "Nobody knows. They wait on Monday.", ()),
        ("en", "Mayor Replies To Critics In Long Awaited Speech", ()),
        ("en", "President Ada Brook spoke.", (("Ada Brook", "person"),)),
        ("en", "Ada Quill spoke. Then Quill left.", (("Ada Quill", "person"),)),
        ("en", "The Ada Quill Trust paid.", (("Ada Quill Trust", "organisation"),)),
        ("fr", "Il vit près de l’Italie.", (("Italie", "place"),)),
        ("pt", "O rei visitou o Banco de Portugal.", (("Banco de Portugal", "organisation"),)),
        ("id", "Presiden Budi Santoso di Jakarta.", (("Budi Santoso", "person"), ("Jakarta", "place"))),
        ("zh", "人们很高兴。", ()),
        ("de", "Die Zeitung lobt das neue Theater und den Direktor.", ()),
        ("pt", "Choveu ontem no Rio de Janeiro.", (("Rio de Janeiro", "place"),)),
        ("it", "La Banca d'Italia ha parlato a Napoli.", (("Banca d'Italia", "organisation"), ("Napoli", "place"))),
        ("ru", "Клуб «Ветер» проиграл.", (("Ветер", "organisation"),)),
        ("en", "The mayor, Zed Quarrel, spoke.", (("Zed Quarrel", "person"),)),
        ("en", "Los Angeles paid. The Hague waits.", (("Los Angeles", "place"), ("The Hague", "place"))),
        ("pt", "Votaram no Senado e na Premier League.", (("Senado", "name"), ("Premier League", "organisation"))),
        ("en", "The Guild of Lindham paid.", (("Guild of Lindham", "organisation"),)),
    ],
)
def test_single_sentences(language: str, text: str, expected: tuple[tuple[str, str], ...]) -> None:
    assert tuple((each.text, each.kind) for each in entities_in(text, language)) == expected
