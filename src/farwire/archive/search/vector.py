"""PostgreSQL's text vectors and questions, written out: its parser of words is never asked.

Beside the tokens with their places a vector holds a short mark for every two and every three of them in a row, so
that a row of words that stands nowhere is seen in the index alone, and marks of the entry's number
(`farwire.archive.search.blocks`).
"""

from collections.abc import Sequence
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
    rows: set[str] = set()
    at = 0
    for column in columns:
        row = column.split()
        for token in row:
            at += 1
            if token != BORDER:
                positions.setdefault(token, []).append(str(at))
        at += 1
        rows.update(row_marks(row, 2), row_marks(row, 3))
    written = [f"'{token}':{','.join(numbers)}" for token, numbers in positions.items()]
    return " ".join([*written, *(f"'{mark}'" for mark in (*place.split(), *block_marks(number), *sorted(rows)))])


def row_marks(row: Sequence[str], size: int) -> set[str]:
    """The marks of so many neighbours, of 106,496 there are: one says "hardly" or "perhaps", never "yes"."""
    rows = zip(*(row[start:] for start in range(size)), strict=False)
    return {_mark(" ".join(some)) for some in rows if BORDER not in some}


def _mark(row: str) -> str:
    first, rest = divmod(crc32(row.encode()) % (len(_FIRST) * 4096), 4096)
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
    # Of a beginning it is not known what it is a neighbour of.
    known = clause.tokens[: len(clause.tokens) - clause.is_prefix]
    marks = sorted(row_marks(known, 2) if len(known) < 3 else row_marks(known, 3))
    return " & ".join([*(f"'{mark}'" for mark in marks), f"({row})"]) if marks else row


def _phrase(clause: Clause) -> str:
    return '"' + " ".join(clause.tokens) + '"' + "*" * clause.is_prefix
