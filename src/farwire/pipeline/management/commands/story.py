"""`farwire story KEY`: who belongs to a story, and why."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from farwire.archive.dossier import dossier
from farwire.archive.opening import prepare_archive
from farwire.archive.verb import Verb

_SPELLINGS = 4


class Command(Verb):
    """Shows everything that is filed about a story."""

    help = "Show a story, named by its key or by an article's: its members with the reasons, its names, its history."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Options of `story`."""
        parser.add_argument(
            "key", metavar="STORY", help="the key in the address of the story or of one of its articles"
        )
        parser.add_argument("--json", action="store_true", help="one object")

    def handle(self, *args: Any, **options: Any) -> None:
        """Show it."""
        prepare_archive()
        found = dossier(options["key"])
        if found is None:
            raise CommandError(f"farwire story: there is no story or article {options['key']!r}")
        if options["json"]:
            self.stdout.write(json.dumps(found, ensure_ascii=False))
            return
        counts = f"{found['size']} articles, {found['sources']} sources, {found['own_sources']} in words of their own"
        self.stdout.write(f"{found['story']}  {found['opened_at']} – {found['latest_at']}  {counts}")
        for name in found["names"]:
            spellings = ", ".join(dict.fromkeys(each["text"] for each in name["spellings"][:_SPELLINGS]))
            self.stdout.write(f"  {name['kind']:12} {name['articles']:3}  {spellings}")
        for event in found["events"]:
            self.stdout.write(f"  {event['kind']} {event['story']} {event['other']}: {event['reason']}")
        for member in found["members"]:
            self._write_member(member)

    def _write_member(self, member: dict[str, Any]) -> None:
        self.stdout.write(f"{member['article']}  {member['published_at']}  {member['language']}  {member['source']}")
        self.stdout.write(f"    {member['headline']}")
        for name in ("duplicate_of", "translation_of", "origin"):
            if member[name]:
                self.stdout.write(f"    {name}: {member[name]}")
        for name, detail in member["reasons"]:
            self.stdout.write(f"    {name}: {detail}")
        for each in member["adds"]:
            self.stdout.write(f"    adds: {each}")
