"""Backups of a SQLite archive: whole or refused."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from farwire.archive import backups
from farwire.errors import ConfigurationError


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A database in WAL mode that looks like an archive, with a row that stands in the log alone."""
    path = tmp_path / "farwire.sqlite3"
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("CREATE TABLE archive_article (key text)")
        db.execute("INSERT INTO archive_article VALUES ('one')")
        db.commit()
    return path


def _keys(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as db:
        return [key for (key,) in db.execute("SELECT key FROM archive_article ORDER BY key")]


def test_a_backup_holds_what_is_there_also_while_somebody_writes(database: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(database)) as writer:
        writer.execute("INSERT INTO archive_article VALUES ('two')")
        writer.commit()
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("INSERT INTO archive_article VALUES ('uncommitted')")
        assert backups.backup(database, tmp_path / "copy") > 0
    assert _keys(tmp_path / "copy") == ["one", "two"]


def test_a_backup_overwrites_nothing(database: Path, tmp_path: Path) -> None:
    (tmp_path / "copy").write_text("precious")
    with pytest.raises(ConfigurationError, match="is there already"):
        backups.backup(database, tmp_path / "copy")
    assert (tmp_path / "copy").read_text() == "precious"


def test_a_backup_into_a_folder_that_is_missing_says_so(database: Path, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="can't be written"):
        backups.backup(database, tmp_path / "none" / "copy")


def test_restored_is_what_was_backed_up_and_the_old_one_stays(database: Path, tmp_path: Path) -> None:
    backups.backup(database, tmp_path / "copy")
    with closing(sqlite3.connect(database)) as db:
        db.execute("INSERT INTO archive_article VALUES ('later')")
        db.commit()
    backups.restore(tmp_path / "copy", database)
    assert _keys(database) == ["one"]
    assert _keys(database.with_name("farwire.sqlite3.before")) == ["later", "one"]


@pytest.mark.parametrize("content", [b"", b"no database at all", b"SQLite format 3\0" + b"x" * 5000])
def test_what_is_no_backup_is_refused_and_nothing_changes(database: Path, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "copy").write_bytes(content)
    with pytest.raises(ConfigurationError, match="copy is"):
        backups.restore(tmp_path / "copy", database)
    assert _keys(database) == ["one"]


def test_a_missing_backup_is_refused(database: Path, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError):
        backups.restore(tmp_path / "none", database)
    assert _keys(database) == ["one"]
