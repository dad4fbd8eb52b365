"""Word alignment: close to what a person draws."""

from pathlib import Path

import numpy as np
import pytest

from farwire.translate.marian import MarianEngine
from farwire.translate.marian.align import NO_WORD, WORD, align_words, word_of_piece, words_of

WORST_ERROR_RATE = 0.06


def table() -> list[tuple[str, str, set[tuple[int, int]]]]:
    path = Path(__file__).parent / "data" / "aligned.tsv"
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        (source, target, {(int(pair.split("-")[0]), int(pair.split("-")[1])) for pair in pairs.split()})
        for source, target, pairs in rows
    ]


TABLE = table()


def links(engine: MarianEngine, source: str, target: str) -> set[tuple[int, int]]:
    rendering = engine.align(source, target)
    assert rendering.text == target
    places = [match.span() for match in WORD.finditer(source)]
    return {
        (index, number)
        for number, word in enumerate(rendering.words)
        for index, (start, end) in enumerate(places)
        if word.source_start < end and start < word.source_end
    }


def test_error_rate(engine: MarianEngine) -> None:
    """Alignment error rate (Och and Ney 2003) with sure links only: 1 − 2·|A∩S| / (|A| + |S|)."""
    assert len(TABLE) >= 60
    both = found = drawn = 0
    for source, target, sure in TABLE:
        made = links(engine, source, target)
        both, found, drawn = both + len(made & sure), found + len(made), drawn + len(sure)
    rate = 1 - 2 * both / (found + drawn)
    assert rate <= WORST_ERROR_RATE, f"error rate {rate:.3f}"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("Um dois.", ["Um", "dois"]),
        ("“Não”, disse.", ["Não", "disse"]),
        ("A 3,5% de 1.000", ["A", "3,5%", "de", "1.000"]),
        ("guarda-chuva e l’eau", ["guarda-chuva", "e", "l’eau"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert [text[start:end] for start, end in words_of(text, [])] == words


def test_in_solid_scripts_pieces_are_words() -> None:
    assert words_of("東京は", [(0, 2), (2, 3)]) == [(0, 2), (2, 3)]


def test_pieces_know_their_words() -> None:
    assert word_of_piece("Um dois.", [(0, 2), (3, 7)], [(0, 2), (2, 5), (5, 7), (7, 8)]) == [0, 1, 1, NO_WORD]


def test_a_word_without_counterpart_has_an_empty_stretch() -> None:
    attention = np.array([[0.0, 1.0]], np.float32)
    (word,) = align_words(("Um", [(0, 2)]), ("A", [(0, 1)]), attention, [-0.5])
    assert word.source_start == word.source_end
    assert word.log_probability == -0.5
