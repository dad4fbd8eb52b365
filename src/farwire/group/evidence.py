"""What speaks for a candidate's belonging to each of some stories."""

from dataclasses import dataclass
from math import exp

import numpy as np
from numpy.typing import NDArray

from farwire.group import space
from farwire.group.alignment import alignments
from farwire.group.holdings import Holdings, terms_of
from farwire.group.members import Candidate, GroupingSettings

_MEMBERS = 32  # of a large story, so many nearest in time are asked
_SHARERS = 3
_DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """One story's case: its score, and what it is made of.

    near: the cosine with the story's centroid, -1 to 1; shared: the weight of names and numbers in
    common, the mean of the three members that share most; aligned: how well the best aligned member's sentences
    follow each other; the rows are those members.
    """

    story: int
    story_id: str
    score: float
    near: float
    shared: float
    aligned: float
    nearest_row: int
    aligned_row: int


class Case:
    """A candidate before the stories: what is computed once and compared with each of them."""

    def __init__(self, candidate: Candidate, holdings: Holdings, settings: GroupingSettings) -> None:
        self.candidate = candidate
        self._holdings = holdings
        self._settings = settings
        signature = candidate.signature
        self.at = candidate.published_at.timestamp()
        self.opening = space.opening_in_bytes(signature.vector)
        self.has_meaning = bool(signature.vector)
        self._sentences = np.frombuffer(signature.sentences, np.int8).reshape(-1, space.AXES)
        self.live = holdings.near_in_time(self.at, settings.days)
        self.sharing, self.weights = holdings.terms.shared(terms_of(signature.sounds, signature.numbers), self.live)

    def stories_by_names(self, count: int) -> list[int]:
        """The stories of the members that share most, best first."""
        order = np.lexsort((self.sharing, -self.weights))[: 4 * count]
        stories = self._holdings.story[self.sharing[order]].tolist()
        return list(dict.fromkeys(stories))[:count]

    def weigh(self, story: int, story_id: str, rows: NDArray[np.int64]) -> Evidence | None:
        """The evidence for a story with these members' rows; None if none is near in time."""
        rows = rows[self.live[rows]]
        if not len(rows):
            return None
        rows = self._closest(rows)
        openings = self._holdings.openings[rows].astype(np.int32)
        ours = self.opening.astype(np.int32)
        total = openings.sum(axis=0)
        near = _cosine(total, ours)
        single = openings @ ours
        aligned = self._aligned(rows)
        shared = self._shared(rows)
        names = 1.0 - exp(-shared / 3.0)
        age = float(np.abs(self._holdings.at[rows] - self.at).min()) / _DAY
        score = near + self._settings.shared_names * names - self._settings.decay * (1.0 - exp(-age))
        best = int(aligned.argmax())
        return Evidence(
            story, story_id, score, near, shared, float(aligned[best]), int(rows[single.argmax()]), int(rows[best])
        )

    def _closest(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """The rows in order of their distance in time, then of their articles; at most 32."""
        articles = np.array([self._holdings.articles[row] for row in rows.tolist()])
        order = np.lexsort((articles, np.abs(self._holdings.at[rows] - self.at)))
        return rows[order[:_MEMBERS]]

    def _aligned(self, rows: NDArray[np.int64]) -> NDArray[np.float32]:
        return alignments(self._sentences, self._holdings.sentences[rows], self._holdings.counts[rows])

    def _shared(self, rows: NDArray[np.int64]) -> float:
        places = np.searchsorted(self.sharing, rows)
        found = sorted(
            float(self.weights[place])
            for place, row in zip(places.tolist(), rows.tolist(), strict=True)
            if place < len(self.sharing) and self.sharing[place] == row
        )[-_SHARERS:]
        return sum(found) / len(found) if found else 0.0

    def alignments(self, rows: NDArray[np.int64]) -> NDArray[np.float32]:
        """How well this text aligns with each of some members."""
        return self._aligned(rows)


def _cosine(first: NDArray[np.int32], second: NDArray[np.int32]) -> float:
    """The cosine of two vectors of whole numbers; 0 where one is zero."""
    lengths = float(first.astype(np.int64) @ first) * float(second.astype(np.int64) @ second)
    return float(first.astype(np.int64) @ second) / lengths**0.5 if lengths else 0.0
