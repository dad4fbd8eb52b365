"""Links, masks and terms stand on the right words also where the engine tells no alignment."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from farwire.records import AlignedWord, EngineChoice, Mark, MemoryHit, Segment, Term, TranslationRequest, UnitOrigin
from farwire.translate import engine_choices, memory_keys, translate, translate_lines
from farwire.translate.alignment import align_given, place_guessed
from translate.service import Service
from translate.test_align import TABLE
from translate.test_align import WORD as SOURCE_WORD
from translate.test_compose import revision
from translate.test_marks import FUNCTION_WORDS, linked

LEAST_RIGHT_BY_MODEL = 0.90
WORST_RATE_BY_MODEL = 0.06
LEAST_RIGHT_BY_FORM = 0.58
MOST_WRONG_BY_FORM = 0.08
WORST_RATE_BY_FORM = 0.12


def elsewhere(source: str, tmp_path: Path) -> EngineChoice:
    return engine_choices(source, "en", engines=["deepl"], models_folder=tmp_path)[0]


@pytest.fixture(scope="module")
def cases(pt_en: EngineChoice) -> list[tuple[Segment, list[list[str]], str]]:
    lines = (Path(__file__).parent / "data" / "links.tsv").read_text(encoding="utf-8").splitlines()
    segments = [linked(line) for line in lines]
    units = translate_lines([segment.text for segment, _ in segments], pt_en)
    return [(segment, answers, unit.target or "") for (segment, answers), unit in zip(segments, units, strict=True)]


def judged(cases: list[tuple[Segment, list[list[str]], str]], choice: EngineChoice) -> Counter[str]:
    """How links landed: right, on a part of the right words, wrong, or nowhere."""
    found: Counter[str] = Counter()
    for segment, expected, target in cases:
        placed = {mark.href: target[mark.start : mark.end] for mark in place_guessed(segment, target, choice)}
        for mark, answers in zip(segment.marks, expected, strict=True):
            words = FUNCTION_WORDS.sub("", placed.get(mark.href, "")).lower()
            allowed = [answer.lower() for answer in answers]
            if words in allowed:
                found["right"] += 1
            elif not words:
                found["nowhere"] += 1
            else:
                found["part" if any(words in answer for answer in allowed) else "wrong"] += 1
    return found


def error_rate(choice: EngineChoice) -> float:
    both = found = drawn = 0
    for source, target, sure in TABLE:
        places = [match.span() for match in SOURCE_WORD.finditer(source)]
        targets = {match.span(): number for number, match in enumerate(SOURCE_WORD.finditer(target))}
        made = {
            (index, targets[word.target_start, word.target_end])
            for word in align_given(source, target, choice).words
            for index, (start, end) in enumerate(places)
            if word.source_start < end and start < word.source_end
        }
        both, found, drawn = both + len(made & sure), found + len(made), drawn + len(sure)
    return 1 - 2 * both / (found + drawn)


def test_a_model_on_this_machine_aligns_what_another_engine_made(
    cases: list[tuple[Segment, list[list[str]], str]], tmp_path: Path
) -> None:
    choice = elsewhere("pt", tmp_path)
    found = judged(cases, choice)
    assert found["right"] >= LEAST_RIGHT_BY_MODEL * found.total(), found
    assert error_rate(choice) <= WORST_RATE_BY_MODEL


def test_without_a_model_form_and_place_do(cases: list[tuple[Segment, list[list[str]], str]], tmp_path: Path) -> None:
    choice = elsewhere("gl", tmp_path)  # of which there is no model
    found = judged(cases, choice)
    assert found["right"] >= LEAST_RIGHT_BY_FORM * found.total(), found
    assert found["wrong"] <= MOST_WRONG_BY_FORM * found.total(), found
    assert error_rate(choice) <= WORST_RATE_BY_FORM


@pytest.mark.parametrize("target", ["“Sim” — disse… ele.", "\x07 x", "東京", "a" * 600, "🎉"])
def test_odd_translations_are_aligned_or_not(tmp_path: Path, target: str) -> None:
    for source in ("pt", "gl"):
        for word in align_given("“Sim” — disse… ele.", target, elsewhere(source, tmp_path)).words:
            assert 0 <= word.target_start < word.target_end <= len(target)


@pytest.fixture
def service() -> Iterator[Service]:
    found = Service()
    yield found
    found.close()


def test_masks_terms_and_links_of_an_engine_elsewhere(service: Service, tmp_path: Path) -> None:
    said = {
        "O presidente francês visitou a fábrica.": "The French president visited the factory.",
        "A ministra chegou ontem a Lisboa.": "The minister arrived in Lisbon yesterday.",
    }
    service.answer = lambda _path, content: (200, {"translatedText": [said[text] for text in content["q"]]})  # type: ignore[attr-defined]
    (choice,) = engine_choices("pt", "en", engines=[f"libretranslate:{service.url}"], models_folder=tmp_path)
    segment = Segment(0, 0, "O presidente francês 🎉 visitou a fábrica.", (Mark("link", 2, 20, "https://example.org"),))
    other = Segment(0, 1, "A <b>ministra</b> chegou ontem a Lisboa.")
    request = TranslationRequest(revision(segment, other), "en", choice, (), (Term("fábrica", "plant"),))
    translation = translate(request)
    first, second = translation.units  # type: ignore[union-attr]
    assert first.target == "The French president 🎉 visited the plant."
    (mark,) = first.marks
    assert first.target[mark.start : mark.end] == "French president"
    assert second.target == "The <b>minister</b> arrived in Lisbon yesterday."
    assert first.words == (), "what the engine did not tell is not kept as if it had"


def test_a_human_translation_keeps_its_links(pt_en: EngineChoice) -> None:
    segment = Segment(0, 0, "O presidente francês chegou.", (Mark("link", 2, 20, "https://example.org"),))
    (key,) = memory_keys(revision(segment), pt_en)
    assert key is not None
    hit = MemoryHit(key, "France’s head of state, the French president, is here.", UnitOrigin.HUMAN)
    (unit,) = translate(TranslationRequest(revision(segment), "en", pt_en, (hit,))).units  # type: ignore[union-attr]
    assert unit.target is not None
    assert "president" in unit.target[unit.marks[0].start : unit.marks[0].end]


def test_a_damaged_model_leaves_the_form(tmp_path: Path) -> None:
    choice = elsewhere("pt", tmp_path)
    broken = replace(choice, options=(("aligner", str(tmp_path)), ("cache", str(tmp_path / "c"))))
    assert align_given("Lisboa 2024", "Lisbon 2024", broken).alike == (
        AlignedWord(0, 6, 0, 6, 0.0),
        AlignedWord(7, 11, 7, 11, 0.0),
    )
