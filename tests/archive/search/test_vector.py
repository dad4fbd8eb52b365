"""What PostgreSQL is given: tokens with their places, marks of pairs and of blocks; and what SQLite is asked."""

from farwire.archive.search.tokens import Clause
from farwire.archive.search.vector import match_text, pair_marks, question_text, vector_text


def test_a_vector_has_places_marks_of_place_of_the_number_and_of_pairs() -> None:
    vector = vector_text(["river mayor §", "river §"], "§a §lpt", 9000).split(" ")
    assert vector[:2] == ["'river':1,5", "'mayor':2"]
    assert vector[2:6] == ["'§a'", "'§lpt'", "'§i8'", "'§j1'"]
    assert vector[6:] == [f"'{mark}'" for mark in pair_marks(["river", "mayor"])]


def test_marks_of_pairs_begin_with_a_capital_and_stop_at_borders() -> None:
    marks = pair_marks(["the", "mayor", "of", "the", "town", "§", "sings"])
    assert len(marks) == 4
    assert all(mark[0].isupper() and len(mark) == 3 and "'" not in mark for mark in marks)
    assert pair_marks(["town", "§", "sings"]) == set()
    assert pair_marks(["a", "b"]) != pair_marks(["b", "a"])


def test_a_row_of_words_asks_for_its_pairs_first() -> None:
    pair, other = pair_marks(["a", "b"]), pair_marks(["b", "c"])
    assert question_text([Clause(("a", "b"))], ()) == f"('{pair.pop()}' & ('a' <-> 'b'))"
    row = question_text([Clause(("b", "c", "d"), is_prefix=True, is_excluded=True)], [("§a", "§b")])
    assert row == f"!('{other.pop()}' & ('b' <-> 'c' <-> 'd':*)) & ('§a' | '§b')"


def test_a_single_word_has_no_pair() -> None:
    assert question_text([Clause(("a",)), Clause(("b",), is_prefix=True)], ()) == "('a') & ('b':*)"
    assert match_text([Clause(("a", "b")), Clause(("c",), is_excluded=True)], [("§a",)]) == (
        '("a b" AND ("§a")) NOT "c"'
    )
