"""`farwire memory export FILE --from pt --to en`: the translation memory as TMX."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from farwire import translate
from farwire.archive.models import MemoryUnit
from farwire.archive.opening import prepare_archive
from farwire.archive.verb import Verb


class Command(Verb):
    """The memory for other tools."""

    help = "Write the translation memory of a pair as TMX, - for standard output."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Options of `memory`."""
        verbs = parser.add_subparsers(dest="verb", required=True)
        exporting = verbs.add_parser("export", help="write all units of a pair")
        exporting.add_argument("file", metavar="FILE", nargs="?", default="-")
        exporting.add_argument("--from", dest="source", required=True, metavar="LANGUAGE")
        exporting.add_argument("--to", dest="target", required=True, metavar="LANGUAGE")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write it."""
        prepare_archive()
        source, target = translate.base_language(options["source"]), translate.base_language(options["target"])
        rows = MemoryUnit.objects.filter(source_language=source, target_language=target).order_by("made_at", "key")
        made_by = ((row, f"{row.engine} {row.engine_version}".strip()) for row in rows.iterator())
        pairs = [translate.MemoryPair(row.source, row.target, name) for row, name in made_by]
        content = translate.export_tmx(pairs, source, target)
        if options["file"] == "-":
            sys.stdout.buffer.write(content)
        else:
            Path(options["file"]).write_bytes(content)
