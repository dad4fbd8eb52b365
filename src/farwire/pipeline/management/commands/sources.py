"""`farwire sources list|import|export|remove`."""

import sys
from argparse import ArgumentParser
from importlib.resources import files
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from farwire import gather
from farwire.archive import intake
from farwire.archive.models import Feed
from farwire.archive.opening import prepare_archive
from farwire.archive.verb import Verb
from farwire.errors import FeedUnreadable
from farwire.pipeline.opening import fetch_policy
from farwire.records import Failure, FeedLink, FetchRequest


class Command(Verb):
    """Sources in and out, as OPML."""

    help = "List, import, export or remove sources."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One sub-verb each."""
        verbs = parser.add_subparsers(dest="verb", required=True)
        verbs.add_parser("list", help="all feeds and how asking them has gone")
        importing = verbs.add_parser("import", help="add all feeds of an OPML file or address")
        importing.add_argument("opml", nargs="?", metavar="FILE_OR_URL")
        importing.add_argument(
            "--starter", action="store_true", help="the list of public feeds that comes with Farwire"
        )
        exporting = verbs.add_parser("export", help="write all feeds as OPML, - for standard output")
        exporting.add_argument("file", metavar="FILE", nargs="?", default="-")
        removing = verbs.add_parser("remove", help="remove a source with all its articles")
        removing.add_argument("slug", metavar="SOURCE")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what was asked."""
        prepare_archive()
        {"list": self._list, "import": self._import, "export": self._export, "remove": self._remove}[options["verb"]](
            options
        )

    def _list(self, options: dict[str, Any]) -> None:
        for feed in Feed.objects.select_related("source"):
            state = "active" if feed.is_active else f"stopped: {feed.stopped_because}"
            self.stdout.write(f"{feed.source.slug}\t{feed.source.language}\t{feed.url}\t{state}")

    def _import(self, options: dict[str, Any]) -> None:
        place = "the starter list" if options["starter"] else options["opml"]
        if not place:
            raise CommandError("farwire sources import: name an OPML file or address, or say --starter", returncode=2)
        body = (files("farwire.pipeline") / "starter.opml").read_bytes() if options["starter"] else _read(place)
        try:
            links = gather.parse_opml(body)
        except FeedUnreadable as error:
            raise CommandError(f"farwire sources import: {place}: {error.detail}") from error
        new = sum(intake.file_feed_link(link) for link in links)
        self.stdout.write(f"{new} feeds added, {len(links) - new} known already")

    def _export(self, options: dict[str, Any]) -> None:
        feeds = Feed.objects.filter(source__is_sample=False).select_related("source")
        body = gather.write_opml([_link(feed) for feed in feeds], "Farwire")
        if options["file"] == "-":
            sys.stdout.buffer.write(body)
        else:
            Path(options["file"]).write_bytes(body)

    def _remove(self, options: dict[str, Any]) -> None:
        if not intake.remove_source(options["slug"]):
            raise CommandError(f"farwire sources remove: there is no source {options['slug']!r}")
        self.stdout.write(f"removed {options['slug']}")


def _read(place: str) -> bytes:
    """The OPML at an address or in a file; CommandError names it and the reason if it can't be had."""
    if place.startswith(("http://", "https://")):
        fetched = gather.fetch(FetchRequest(place, place, fetch_policy(), obey_robots=False))
        if isinstance(fetched, Failure):
            raise CommandError(f"farwire sources import: {place}: {fetched.detail}")
        return fetched.body
    try:
        return Path(place).read_bytes()
    except OSError as error:
        raise CommandError(f"farwire sources import: {place}: {error.strerror}") from error


def _link(feed: Feed) -> FeedLink:
    source = feed.source
    return FeedLink(feed.url, source.name, source.home_url or None, source.language, source.country or None)
