"""`farwire translate --from pt --to en [FILE]`: a line out for each line in."""

import json
from argparse import ArgumentParser
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError

from farwire import check, translate
from farwire.archive.models import MemoryUnit
from farwire.archive.opening import prepare_archive
from farwire.archive.verb import Verb
from farwire.pipeline.budgets import Budgets, spent
from farwire.pipeline.corrections import glossary_of, recall
from farwire.pipeline.lines import lines_of
from farwire.records import Band, EngineChoice, Segment, Term, TranslationUnit, UnitOrigin, UnitVerdict

_TOGETHER = 256


class Command(Verb):
    """Lines in, translated lines out, in order."""

    help = "Translate lines of text: a line out for each line in."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Options of `translate`."""
        parser.add_argument("file", nargs="?", default="-", metavar="FILE")
        parser.add_argument("--from", dest="source", required=True, metavar="LANGUAGE")
        parser.add_argument("--to", dest="target", required=True, metavar="LANGUAGE")
        parser.add_argument("--json", action="store_true", help="one object a line: text, translation, findings")
        parser.add_argument("--no-memory", action="store_true", help="compute all anew")

    def handle(self, *args: Any, **options: Any) -> None:
        """Translate in batches, so that a long file streams through."""
        choices = translate.engine_choices(
            options["source"],
            options["target"],
            engines=settings.ENGINES,
            models_folder=Path(settings.DATA_DIR) / "models",
        )
        if not choices:
            raise CommandError(f"farwire translate: no model for {options['source']} → {options['target']}")
        prepare_archive()
        terms = glossary_of(options["source"], options["target"])
        failed = False
        lines = lines_of(options["file"])
        while some := list(islice(lines, _TOGETHER)):
            units, choice = _paid_units(some, choices, terms, use_memory=not options["no_memory"])
            verdicts = _verdicts(units, choice) if options["json"] else [UnitVerdict(Band.NONE)] * len(units)
            for line, unit, verdict in zip(some, units, verdicts, strict=True):
                failed |= unit.target is None
                self.stdout.write(_shown(line, unit, verdict, as_json=options["json"]))
        if failed:
            raise CommandError("farwire translate: some lines could not be translated; --json tells which and why")


def _verdicts(units: list[TranslationUnit], choice: EngineChoice) -> Sequence[UnitVerdict]:
    pairs = [(unit.source.text, unit.target or "") for unit in units]
    return check.examine_pairs(pairs, choice.source_language, choice.target_language)


def _paid_units(
    lines: list[str], choices: Sequence[EngineChoice], terms: tuple[Term, ...], *, use_memory: bool
) -> tuple[list[TranslationUnit], EngineChoice]:
    """The lines' units by the first engine whose budget holds them, and that engine. Raises CommandError."""
    budgets = Budgets(settings.ENGINE_BUDGETS)
    for choice in choices:
        with budgets.paid(choice, sum(map(len, lines))) as enough:
            if enough:
                return _units(lines, choice, terms, use_memory=use_memory), choice
    raise CommandError(f"farwire translate: {'; '.join(map(spent, choices))}")


def _units(
    lines: list[str], choice: EngineChoice, terms: tuple[Term, ...], *, use_memory: bool
) -> list[TranslationUnit]:
    """The lines' units; with the memory, a line known there or seen in this batch is not computed again."""
    if not use_memory:
        return list(translate.translate_lines(lines, choice, terms))
    keys = [translate.memory_key(line, choice, terms) for line in lines]
    hits = recall(dict(zip(keys, lines, strict=True)), choice)
    missing = list(dict.fromkeys(line for line, key in zip(lines, keys, strict=True) if key not in hits))
    made = dict(zip(missing, translate.translate_lines(missing, choice, terms), strict=True))
    return [made.get(line) or _known(line, hits[key]) for line, key in zip(lines, keys, strict=True)]


def _known(line: str, row: MemoryUnit) -> TranslationUnit:
    return TranslationUnit(Segment(0, 0, line), row.target, UnitOrigin(row.origin))


def _shown(line: str, unit: TranslationUnit, verdict: UnitVerdict, *, as_json: bool) -> str:
    """A failed translation is never text: its line stays empty."""
    if not as_json:
        return unit.target or ""
    found = [*unit.findings, *(verdict.findings if unit.target else ())]
    findings = [{"rule": finding.rule, "detail": finding.detail} for finding in found]
    shown = {"text": line, "translation": unit.target, "origin": unit.origin.value, "findings": findings}
    return json.dumps(shown, ensure_ascii=False)
