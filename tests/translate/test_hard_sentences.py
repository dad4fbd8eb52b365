"""Hard sentences: what must survive does, and prepare is the reason."""

import re
from pathlib import Path

import pytest

from farwire.records import EngineChoice, TranslationUnit
from farwire.translate import translate_lines
from farwire.translate.engine import open_engine

NO_STOP = "!."  # what must survive is that there is no full stop


def table() -> list[tuple[str, str, tuple[str, ...]]]:
    path = Path(__file__).parent / "data" / "hard.tsv"
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n") if line]
    return [(language, text, tuple(kept.split("|"))) for language, text, kept in rows]


TABLE = table()


def survives(target: str | None, kept: str) -> bool:
    if target is None:
        return False
    if kept == NO_STOP:
        return not target.endswith(".")
    return kept in target


@pytest.fixture(scope="module")
def translated(pt_en: EngineChoice, en_pt: EngineChoice) -> dict[str, TranslationUnit]:
    units: dict[str, TranslationUnit] = {}
    for language, choice in (("pt", pt_en), ("en", en_pt)):
        lines = [text for source, text, _ in TABLE if source == language]
        units |= dict(zip(lines, translate_lines(lines, choice), strict=True))
    return units


def test_the_table_is_long_enough() -> None:
    assert len(TABLE) >= 150


@pytest.mark.parametrize(("language", "text", "kept"), TABLE)
def test_what_must_survive_does(
    translated: dict[str, TranslationUnit], language: str, text: str, kept: tuple[str, ...]
) -> None:
    target = translated[text].target
    assert [part for part in kept if not survives(target, part)] == [], target


@pytest.mark.parametrize(("language", "text", "kept"), TABLE)
def test_spaces_and_stops_stand_once(
    translated: dict[str, TranslationUnit], language: str, text: str, kept: tuple[str, ...]
) -> None:
    target = translated[text].target or ""
    assert target == target.strip()
    assert "  " not in target
    assert re.search(r"(?<!\.)\.\s*\.(?!\.)|\s[.,;](?:\s|$)", target) is None
    assert re.search(r"[XQZ]\d+\b", re.sub(r"[A-Z]{2}\d+|[A-Z]-?\d|H2O", "", target)) is None


def test_prepare_is_the_reason(
    translated: dict[str, TranslationUnit], pt_en: EngineChoice, en_pt: EngineChoice
) -> None:
    bare: dict[str, str | None] = {}
    for language, choice in (("pt", pt_en), ("en", en_pt)):
        lines = [text for source, text, _ in TABLE if source == language]
        bare |= {line: rendering.text for line, rendering in zip(lines, open_engine(choice).render(lines), strict=True)}
    before = sum(all(survives(bare[text], part) for part in kept) for _, text, kept in TABLE)
    after = sum(all(survives(translated[text].target, part) for part in kept) for _, text, kept in TABLE)
    assert after == len(TABLE)
    assert before < 0.7 * len(TABLE), f"{before} of {len(TABLE)} survive without prepare"


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "\u200b", "\ufeff", "\x07", "…", "123", "🎉", "https://exemplo.pt", "—"]
)
def test_what_has_no_words_is_copied(pt_en: EngineChoice, text: str) -> None:
    (unit,) = translate_lines([text], pt_en)
    assert unit.target == text
    assert unit.origin == "copied"


def test_a_sentence_of_two_thousand_words(pt_en: EngineChoice) -> None:
    text = ", ".join(["o governo aprovou a lei e a oposição protestou na rua"] * 182) + "."
    (unit,) = translate_lines([text], pt_en)
    assert unit.target is not None
    assert 0.6 < len(unit.target.split()) / len(text.split()) < 1.6
    assert unit.target.endswith(".")
    assert unit.target.count("government") >= 150


@pytest.mark.parametrize(
    "text", ["não " * 40, "ha" * 400, "\u0301" * 50 + " texto", "a" * 3000, "\ud83d texto", "x" + "!" * 500]
)
def test_odd_sentences_end_well(pt_en: EngineChoice, text: str) -> None:
    (unit,) = translate_lines([text], pt_en)
    assert unit.target is None or len(unit.target) < 3 * len(text) + 100
    if unit.target is None:
        assert unit.findings
