"""`farwire status`: what is there, what waits and why, what failed."""

import json
from argparse import ArgumentParser
from typing import Any

from django.conf import settings

from farwire.archive.opening import prepare_archive
from farwire.archive.overview import overview
from farwire.archive.verb import Verb


class Command(Verb):
    """The state of the wire."""

    help = "What is there, what waits and why, what failed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Options of `status`."""
        parser.add_argument("--json", action="store_true", help="as one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        """Show it."""
        prepare_archive()
        state = overview(settings.EDITIONS)
        if options["json"]:
            self.stdout.write(json.dumps(state, ensure_ascii=False))
            return
        for name in ("sources", "feeds", "items", "articles", "revisions", "stories"):
            self.stdout.write(f"{name:<12}{state[name]:>8}")
        self._pairs(state)
        for failure in state["failures"]:
            self.stdout.write(
                f"failed: {failure['stage']} {failure['subject']}: {failure['error']}: {failure['detail']}"
                f" ({failure['attempts']} times, last {failure['at']})"
            )

    def _pairs(self, state: dict[str, Any]) -> None:
        for pair, count in state["translations"].items():
            self.stdout.write(f"translated  {count:>8}  {pair}")
        units = state["units"]
        self.stdout.write(f"units       {units['made']:>8}  by engines, {units['reused']} from the memory")
        for pair, entry in state["waiting"]["translate"].items():
            self.stdout.write(f"waiting     {entry['count']:>8}  {pair}: {entry['reason']}")
        if state["waiting"]["read"]:
            self.stdout.write(f"waiting     {state['waiting']['read']:>8}  pages to read")
