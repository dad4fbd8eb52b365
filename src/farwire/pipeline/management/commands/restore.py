"""`farwire restore FILE`: put a backup back."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from farwire.archive import backups
from farwire.archive.lock import coordinator_lock
from farwire.archive.opening import prepare_archive
from farwire.archive.verb import Verb
from farwire.pipeline.management.commands.backup import sqlite_path


class Command(Verb):
    """Restores a backup; the archive that was there stays beside it."""

    help = "Put a backup back (SQLite); the archive that was there is kept beside it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Options of `restore`."""
        parser.add_argument("file", metavar="FILE", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Wait for the wire to stop, then put it back."""
        path = sqlite_path()
        with coordinator_lock(Path(settings.DATA_DIR), lambda: self.stderr.write("waiting for the wire to stop")):
            connection.close()
            backups.restore(options["file"], path)
            prepare_archive()
        self.stdout.write(f"restored from {options['file']}")
