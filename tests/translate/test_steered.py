"""Steering: alternatives weighed, beginnings forced."""

import dataclasses

import pytest

from farwire.records import EngineChoice
from farwire.translate import score_alternatives, translate_lines, translate_steered, translate_steered_together
from farwire.translate.folders import bundled_folders

SENTENCE = "Perdeu os líderes e pediu desculpa."


def test_what_the_engine_said_is_the_likeliest(pt_en: EngineChoice) -> None:
    (unit,) = translate_lines([SENTENCE], pt_en)
    said = (unit.target or "").split()[0]
    others = ["He", "She", "It", "They", "Banana"]
    scores = dict(zip(others, score_alternatives(pt_en, SENTENCE, "", others), strict=True))
    assert max(scores, key=scores.__getitem__) == said
    assert scores["Banana"] < scores["It"] < 0


def test_scores_don_t_depend_on_company(pt_en: EngineChoice) -> None:
    together = score_alternatives(pt_en, SENTENCE, "It lost the leaders and", ["apologized", "asked", "the"])
    alone = [
        score_alternatives(pt_en, SENTENCE, "It lost the leaders and", [word])[0]
        for word in ("apologized", "asked", "the")
    ]
    assert list(together) == alone


def test_a_beginning_stands_and_the_rest_follows(pt_en: EngineChoice) -> None:
    unit = translate_steered(pt_en, SENTENCE, beginning="It")
    assert unit is not None
    assert (unit.target or "").startswith("It lost the leaders")
    assert unit.words


def test_wanted_and_forbidden(pt_en: EngineChoice) -> None:
    wanted = translate_steered(pt_en, SENTENCE, beginning="", wanted=["They", "It"])
    forbidden = translate_steered(pt_en, SENTENCE, beginning="", forbidden=["He"])
    assert wanted is not None
    assert forbidden is not None
    assert (wanted.target or "").split()[0] in ("They", "It")
    assert (forbidden.target or "").split()[0] != "He"


def test_masks_and_marks_don_t_disturb(pt_en: EngineChoice) -> None:
    text = "— Gastou 1.234,50 euros em https://exemplo.pt, disse."
    unit = translate_steered(pt_en, text, beginning="— She")
    assert unit is not None
    assert (unit.target or "").startswith("— She")
    assert "1,234.50" in (unit.target or "")


@pytest.mark.parametrize("text", ["GOVERNO APROVA NOVO IMPOSTO", "Primeira frase. Segunda frase."])
def test_what_can_t_be_steered_has_no_answer(pt_en: EngineChoice, text: str) -> None:
    assert score_alternatives(pt_en, text, "", ["A"]) == ()
    assert translate_steered(pt_en, text, beginning="A") is None


def test_other_engines_have_no_answer(pt_en: EngineChoice) -> None:
    assert score_alternatives(dataclasses.replace(pt_en, kind="fxtranslate"), SENTENCE, "", ["He"]) == ()


def test_through_a_pivot(pt_en: EngineChoice) -> None:
    folders = bundled_folders()
    options = (("folder", str(folders["pt", "en"])), ("second_folder", str(folders["en", "pt"])))
    choice = dataclasses.replace(pt_en, target_language="pt", pivot="en", options=options)
    assert len(score_alternatives(choice, "A casa branca fica na praça.", "", ["A casa", "O carro"])) == 2


def test_together_is_as_alone(pt_en: EngineChoice) -> None:
    cases = [(SENTENCE, "It"), ("GOVERNO APROVA NOVO IMPOSTO", "It"), (SENTENCE, "She"), ("A casa é branca.", "The")]
    together = translate_steered_together(pt_en, cases)
    assert together == tuple(translate_steered(pt_en, text, beginning=beginning) for text, beginning in cases)
    assert together[1] is None
    assert translate_steered_together(dataclasses.replace(pt_en, kind="fxtranslate"), cases) == (None,) * len(cases)


def test_a_forced_word_says_how_likely_it_was(pt_en: EngineChoice) -> None:
    (made,) = translate_steered_together(pt_en, [(SENTENCE, "It")])
    assert made is not None
    assert made.words[0].log_probability == pytest.approx(score_alternatives(pt_en, SENTENCE, "", ["It"])[0], abs=0.01)
