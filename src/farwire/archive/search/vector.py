"""PostgreSQL's text vectors and questions, written out: its parser of words is never asked.

Beside the tokens with their places a vector holds a short mark for each pair of neighbours, so that a row of
words that stands nowhere is seen in the index alone, and marks of the entry's number (`farwire.archive.search.blocks`).
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from zlib import crc32

from farwire.archive.search.blocks import block_marks
from farwire.archive.search.tokens import BORDER, Clause

# Tokens are folded and so begin with no capital: a mark that does can't be one.
_FIRST = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_OTHERS = f"{_FIRST}{_FIRST.lower()}0123456789+-"


def vector_text(columns: Sequence[str], place: str, number: int) -> str:
    """A `tsvector` as text: each token with its positions; borders leave a gap, marks have no position.

    `number` is the entry's.
    """
    positions: dict[str, list[str]] = {}
    pairs: set[str] = set()
    at = 0
    for column in columns:
        row = column.split()
        for token in row:
            at += 1
            if token != BORDER:
                positions.setdefault(token, []).append(str(at))
        at += 1
        pairs.update(pair_marks(row))
    written = [f"'{token}':{','.join(numbers)}" for token, numbers in positions.items()]
    return " ".join([*written, *(f"'{mark}'" for mark in (*place.split(), *block_marks(number), *sorted(pairs)))])


def pair_marks(row: Iterable[str]) -> set[str]:
    """The marks of neighbours: 106,496 different ones, so that a mark says "hardly" or "perhaps", never "yes"."""
    return {_mark(f"{one} {two}") for one, two in pairwise(row) if BORDER not in (one, two)}


def _mark(pair: str) -> str:
    first, rest = divmod(crc32(pair.encode()) % (len(_FIRST) * 4096), 4096)
    return f"{_FIRST[first]}{_OTHERS[rest // 64]}{_OTHERS[rest % 64]}"


def question_text(clauses: Sequence[Clause], places: Sequence[Sequence[str]]) -> str:
    """A `tsquery` as text: all clauses, none of the excluded, and of each group of marks at least one."""
    parts = [f"{'!' * clause.is_excluded}({_row(clause)})" for clause in clauses]
    parts += ["(" + " | ".join(f"'{mark}'" for mark in group) + ")" for group in places]
    return " & ".join(parts)


def match_text(clauses: Sequence[Clause], places: Sequence[Sequence[str]]) -> str:
    """The same as SQLite's FTS5 has it; at least one clause or group must be wanted."""
    wanted = [_phrase(clause) for clause in clauses if not clause.is_excluded]
    wanted += ["(" + " OR ".join(f'"{mark}"' for mark in group) + ")" for group in places]
    unwanted = [f" NOT {_phrase(clause)}" for clause in clauses if clause.is_excluded]
    return "(" + " AND ".join(wanted) + ")" + "".join(unwanted)


def _row(clause: Clause) -> str:
    *before, last = (f"'{token}'" for token in clause.tokens)
    row = " <-> ".join([*before, last + ":*" * clause.is_prefix])
    # Of a beginning it is not known what it is a pair with.
    marks = sorted(pair_marks(clause.tokens[:-1] if clause.is_prefix else clause.tokens))
    return " & ".join([*(f"'{mark}'" for mark in marks), f"({row})"]) if marks else row


def _phrase(clause: Clause) -> str:
    return '"' + " ".join(clause.tokens) + '"' + "*" * clause.is_prefix
