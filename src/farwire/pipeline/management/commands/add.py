"""`farwire add URL`: a source by the address of its site or of its feed."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from farwire.archive import intake
from farwire.archive.opening import prepare_archive
from farwire.archive.verb import Verb
from farwire.pipeline.finding import feeds_at
from farwire.pipeline.opening import fetch_policy


class Command(Verb):
    """Finds the feed of a site and adds it."""

    help = "Add a source by the address of its site or its feed; all feeds of a page with --all."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Options of `add`."""
        parser.add_argument("url", metavar="URL")
        parser.add_argument("--all", action="store_true", help="every feed that the page names, not only its first")

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask the address, find its feeds, file them."""
        url = options["url"] if "://" in options["url"] else f"https://{options['url']}"
        links = list(feeds_at(url, fetch_policy()))
        if not links:
            raise CommandError(
                f"farwire add: {url}: no feed is named there, it is none itself, and no links to articles were found"
            )
        prepare_archive()
        for link in links if options["all"] else links[:1]:
            new = intake.file_feed_link(link)
            self.stdout.write(f"{'added' if new else 'known already'}: {link.title or link.url} {link.url}")
