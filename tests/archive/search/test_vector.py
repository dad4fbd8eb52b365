"""What PostgreSQL is given: tokens with their places, marks of rows and of blocks; and what SQLite is asked."""

from farwire.archive.search.tokens import Clause
from farwire.archive.search.vector import match_text, question_text, row_marks, vector_text


def test_a_vector_has_places_marks_of_place_of_the_number_and_of_rows() -> None:
    vector = vector_text(["river mayor town §", "river §"], "§a §lpt", 9000).split(" ")
    assert vector[:3] == ["'river':1,6", "'mayor':2", "'town':3"]
    assert vector[3:7] == ["'§a'", "'§lpt'", "'§i8'", "'§j1'"]
    row = ["river", "mayor", "town"]
    assert set(vector[7:]) == {f"'{mark}'" for mark in row_marks(row, 2) | row_marks(row, 3)}
    assert len(vector) == 10


def test_marks_of_rows_begin_with_a_capital_and_stop_at_borders() -> None:
    row = ["the", "mayor", "of", "the", "town", "§", "sings"]
    pairs, triples = row_marks(row, 2), row_marks(row, 3)
    assert (len(pairs), len(triples)) == (4, 3)
    assert all(mark[0].isupper() and len(mark) == 3 and "'" not in mark for mark in pairs | triples)
    assert row_marks(["town", "§", "sings"], 2) == row_marks(["a", "b"], 3) == set()
    assert row_marks(["a", "b"], 2) != row_marks(["b", "a"], 2)


def test_a_row_of_words_asks_for_its_marks_first() -> None:
    pair, other = row_marks(["a", "b"], 2), row_marks(["b", "c"], 2)
    assert question_text([Clause(("a", "b"))], ()) == f"('{pair.pop()}' & ('a' <-> 'b'))"
    row = question_text([Clause(("b", "c", "d"), is_prefix=True, is_excluded=True)], [("§a", "§b")])
    assert row == f"!('{other.pop()}' & ('b' <-> 'c' <-> 'd':*)) & ('§a' | '§b')"


def test_a_longer_row_asks_for_each_three_of_its_words() -> None:
    first, second = sorted(row_marks(["a", "b", "c"], 3) | row_marks(["b", "c", "d"], 3))
    row = question_text([Clause(("a", "b", "c", "d"))], ())
    assert row == f"('{first}' & '{second}' & ('a' <-> 'b' <-> 'c' <-> 'd'))"


def test_a_single_word_has_no_row() -> None:
    assert question_text([Clause(("a",)), Clause(("b",), is_prefix=True)], ()) == "('a') & ('b':*)"
    assert match_text([Clause(("a", "b")), Clause(("c",), is_excluded=True)], [("§a",)]) == (
        '("a b" AND ("§a")) NOT "c"'
    )
