"""`farwire export`: what an edition shows, as JSON Lines or as a folder of pages."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.utils import translation

from farwire.archive.opening import prepare_archive
from farwire.archive.verb import Verb
from farwire.errors import ConfigurationError
from farwire.publish.editions import Edition
from farwire.publish.selection.exported import exported
from farwire.publish.static_site import export_site


class Command(Verb):
    """Writes editions out, for other programs or for any file server."""

    help = "Write what an edition shows: JSON Lines on standard output in a stable order, or a folder of pages."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Options of `export`."""
        parser.add_argument("--edition", metavar="LANGUAGE", help="one edition; with --static all if none is named")
        parser.add_argument("--static", metavar="DIR", type=Path, help="a folder for pages, feeds and styles")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write it."""
        edition, folder = options["edition"], options["static"]
        if edition is None and folder is None:
            raise CommandError("farwire export: name an edition (--edition) or a folder (--static)", returncode=2)
        if edition is not None and edition not in settings.EDITIONS:
            editions = ", ".join(settings.EDITIONS)
            raise ConfigurationError(f"there is no edition {edition!r}; FARWIRE_EDITIONS has {editions}")
        prepare_archive()
        if folder:
            written = export_site(folder, [edition] if edition else [])
            self.stderr.write(f"{written} files in {folder}")
            return
        with translation.override("en"):
            for each in exported(Edition(edition)):
                self.stdout.write(json.dumps(each, ensure_ascii=False))
