"""Marks of entries' numbers in PostgreSQL's vectors: so that the newest that hold a frequent word are found first.

Numbers are counted off in small blocks and in large ones of eight small ones each; an entry has the mark of its
small block and that of its large one. A question asks first among the newest entries, by the marks of their
blocks, then among older ones, as many as it seems to need, and stops as soon as it has enough.
"""

from collections.abc import Iterator

from farwire.archive.search.tokens import BORDER

SMALL, LARGE = 1 << 10, 1 << 13
_SPARE, _MOST_GROWTH = 1.2, 8
# So many that were found tell how many more there are, however far one goes back for them.
_TELLING = 8


def block_marks(number: int) -> tuple[str, str]:
    """The marks of an entry's small and large block."""
    return f"{BORDER}i{number // SMALL}", f"{BORDER}j{number // LARGE}"


def first_stretch(end: int) -> tuple[int, int]:
    """The newest numbers before `end` to ask among: where they begin and where they end (not in them)."""
    return _aligned(end - SMALL), end


def next_stretch(start: int, end: int, found: int, missing: int) -> tuple[int, int]:
    """The numbers to ask among next, all before `start`; among those before `end` so many were found, others miss."""
    size = end - start
    wanted = max(1, int(size * missing / found * _SPARE)) if found else size * _MOST_GROWTH
    return _aligned(start - (wanted if found >= _TELLING else min(wanted, size * _MOST_GROWTH))), start


def marks_of(start: int, end: int) -> Iterator[str]:
    """The marks of a stretch that begins where a small block does: large ones where they fit, else small ones.

    None for one that begins with the very first number: it needs none to be found.
    """
    while 0 < start < end:
        small, large = block_marks(start)
        fits = start % LARGE == 0 and start + LARGE <= end
        yield large if fits else small
        start += LARGE if fits else SMALL


def _aligned(start: int) -> int:
    """Where the small block begins in which a number stands; 0 if it is before all."""
    return max(0, start // SMALL * SMALL)
