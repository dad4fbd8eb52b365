"""Lines of a file or of standard input, as they come."""

import sys
from collections.abc import Iterator
from pathlib import Path

from farwire.errors import ConfigurationError


def lines_of(file: str) -> Iterator[str]:
    """The lines without their ends; `-` is standard input. Raises ConfigurationError naming the file."""
    if file == "-":
        yield from (line.rstrip("\r\n") for line in sys.stdin)
        return
    try:
        with Path(file).open(encoding="utf-8") as opened:
            yield from (line.rstrip("\r\n") for line in opened)
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{file}: {error}") from error
