"""An archive of an earlier version, brought to this one with what stands in it."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from archive import making
from archive.making import announce, item, read
from farwire.archive import search
from farwire.archive.models import SearchEntry
from farwire.archive.search import Clause, Lookup, find

SPOIL = "UPDATE archive_searchentry SET vector = '''old'':1'::tsvector"
PHRASE = Lookup((Clause(("as", "mais", "longas", "frases")),))
TEXT = "As mais longas frases."


@pytest.mark.django_db(transaction=True)
def test_an_index_of_an_earlier_version_finds_what_it_found() -> None:
    announce(making.feed(), item("a"), item("b"))
    old, other = (read(name, text=TEXT).article_id for name in ("a", "b"))
    migrate("0005_breadth_and_additions")
    if connection.vendor == "postgresql":
        execute(SPOIL)
    migrate(None)
    assert set(find(PHRASE, 10)) == {old, other}
    assert search.count_without_entry() == 2
    # What keeps SQLite's full-text table beside the entries is still there.
    SearchEntry.objects.get(article_id=other).delete()
    assert find(PHRASE, 10) == [old]
    search.enter_all([old, other])
    assert set(find(PHRASE, 10)) == {old, other}
    assert search.count_without_entry() == 0


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no vectors")
def test_vectors_of_the_last_version_are_written_anew() -> None:
    announce(making.feed(), item("a"))
    key = read("a", text=TEXT).article_id
    migrate("0007_article_of_source")
    execute(SPOIL)
    assert find(PHRASE, 10) == []
    migrate(None)
    assert find(PHRASE, 10) == [key]
    assert search.count_without_entry() == 0


def migrate(name: str | None) -> None:
    """Bring the archive's tables to a version; None stands for the latest."""
    executor = MigrationExecutor(connection)
    latest = [node for node in executor.loader.graph.leaf_nodes() if node[0] == "archive"]
    executor.migrate([("archive", name)] if name else latest)


def execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
