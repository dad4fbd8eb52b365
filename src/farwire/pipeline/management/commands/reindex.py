"""`farwire reindex`: fill the search index for what was filed before there was one, or entered by older rules."""

from argparse import ArgumentParser
from typing import Any

from farwire.archive import search
from farwire.archive.opening import prepare_archive
from farwire.archive.verb import Verb
from farwire.archive.worklist import shown_articles
from farwire.pipeline.progress import phase


class Command(Verb):
    """Fills the search index."""

    help = "Fill the search index for articles that no search finds yet, or by older rules for words."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Options of `reindex`."""
        parser.add_argument("--all", action="store_true", help="make the entries of all articles anew")

    def handle(self, *args: Any, **options: Any) -> None:
        """Fill it."""
        prepare_archive()
        read = shown_articles().filter(latest__isnull=False).order_by("published_at", "key")
        keys = list((read if options["all"] else search.without_entry()).values_list("key", flat=True))
        with phase("index", len(keys)) as step:
            search.enter_all(keys, step)
        self.stdout.write(f"{len(keys)} articles entered in the search index")
