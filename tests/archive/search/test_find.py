"""What is found is what a look at every entry finds, on either database, however many hold it."""

import random
import sys
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive import making
from archive.making import announce, item, read
from farwire.archive import search
from farwire.archive.models import Article, SearchEntry
from farwire.archive.search import Clause, Lookup, blocks, find, holding

pytestmark = pytest.mark.django_db

MOST = 5
WORDS = ("the", "the", "the", "of", "of", "mayor", "bridge", "river", "storm", "ferry", "museum")
LANGUAGES = ("pt", "es", "de")
LOOKUPS = (
    Lookup((Clause(("the",)),)),
    Lookup((Clause(("the", "the")),)),
    Lookup((Clause(("of", "ferry")),)),
    Lookup((Clause(("museum", "of", "the")),)),
    Lookup((Clause(("the", "the", "of", "the")),)),
    Lookup((Clause(("of", "the", "the", "m"), is_prefix=True),)),
    Lookup((Clause(("the",)), Clause(("the", "the", "of"), is_excluded=True))),
    Lookup((Clause(("zeppelin",)),)),
    Lookup((Clause(("mayor", "zeppelin")),)),
    Lookup((Clause(("m",), is_prefix=True),)),
    Lookup((Clause(("the", "m"), is_prefix=True),)),
    Lookup((Clause(("of",)), Clause(("storm",), is_excluded=True))),
    Lookup((Clause(("the",)), Clause(("of", "the"), is_excluded=True))),
    Lookup((Clause(("ferry",)),), ((search.language_mark("de"),),)),
    Lookup((Clause(("ferry",)), Clause(("storm",))), ((search.language_mark("de"), search.language_mark("es")),)),
    Lookup((), ((search.language_mark("pt"),),)),
)


@pytest.fixture
def texts(monkeypatch: pytest.MonkeyPatch) -> dict[str, tuple[int, str, str]]:
    """Articles with blocks of numbers so small that many are needed: by key the entry's number, language and text."""
    monkeypatch.setattr(blocks, "SMALL", 2)
    monkeypatch.setattr(blocks, "LARGE", 16)
    monkeypatch.setattr(sys.modules["farwire.archive.search.find"], "MOST_WEIGHED", MOST)
    chance = random.Random(5)
    announce(making.feed(), *(item(f"a{number}") for number in range(70)))
    filed = {}
    for number in range(70):
        text, language = " ".join(chance.choices(WORDS, k=6)), LANGUAGES[number % 3]
        filed[read(f"a{number}", language=language, text=f"{text} {number}.").article_id] = language, text
    numbers = dict(SearchEntry.objects.values_list("article_id", "id"))
    return {key: (numbers[key], language, text) for key, (language, text) in filed.items()}


def test_the_newest_that_hold_it_are_found(texts: dict[str, tuple[int, str, str]]) -> None:
    for lookup in LOOKUPS:
        holding = [
            (number, key) for key, (number, language, text) in texts.items() if holds(text.split(), language, lookup)
        ]
        newest = {key for _, key in sorted(holding, reverse=True)[:MOST]}
        assert set(find(lookup, 100)) == newest, lookup


@pytest.mark.parametrize("most_dated", [0, 9, 50_000])
def test_of_some_days_the_newest_are_found(
    texts: dict[str, tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch, most_dated: int
) -> None:
    monkeypatch.setattr(holding, "_MOST_DATED", most_dated)
    # Numbers that follow the days, as they do but for a few that came late.
    for key, (number, _, _) in texts.items():
        Article.objects.filter(key=key).update(published_at=day_of(number))
    search.enter(list(texts))
    clause = Clause(("the",))
    for since, until in ((None, 20), (20, None), (20, 24), (3, 60), (60, 3), (69, 70)):
        start, end = (making.NOW + timedelta(days=each) if each is not None else None for each in (since, until))
        holding_it = [
            (number, key)
            for key, (number, _, text) in texts.items()
            if stands(text.split(), clause) and Lookup(since=start, until=end).spans(day_of(number))
        ]
        newest = {key for _, key in sorted(holding_it, reverse=True)[:MOST]}
        assert set(find(Lookup((clause,), (), start, end), 100)) == newest, (since, until)


def test_postgresql_asks_the_index_of_vectors_alone(texts: dict[str, tuple[int, str, str]]) -> None:
    """By the index of numbers it would look into each vector of a stretch."""
    if connection.vendor != "postgresql":
        pytest.skip("of PostgreSQL's plans")
    with CaptureQueriesContext(connection) as asked:
        find(Lookup((Clause(("of", "ferry")),)), 100)
    statements = [each["sql"] for each in asked if "tsquery" in each["sql"]]
    assert len(statements) > 1
    with holding._reading(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(f"EXPLAIN {statement}")
            plan = "\n".join(line for (line,) in cursor.fetchall())
            assert "archive_search_vector" in plan
            assert "pkey" not in plan


def test_what_is_left_out_is_looked_for_among_named_articles(texts: dict[str, tuple[int, str, str]]) -> None:
    keys = sorted(texts)[::3]
    clause = Clause(("of", "the"), is_excluded=True)
    held = [key for key in keys if not holds(texts[key][2].split(), "", Lookup((clause,)))]
    assert search.without(keys, (clause,)) == [key for key in keys if key not in held]


def test_what_can_be_read_goes_first() -> None:
    announce(making.feed(), item("es"), item("en"), item("pt"), item("fr"))
    for name in ("es", "en", "pt", "fr"):
        read(name, language=name, text="Mayor.")
    making.translate("pt")
    names = {making.article(name).key: name for name in ("es", "en", "pt", "fr")}
    mayor = Lookup((Clause(("mayor",)),))
    in_english = [names[key] for key in find(mayor, 10, search.readable_marks("en"))]
    assert set(in_english[:2]) == {"en", "pt"}
    assert names[find(mayor, 10, search.readable_marks("fr"))[0]] == "fr"
    assert set(find(mayor, 10)) == set(names)


def test_an_empty_archive_holds_nothing() -> None:
    assert find(LOOKUPS[0], 10) == []


def test_articles_entered_by_older_rules_are_to_be_entered_anew() -> None:
    announce(making.feed(), item("a"), item("b"))
    old, _ = (read(name).article_id for name in ("a", "b"))
    assert search.count_without_entry() == 0
    SearchEntry.objects.filter(article_id=old).update(rules=0)
    assert list(search.without_entry().values_list("key", flat=True)) == [old]
    search.enter_all([old])
    assert search.count_without_entry() == 0


def day_of(number: int) -> datetime:
    """When the article of an entry appeared: every seventh one was found late."""
    return making.NOW + timedelta(days=number if number % 7 else number - 15)


def holds(row: list[str], language: str, lookup: Lookup) -> bool:
    """Whether a text answers a lookup, seen word by word."""
    placed = all(search.language_mark(language) in group for group in lookup.places)
    return placed and all(clause.is_excluded != stands(row, clause) for clause in lookup.clauses)


def stands(row: list[str], clause: Clause) -> bool:
    """Whether a clause's tokens stand in a row."""
    *before, last = clause.tokens
    return any(
        row[start : start + len(before)] == before
        and any(word.startswith(last) if clause.is_prefix else word == last for word in row[start + len(before) :][:1])
        for start in range(len(row))
    )
