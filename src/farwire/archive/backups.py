"""Copies of a SQLite archive: written while the wire runs, put back whole or not at all."""

import sqlite3
from contextlib import closing
from pathlib import Path

from farwire.errors import ConfigurationError


def backup(database: Path, target: Path) -> int:
    """Write a consistent copy of the database to `target`, which must not exist; returns its size in bytes."""
    if target.exists():
        raise ConfigurationError(f"{target} is there already; a backup overwrites nothing")
    partial = target.with_name(target.name + ".partial")
    partial.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as source:
            source.execute("VACUUM INTO ?", (str(partial),))
        partial.rename(target)
    except (sqlite3.Error, OSError) as error:
        raise ConfigurationError(f"{target} can't be written: {error}") from error
    return target.stat().st_size


def restore(source: Path, database: Path) -> None:
    """Put a backup in the database's place after looking it through; the old one stays beside it as `.before`."""
    check(source)
    fresh = database.with_name(database.name + ".restoring")
    fresh.write_bytes(source.read_bytes())
    # The write-ahead log holds commits of the old database and goes with it, before it.
    for suffix in ("-wal", "-shm", ""):
        old = database.with_name(database.name + suffix)
        if old.exists():
            old.replace(database.with_name(f"{database.name}.before{suffix}"))
    fresh.rename(database)


def check(file: Path) -> None:
    """Raise ConfigurationError unless the file is a whole archive."""
    try:
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as opened:
            (verdict,) = opened.execute("PRAGMA integrity_check").fetchone()
            opened.execute("SELECT count(*) FROM archive_article").fetchone()
    except sqlite3.Error as error:
        raise ConfigurationError(f"{file} is no backup of an archive: {error}") from error
    if verdict != "ok":
        raise ConfigurationError(f"{file} is damaged: {verdict}")
