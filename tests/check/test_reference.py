"""Whom a pronoun may stand for, the likeliest first."""

import pytest

from farwire.check.reference import Focus, Sentence, candidates, named_before, next_focus, read_sentence


def read(text: str, *, quoted: bool = False) -> Sentence:
    return read_sentence(text, {}, lambda _: None, quoted=quoted)


def found(text: str, word: str, focus: Focus | None = None) -> list[tuple[str, str]]:
    place = text.index(f"{word} ") if text.startswith(word) else text.index(f" {word}") + 1
    return [(one.kind, one.where) for one in candidates(read(text), place, focus or Focus(), {})]


def test_the_subject_before_comes_first() -> None:
    assert found("The queen said that he left.", "he", Focus("b"))[0] == ("f", "clause")
    assert found("He left.", "He", Focus("b"))[0] == ("b", "focus")


def test_whoever_comes_later_in_the_sentence() -> None:
    assert ("f", "later") in found("In his letter, the queen thanked them.", "his")
    assert ("f", "later") in found("Although he fell ill, the queen travelled.", "he")


def test_behind_a_quotation_speaks_the_last_speaker() -> None:
    assert found('"It rains," he said.', "he", Focus("b", speaker="f"))[0] == ("f", "speaker")


def test_in_a_quotation_only_what_is_quoted_counts() -> None:
    assert found('The queen said: "Yes, he left."', "he", Focus("b")) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The group retreated.", "b"),
        ("When the king died, the queen ruled.", "f"),
        ("“We lost,” the queen said.", "f"),
        ("“We lost.”", "m"),
        ("It is clear that the queen rules.", "f"),
    ],
)
def test_whom_the_next_sentence_goes_on_about(text: str, kind: str) -> None:
    assert next_focus(read(text), Focus("m"), {}).kind == kind


def test_a_person_is_remembered_while_nobody_else_is_named() -> None:
    focus = next_focus(read("The queen spoke."), Focus(), {})
    focus = next_focus(read("The treaty is frail."), focus, {})
    assert [(one.kind, one.where) for one in candidates(read("He left."), 0, focus, {})][-1] == ("f", "person")
    focus = next_focus(read("The king and the treaty are frail."), focus, {})
    assert ("f", "person") not in [(one.kind, one.where) for one in candidates(read("He left."), 0, focus, {})]


def test_who_is_named_before_a_place() -> None:
    sentence = read("The queen told the king that his house burnt.")
    assert {"f", "m"} <= named_before(sentence, 29, {})
    assert "m" not in named_before(sentence, 5, {})
