"""Built graphs on disk: each file ends with the SHA-256 of what stands before it; what is damaged is built again."""

import contextlib
import hashlib
import os
from collections.abc import Callable
from pathlib import Path

_DIGEST = hashlib.sha256().digest_size


def cached(folder: Path | None, name: str, make: Callable[[], bytes]) -> bytes:
    """A graph from the folder, or made and kept there; a folder that can't be written costs time, nothing else."""
    if folder is None:
        return make()
    path = folder / name
    with contextlib.suppress(OSError):
        content = path.read_bytes()
        if hashlib.sha256(content[:-_DIGEST]).digest() == content[-_DIGEST:]:
            return content[:-_DIGEST]
    made = make()
    with contextlib.suppress(OSError):
        store(path, made + hashlib.sha256(made).digest())
    return made


def store(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all, whoever is killed meanwhile. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    unfinished.write_bytes(content)
    unfinished.replace(path)
