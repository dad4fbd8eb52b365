"""Which members stand in which story, and where each story's middle lies."""

from bisect import insort
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from farwire.group import space
from farwire.group.holdings import Holdings
from farwire.group.members import Member


class Shelves:
    """The stories by number: their ids, the rows of their members (by article), and their centroids.

    changed: articles whose story or links changed after they were placed.
    """

    def __init__(self, held: Holdings) -> None:
        self.held = held
        self.ids: list[str] = []
        self.changed: set[str] = set()
        self._number: dict[str, int] = {}
        self._rows: list[list[int]] = []
        self._centroids = np.zeros((1024, space.AXES), np.float32)

    @property
    def centroids(self) -> NDArray[np.float32]:
        """The stories' middles on the main axes, float32[n, 64]; zeros for a story without members."""
        return self._centroids[: len(self.ids)]

    def members(self, story: int) -> NDArray[np.int64]:
        """The rows of a story's members, in the order of their articles."""
        return np.array(self._rows[story], np.int64)

    def number_of(self, story_id: str) -> int:
        """The number of a story, which is opened if it isn't known."""
        if story_id not in self._number:
            if len(self.ids) == len(self._centroids):
                self._centroids = np.concatenate([self._centroids, np.zeros_like(self._centroids)])
            self._number[story_id] = len(self.ids)
            self.ids.append(story_id)
            self._rows.append([])
        return self._number[story_id]

    def take(self, member: Member) -> int:
        """Put a member into its story; the story's number."""
        if self.held.row_of(member.article) is not None:
            self.centre(self.leave(member.article))
        story = self.number_of(member.story_id)
        insort(self._rows[story], self.held.add(member, story), key=self.held.articles.__getitem__)
        return story

    def leave(self, article: str) -> int:
        """Let an article go; the number of the story it was in."""
        row = self.held.remove(article)
        story = int(self.held.story[row])
        self._rows[story].remove(row)
        return story

    def move(self, rows: Iterable[int], story: int) -> None:
        """Put members of other stories into this one."""
        left = set()
        for row in rows:
            old = int(self.held.story[row])
            left.add(old)
            self._rows[old].remove(row)
            self.held.story[row] = story
            insort(self._rows[story], row, key=self.held.articles.__getitem__)
            self.changed.add(self.held.articles[row])
        for each in sorted(left | {story}):
            self.centre(each)

    def link(self, row: int, *, duplicate_of: str | None, translation_of: str | None) -> None:
        """Say what a member copies and translates from now on."""
        held = self.held
        if (held.duplicate_of[row], held.translation_of[row]) != (duplicate_of, translation_of):
            held.duplicate_of[row], held.translation_of[row] = duplicate_of, translation_of
            self.changed.add(held.articles[row])

    def centre(self, story: int) -> None:
        """Find a story's middle anew."""
        total = self.held.openings[self._rows[story]].sum(axis=0, dtype=np.int32)
        self._centroids[story] = space.turned(total)
