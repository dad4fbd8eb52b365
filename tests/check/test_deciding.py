"""Whom a guess stands for, and how plain that is."""

from check.test_guesses import aligned
from farwire.check.deciding import Decision, decide
from farwire.check.guesses import guesses_in, open_subjects
from farwire.check.pair import Pair
from farwire.check.reference import Focus, read_sentence


def decided(pair: Pair, focus: Focus) -> Decision:
    sentence = read_sentence(pair.target, {}, lambda _: None, quoted=False)
    (guess,) = (*guesses_in(pair), *open_subjects(pair))
    return decide(pair, guess, sentence, focus, {})


LOST = aligned("Perdeu líderes.", "He lost leaders.", ("He", "Perdeu"))


def test_the_sentence_before_decides() -> None:
    assert decided(LOST, Focus("b")).kind == "b"
    assert decided(LOST, Focus()).kind == "-"


def test_between_he_and_she_the_engine_knows_least() -> None:
    assert decided(LOST, Focus("f")).margin > decided(LOST, Focus("b")).margin


def test_somebody_for_whom_the_guess_is_right_is_a_rival() -> None:
    assert decided(LOST, Focus("b", persons=(frozenset({"m"}),))).is_rivalled
    assert not decided(LOST, Focus("b", persons=(frozenset({"f"}),))).is_rivalled


def test_the_verb_and_agreement_are_plainer_than_the_text() -> None:
    several = aligned("Perderam líderes.", "He lost leaders.", ("He", "Perderam"))
    assert decided(several, Focus("b")).kind == "+"
    agreeing = aligned("Foi detida.", "He was arrested.", ("He", "Foi"))
    assert decided(agreeing, Focus("m")).kind == "f"
    assert decided(agreeing, Focus("b")).kind == "b"


def test_an_object_in_the_source_owns_nothing() -> None:
    saved = aligned("Salvaram-lhe a vida.", "They saved her life.", ("her", "Salvaram-lhe"))
    assert decided(saved, Focus("b")).kind == "-"
