"""An archive of a bench's own, on SQLite or on a PostgreSQL server that lives as long as the bench does."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent / "tests"
DATABASES = ("sqlite", "postgresql")


@contextmanager
def own_archive(database: str, **more: str) -> Iterator[dict[str, str] | None]:
    """The settings of an empty archive with editions in English and Portuguese, and `more` of them.

    Yields None where the database is not installed. Django knows one database a process.
    """
    with tempfile.TemporaryDirectory() as folder, database_url(database) as url:
        yield None if url is None else _settings(folder, url) | more


@contextmanager
def database_url(database: str) -> Iterator[str | None]:
    """The URL of an empty database; empty for SQLite, None where there is none."""
    if database == "sqlite":
        yield ""
        return
    if str(TESTS) not in sys.path:
        sys.path.insert(0, str(TESTS))
    import pgserver

    programs = pgserver.find_programs()
    if programs is None:
        yield None
        return
    with pgserver.server(programs) as url:
        yield url


def _settings(folder: str, url: str) -> dict[str, str]:
    return {
        "FARWIRE_DATA_DIR": folder,
        "FARWIRE_DATABASE_URL": url,
        "FARWIRE_EDITIONS": "en,pt",
        "DJANGO_SETTINGS_MODULE": "farwire.project.settings",
    }


def open_archive() -> None:
    """Set Django up with the settings of the environment, and make the tables."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def count_anew() -> str:
    """Let the database count and tidy what it holds, as it does by itself after a while; the database's name."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    return connection.vendor


def children_and_servers() -> list[int]:
    """The other processes at work for us: those that we started, and the database's own for our connection."""
    from django.db import connection

    mine = [int(path.parent.name) for path in Path("/proc").glob("[0-9]*/stat") if _parent(path) == os.getpid()]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            mine.append(cursor.fetchone()[0])
    return mine


def _parent(stat: Path) -> int:
    try:
        return int(stat.read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0
