"""Clauses of English sentences and their subjects."""

import pytest

from farwire.check.clauses import read_clauses
from farwire.check.entities import entities_of
from farwire.check.nouns import tokens_of


def subjects(text: str, *, quoted: bool = False) -> list[tuple[str, bool]]:
    """The subjects of a sentence's clauses in order, and whether each is quoted."""
    tokens = tokens_of(text)
    reading = read_clauses(tokens, entities_of(tokens, {}, lambda _: None), quoted=quoted)
    found = []
    for clause in reading.clauses:
        if clause.subject is not None:
            start, end = tokens[clause.subject.first].start, tokens[clause.subject.last - 1].end
            found.append((text[start:end], clause.quoted))
        elif clause.pronoun is not None:
            found.append((clause.pronoun_word, clause.quoted))
    return found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The group retreated to the north.", ["The group"]),
        ("In a statement, the company said that it would close.", ["the company", "it"]),
        ("The minister said the bank had failed.", ["The minister", "the bank"]),
        ("In Aldermoor, Westfold, Torres confirmed that he ran.", ["Torres", "he"]),
        ("Although he lost, the senator thanked the voters.", ["he", "the senator"]),
        ("The airline, whose pilots walked out, lost money.", ["The airline", "pilots"]),
        ("Mr Torres, who leads the party, resigned.", ["Mr Torres", "Mr Torres"]),
        ("His house was sold when he left.", ["his", "he"]),
        ("When the mayor fell ill, the council was dissolved.", ["the mayor", "the council"]),
    ],
)
def test_subjects(text: str, found: list[str]) -> None:
    assert [subject for subject, _ in subjects(text)] == found


def test_quotations_are_told_apart() -> None:
    assert subjects("“We lost,” the coach said.") == [("we", True), ("the coach", False)]
    assert subjects('which surprised me," he told the paper.') == [("he", False)]
    assert subjects("They know it.", quoted=True) == [("they", True)]


def test_a_quotation_stays_open() -> None:
    tokens = tokens_of('He said: "The plan failed.')
    reading = read_clauses(tokens, entities_of(tokens, {}, lambda _: None), quoted=False)
    assert reading.quoted
    assert reading.clauses[reading.clause_at(12)].quoted
