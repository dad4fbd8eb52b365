"""What a translation had to settle and its source leaves open: genders of professions, "you", number, tense."""

from dataclasses import replace

import pytest

from check.test_examining import request
from check.test_guesses import aligned
from farwire.check.choices import find_choices
from farwire.check.examining import examine
from farwire.check.pair import Pair
from farwire.records import Band, CheckRequest


def linked(source: str, target: str, languages: tuple[str, str], *links: tuple[str, str]) -> Pair:
    """A pair whose words are aligned as (target word, source word), between any two languages."""
    made = aligned(source, target, *links)
    return Pair(source, target, *languages, made.words)


def rules(pair: Pair) -> list[str]:
    return [finding.rule for finding in find_choices(0, pair)]


@pytest.mark.parametrize(
    ("pair", "found"),
    [
        (linked("The doctor spoke.", "O médico falou.", ("en", "pt"), ("médico", "doctor")), ["guessed-gender"]),
        (linked("The manager left.", "La gerente salió.", ("en", "es"), ("gerente", "manager")), ["guessed-gender"]),
        (
            linked("The boss left.", "La directrice part.", ("en", "fr"), ("directrice", "boss")),
            ["guessed-gender"],
        ),
        (linked("The nurse came.", "Die Lehrerin kam.", ("en", "de"), ("Lehrerin", "nurse")), ["guessed-gender"]),
        (linked("The doctor said she left.", "A médica saiu.", ("en", "pt"), ("médica", "doctor")), []),
        (linked("The doctor Maria left.", "A médica Maria saiu.", ("en", "pt"), ("médica", "doctor")), []),
        (linked("The doctors left.", "Os médicos saíram.", ("en", "pt"), ("médicos", "doctors")), []),
        (linked("The actress left.", "A atriz saiu.", ("en", "pt"), ("atriz", "actress")), []),
        (linked("A witness spoke.", "A testemunha falou.", ("en", "pt"), ("testemunha", "witness")), []),
        (linked("The general public paid.", "O público em geral pagou.", ("en", "pt"), ("geral", "general")), []),
        (linked("The doctor spoke.", "Lääkäri puhui.", ("en", "fi"), ("Lääkäri", "doctor")), []),
    ],
)
def test_the_gender_of_a_profession(pair: Pair, found: list[str]) -> None:
    assert rules(pair) == found


@pytest.mark.parametrize(
    ("pair", "found"),
    [
        (linked("Do you agree?", "Você concorda?", ("en", "pt"), ("Você", "you")), ["guessed-address"]),
        (linked("Take your coat.", "Nimm deinen Mantel.", ("en", "de"), ("deinen", "your")), ["guessed-address"]),
        (linked("Thank you.", "Obrigado a você.", ("en", "pt"), ("você", "you")), []),
        (linked("All of you know.", "Vous savez.", ("en", "fr"), ("Vous", "you")), []),
        (linked("I know you.", "Tunnen.", ("en", "fi"), ("Tunnen", "you")), []),
    ],
)
def test_how_one_is_addressed(pair: Pair, found: list[str]) -> None:
    assert rules(pair) == found


@pytest.mark.parametrize(
    ("pair", "found"),
    [
        (linked("学生抗议。", "The students protest.", ("zh", "en"), ("students", "学生")), ["guessed-number"]),
        (linked("学生们抗议。", "The students protest.", ("zh", "en"), ("students", "学生")), []),
        (linked("三名学生抗议。", "Three students protest.", ("zh", "en"), ("students", "学生")), []),
        (linked("Guru pergi.", "The teacher left.", ("id", "en"), ("teacher", "Guru")), ["guessed-number"]),
        (linked("O aluno saiu.", "The pupil left.", ("pt", "en"), ("pupil", "aluno")), []),
        (linked("Guru itu dipecat.", "The teacher was sacked.", ("id", "en"), ("was", "dipecat")), ["guessed-tense"]),
        (linked("Guru itu telah dipecat.", "The teacher was sacked.", ("id", "en"), ("was", "dipecat")), []),
    ],
)
def test_number_and_tense(pair: Pair, found: list[str]) -> None:
    assert rules(pair) == found


def test_a_choice_names_both_places_and_is_told_once() -> None:
    pair = linked("The doctor met the nurse.", "O médico viu o enfermeiro.", ("en", "pt"), ("médico", "doctor"))
    (finding,) = find_choices(4, pair)
    assert (finding.unit, finding.source_span, finding.target_span) == (4, (4, 10), (2, 8))
    assert finding.detail == '"médico" is a man: the original does not say whether "doctor" is a man or a woman'


def test_without_alignment_nothing_is_chosen() -> None:
    assert list(find_choices(0, Pair("The doctor spoke.", "O médico falou.", "en", "pt"))) == []


def test_a_choice_does_not_raise_the_band() -> None:
    whole = request([("The doctor spoke to the press.", "O médico falou à imprensa.")], languages=("en", "pt"))
    words = aligned("The doctor spoke to the press.", "O médico falou à imprensa.", ("médico", "doctor")).words
    units = (replace(whole.translation.units[0], words=words),)
    (verdict,) = examine(CheckRequest(whole.revision, replace(whole.translation, units=units))).units
    assert verdict.band is Band.NONE
    assert [finding.rule for finding in verdict.findings] == ["guessed-gender"]
