"""One round of the wire, in five steps one can read aloud.

Each step drains its worklist and files as it goes; the next begins when it is done. So the order in
which things arrive never decides what is placed or translated first: the archive's own order does,
and a round that was killed and begun again ends with the same archive.
"""

import time
from collections.abc import Callable

from farwire.archive import intake
from farwire.pipeline.steps import ask_feeds, place_articles, read_pages, sign_revisions, translate_revisions
from farwire.pipeline.wire import Report, Wire


def run_round(wire: Wire, *, everything: bool = False, revisit: bool = False) -> Report:
    """Ask feeds, read pages, sign, place, translate; `everything` and `revisit` ask before the time has come."""
    report = Report()
    intake.forget_senders(wire.now())
    steps: tuple[tuple[str, Callable[[], None]], ...] = (
        ("feeds", lambda: ask_feeds(wire, report, everything=everything)),
        ("pages", lambda: read_pages(wire, report, revisit=revisit)),
        ("sign", lambda: sign_revisions(wire, report)),
        ("place", lambda: place_articles(wire, report)),
        ("translate", lambda: translate_revisions(wire, report)),
    )
    for name, step in steps:
        began = time.perf_counter()
        step()
        report.seconds[name] = round(time.perf_counter() - began, 3)
    return report
