"""Opening the archive: its tables brought to this version."""

import fcntl
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError

from farwire.errors import ConfigurationError


def prepare_archive() -> None:
    """Bring the archive's tables to this version; nothing happens where they are.

    Raises ConfigurationError if the database can't be opened. One process at a time: wire and site
    may start together.
    """
    with (Path(settings.DATA_DIR) / "migrate.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        try:
            call_command("migrate", verbosity=0, interactive=False, skip_checks=True)
        except OperationalError as error:
            name = settings.DATABASES["default"]["NAME"]
            raise ConfigurationError(f"the database {name} can't be opened: {error}") from error
