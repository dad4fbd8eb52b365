"""What speaks for a candidate's belonging to each of some stories."""

from collections.abc import Sequence
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
_ENOUGH = 3.0  # the weight in common that gives 63 % of all that names may give

Rows = NDArray[np.int64]
_Columns = tuple[NDArray[np.float32], NDArray[np.float64], NDArray[np.float64], NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One story's case: its score, and what it is made of.

    near: the cosine with the story's centroid, -1 to 1; shared: the weight of names and numbers in
    common, the mean of the three members that share most; named: the same over members with which a
    fair part of all names is in common; aligned: how well the best aligned
    member's sentences follow each other; the rows are those of the nearest member, of the one that
    shares most and of the best aligned one.
    """

    story: int
    story_id: str
    score: float
    near: float
    shared: float
    named: float
    aligned: float
    nearest_row: int
    sharing_row: int
    aligned_row: int


class Case:
    """A candidate before the stories: what is computed once and compared with all of them."""

    def __init__(self, candidate: Candidate, holdings: Holdings, settings: GroupingSettings) -> None:
        self.candidate = candidate
        self._holdings = holdings
        self._settings = settings
        signature = candidate.signature
        self.at = candidate.published_at.timestamp()
        self.opening = space.opening_in_bytes(signature.vector).astype(np.float32)
        self.has_meaning = bool(signature.vector)
        self._sentences = np.frombuffer(signature.sentences, np.int8).reshape(-1, space.AXES)
        self.live = holdings.near_in_time(self.at, settings.days)
        terms = terms_of(signature)
        self._terms = len(terms)
        self._sharing, self._weights = holdings.terms.shared(terms, self.live)
        self._numbers = holdings.terms.shared(signature.numbers, self.live)

    def stories_by_names(self, count: int) -> list[int]:
        """The stories of the members that share most, best first."""
        few = min(4 * count, len(self._weights))
        if not few:
            return []
        best = np.argpartition(-self._weights, few - 1)[:few]
        best = best[np.lexsort((self._sharing[best], -self._weights[best]))]
        return list(dict.fromkeys(self._holdings.story[self._sharing[best]].tolist()))[:count]

    def alignments(self, rows: Rows) -> NDArray[np.float32]:
        """How well this text aligns with each of some members."""
        return alignments(self._sentences, self._holdings.sentences[rows], self._holdings.counts[rows])

    def weigh(self, stories: Sequence[tuple[int, str, Rows]]) -> list[Evidence]:
        """The evidence for each of some stories (number, id, rows) that has members near in time."""
        known = [(story, name, rows) for story, name, every in stories if len(rows := self._closest(every))]
        if not known:
            return []
        rows = np.concatenate([each[2] for each in known])
        starts = np.cumsum([0, *(len(each[2]) for each in known[:-1])])
        singles, near = self._nearness(rows, starts)
        aligned = self.alignments(rows)
        weights = _weights_of(rows, self._sharing, self._weights)
        numbers = _weights_of(rows, *self._numbers)
        ages = np.minimum.reduceat(np.abs(self._holdings.at[rows] - self.at), starts) / _DAY
        found = []
        for place, part in enumerate(map(slice, starts.tolist(), [*starts[1:].tolist(), len(rows)])):
            columns = singles[part], weights[part], numbers[part], aligned[part]
            found.append(self._evidence(known[place], float(near[place]), float(ages[place]), columns))
        return found

    def _evidence(self, known: tuple[int, str, Rows], near: float, age: float, columns: _Columns) -> Evidence:
        """One story's case; its members' columns: dot products, shared weights, those of numbers, alignments."""
        story, name, rows = known
        singles, weights, numbers, aligned = columns
        shared, named = _best(weights), _best(np.where(self._is_fair(weights, rows), weights, 0.0))
        nearest, sharing, best = (int(rows[values.argmax()]) for values in (singles, weights, aligned))
        score = self._score(near, shared, _best(numbers), age)
        return Evidence(story, name, score, near, shared, named, float(aligned.max()), nearest, sharing, best)

    def _is_fair(self, weights: NDArray[np.float64], rows: Rows) -> NDArray[np.bool_]:
        """Whether what each row shares is a fair part of the names of the text that has fewer.

        Members whose script does not mark names are left out: common words would meet.
        """
        named = self._holdings.named[rows]
        fair: NDArray[np.bool_] = (named > 0) & (weights >= self._settings.names_part * np.minimum(named, self._terms))
        return fair

    def _score(self, near: float, shared: float, numbers: float, age: float) -> float:
        """The meaning's nearness with what speaks for it and against it; numbers count twice: every script has them."""
        settings = self._settings
        said = settings.shared_names * (1.0 - exp(-shared / _ENOUGH))
        counted = settings.shared_numbers * (1.0 - exp(-numbers / _ENOUGH))
        return near + said + counted - settings.decay * (1.0 - exp(-age))

    def _nearness(self, rows: Rows, starts: NDArray[np.int64]) -> tuple[NDArray[np.float32], NDArray[np.float64]]:
        """Each row's dot product with the candidate, and each story's cosine.

        Openings are whole numbers of length 512, so that sums and products stay below 2^24 and are
        exact in float32 in whatever order they are made; only lengths need more.
        """
        openings = self._holdings.openings[rows].astype(np.float32)
        singles: NDArray[np.float32] = np.einsum("nd,d->n", openings, self.opening)
        totals = np.add.reduceat(openings, starts, axis=0).astype(np.float64)
        ours = self.opening.astype(np.float64)
        lengths = np.sqrt(np.einsum("sd,sd->s", totals, totals) * (ours @ ours))
        return singles, np.add.reduceat(singles, starts).astype(np.float64) / np.maximum(lengths, 1.0)

    def _closest(self, rows: Rows) -> Rows:
        """The rows within the window; of very many, the 32 nearest in time."""
        rows = rows[self.live[rows]]
        if len(rows) <= _MEMBERS:
            return rows
        articles = np.array([self._holdings.articles[row] for row in rows.tolist()])
        return rows[np.lexsort((articles, np.abs(self._holdings.at[rows] - self.at)))[:_MEMBERS]]


def _weights_of(rows: Rows, sharing: Rows, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """The weight that each row shares, of those that share any (ascending) with their weights."""
    if not len(sharing):
        return np.zeros(len(rows))
    places = np.minimum(np.searchsorted(sharing, rows), len(sharing) - 1)
    found: NDArray[np.float64] = np.where(sharing[places] == rows, weights[places], 0.0)
    return found


def _best(weights: NDArray[np.float64]) -> float:
    return float(np.sort(weights)[-_SHARERS:].mean())
