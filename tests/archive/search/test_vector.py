"""What the databases are given, PostgreSQL its vectors and SQLite its signs of rows, and what they are asked."""

from farwire.archive.search.rows import row_marks, row_signs
from farwire.archive.search.tokens import Clause, tokens
from farwire.archive.search.vector import match_text, question_text, triple_signs, vector_text


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


def test_signs_of_rows_are_characters_that_no_text_holds_as_a_token() -> None:
    row = [f"word{number}" for number in range(5_000)]
    signs = row_signs(row, 3)
    # Of 131,068, so that some meet.
    assert 4_800 < len(signs) <= 4_998
    assert {len(sign) for sign in signs} == {1}
    assert tokens("".join(sorted(signs))) == []
    assert triple_signs(["the mayor § of the", "town"]) == ""
    assert triple_signs(["a b c", "b c d"]).split() == sorted(row_signs(["a", "b", "c", "§", "b", "c", "d"], 3))


def test_sqlite_is_asked_for_each_three_words_of_a_row_first() -> None:
    first, second = sorted(row_signs(["a", "b", "c", "d"], 3))
    assert match_text([Clause(("a", "b", "c", "d"))], ()) == f'(("{first}" AND "{second}" AND "a b c d"))'
    assert match_text([Clause(("a", "b", "c"), is_prefix=True)], ()) == '("a b c"*)'
    (sign,) = row_signs(["a", "b", "c"], 3)
    row = match_text([Clause(("x",)), Clause(("a", "b", "c", "d"), is_prefix=True, is_excluded=True)], ())
    assert row == f'("x") NOT ("{sign}" AND "a b c d"*)'
