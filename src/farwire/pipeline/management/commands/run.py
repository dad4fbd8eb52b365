"""`farwire run`: wire and site; `--once`: until nothing is left to do."""

import json
import logging
import signal
import subprocess
import sys
import threading
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.conf import settings

from farwire.archive.opening import prepare_archive
from farwire.archive.overview import overview
from farwire.archive.verb import Verb
from farwire.pipeline.flow import run_round
from farwire.pipeline.opening import opened_wire
from farwire.pipeline.sampling import file_samples, is_first_start, read_samples
from farwire.pipeline.wire import Report, Wire

log = logging.getLogger(__name__)
_LONGEST_SLEEP = 60.0


class Command(Verb):
    """Wire and site in one; stays up without internet."""

    help = "Gather, read, group, translate, check and publish."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Options of `run`."""
        parser.add_argument("--once", action="store_true", help="work until nothing is left to do, then stop; no site")
        parser.add_argument("--revisit", action="store_true", help="ask all recent articles' pages again now")
        parser.add_argument("--no-site", action="store_true", help="the wire alone; see `farwire serve`")
        parser.add_argument("--json", action="store_true", help="the summary as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run rounds, once or until told to stop."""
        prepare_archive()
        if options["once"]:
            with opened_wire(quiet=options["json"]) as wire:
                _first_start(wire)
                report = run_round(wire, everything=True, revisit=options["revisit"])
            self._summary(report, as_json=options["json"])
            return
        site = None if options["no_site"] else _start_site()
        try:
            self._keep_running(options["revisit"])
        finally:
            if site is not None:
                site.terminate()
                site.wait(10)

    def _keep_running(self, revisit: bool) -> None:
        stop = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stop.set())
        with opened_wire() as wire:
            _first_start(wire)
            while not stop.is_set():
                report = run_round(wire, revisit=revisit)
                revisit = False
                if report.feeds or report.pages or report.translated:
                    self._summary(report, as_json=False)
                stop.wait(_LONGEST_SLEEP)

    def _summary(self, report: Report, *, as_json: bool) -> None:
        if as_json:
            state = overview(settings.EDITIONS, settings.ENGINE_BUDGETS)
            self.stdout.write(json.dumps({"round": asdict(report), **state}, ensure_ascii=False))
            return
        self.stdout.write(
            f"{report.feeds} feeds asked ({report.unchanged} unchanged), {report.new_articles} new articles, "
            f"{report.pages} pages asked, {report.new_revisions} new revisions, {report.placed} placed, "
            f"{report.translated} translated, {report.failures} failures, {sum(report.seconds.values()):.1f} s"
        )


def _start_site() -> subprocess.Popen[bytes]:
    """The site in a process of its own: it loads no model and shares no lock.

    Its standard input is a pipe from us: however we end, it is closed, and the site ends too.
    """
    command = [sys.executable, "-m", "farwire", "serve", "--until-stdin-ends"]
    return subprocess.Popen(command, stdin=subprocess.PIPE)  # noqa: S603 - our own program


def _first_start(wire: Wire) -> None:
    """An empty archive gets the sample, so that there is something to see without internet."""
    if is_first_start():
        log.info("nothing here yet: filing the sample; for real sources: farwire sources import --starter")
        file_samples(wire.now())
    read_samples(wire)
