"""`farwire models list|add|remove|verify|accept`."""

from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

from farwire import translate
from farwire.archive import intake
from farwire.archive.opening import prepare_archive
from farwire.archive.verb import Verb

Step = Any


class Command(Verb):
    """Translation models on this machine."""

    help = "List, add, remove, verify or accept translation models."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One sub-verb each."""
        verbs = parser.add_subparsers(dest="verb", required=True)
        listing = verbs.add_parser("list", help="models on this machine; --offered: those that can be had")
        listing.add_argument("language", nargs="?", default="", metavar="LANGUAGE")
        listing.add_argument("--offered", action="store_true", help="ask the records server")
        adding = verbs.add_parser("add", help="add a pair, through English where there is no direct model")
        adding.add_argument("source", metavar="SOURCE")
        adding.add_argument("target", metavar="TARGET")
        adding.add_argument("--from", dest="path", type=Path, metavar="PATH", help="a folder or an archive: no network")
        removing = verbs.add_parser("remove", help="remove a pair's model")
        removing.add_argument("source", metavar="SOURCE")
        removing.add_argument("target", metavar="TARGET")
        verbs.add_parser("verify", help="compare every file with its hash")
        accepting = verbs.add_parser("accept", help="let an engine translate that did worse on the canary sentences")
        accepting.add_argument("source", metavar="SOURCE")
        accepting.add_argument("target", metavar="TARGET")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what was asked."""
        folder = Path(settings.DATA_DIR) / "models"
        verbs = {
            "list": self._list,
            "add": self._add,
            "remove": self._remove,
            "verify": self._verify,
            "accept": self._accept,
        }
        verbs[options["verb"]](folder, options)

    def _list(self, folder: Path, options: dict[str, Any]) -> None:
        language = options["language"]
        if options["offered"]:
            for offer in translate.available_models(settings.MODELS_URL):
                if language in ("", offer.source_language, offer.target_language):
                    self.stdout.write(_line(offer, "offered"))
            return
        for model in translate.list_models(folder, language):
            self.stdout.write(
                _line(model, f"{model.licence}  {'comes with Farwire' if model.bundled else model.folder}")
            )

    def _add(self, folder: Path, options: dict[str, Any]) -> None:
        with _progress() as step:
            added = translate.add_model(
                folder,
                options["source"],
                options["target"],
                url=settings.MODELS_URL,
                path=options["path"],
                progress=step,
            )
        for model in added:
            self.stdout.write(_line(model, "added"))

    def _remove(self, folder: Path, options: dict[str, Any]) -> None:
        pair = f"{options['source']} → {options['target']}"
        if not translate.remove_model(folder, options["source"], options["target"]):
            raise CommandError(f"farwire models remove: there is no model {pair} in {folder}")
        self.stdout.write(f"removed {pair}")

    def _verify(self, folder: Path, options: dict[str, Any]) -> None:
        models = translate.verify_models(folder)
        for model in models:
            self.stdout.write(_line(model, f"damaged: {model.damage}" if model.damage else "whole"))
        damaged = sum(model.damage is not None for model in models)
        if damaged:
            raise CommandError(f"farwire models verify: {damaged} of {len(models)} models are damaged; none is used")

    def _accept(self, folder: Path, options: dict[str, Any]) -> None:
        prepare_archive()
        pair = f"{translate.base_language(options['source'])}-{translate.base_language(options['target'])}"
        accepted = intake.accept_engine(pair)
        if not accepted:
            raise CommandError(f"farwire models accept: no engine was refused for {pair}")
        for name in accepted:
            self.stdout.write(f"accepted for {pair}: {name}")


def _line(model: translate.InstalledModel | translate.OfferedModel, state: str) -> str:
    pair = f"{model.source_language} → {model.target_language}"
    return f"{pair:<10} {model.size / 1e6:>7.1f} MB  {model.architecture or '-':<12} {model.version or '-':<8} {state}"


@contextmanager
def _progress() -> Iterator[Step]:
    """Bars for downloads, one a file, on standard error."""
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    tasks: dict[str, Any] = {}
    with Progress(*columns, console=Console(stderr=True)) as bars:

        def step(name: str, done: int, size: int) -> None:
            if name not in tasks:
                tasks[name] = bars.add_task(name, total=size or None)
            bars.update(tasks[name], completed=done)

        yield step
