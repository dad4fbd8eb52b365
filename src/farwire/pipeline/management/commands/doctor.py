"""`farwire doctor`: look whether everything that the wire needs is there."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError

from farwire import translate
from farwire.archive.models import Feed
from farwire.archive.opening import prepare_archive
from farwire.archive.verb import Verb
from farwire.errors import ConfigurationError, FarwireError
from farwire.pipeline.budgets import Budgets, spent
from farwire.pipeline.executors import Workers

_LEAST_FREE = 500 * 1024 * 1024
_SAMPLE = "Portugal 2026."


class Command(Verb):
    """Looks, and says what it found; changes nothing but the tables' version."""

    help = "Look whether everything that the wire needs is there."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run every look; fail if one of them did."""
        failed = 0
        for name, look in _looks():
            try:
                found = look()
                self.stdout.write(f"ok      {name}: {found}")
            except (FarwireError, OSError) as error:
                failed += 1
                self.stdout.write(f"failed  {name}: {error}")
        if failed:
            raise CommandError(f"farwire doctor: {failed} looks failed")


def _looks() -> Iterator[tuple[str, Callable[[], str]]]:
    yield "data directory", _data_dir
    yield "archive", _archive
    yield "feeds", _feeds
    yield "gather executor", lambda: _executor(settings.GATHER_EXECUTOR)
    yield "work executor", lambda: _executor(settings.WORK_EXECUTOR)
    for source, target in (("pt", "en"), ("en", "pt")):
        yield f"translation {source} → {target}", lambda pair=(source, target): _translation(*pair)  # type: ignore[misc]


def _data_dir() -> str:
    folder = Path(settings.DATA_DIR)
    if not os.access(folder, os.W_OK):
        raise ConfigurationError(f"{folder} can't be written")
    free = shutil.disk_usage(folder).free
    if free < _LEAST_FREE:
        raise ConfigurationError(f"{folder} has {free // 2**20} MB left")
    return f"{folder}, {free // 2**30} GB free"


def _archive() -> str:
    prepare_archive()
    return str(settings.DATABASES["default"]["NAME"])


def _feeds() -> str:
    active = Feed.objects.filter(is_active=True)
    return f"{active.count()} active, {active.filter(failure_count__gt=0).count()} failing"


def _executor(spec: str) -> str:
    with Workers(spec) as workers:
        return f"{spec} answers with {workers.submit(os.path.basename, 'ok').result(60)}"


def _translation(source: str, target: str) -> str:
    folder = Path(settings.DATA_DIR) / "models"
    choice = translate.choose_engine(source, target, engines=settings.ENGINES, models_folder=folder)
    if choice is None:
        raise ConfigurationError("no model")
    with Budgets(settings.ENGINE_BUDGETS).paid(choice, len(_SAMPLE)) as enough:
        unit = translate.translate_lines([_SAMPLE], choice)[0] if enough else None
    if unit is None:
        return f"{spent(choice)}; it was not asked"
    if not unit.target:
        raise ConfigurationError(f"{choice.name} gave nothing")
    return f"{choice.name}, {choice.model}"
