"""`farwire remarks list|approve|reject|export`: what readers say is wrong, and what becomes of it."""

import json
import sys
from argparse import ArgumentParser
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from farwire import translate
from farwire.archive import intake
from farwire.archive.models import Remark
from farwire.archive.opening import prepare_archive
from farwire.archive.verb import Verb
from farwire.errors import ConfigurationError
from farwire.pipeline.corrections import human_key

_STATES = [str(state) for state in Remark.State.values]
_FIELDS = (
    *("article_key", "unit", "source_language", "target_language", "source", "target"),
    *("engine", "engine_version", "model", "comment", "better", "state"),
)


class Command(Verb):
    """Readers' remarks."""

    help = "List, approve, reject or export what readers say of single sentences."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One sub-verb each."""
        verbs = parser.add_subparsers(dest="verb", required=True)
        listing = verbs.add_parser("list", help="remarks that nobody has looked at yet")
        listing.add_argument("--state", choices=[*_STATES, "all"], default="new")
        listing.add_argument("--json", action="store_true", help="one object a line")
        for verb, words in (("approve", "take a better version over"), ("reject", "set a remark aside")):
            deciding = verbs.add_parser(verb, help=words)
            deciding.add_argument("number", metavar="ID", type=int, nargs="+")
        exporting = verbs.add_parser("export", help="write remarks to FILE, as .jsonl or .tmx; - for standard output")
        exporting.add_argument("file", metavar="FILE", nargs="?", default="-")
        exporting.add_argument("--state", choices=[*_STATES, "all"], default="all")
        exporting.add_argument("--from", dest="source", default="", metavar="LANGUAGE", help="only this language's")
        exporting.add_argument("--to", dest="target", default="", metavar="LANGUAGE", help="only those into this one")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what was asked."""
        prepare_archive()
        verbs = {"list": self._list, "approve": self._decide, "reject": self._decide, "export": self._export}
        verbs[options["verb"]](options)

    def _list(self, options: dict[str, Any]) -> None:
        for remark in _chosen(options["state"]):
            self.stdout.write(_object(remark) if options["json"] else _told(remark))

    def _decide(self, options: dict[str, Any]) -> None:
        found = Remark.objects.in_bulk(options["number"])
        missing = [str(number) for number in options["number"] if number not in found]
        if missing:
            raise CommandError(f"farwire remarks {options['verb']}: there is no remark {', '.join(missing)}")
        for remark in found.values():
            key = human_key(remark.source, remark.source_language, remark.target_language)
            if options["verb"] == "approve":
                count = intake.approve_remark(remark, key, datetime.now(UTC))
            else:
                count = intake.reject_remark(remark, key)
            done = {"approve": "approved", "reject": "rejected"}[options["verb"]]
            self.stdout.write(f"{done} {remark.pk}; {count} translations will be made anew")

    def _export(self, options: dict[str, Any]) -> None:
        file, languages = options["file"], (options["source"], options["target"])
        remarks = [remark for remark in _chosen(options["state"]) if _is_of(remark, *languages)]
        content = _tmx(remarks, file) if file.lower().endswith(".tmx") else _lines(remarks)
        if file == "-":
            sys.stdout.buffer.write(content)
            return
        try:
            Path(file).write_bytes(content)
        except OSError as error:
            raise ConfigurationError(f"{file}: {error}") from error


def _chosen(state: str) -> list[Remark]:
    return list(Remark.objects.all() if state == "all" else Remark.objects.filter(state=state))


def _languages(remark: Remark) -> tuple[str, str]:
    return translate.base_language(remark.source_language), translate.base_language(remark.target_language)


def _is_of(remark: Remark, *wanted: str) -> bool:
    """Whether a remark's languages are those that are named; an empty name stands for all."""
    pairs = zip(_languages(remark), wanted, strict=True)
    return all(not name or translate.base_language(name) == language for language, name in pairs)


def _object(remark: Remark) -> str:
    shown = {"id": remark.pk} | {name: getattr(remark, name) for name in _FIELDS}
    return json.dumps(shown | {"made_at": remark.made_at.isoformat(timespec="seconds")}, ensure_ascii=False)


def _told(remark: Remark) -> str:
    pair = f"{remark.source_language} → {remark.target_language}"
    lines = [f"{remark.pk}  {remark.state}  {pair}  {remark.article_key}, sentence {remark.unit + 1}"]
    named = {"original": remark.source, "shown": remark.target, "better": remark.better, "comment": remark.comment}
    lines += [f"    {name:<9} {' '.join(text.split())}" for name, text in named.items() if text]
    return "\n".join(lines)


def _lines(remarks: list[Remark]) -> bytes:
    return "".join(_object(remark) + "\n" for remark in remarks).encode()


def _tmx(remarks: list[Remark], file: str) -> bytes:
    """The better versions of one pair as TMX; more than one pair does not fit into a file."""
    pairs: defaultdict[tuple[str, str], list[translate.MemoryPair]] = defaultdict(list)
    for remark in remarks:
        if remark.better:
            pairs[_languages(remark)].append(
                translate.MemoryPair(remark.source, remark.better, f"reader, {remark.state}")
            )
    if len(pairs) > 1:
        raise ConfigurationError(
            f"{file}: a TMX file holds one pair; there are {len(pairs)}: name one with --from and --to"
        )
    (source, target), units = next(iter(pairs.items()), (("und", "und"), []))
    return translate.export_tmx(units, source, target)
