"""The window of recent stories: each article is placed once, as it comes.

Single-pass clustering in a sliding window of days. What the window holds is a function of the set of
its members alone, never of the order in which they came: sums are kept in whole numbers, members
that grew too old are taken out exactly. So a window loaded from an archive equals the one that was lost.
"""

import heapq
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from farwire.group.copies import CopyIndex, overlap
from farwire.group.members import Candidate, GroupingSettings, Member
from farwire.records import Placement

_DAY = 86_400.0
_SCALE = 512  # a component of a unit vector of 512 dimensions fits into a byte: ±127/512 = ±.25
_RESEMBLANCE, _CONTAINMENT = 0.35, 0.5


@dataclass(slots=True)
class _Held:
    """A member as the window holds it; `row` is its place in the vectors and in the copy index."""

    row: int
    article: str
    language: str
    at: float
    story: int
    vector: NDArray[np.int8]
    shingles: NDArray[np.uint32]
    names: frozenset[str]
    duplicate_of: str | None
    translation_of: str | None


class Window:
    """The stories of the last days. Times come with the members; the newest of them is the present."""

    def __init__(self, days: float = 4.0, settings: GroupingSettings | None = None) -> None:
        self._settings = settings or GroupingSettings(days=days)
        self._days = days
        self._newest = float("-inf")
        self._held: dict[str, _Held] = {}
        self._rows: list[str] = []
        self._copies = CopyIndex()
        self._ages: list[tuple[float, str]] = []
        self._story_ids: list[str] = []
        self._story_of: dict[str, int] = {}
        self._members: list[list[str]] = []
        self._sums = np.zeros((1024, 512), np.int32)
        self._centroids = np.zeros((1024, 512), np.float32)

    def load(self, members: Iterable[Member]) -> None:
        """Take in members as the archive knows them, in any order."""
        for member in members:
            self._take(member)

    def place(self, candidate: Candidate) -> Placement:
        """Decide where an article belongs, and take it in. A known article keeps its story."""
        placement = self._decide(candidate)
        self._take(
            Member(
                candidate.article,
                candidate.digest,
                candidate.language,
                candidate.source,
                candidate.published_at,
                candidate.signature,
                placement.story_id,
                placement.duplicate_of,
                placement.translation_of,
                candidate.origin,
            )
        )
        return placement

    def _decide(self, candidate: Candidate) -> Placement:
        known = self._held.get(candidate.article)
        if known is not None:
            return self._answer(candidate, known.story, 1.0, known.duplicate_of, (("known", candidate.article),))
        copied = self._copied(candidate)
        if copied is not None:
            return copied
        story, score, reasons = self._nearest(candidate)
        if score < self._settings.join:
            return Placement(candidate.article, candidate.digest, candidate.article, max(score, 0.0))
        return self._answer(candidate, story, score, None, reasons)

    def _answer(
        self,
        candidate: Candidate,
        story: int,
        score: float,
        duplicate_of: str | None,
        reasons: tuple[tuple[str, str], ...],
    ) -> Placement:
        return Placement(
            candidate.article,
            candidate.digest,
            self._story_ids[story],
            round(score, 4),
            duplicate_of=duplicate_of,
            reasons=reasons,
        )

    def _copied(self, candidate: Candidate) -> Placement | None:
        """The placement beside the text that this one copies, if there is one."""
        ours = np.frombuffer(candidate.signature.shingles, "<u4")
        best: tuple[float, str] | None = None
        for row in self._copies.near(candidate.signature.fingerprint):
            held = self._held.get(self._rows[row])
            if held is None or held.row != row or held.language != candidate.language:
                continue
            resemblance, containment = overlap(ours, held.shingles)
            if resemblance >= _RESEMBLANCE or containment >= _CONTAINMENT:
                best = max(best or (0.0, ""), (max(resemblance, containment), held.article))
        if best is None:
            return None
        original = self._held[best[1]]
        reasons = (("copy", original.article), ("same words", f"{best[0]:.0%}"))
        root = original.duplicate_of or original.article
        return self._answer(candidate, original.story, best[0], root, reasons)

    def _nearest(self, candidate: Candidate) -> tuple[int, float, tuple[tuple[str, str], ...]]:
        if not candidate.signature.vector or not self._story_ids:
            return -1, 0.0, ()
        vector = np.frombuffer(candidate.signature.vector, "<f4")
        near = self._centroids[: len(self._story_ids)] @ vector
        best = (-1, -1.0, "", frozenset[str]())
        for story in np.argsort(-near, kind="stable")[:16].tolist():
            if not self._members[story]:
                continue
            score, article, shared = self._score(candidate, story, float(near[story]))
            if score > best[1]:
                best = (story, score, article, shared)
        reasons = (("near", best[2]), ("names", ", ".join(sorted(best[3])[:8])))
        return best[0], best[1], tuple(reason for reason in reasons if reason[1])

    def _score(self, candidate: Candidate, story: int, near: float) -> tuple[float, str, frozenset[str]]:
        """A story's score, its nearest member in time, and the names they share."""
        names = frozenset(candidate.signature.names)
        at = candidate.published_at.timestamp()
        held = min(
            (self._held[each] for each in self._members[story]), key=lambda each: (abs(at - each.at), each.article)
        )
        shared = names & held.names
        share = len(shared) / max(1, min(len(names), len(held.names)))
        score = near + self._settings.shared_names * share - self._settings.decay_per_day * abs(at - held.at) / _DAY
        return score, held.article, shared

    def _take(self, member: Member) -> None:
        """Put a member in, in place of its earlier state if there is one; then let the old ones go."""
        at = member.published_at.timestamp()
        if member.article in self._held:
            self._drop(member.article)
        self._newest = max(self._newest, at)
        self._rows.append(member.article)
        self._copies.add(member.signature.fingerprint)
        held = _Held(
            row=len(self._rows) - 1,
            article=member.article,
            language=member.language,
            at=at,
            story=self._story(member.story_id),
            vector=_quantised(member.signature.vector),
            shingles=np.frombuffer(member.signature.shingles, "<u4"),
            names=frozenset(member.signature.names),
            duplicate_of=member.duplicate_of,
            translation_of=member.translation_of,
        )
        self._held[member.article] = held
        self._members[held.story].append(member.article)
        self._weigh(held.story, held.vector.astype(np.int32))
        heapq.heappush(self._ages, (at, member.article))
        self._let_go()

    def _let_go(self) -> None:
        horizon = self._newest - timedelta(days=self._days).total_seconds()
        while self._ages and self._ages[0][0] < horizon:
            at, article = heapq.heappop(self._ages)
            held = self._held.get(article)
            if held is not None and held.at == at:
                self._drop(article)

    def _drop(self, article: str) -> None:
        held = self._held.pop(article)
        self._members[held.story].remove(article)
        self._weigh(held.story, -held.vector.astype(np.int32))

    def _story(self, story_id: str) -> int:
        if story_id not in self._story_of:
            if len(self._story_ids) == len(self._sums):
                self._sums = np.concatenate([self._sums, np.zeros_like(self._sums)])
                self._centroids = np.concatenate([self._centroids, np.zeros_like(self._centroids)])
            self._story_of[story_id] = len(self._story_ids)
            self._story_ids.append(story_id)
            self._members.append([])
        return self._story_of[story_id]

    def _weigh(self, story: int, change: NDArray[np.int32]) -> None:
        self._sums[story] += change
        total = self._sums[story].astype(np.float32)
        self._centroids[story] = total / max(float(np.sqrt(total @ total)), 1.0)


def _quantised(vector: bytes) -> NDArray[np.int8]:
    """A unit vector in whole numbers; zeros for none."""
    if not vector:
        return np.zeros(512, np.int8)
    whole: NDArray[np.int8] = np.clip(np.rint(np.frombuffer(vector, "<f4") * _SCALE), -127, 127).astype(np.int8)
    return whole
