"""Guessed pronouns: by hand-made alignments, and on labelled press lines where they are at hand."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest
from quality import floors

from farwire.check.guesses import find_guesses, guesses_in
from farwire.check.pair import Pair
from farwire.records import AlignedWord

LABELS = Path(__file__).parent / "data" / "guesses.tsv"


def aligned(source: str, target: str, *links: tuple[str, str], language: str = "pt") -> Pair:
    """A pair whose words are aligned as (target word, source words); each the first such in its text."""
    words = []
    for theirs, ours in links:
        start, begun = target.index(theirs), source.index(ours)
        words.append(AlignedWord(start, start + len(theirs), begun, begun + len(ours), -0.1))
    return Pair(source, target, language, "en", tuple(words))


@pytest.mark.parametrize(
    ("pair", "guessed"),
    [
        (aligned("Perdeu líderes e combatentes.", "He lost leaders and fighters.", ("He", "Perdeu")), ["he"]),
        (aligned("Ele perdeu as eleições.", "He lost the election.", ("He", "Ele")), []),
        (aligned("A ministra levou o seu livro.", "The minister took her book.", ("her", "seu")), ["her"]),
        (aligned("A ministra levou o livro dela.", "The minister took her book.", ("her", "dela")), []),
        (aligned("É claro que vai chover.", "It is clear that rain comes.", ("It", "É")), []),
        (aligned("Fechou em maio.", "It closed in May.", ("It", "Fechou")), ["it"]),
        (aligned("Disse-lhe que sim.", "They told him yes.", ("him", "Disse-lhe")), ["him"]),
        (aligned("Viram-no ontem.", "They saw him yesterday.", ("him", "Viram-no")), []),
        (aligned("Perdió la elección.", "She lost the election.", ("She", "Perdió"), language="es"), ["she"]),
        (aligned("O seçimi kaybetti.", "He lost the election.", ("He", "O"), language="tr"), ["he"]),
        (aligned("Er verlor die Wahl.", "He lost the election.", ("He", "Er"), language="de"), []),
    ],
)
def test_guesses(pair: Pair, guessed: list[str]) -> None:
    assert [guess.word for guess in guesses_in(pair)] == guessed


def test_a_guess_is_a_finding_with_both_places() -> None:
    pair = aligned("Perdeu líderes.", "He lost leaders.", ("He", "Perdeu"))
    (finding,) = find_guesses(3, pair)
    assert (finding.unit, finding.rule) == (3, "guessed-pronoun")
    assert (finding.target_span, finding.source_span) == ((0, 2), (0, 6))


@pytest.mark.parametrize(
    ("source", "target", "language", "guessed"),
    [
        ("Perdeu líderes.", "He lost leaders.", "pt", ["he"]),
        ("Ele perdeu líderes.", "He lost leaders.", "pt", []),
        ("A ministra levou o seu livro.", "The minister took her book.", "pt", ["her"]),
        ("A ministra levou o livro dela.", "The minister took her book.", "pt", []),
        ("Perdió líderes.", "It lost leaders.", "es", ["it"]),
        ("O seçimi kaybetti.", "She lost the election.", "tr", ["she"]),
        ("Er verlor.", "He lost.", "de", []),
    ],
)
def test_without_alignment_by_what_the_whole_source_shows(
    source: str, target: str, language: str, guessed: list[str]
) -> None:
    pair = Pair(source, target, language, "en")
    assert [guess.word for guess in guesses_in(pair)] == guessed
    assert all(finding.source_span is None for finding in find_guesses(0, pair))


@pytest.mark.slow
@pytest.mark.parametrize("half", ["seen", "unseen"])
def test_labelled_press_lines(shared: Path, half: str, tmp_path: Path) -> None:
    """Precision ≥ .85 and recall ≥ .80 of guessed pronouns in real machine output."""
    translate = pytest.importorskip("farwire.translate")
    choice = translate.choose_engine("pt", "en", engines=["marian"], models_folder=tmp_path)
    if choice is None:
        pytest.skip("no model for pt → en is installed")
    lines = (shared / "mt" / "press.pt.txt").read_text(encoding="utf-8").splitlines()
    with LABELS.open(encoding="utf-8", newline="") as file:
        labels = [row for row in csv.DictReader(file, delimiter="\t") if row["half"] == half]
    wanted = sorted({int(row["line"]) for row in labels})
    units = translate.translate_lines([lines[number - 1] for number in wanted], choice)
    found = _decisions(dict(zip(wanted, units, strict=True)))
    counted: Counter[tuple[bool, bool]] = Counter()
    for row in labels:
        key = (int(row["line"]), row["word"], int(row["occurrence"]))
        if key in found:
            counted[found[key], row["open"] == "1"] += 1
    assert counted.total() >= 0.9 * len(labels)
    floors.check("guesses precision", counted[True, True] / (counted[True, True] + counted[True, False]))
    floors.check("guesses recall", counted[True, True] / (counted[True, True] + counted[False, True]))


def _decisions(units: dict) -> dict[tuple[int, str, int], bool]:
    """For each third-person pronoun of each line, by its occurrence, whether it is called a guess."""
    found = {}
    for line, unit in units.items():
        pair = Pair(unit.source.text, unit.target or "", "pt", "en", unit.words)
        guessed = {guess.target_span[0] for guess in guesses_in(pair)}
        seen: Counter[str] = Counter()
        for word in unit.words:
            match = re.compile(r"(he|she|it|him|his|hers?|its|theirs?|yours?)\b(?!-)", re.IGNORECASE).match(
                pair.target, word.target_start
            )
            if match:
                name = match.group(1).lower()
                seen[name] += 1
                found[line, name, seen[name]] = match.start() in guessed
    return found
