"""One round of the wire, in five steps one can read aloud, and a sixth for pictures where they are wanted.

Each step drains its worklist and files as it goes; the next begins when it is done. So the order in
which things arrive never decides what is placed or translated first: the archive's own order does,
and a round that was killed and begun again ends with the same archive.
"""

import time
from collections.abc import Callable

from farwire.archive import intake
from farwire.pipeline.steps import (
    ask_feeds,
    fetch_pictures,
    place_articles,
    read_pages,
    sign_revisions,
    translate_revisions,
)
from farwire.pipeline.wire import Report, Wire


def run_round(wire: Wire, *, everything: bool = False, revisit: bool = False) -> Report:
    """Do every step in turn; with `everything` feeds, with `revisit` pages are asked before their time has come."""
    report = Report()
    intake.forget_senders(wire.now())
    steps: tuple[tuple[str, Callable[[], None]], ...] = (
        ("feeds", lambda: ask_feeds(wire, report, everything=everything)),
        ("pages", lambda: read_pages(wire, report, revisit=revisit)),
        ("sign", lambda: sign_revisions(wire, report)),
        ("place", lambda: place_articles(wire, report)),
        ("translate", lambda: translate_revisions(wire, report)),
        *((("pictures", lambda: fetch_pictures(wire, report)),) if wire.pictures else ()),
    )
    for name, step in steps:
        began = time.perf_counter()
        step()
        report.seconds[name] = round(time.perf_counter() - began, 3)
    return report
