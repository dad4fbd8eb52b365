"""FARWIRE_DATABASE_URL as Django's settings."""

from pathlib import Path

import pytest

from farwire.errors import ConfigurationError
from farwire.project.database import database_from_url

FOLDER = Path("/var/lib/farwire")


@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_postgres_with_all_its_parts(scheme: str) -> None:
    found = database_from_url(f"{scheme}://us%40er:p%2Fa%3Ass@db.example.org:5433/wire?sslmode=require", FOLDER)
    assert found["ENGINE"] == "django.db.backends.postgresql"
    assert (found["USER"], found["PASSWORD"]) == ("us@er", "p/a:ss")
    assert (found["HOST"], found["PORT"], found["NAME"]) == ("db.example.org", "5433", "wire")
    assert found["OPTIONS"] == {"sslmode": "require"}


def test_postgres_by_its_socket() -> None:
    found = database_from_url("postgres:///wire", FOLDER)
    assert (found["HOST"], found["PORT"], found["USER"], found["NAME"]) == ("", "", "", "wire")


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("", "/var/lib/farwire/farwire.sqlite3"),
        ("sqlite://", "/var/lib/farwire/farwire.sqlite3"),
        ("sqlite:////srv/wire.db", "/srv/wire.db"),
        ("sqlite:///srv/my%20wire.db", "/srv/my wire.db"),
    ],
)
def test_sqlite(url: str, name: str) -> None:
    found = database_from_url(url, FOLDER)
    assert (found["ENGINE"], found["NAME"]) == ("django.db.backends.sqlite3", name)


def test_sqlite_waits_instead_of_failing() -> None:
    options = database_from_url("", FOLDER)["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert options["timeout"] >= 5
    assert "journal_mode=WAL" in options["init_command"]


@pytest.mark.parametrize("url", ["mysql://localhost/wire", "http://example.org/"])
def test_another_database_is_refused_by_name(url: str) -> None:
    with pytest.raises(ConfigurationError, match="FARWIRE_DATABASE_URL must begin with postgres://"):
        database_from_url(url, FOLDER)
