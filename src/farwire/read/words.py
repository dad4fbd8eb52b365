"""The word lists of this room: text files with sections ("== name"), open to whoever knows a language."""

import re
from functools import cache
from importlib.resources import files

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
    """A section's patterns as one alternation of a regular expression; a space matches any white space."""
    return "|".join(line.replace(" ", r"\s+") for line in sections(name)[section])
