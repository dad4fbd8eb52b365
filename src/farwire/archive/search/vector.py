"""PostgreSQL's text vectors and questions, written out: its parser of words is never asked."""

from collections.abc import Sequence

from farwire.archive.search.tokens import BORDER, Clause


def vector_text(columns: Sequence[str], place: str) -> str:
    """A `tsvector` as text: each token with its positions; borders leave a gap, marks of place have no position."""
    positions: dict[str, list[str]] = {}
    number = 0
    for column in columns:
        for token in column.split():
            number += 1
            if token != BORDER:
                positions.setdefault(token, []).append(str(number))
        number += 1
    written = [f"'{token}':{','.join(numbers)}" for token, numbers in positions.items()]
    return " ".join([*written, *(f"'{mark}'" for mark in place.split())])


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
    return " <-> ".join([*before, last + ":*" * clause.is_prefix])


def _phrase(clause: Clause) -> str:
    return '"' + " ".join(clause.tokens) + '"' + "*" * clause.is_prefix
