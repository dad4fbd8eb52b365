"""What is written down about English, the language whose sentences are read for whom they speak of."""

from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent


@cache
def english(key: str) -> frozenset[str]:
    """A closed class of English words by its name in `english.toml`."""
    return frozenset(_read("english.toml")[key].split())


@cache
def nouns(key: str) -> frozenset[str]:
    """The English nouns of a kind by its name in `english_nouns.toml`, in the singular."""
    return frozenset(_read("english_nouns.toml")[key].split())


@cache
def _read(name: str) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - importing the room stays cheap

    return tomllib.loads((_FOLDER / name).read_text(encoding="utf-8"))
