"""Adding models: from a records server, a folder or an archive; whole and verified, or not at all."""

import hashlib
import json
import os
import shutil
import tarfile
import zipfile
from collections.abc import Iterator, Mapping
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

from farwire.errors import ConfigurationError, ModelUnusable, NoModel
from farwire.translate.choose import base_language
from farwire.translate.folders import MANIFEST
from farwire.translate.models.catalogue import OfferedFile, OfferedModel, available_models, find_route
from farwire.translate.models.download import LARGEST, Progress, download
from farwire.translate.models.installed import InstalledModel, check_readable, list_models

LICENCE = "MPL-2.0"
_LICENCE_NOTE = """These model files are licensed under the Mozilla Public License 2.0.
They were trained by the Firefox Translations project: https://github.com/mozilla/translations
The licence's text: https://www.mozilla.org/MPL/2.0/
"""
_PATTERNS = ("model*.bin", "lex*.bin", "vocab*.spm", "srcvocab*.spm", "trgvocab*.spm")
_ZSTANDARD = b"\x28\xb5\x2f\xfd"


def add_model(
    models_folder: Path,
    source: str,
    target: str,
    *,
    url: str = "",
    path: Path | None = None,
    progress: Progress | None = None,
) -> tuple[InstalledModel, ...]:
    """Add what a pair needs: one model, or two that lead through English.

    url: of the records, else Mozilla's. path: a folder or an archive (zip, tar) to take the files from, without any
    network. Raises NoModel, ModelUnusable or ConfigurationError; what was there before is left as it was.
    """
    source, target = base_language(source), base_language(target)
    if source == target:
        raise ConfigurationError(f"{source} needs no model to be translated into {target}")
    if path is not None:
        _install(models_folder, (source, target), _chosen(path, source + target), {"source": path.name})
        added = {(source, target)}
    else:
        route = find_route(available_models(url), source, target)
        for offer in route:
            _install_offer(models_folder, offer, progress)
        added = {(offer.source_language, offer.target_language) for offer in route}
    installed = list_models(models_folder)
    return tuple(model for model in installed if (model.source_language, model.target_language) in added)


def _install_offer(models_folder: Path, offer: OfferedModel, progress: Progress | None) -> None:
    parts = models_folder / ".downloads"
    files = {file.name: _unpacked(file, parts, progress) for file in offer.files}
    about = {"version": offer.version, "architecture": offer.architecture, "source": offer.files[0].url}
    _install(models_folder, (offer.source_language, offer.target_language), files, about)


def _unpacked(file: OfferedFile, parts: Path, progress: Progress | None) -> bytes:
    key = file.packed_hash or hashlib.sha256(file.url.encode()).hexdigest()
    content = download(file.url, parts / f"{key[:64]}.part", file.packed_hash, file.size, progress)
    if content.startswith(_ZSTANDARD):
        from fxtranslate import discovery  # noqa: PLC0415 - only where a model is added

        try:
            return bytes(discovery.verify_and_decompress(content, file.unpacked_hash or None))
        except ValueError as error:
            raise ModelUnusable(f"{file.name}: damaged: {error}") from error
    if file.unpacked_hash and hashlib.sha256(content).hexdigest() != file.unpacked_hash:
        raise ModelUnusable(f"{file.name}: damaged (its SHA-256 is not the promised one)")
    return content


def _chosen(path: Path, code: str) -> dict[str, bytes]:
    """One model's files of a folder or an archive; of several models' the one whose names hold the code ("pten").

    Raises NoModel or ModelUnusable.
    """
    files = dict(_files_in(path))
    if not any(fnmatch(name, "model*.bin") for name in files):
        raise NoModel(f"{path}: holds no model (no file is named model*.bin)")
    for pattern in _PATTERNS:
        names = [name for name in files if fnmatch(name, pattern)]
        ours = [name for name in names if code in name] if len(names) > 1 else names
        if len(ours) != min(1, len(names)):
            raise ModelUnusable(f"{path}: several files are named {pattern}, and not one of them for {code}")
        files = {name: content for name, content in files.items() if name not in names or name in ours}
    return files


def _files_in(path: Path) -> Iterator[tuple[str, bytes]]:
    """The model files of a folder or an archive, by their bare names. Raises NoModel."""
    try:
        if path.is_dir():
            found = sorted(entry for entry in path.rglob("*") if _wanted(entry.name) and entry.is_file())
            yield from ((entry.name, entry.read_bytes()) for entry in found)
        elif zipfile.is_zipfile(path):
            yield from _zip_files(path)
        else:
            yield from _tar_files(path)
    except OSError as error:
        raise NoModel(f"{path}: can't be read: {error.strerror or error}") from error
    except (tarfile.TarError, zipfile.BadZipFile, EOFError) as error:
        raise NoModel(f"{path}: neither a folder nor a zip or tar archive that is whole") from error


def _zip_files(path: Path) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(path) as archive:
        for entry in archive.infolist():
            name = PurePosixPath(entry.filename).name
            if _wanted(name) and entry.file_size <= LARGEST:
                yield name, archive.read(entry)


def _tar_files(path: Path) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(path) as archive:
        for entry in archive:
            name = PurePosixPath(entry.name).name
            file = archive.extractfile(entry) if entry.isfile() and _wanted(name) and entry.size <= LARGEST else None
            if file is not None:
                yield name, file.read()


def _wanted(name: str) -> bool:
    return any(fnmatch(name, pattern) for pattern in _PATTERNS) or name.upper().startswith("LICEN")


def _install(models_folder: Path, pair: tuple[str, str], files: Mapping[str, bytes], about: Mapping[str, str]) -> None:
    """Write the files beside their place, check that they are a model, and move them in at once."""
    place = models_folder / "-".join(pair)
    staging = models_folder / f".adding-{place.name}-{os.getpid()}"
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    try:
        for name, content in files.items():
            (staging / name).write_bytes(content)
        check_readable(staging)
        if not any(name.upper().startswith("LICEN") for name in files):
            (staging / "LICENSE").write_text(_LICENCE_NOTE, encoding="utf-8")
        hashes = {name: {"sha256": hashlib.sha256(files[name]).hexdigest()} for name in sorted(files)}
        manifest = {"pair": place.name, "licence": LICENCE, **about, "files": hashes}
        (staging / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
        _swap(staging, place)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _swap(staging: Path, place: Path) -> None:
    old = place.with_name(f".old-{place.name}")
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.rename(old)
    staging.rename(place)
    shutil.rmtree(old, ignore_errors=True)
