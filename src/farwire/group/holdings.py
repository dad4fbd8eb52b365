"""What the window holds of its members, in columns: a row each, never used twice."""

from sys import intern

import numpy as np
from numpy.typing import NDArray

from farwire.group import space
from farwire.group.copies import Shingles
from farwire.group.copy_index import CopyIndex
from farwire.group.members import Member
from farwire.group.sentences import COUNT
from farwire.group.sounds import sounds_of_names
from farwire.group.terms import TermIndex
from farwire.group.texts import primary
from farwire.records import Signature

_FIRST = 1024


class Holdings:
    """Members in rows. A revised or forgotten member's row stays, but is not `live` any more.

    openings: int8[n, 512]; sentences: int8[n, 7, 64] with `counts` of used ones; at: seconds since
    1970; story: the story's number; named: how many names and numbers, 0 where the script does not mark
    names and any word may be one; the rest are lists, one entry a row.
    """

    def __init__(self) -> None:
        self.openings = np.zeros((_FIRST, space.DIMENSIONS), np.int8)
        self.sentences = np.zeros((_FIRST, COUNT, space.AXES), np.int8)
        self.counts = np.zeros(_FIRST, np.int64)
        self.at = np.zeros(_FIRST)
        self.story = np.zeros(_FIRST, np.int32)
        self.live = np.zeros(_FIRST, np.bool_)
        self.named = np.zeros(_FIRST, np.int64)
        self.articles: list[str] = []
        self.languages: list[str] = []
        self.duplicate_of: list[str | None] = []
        self.translation_of: list[str | None] = []
        self.origins: list[str | None] = []
        self.publishers: list[str] = []
        self._shingles: list[bytes] = []
        self._row_of: dict[str, int] = {}
        self.copies = CopyIndex()
        self.terms = TermIndex()

    def row_of(self, article: str) -> int | None:
        """The live row of an article, or None."""
        return self._row_of.get(article)

    def shingles(self, row: int) -> Shingles:
        """The shingles of a row's text."""
        return np.frombuffer(self._shingles[row], "<u4")

    def add(self, member: Member, story: int) -> int:
        """Take in a member that is not held, and say in which row."""
        row = len(self.articles)
        if row == len(self.at):
            self._grow()
        signature = member.signature
        self.openings[row] = space.opening_in_bytes(signature.vector)
        rows = np.frombuffer(signature.sentences, np.int8).reshape(-1, space.AXES)[:COUNT]
        self.sentences[row, : len(rows)] = rows
        self.counts[row], self.at[row], self.story[row] = len(rows), member.published_at.timestamp(), story
        self.articles.append(member.article)
        self.languages.append(primary(member.language))
        self.duplicate_of.append(member.duplicate_of)
        self.translation_of.append(member.translation_of)
        self.origins.append(intern(member.origin) if member.origin else None)
        self.publishers.append(intern(member.publisher))
        self._shingles.append(signature.shingles)
        self.copies.add(signature.fingerprint)
        self.terms.add(row, terms_of(signature))
        self.named[row] = len(terms_of(signature)) if marks_names(signature) else 0
        self.live[row] = True
        self._row_of[member.article] = row
        return row

    def remove(self, article: str) -> int:
        """Let an article go; the row it had. Raises KeyError if it is not held."""
        row = self._row_of.pop(article)
        self.live[row] = False
        self._shingles[row] = b""
        return row

    def near_in_time(self, at: float, days: float) -> NDArray[np.bool_]:
        """For each row whether it is live and no further than so many days from a moment."""
        used = len(self.articles)
        return self.live[:used] & (np.abs(self.at[:used] - at) <= days * 86_400.0)

    def _grow(self) -> None:
        for name in ("openings", "sentences", "counts", "at", "story", "live", "named"):
            column = getattr(self, name)
            setattr(self, name, np.concatenate([column, np.zeros_like(column)]))


def terms_of(signature: Signature) -> tuple[str, ...]:
    """What is looked for in other texts: how names sound, and numbers."""
    return signature.sounds + signature.numbers


def marks_names(signature: Signature) -> bool:
    """Whether the sounds of a text are those of its names, not of all its words."""
    return len(signature.sounds) == len(sounds_of_names(signature.names))
