"""`farwire export --edition en`: everything an edition shows, as JSON Lines."""

import json
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.utils import translation

from farwire.archive.opening import prepare_archive
from farwire.archive.verb import Verb
from farwire.errors import ConfigurationError
from farwire.publish.editions import Edition
from farwire.publish.selection.exported import exported


class Command(Verb):
    """Writes an edition out for other programs."""

    help = "Write everything that an edition shows as JSON Lines, in a stable order."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Options of `export`."""
        parser.add_argument("--edition", required=True, metavar="LANGUAGE")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write it to standard output."""
        if options["edition"] not in settings.EDITIONS:
            editions = ", ".join(settings.EDITIONS)
            raise ConfigurationError(f"there is no edition {options['edition']!r}; FARWIRE_EDITIONS has {editions}")
        prepare_archive()
        with translation.override("en"):
            for each in exported(Edition(options["edition"])):
                self.stdout.write(json.dumps(each, ensure_ascii=False))
