"""What a question means, and which of many articles mean something like it, in whatever language.

Two looks: along the 64 main axes over all that may be named, then by all 512 dimensions over the best of
them. So 100,000 articles take some 80 MB and a few milliseconds.
"""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from farwire.group import encoder, space

# The scripts of the languages that the encoder serves, as Unicode names their letters.
_SERVED_SCRIPTS = frozenset({"LATIN", "CYRILLIC", "ARABIC", "CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI"})
_FIRST_LOOK = 400
_GROWTH = 1.25
_MARKS = 5


@dataclass(frozen=True, slots=True)
class Row:
    """An article: its signature's vector (float32[512] as bytes, or empty), marks to narrow by, a time in seconds."""

    key: str
    vector: bytes
    marks: tuple[str, ...]
    at: float


def meaning_of(text: str) -> bytes:
    """A question's place among the articles' openings, int8[512] as bytes; empty in a script no encoder serves."""
    scripts = Counter(unicodedata.name(letter, "").partition(" ")[0] for letter in text if letter.isalpha())
    served = sum(number for script, number in scripts.items() if script in _SERVED_SCRIPTS)
    if served * 2 <= scripts.total():
        return b""
    return space.question_in_bytes(encoder.encode([text])[0]).tobytes()


class Meanings:
    """Where many articles lie in the space of meanings."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}
        self._keys: list[str] = []
        self._known_marks: dict[str, int] = {}
        self._fine = np.zeros((0, space.DIMENSIONS), np.int8)
        self._coarse = np.zeros((0, space.AXES), np.float32)
        self._marks = np.zeros((0, _MARKS), np.int32)
        self._at = np.zeros(0, np.float64)

    def __len__(self) -> int:
        return len(self._keys)

    def put(self, rows: Sequence[Row]) -> None:
        """Add articles, or put those that are known in their new places."""
        for row in rows:
            if row.key not in self._places:
                self._places[row.key] = len(self._keys)
                self._keys.append(row.key)
        self._make_room(len(self._keys))
        fine = np.stack([space.opening_in_bytes(row.vector) for row in rows]) if rows else self._fine[:0]
        where = [self._places[row.key] for row in rows]
        self._fine[where] = fine
        self._coarse[where] = space.turned(fine.astype(np.float32))
        self._at[where] = [row.at for row in rows]
        self._marks[where] = [self._numbers(row.marks) for row in rows] or self._marks[:0]

    def nearest(
        self,
        question: bytes,
        most: int,
        places: Sequence[Sequence[str]] = (),
        since: float | None = None,
        until: float | None = None,
    ) -> list[tuple[str, float]]:
        """The keys of the nearest articles, nearest first, with their similarity (cosine of centred vectors).

        Of each group of `places` an article has at least one mark; `since` ≤ its time < `until`, in seconds.
        """
        allowed = np.flatnonzero(self._allowed(places, since, until))
        if not question or not len(allowed):
            return []
        fine = np.frombuffer(question, np.int8).astype(np.float32)
        rough = self._coarse[: len(self)] @ space.turned(fine)
        first = allowed[_best(rough[allowed], _FIRST_LOOK)]
        exact = space.unit(self._fine[first].astype(np.float32)) @ space.unit(fine)
        return [(self._keys[first[place]], float(exact[place])) for place in _best(exact, most)]

    def like(self, keys: Sequence[str]) -> bytes:
        """What these articles mean together, int8[512] as bytes; empty if none of them is known by its meaning."""
        where = [self._places[key] for key in keys if key in self._places]
        together = space.unit(self._fine[where].astype(np.float32)).sum(axis=0)
        return space.opening_scaled(together).tobytes() if together.any() else b""

    def _allowed(self, places: Sequence[Sequence[str]], since: float | None, until: float | None) -> NDArray[np.bool_]:
        size = len(self)
        allowed = np.ones(size, np.bool_)
        for group in places:
            numbers = [self._known_marks[mark] for mark in group if mark in self._known_marks]
            allowed &= np.isin(self._marks[:size], numbers).any(axis=1)
        if since is not None:
            allowed &= self._at[:size] >= since
        if until is not None:
            allowed &= self._at[:size] < until
        return allowed

    def _numbers(self, marks: Sequence[str]) -> list[int]:
        """Marks as numbers from 1; 0 where there are fewer than the most."""
        numbers = [self._known_marks.setdefault(mark, len(self._known_marks) + 1) for mark in marks[:_MARKS]]
        return numbers + [0] * (_MARKS - len(numbers))

    def _make_room(self, size: int) -> None:
        if size <= len(self._fine):
            return
        more = max(size, int(len(self._fine) * _GROWTH)) - len(self._fine)
        self._fine = np.concatenate([self._fine, np.zeros((more, space.DIMENSIONS), np.int8)])
        self._coarse = np.concatenate([self._coarse, np.zeros((more, space.AXES), np.float32)])
        self._marks = np.concatenate([self._marks, np.zeros((more, _MARKS), np.int32)])
        self._at = np.concatenate([self._at, np.zeros(more)])


def _best(values: NDArray[np.float32], most: int) -> NDArray[np.intp]:
    """The places of the greatest values, the greatest first; of equals the earlier one."""
    near = np.arange(len(values))
    if len(values) > most:
        near = np.sort(np.argpartition(-values, most - 1)[:most])
    return near[np.argsort(-values[near], kind="stable")]
