"""The names of days and months in many languages: CLDR's, as Babel carries them, each from its language's own file.

What Babel's locales answer for names that a language lacks depends on which languages were asked for before
(Babel 2.18), and rooms must say the same in every process.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any


def calendar_names(language: str, key: str, widths: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Number and name of each of a language's months or days (`key`), in the widths asked for ("wide", …).

    language: a primary subtag. Days count from Monday as 0, months from 1. None of a language that CLDR lacks.
    """
    contexts = _own(language).get(key, {})
    for context in ("format", "stand-alone"):
        told = contexts.get(context, {})
        for width in widths:
            named = told.get(width, {}) if isinstance(told, dict) else {}
            if isinstance(named, dict):
                yield from ((int(number), str(name)) for number, name in named.items())


@cache
def _own(language: str) -> dict[str, Any]:
    """What CLDR's file of a language itself says, nothing inherited; empty for languages it does not have."""
    import pickle  # noqa: PLC0415 - Babel's own files, part of the package

    from babel import localedata  # noqa: PLC0415 - importing the rooms stays cheap

    if not language.isalpha() or not localedata.exists(language):
        return {}
    with Path(str(localedata.resolve_locale_filename(language))).open("rb") as file:
        found: dict[str, Any] = pickle.load(file)  # noqa: S301 - a file of an installed package
    return found
