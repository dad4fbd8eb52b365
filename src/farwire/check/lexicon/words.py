"""The word lists of `languages/` and `pronouns/`, one TOML file a language in each, read once per process."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

_UNSPACED = frozenset({"zh", "yue", "ja"})
_FOLDERS = [Path(__file__).parent / name for name in ("languages", "pronouns")]


@cache
def words_about(language: str) -> dict[str, Any]:
    """All that is written down about a language; empty if nothing is."""
    if not language.isalpha() or not language.isascii():
        return {}
    import tomllib  # noqa: PLC0415 - importing the room stays cheap

    files = (folder / f"{language}.toml" for folder in _FOLDERS)
    known = [tomllib.loads(file.read_text(encoding="utf-8")) for file in files if file.is_file()]
    return {key: value for words in known for key, value in words.items()}


@cache
def pattern_of(language: str, key: str) -> re.Pattern[str] | None:
    """A pattern that finds the whole words listed under a key, or None where nothing is listed.

    In languages without spaces it finds them anywhere.

    An entry that begins or ends with an apostrophe or a hyphen is found at that end inside a word: n't.
    """
    entries: Sequence[str] = words_about(language).get(key, ())
    if not entries:
        return None
    if language in _UNSPACED:
        return re.compile("|".join(entries))
    whole = [entry for entry in entries if not _is_clitic(entry)]
    parts = [rf"\b(?:{'|'.join(_by_first_letter(whole))})\b"] if whole else []
    parts += [
        entry.replace("'", "['’]") if "'t" in entry else r"\b" + entry.replace("'", "['’]")
        for entry in entries
        if _is_clitic(entry)
    ]
    return re.compile("|".join(parts), re.IGNORECASE)


def _is_clitic(entry: str) -> bool:
    return entry in {"n't", "n'", "n-"}


_IN_BRACKETS = re.compile(r"\([^()]*\)")
# A letter that a pattern can't do without.
_FIRST_LETTER = re.compile(r"[^\W\d_](?![?*{])")


def _by_first_letter(entries: Iterable[str]) -> Iterator[str]:
    """The same choice, but of each run of entries with a first letter that letter is asked first: much faster."""
    for is_plain, run in groupby(entries, key=lambda entry: bool(_first_letter(entry))):
        if not is_plain:
            yield from run
            continue
        choices: dict[str, list[str]] = {}
        for entry in run:
            choices.setdefault(_first_letter(entry), []).append(entry)
        behind = "|".join(f"(?:{'|'.join(choice)})" for choice in choices.values())
        yield f"(?=[{''.join(choices)}])(?:{behind})"


def _first_letter(entry: str) -> str:
    """The letter that an entry begins with, lower case; empty where it may begin with several."""
    found = _FIRST_LETTER.match(entry) if "|" not in _outside_brackets(entry) else None
    return found.group().lower() if found is not None else ""


def _outside_brackets(entry: str) -> str:
    outside = _IN_BRACKETS.sub("", entry)
    return outside if outside == entry else _outside_brackets(outside)
