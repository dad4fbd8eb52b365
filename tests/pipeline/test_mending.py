"""Words that the machine guessed are put right where the article says what they must be."""

from dataclasses import replace
from pathlib import Path

import pytest

from farwire import check, translate
from farwire.pipeline.bare import bare_revision
from farwire.pipeline.mending import RULE, mended
from farwire.pipeline.stages import Checked, translate_and_check
from farwire.records import EngineChoice, Revision, Translation, TranslationRequest

SENTENCES = (
    "A ministra Maria Gonçalves disse que o acordo é frágil.",
    "Afirmou que o texto ainda precisa de trabalho.",
    "O texto tem doze páginas.",
)


def revision(*sentences: str) -> Revision:
    return bare_revision(sentences, "pt", digest="d")


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    choice = translate.choose_engine("pt", "en", engines=["marian"], models_folder=Path(tmp_path_factory.mktemp("m")))
    assert choice is not None
    found = translate_and_check(TranslationRequest(revision(*SENTENCES), "en", choice))
    assert isinstance(found, Checked)
    return found


def test_a_woman_whom_the_sentence_before_names_is_she(checked):
    unit = checked.translation.units[1]
    assert unit.target.startswith("She ")
    (finding,) = [finding for finding in unit.findings if finding.rule == RULE]
    assert "“He” became “She”" in finding.detail


def test_the_memory_keeps_the_sentence_as_it_was(checked):
    targets = {unit.source.text: unit.target for _, unit in checked.units}
    assert targets[SENTENCES[1]].startswith("He ")


def test_what_the_article_does_not_decide_is_left_alone(checked):
    alone = revision(SENTENCES[1])
    unit = replace(checked.translation.units[1], target="He said the text still needs work.")
    translation = Translation("d", "en", checked.translation.engine, (unit,))
    assert mended(alone, translation) is translation


@pytest.fixture(scope="module")
def choice(tmp_path_factory: pytest.TempPathFactory) -> EngineChoice:
    found = translate.choose_engine("pt", "en", engines=["marian"], models_folder=Path(tmp_path_factory.mktemp("m")))
    assert found is not None
    return found


def outcome(choice: EngineChoice, *sentences: str) -> Checked:
    found = translate_and_check(TranslationRequest(revision(*sentences), "en", choice))
    assert isinstance(found, Checked)
    return found


@pytest.mark.parametrize(
    ("before", "wanted"),
    [
        ("O grupo recuou para o norte do país.", "It lost leaders and fighters."),
        ("A milícia controla três províncias.", "It lost leaders and fighters."),
        ("O exército avançou para a capital.", "It lost leaders and fighters."),
        ("O Zarqat atacou posições militares no sul.", "It lost leaders and fighters."),
    ],
)
def test_an_organisation_is_no_he(choice, before, wanted):
    """ "He lost leaders and fighters" of a group: the fault that this module is here for."""
    assert outcome(choice, before, "Perdeu líderes e combatentes.").translation.units[1].target == wanted


@pytest.mark.parametrize(
    ("before", "sentence", "begins"),
    [
        ("O grupo recuou para o norte.", "A sua sede foi destruída no ataque.", "Its "),
        ("A ministra Helena Duarte foi operada ontem.", "O seu estado é estável.", "Her "),
        ("O presidente João Lourenço chegou a Paris.", "A sua visita dura três dias.", "His "),
        ("A diretora do hospital demitiu-se.", "Estava no cargo desde 2015.", "She "),
        ("O marido da ministra foi detido. A ministra não comentou.", "Cancelou a viagem a Roma.", "She "),
    ],
)
def test_what_is_somebodys_and_who_is_meant(choice, before, sentence, begins):
    target = outcome(choice, *before.split(". "), sentence).translation.units[-1].target
    assert target.startswith(begins)


def test_a_mended_word_is_told_and_no_guess_any_more(choice):
    made = outcome(choice, "O grupo recuou para o norte do país.", "Perdeu líderes e combatentes.")
    told = {(finding.rule, finding.target_span) for finding in made.verdict.units[1].findings}
    assert (RULE, (0, 2)) in told
    assert not any(rule.startswith("guessed") for rule, _ in told)


def test_all_words_of_a_sentence_are_mended_in_turn(choice):
    made = outcome(choice, "A senadora Marta Ramos chegou cedo.", "Disse que vai apresentar o seu plano amanhã.")
    words = made.translation.units[1].target.lower().replace(".", "").split()
    assert "he" not in words
    assert "his" not in words
    assert "she" in words


def test_mending_is_the_same_each_time_and_changes_nothing_twice(choice):
    sentences = ("O grupo recuou para o norte do país.", "Perdeu líderes e combatentes.", "A sua sede ardeu.")
    once = outcome(choice, *sentences).translation
    assert outcome(choice, *sentences).translation == once
    assert mended(revision(*sentences), once) is once


def test_an_article_is_read_again_only_for_words_that_are_left(choice, monkeypatch):
    asked, propose = [], check.propose_mends
    monkeypatch.setattr(check, "propose_mends", lambda *read: asked.append(read) or propose(*read))

    outcome(choice, "O grupo recuou para o norte do país.", "Perdeu líderes e combatentes.")
    assert len(asked) == 1
    outcome(choice, "A senadora Marta Ramos chegou cedo.", "Disse que vai apresentar o seu plano amanhã.")
    assert len(asked) > 2
