"""The models on this machine: listed, verified, removed."""

import json
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from farwire.errors import ConfigurationError, ModelUnusable
from farwire.translate.folders import MANIFEST, bundled_folders, model_files, verify_files


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """One direction on this machine. size is in bytes; `damage` says what is wrong with it, or is None."""

    source_language: str
    target_language: str
    folder: Path
    size: int
    bundled: bool
    version: str = ""
    architecture: str = ""
    licence: str = ""
    damage: str | None = None

    @property
    def pair(self) -> str:
        """The pair in one word, e.g. "pt-en"."""
        return f"{self.source_language}-{self.target_language}"


def list_models(models_folder: Path, language: str = "") -> tuple[InstalledModel, ...]:
    """All models on this machine, by pair; with a language, those that read or write it."""
    found = dict(bundled_folders())
    if models_folder.is_dir():
        for folder in sorted(models_folder.iterdir()):
            source, _, target = folder.name.partition("-")
            if folder.is_dir() and target and not folder.name.startswith("."):
                found[source, target] = folder
    return tuple(_describe(pair, folder) for pair, folder in sorted(found.items()) if not language or language in pair)


def verify_models(models_folder: Path) -> tuple[InstalledModel, ...]:
    """All models with `damage` set for those whose files are missing, changed or no model."""
    return tuple(_verified(model) for model in list_models(models_folder))


def remove_model(models_folder: Path, source: str, target: str) -> bool:
    """Remove a model; False if there was none. Raises ConfigurationError for one that comes with the product."""
    folder = models_folder / f"{source}-{target}"
    if not folder.is_dir():
        if (source, target) in bundled_folders():
            raise ConfigurationError(f"the model {source}-{target} comes with the product and can't be removed")
        return False
    doomed = models_folder / f".removed-{folder.name}"
    shutil.rmtree(doomed, ignore_errors=True)
    folder.rename(doomed)
    shutil.rmtree(doomed)
    return True


def _describe(pair: tuple[str, str], folder: Path) -> InstalledModel:
    size = sum(path.stat().st_size for path in folder.iterdir() if path.is_file())
    manifest = _manifest(folder)
    bundled = bundled_folders().get(pair) == folder
    return InstalledModel(
        *pair,
        folder,
        size,
        bundled,
        version=str(manifest.get("version", folder.name.rpartition("-")[2] if bundled else "")),
        architecture=str(manifest.get("architecture", "")),
        licence=str(manifest.get("licence", "MPL-2.0")),
    )


def _manifest(folder: Path) -> dict[str, object]:
    try:
        content = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def _verified(model: InstalledModel) -> InstalledModel:
    try:
        files = model_files(model.folder)
        verify_files(files)
        check_readable(model.folder)
    except ModelUnusable as error:
        return replace(model, damage=error.detail)
    return model


def check_readable(folder: Path) -> str:
    """Read a model's files as an engine would; the reason why our own decoder can't use it, or "".

    Raises ModelUnusable if no engine could.
    """
    from farwire.translate.marian.architecture import read_architecture  # noqa: PLC0415 - numpy only where needed
    from farwire.translate.marian.model import read_model  # noqa: PLC0415
    from farwire.translate.marian.vocabulary import Vocabulary  # noqa: PLC0415

    files = model_files(folder)
    tensors = read_model(files.model)
    for vocabulary in {files.source_vocabulary, files.target_vocabulary}:
        Vocabulary(vocabulary)
    try:
        read_architecture(tensors)
    except ModelUnusable as error:
        return error.detail
    return ""
