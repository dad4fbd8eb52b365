"""`farwire withdraw ARTICLE`: take an article down, with all its copies in feeds and API."""

from argparse import ArgumentParser
from datetime import UTC, datetime
from typing import Any

from django.core.management.base import CommandError

from farwire.archive import intake
from farwire.archive.opening import prepare_archive
from farwire.archive.verb import Verb


class Command(Verb):
    """Takes an article down: its pages answer 410 from now on."""

    help = "Take an article down, by the key in its address."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Options of `withdraw`."""
        parser.add_argument("key", metavar="ARTICLE")

    def handle(self, *args: Any, **options: Any) -> None:
        """Take it down."""
        prepare_archive()
        if not intake.withdraw(options["key"], datetime.now(UTC)):
            raise CommandError(f"farwire withdraw: there is no article {options['key']!r}")
        self.stdout.write(f"withdrawn: {options['key']}")
