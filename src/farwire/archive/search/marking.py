"""Where in a text the clauses of a search stand."""

from collections.abc import Iterator, Sequence

from farwire.archive.search.folding import fold
from farwire.archive.search.tokens import Clause, spans, tokens


def words_of(text: str) -> frozenset[str]:
    """The different tokens of a text."""
    return frozenset(tokens(text))


def answered(text: str, clauses: Sequence[Clause]) -> int:
    """How many of the clauses stand in a text."""
    possible = _possible(text, clauses)
    if not possible:
        return 0
    row = f" {' '.join(tokens(text))} "
    return sum(f" {' '.join(clause.tokens)}{'' if clause.is_prefix else ' '}" in row for clause in possible)


def marked(text: str, clauses: Sequence[Clause]) -> list[tuple[int, int]]:
    """The half-open stretches of a text that answer any of the clauses, in order, joined where they meet."""
    possible = _possible(text, clauses)
    placed = spans(text) if possible else []
    row = [token for token, _, _ in placed]
    found = [
        (placed[first][1], placed[first + len(clause.tokens) - 1][2])
        for clause in possible
        for first in _places(row, clause)
    ]
    joined: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _possible(text: str, clauses: Sequence[Clause]) -> list[Clause]:
    """The clauses that may stand in a text: most texts answer nothing, and that is seen without cutting them up."""
    folded = fold(text) if clauses else ""
    return [clause for clause in clauses if all(map(folded.__contains__, clause.tokens))]


def _places(row: Sequence[str], clause: Clause) -> Iterator[int]:
    """Where in a row of tokens a clause begins."""
    *before, last = clause.tokens
    size = len(before)
    for first in range(len(row) - size):
        end = row[first + size]
        if (end.startswith(last) if clause.is_prefix else end == last) and row[first : first + size] == before:
            yield first
