"""`farwire status`: what is there, what waits and why, what failed."""

import json
from argparse import ArgumentParser
from typing import Any

from django.conf import settings

from farwire.archive.opening import prepare_archive
from farwire.archive.overview import overview
from farwire.archive.verb import Verb

_RULES_TOLD = 5


class Command(Verb):
    """The state of the wire."""

    help = "What is there, what waits and why, what failed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Options of `status`."""
        parser.add_argument("--json", action="store_true", help="as one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        """Show it."""
        prepare_archive()
        state = overview(settings.EDITIONS, settings.ENGINE_BUDGETS)
        if options["json"]:
            self.stdout.write(json.dumps(state, ensure_ascii=False))
            return
        for name in ("sources", "feeds", "items", "articles", "revisions", "stories"):
            self.stdout.write(f"{name:<12}{state[name]:>8}")
        self._pairs(state)
        self._findings(state)
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
        for use in state["engines_today"]:
            budget = "" if use["budget"] is None else f" of {use['budget']}"
            closed = "; it takes no more today" if use["closed"] else ""
            self.stdout.write(f"sent today  {use['characters']:>8}{budget} characters to {use['engine']}{closed}")
        for pair, entry in state["waiting"]["translate"].items():
            self.stdout.write(f"waiting     {entry['count']:>8}  {pair}: {entry['reason']}")
        if state["waiting"]["read"]:
            self.stdout.write(f"waiting     {state['waiting']['read']:>8}  pages to read")
        if state["search"]["to_reindex"]:
            missing = "articles that no search finds, or by older rules: run farwire reindex"
            self.stdout.write(f"search      {state['search']['to_reindex']:>8}  {missing}")

    def _findings(self, state: dict[str, Any]) -> None:
        for entry in state["findings"]["pairs"]:
            self.stdout.write(
                f"checked     {entry['sentences']:>8}  {entry['pair']} by {entry['engine']}: {_told(entry)}"
            )
        for entry in state["findings"]["sources"]:
            self.stdout.write(f"checked     {entry['sentences']:>8}  from {entry['source']}: {_told(entry)}")
        for entry in state["engines_refused"]:
            self.stdout.write(f"refused     {entry['pair']:>8}  {entry['engine']} {entry['model']}: {entry['detail']}")
        if state["remarks"]["new"]:
            self.stdout.write(f"remarks     {state['remarks']['new']:>8}  from readers, not looked at yet")


def _told(entry: dict[str, Any]) -> str:
    """Sentences by band, articles by decision, and the rules found most, in one line."""
    decisions = ", ".join(f"{count} {decision}" for decision, count in entry["decisions"].items())
    rules = ", ".join(f"{rule} {count}" for rule, count in list(entry["rules"].items())[:_RULES_TOLD])
    return f"{entry['look']} to look at, {entry['unreliable']} not reliable; {decisions}" + (
        f"; {rules}" if rules else ""
    )
