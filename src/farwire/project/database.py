"""FARWIRE_DATABASE_URL to Django's database settings."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from farwire.errors import ConfigurationError

# A deferred SQLite transaction that turns from reading to writing fails at once when another
# writes, whatever the timeout; IMMEDIATE waits. NORMAL can lose the last commits at a power loss,
# never the file: what is lost so is gathered again.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32000;",
}


def database_from_url(url: str, folder: Path) -> dict[str, Any]:
    """Settings for postgres://user:password@host:port/name?option=…, sqlite:///path, or (empty) SQLite in `folder`."""
    parts = urlsplit(url)
    try:
        port = str(parts.port or "")
    except ValueError as error:
        raise ConfigurationError(f"FARWIRE_DATABASE_URL: {error}") from error
    if parts.scheme in ("postgres", "postgresql"):
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": port,
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": dict(parse_qsl(parts.query)),
        }
    if parts.scheme not in ("", "sqlite"):
        raise ConfigurationError(
            f"FARWIRE_DATABASE_URL must begin with postgres:// or sqlite:///, not {parts.scheme}://"
        )
    name = unquote(parts.path[1:] if parts.path.startswith("//") else parts.path) or str(folder / "farwire.sqlite3")
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": name, "OPTIONS": SQLITE_OPTIONS}
