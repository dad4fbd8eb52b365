"""Marks of every two and every three tokens in a row, by which the index alone sees that a row stands nowhere.

To look for a row a database reads where each of its tokens stands, in each entry that holds them all: of the most
frequent ones that is every entry. A mark stands in few, and is asked for first. There are as many marks as shown
below, so one says "hardly" or "perhaps", never "yes".
"""

from collections.abc import Iterator, Sequence
from zlib import crc32

from farwire.archive.search.tokens import BORDER

# PostgreSQL's, 106,496. Tokens are folded and so begin with no capital: a mark that does can't be one.
_FIRST = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_OTHERS = f"{_FIRST}{_FIRST.lower()}0123456789+-"
# SQLite's, 131,068: single characters of the two planes for private use (Unicode, 23.5), which no token holds. So
# short a one has no beginning of its own in the index of beginnings, which takes more room than the marks.
_PLANES = (0xF0000, 0x100000)
_IN_A_PLANE = 0xFFFE


def row_marks(row: Sequence[str], size: int) -> set[str]:
    """PostgreSQL's marks of so many neighbours."""
    marks = set()
    for hashed in _hashes(row, size):
        first, rest = divmod(hashed % (len(_FIRST) * 4096), 4096)
        marks.add(f"{_FIRST[first]}{_OTHERS[rest // 64]}{_OTHERS[rest % 64]}")
    return marks


def row_signs(row: Sequence[str], size: int) -> set[str]:
    """SQLite's."""
    placed = (divmod(hashed % (len(_PLANES) * _IN_A_PLANE), _IN_A_PLANE) for hashed in _hashes(row, size))
    return {chr(_PLANES[plane] + place) for plane, place in placed}


def _hashes(row: Sequence[str], size: int) -> Iterator[int]:
    """A number of 32 bits for each of the rows in which no border stands."""
    for some in zip(*(row[start:] for start in range(size)), strict=False):
        if BORDER not in some:
            yield crc32(" ".join(some).encode())
