"""What the databases are given and asked, written out: their parsers of words are never asked.

PostgreSQL's text vectors hold beside the tokens with their places marks of every two and every three of them in a
row (`farwire.archive.search.rows`), and marks of the entry's number (`farwire.archive.search.blocks`). SQLite's table
has a column for the signs of every three.
"""

from collections.abc import Sequence

from farwire.archive.search.blocks import block_marks
from farwire.archive.search.rows import row_marks, row_signs
from farwire.archive.search.tokens import BORDER, Clause


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


def triple_signs(columns: Sequence[str]) -> str:
    """What stands in SQLite's column of signs, parted by spaces."""
    return " ".join(sorted({sign for column in columns for sign in row_signs(column.split(), 3)}))


def _row(clause: Clause) -> str:
    *before, last = (f"'{token}'" for token in clause.tokens)
    row = " <-> ".join([*before, last + ":*" * clause.is_prefix])
    known = _known(clause)
    marks = sorted(row_marks(known, 2) if len(known) < 3 else row_marks(known, 3))
    return " & ".join([*(f"'{mark}'" for mark in marks), f"({row})"]) if marks else row


def _phrase(clause: Clause) -> str:
    phrase = '"' + " ".join(clause.tokens) + '"' + "*" * clause.is_prefix
    signs = [f'"{sign}"' for sign in sorted(row_signs(_known(clause), 3))]
    return f"({' AND '.join([*signs, phrase])})" if signs else phrase


def _known(clause: Clause) -> Sequence[str]:
    """The tokens that stand there whole: of a beginning it is not known what it is a neighbour of."""
    return clause.tokens[: len(clause.tokens) - clause.is_prefix]
