"""`farwire glossary import|export|propose FILE --from pt --to en`."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from farwire import translate
from farwire.archive import intake, worklist
from farwire.archive.opening import prepare_archive
from farwire.archive.proposals import proposed_terms
from farwire.archive.verb import Verb
from farwire.errors import ConfigurationError
from farwire.records import Term


class Command(Verb):
    """Terms with fixed translations, in and out."""

    help = "Import, export or propose the terms of a pair of languages, as TBX or CSV."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One sub-verb each."""
        verbs = parser.add_subparsers(dest="verb", required=True)
        for verb, words in (
            ("import", "add the terms of a file"),
            ("export", "write all terms, - for standard output"),
            ("propose", "write names that stories told in both languages spell differently, for you to look through"),
        ):
            each = verbs.add_parser(verb, help=words)
            each.add_argument("file", metavar="FILE", help="ending in .tbx or .csv")
            each.add_argument("--from", dest="source", required=True, metavar="LANGUAGE")
            each.add_argument("--to", dest="target", required=True, metavar="LANGUAGE")
            if verb == "propose":
                each.add_argument("--least", type=int, default=1, metavar="N", help="only names that N stories have")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what was asked."""
        prepare_archive()
        source, target = translate.base_language(options["source"]), translate.base_language(options["target"])
        if options["verb"] == "import":
            terms = translate.import_glossary(_read(options["file"]), source, target)
            self.stdout.write(f"{intake.file_terms(source, target, terms)} terms {source} → {target}")
            return
        if options["verb"] == "propose":
            terms = tuple(term for term, _ in proposed_terms(source, target, options["least"]))
        else:
            rows = worklist.glossary(source, target)
            terms = tuple(Term(row.source, row.target, row.case_sensitive) for row in rows)
        export = translate.export_tbx if options["file"].endswith(".tbx") else translate.export_csv
        content = export(terms, source, target)
        if options["file"] == "-":
            sys.stdout.buffer.write(content)
        else:
            Path(options["file"]).write_bytes(content)


def _read(file: str) -> bytes:
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise ConfigurationError(f"{file}: {error.strerror}") from error
