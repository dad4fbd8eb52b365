"""The word lists of this room: text files with sections ("== name"), open to whoever knows a language."""

import re
from functools import cache
from importlib.resources import files

# An escape ("\W"), whose case has a meaning, or what stands between two.
_PIECES = re.compile(r"\\.|[^\\]+")
_SECTION = re.compile(r"^== ([\w-]+)")


@cache
def sections(name: str) -> dict[str, tuple[str, ...]]:
    """The lines of each section of the list `name`; comments and empty lines left out."""
    text = files("farwire.read").joinpath("vocabulary", f"{name}.txt").read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    current = ""
    for line in text.splitlines():
        header = _SECTION.match(line)
        if header:
            current = header.group(1)
            found.setdefault(current, [])
        elif line.strip() and not line.startswith("#"):
            found[current].append(line.strip())
    return {section: tuple(lines) for section, lines in found.items()}


def alternatives(name: str, section: str) -> str:
    """A section's patterns as one alternation of a regular expression, for `lowered` texts or to heed no case.

    A space matches any white space.
    """
    patterns = (_PIECES.sub(_lower, line) for line in sections(name)[section])
    return "|".join(pattern.replace(" ", r"\s+") for pattern in patterns)


def _lower(piece: re.Match[str]) -> str:
    return piece.group() if piece.group().startswith("\\") else lowered(piece.group())


def lowered(text: str) -> str:
    """`text` in lower case, with one i and one sigma: several times faster to search in than to heed no case."""
    return text.replace("İ", "i").lower().replace("ı", "i").replace("ς", "σ")
