"""`farwire check --from pt --to en [FILE]`: tab-separated source and target, one unit a line."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from itertools import islice
from typing import Any

from farwire import check
from farwire.archive.verb import Verb
from farwire.errors import ConfigurationError
from farwire.pipeline.lines import lines_of
from farwire.records import UnitVerdict

_TOGETHER = 256


class Command(Verb):
    """Checks translations made anywhere."""

    help = "Check translations: tab-separated source and target, one unit a line."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Options of `check`."""
        parser.add_argument("file", nargs="?", default="-", metavar="FILE")
        parser.add_argument("--from", dest="source", required=True, metavar="LANGUAGE")
        parser.add_argument("--to", dest="target", required=True, metavar="LANGUAGE")
        parser.add_argument("--json", action="store_true", help="one object a line: band, findings, scores")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check in batches, so that a long file streams through."""
        pairs = _pairs(options["file"])
        while some := list(islice(pairs, _TOGETHER)):
            for verdict in check.examine_pairs(some, options["source"], options["target"]):
                self.stdout.write(_object(verdict) if options["json"] else _line(verdict))


def _line(verdict: UnitVerdict) -> str:
    found = "; ".join(f"{finding.rule}: {finding.detail}" for finding in verdict.findings)
    return f"{verdict.band.value}\t{found}"


def _object(verdict: UnitVerdict) -> str:
    findings = [
        {
            "rule": finding.rule,
            "detail": finding.detail,
            "source_span": finding.source_span,
            "target_span": finding.target_span,
        }
        for finding in verdict.findings
    ]
    shown = {"band": verdict.band.value, "findings": findings, "scores": dict(verdict.scores)}
    return json.dumps(shown, ensure_ascii=False)


def _pairs(file: str) -> Iterator[tuple[str, str]]:
    """Source and target of each line; ConfigurationError names a line that has not two fields."""
    for number, line in enumerate(lines_of(file), 1):
        fields = line.split("\t")
        if len(fields) != 2:
            raise ConfigurationError(f"{file}, line {number}: {len(fields)} fields; source and target are wanted")
        yield fields[0], fields[1]
