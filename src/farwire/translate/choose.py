"""Which engine serves a pair: the first of the operator's preferences that can."""

import functools
from collections.abc import Iterator, Sequence
from pathlib import Path

from farwire.errors import ConfigurationError, ModelUnusable
from farwire.records import EngineChoice
from farwire.translate.folders import bundled_folders, model_digest, model_files, pair_folder
from farwire.translate.prepare import PREPARE_VERSION

PIVOT = "en"
LOCAL_KINDS = ("marian", "fxtranslate")
REMOTE_KINDS = ("libretranslate", "chat", "deepl")


def base_language(tag: str) -> str:
    """The language of a BCP 47 tag without script and region: "pt" of "pt-BR"."""
    return tag.replace("_", "-").split("-", maxsplit=1)[0].lower()


def choose_engine(
    source_language: str, target_language: str, *, engines: Sequence[str], models_folder: Path
) -> EngineChoice | None:
    """The first of `engines` that serves the pair, or None if there is no model; see `engine_choices`."""
    choices = engine_choices(source_language, target_language, engines=engines, models_folder=models_folder)
    return next(iter(choices), None)


def engine_choices(
    source_language: str, target_language: str, *, engines: Sequence[str], models_folder: Path
) -> tuple[EngineChoice, ...]:
    """Those of `engines` that serve the pair, in their order; none if there is no model.

    engines: "marian", "fxtranslate", "libretranslate:URL", "chat:URL#MODEL", "deepl" or "deepl:URL".
    The answer is kept until the models folder changes. Raises ConfigurationError for an unknown entry.
    """
    source, target = base_language(source_language), base_language(target_language)
    if source == target or "und" in (source, target):
        return ()
    return _choose(source, target, tuple(engines), models_folder, _changed_at(models_folder))


def is_remote(choice: EngineChoice) -> bool:
    """Whether an engine works elsewhere, so that text leaves this machine."""
    return choice.kind in REMOTE_KINDS


def _changed_at(folder: Path) -> tuple[tuple[str, int], ...]:
    """Names and times of change of the folder's models: the cache's key."""
    try:
        return tuple(sorted((path.name, path.stat().st_mtime_ns) for path in folder.iterdir() if path.is_dir()))
    except OSError:
        return ()


@functools.lru_cache(maxsize=1024)
def _choose(
    source: str, target: str, engines: tuple[str, ...], folder: Path, changed: tuple[tuple[str, int], ...]
) -> tuple[EngineChoice, ...]:
    del changed  # part of the cache's key only
    return tuple(_choices(source, target, engines, folder))


def _choices(source: str, target: str, engines: tuple[str, ...], folder: Path) -> Iterator[EngineChoice]:
    for entry in engines:
        kind = entry.partition(":")[0]
        if kind in LOCAL_KINDS:
            choice = _local(kind, source, target, folder)
            if choice is not None:
                yield choice
        elif kind in REMOTE_KINDS:
            yield _remote(entry, source, target, folder)
        else:
            raise ConfigurationError(f"{entry!r} is no engine; known are {', '.join((*LOCAL_KINDS, *REMOTE_KINDS))}")


def _local(kind: str, source: str, target: str, models: Path) -> EngineChoice | None:
    direct = pair_folder(models, source, target)
    if direct is not None:
        return _leg(kind, source, target, direct, models)
    first, second = pair_folder(models, source, PIVOT), pair_folder(models, PIVOT, target)
    if PIVOT in (source, target) or first is None or second is None:
        return None
    legs = _leg(kind, source, PIVOT, first, models), _leg(kind, PIVOT, target, second, models)
    return EngineChoice(
        kind=kind,
        name=legs[0].name,
        version=f"{PREPARE_VERSION}:{_hash(legs[0])}:{_hash(legs[1])}",
        model=f"{legs[0].model} + {legs[1].model}",
        source_language=source,
        target_language=target,
        pivot=PIVOT,
        options=(("folder", str(first)), ("second_folder", str(second)), *_cache(models)),
    )


def _hash(leg: EngineChoice) -> str:
    return leg.version.rpartition(":")[2]


def _leg(kind: str, source: str, target: str, folder: Path, models: Path) -> EngineChoice:
    """One direction. A damaged folder is chosen all the same: opening it then says what is wrong with it."""
    try:
        files = model_files(folder)
        digest = model_digest(files)[:16]
        kind = kind if kind == "fxtranslate" or _is_known(files.model) else "fxtranslate"
    except ModelUnusable:
        digest = "damaged"
    bundled = bundled_folders().get((source, target)) == folder
    return EngineChoice(
        kind=kind,
        name="Farwire" if kind == "marian" else "fxtranslate",
        version=f"{PREPARE_VERSION}:{digest}",
        model=f"Firefox Translations {folder.name if bundled else f'{source}{target}-{digest[:8]}'}",
        source_language=source,
        target_language=target,
        options=(("folder", str(folder)), *(_aligner(models, source, target) if kind != "marian" else _cache(models))),
    )


@functools.lru_cache(maxsize=64)
def _is_known(model: Path) -> bool:
    """Whether our decoder knows the model's architecture."""
    from farwire.translate.marian.architecture import read_architecture  # noqa: PLC0415 - numpy only where needed
    from farwire.translate.marian.model import read_model  # noqa: PLC0415

    try:
        tensors = read_model(model)
    except ModelUnusable:
        return True  # a damaged file: opening it will say so, and no other engine should see it
    try:
        read_architecture(tensors)
    except ModelUnusable:
        return False
    return True


def _cache(models: Path) -> tuple[tuple[str, str], ...]:
    return (("cache", str(models / ".graphs")),)


def _aligner(models: Path, source: str, target: str) -> tuple[tuple[str, str], ...]:
    """A model of the pair that our decoder knows: it can align what another engine translated."""
    folder = pair_folder(models, source, target)
    try:
        known = folder is not None and _is_known(model_files(folder).model)
    except ModelUnusable:
        known = False
    return (("aligner", str(folder)), *_cache(models)) if known else ()


def _remote(entry: str, source: str, target: str, models: Path) -> EngineChoice:
    kind, _, place = entry.partition(":")
    address, _, model = place.partition("#")
    if kind == "deepl":
        address = address or "https://api-free.deepl.com"
    if not address.startswith(("http://", "https://")):
        raise ConfigurationError(f"the engine {kind} needs an address: {kind}:https://…")
    if kind == "chat" and not model:
        raise ConfigurationError("the engine chat needs a model's name: chat:https://…#MODEL")
    names = {"libretranslate": "LibreTranslate", "chat": model, "deepl": "DeepL"}
    return EngineChoice(
        kind=kind,
        name=names[kind],
        version=f"{PREPARE_VERSION}:{model or 'unversioned'}",
        model=model or names[kind],
        source_language=source,
        target_language=target,
        options=(
            ("address", address.rstrip("/")),
            ("model", model),
            ("entry", entry),
            *_aligner(models, source, target),
        ),
    )
