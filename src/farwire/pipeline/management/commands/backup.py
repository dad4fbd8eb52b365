"""`farwire backup FILE`: write the archive to a file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.db import connection

from farwire.archive import backups
from farwire.archive.opening import prepare_archive
from farwire.archive.verb import Verb
from farwire.errors import ConfigurationError


class Command(Verb):
    """Backs the archive up while the wire runs."""

    help = "Write a copy of the archive (SQLite) to a file, also while the wire runs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Options of `backup`."""
        parser.add_argument("file", metavar="FILE", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Write it."""
        prepare_archive()
        size = backups.backup(sqlite_path(), options["file"])
        self.stdout.write(f"{options['file']}: {size / 1e6:.1f} MB")


def sqlite_path() -> Path:
    """Where the archive's file is; raises ConfigurationError if it is no SQLite archive."""
    if connection.vendor != "sqlite":
        raise ConfigurationError("this archive is in PostgreSQL: use pg_dump and pg_restore")
    return Path(str(connection.settings_dict["NAME"]))
