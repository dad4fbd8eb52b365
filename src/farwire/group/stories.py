"""The window of recent stories: each article is placed once, as it comes.

Single-pass clustering (as in topic detection and tracking: Allan, 2002) in a window of days. What the
window answers is a function of the set of its members, not of the order in which they came: meanings
are summed in whole numbers, and only members near in time to the candidate are asked. So a window
loaded from an archive goes on as the one that was lost.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from farwire.group import space
from farwire.group.additions import additions
from farwire.group.copies import sameness
from farwire.group.decision import choose
from farwire.group.encoder import serves
from farwire.group.evidence import Case, Evidence
from farwire.group.holdings import Holdings
from farwire.group.kernels import cosine, two_kernels
from farwire.group.members import Candidate, GroupingSettings, Member, member_of
from farwire.group.originals import (
    Text,
    carried_text,
    copy_of,
    copy_of_row,
    first_copy,
    first_hand,
    of_one_mind,
    original_of,
    seniority,
    text_of,
    translation_groups,
)
from farwire.group.reasons import reasons_for
from farwire.group.shelves import Shelves
from farwire.group.texts import primary
from farwire.records import Change, Merge, Placement, Split

_BY_MEANING, _BY_NAMES = 16, 6


class Window:
    """The stories of some days. It has no clock: all times come in with the articles."""

    def __init__(self, days: float = 4.0, settings: GroupingSettings | None = None) -> None:
        self._settings = settings or GroupingSettings(days=days)
        self._held = Holdings()
        self._shelves = Shelves(self._held)
        self._merges: list[Merge] = []
        self._splits: list[Split] = []

    def load(self, members: Iterable[Member]) -> None:
        """Take in members as the archive knows them, in any order."""
        touched = {self._shelves.take(member) for member in members}
        for story in sorted(touched):
            self._shelves.centre(story)

    def place(self, candidate: Candidate) -> Placement:
        """Decide where an article belongs, and take it in.

        A known article keeps its story, unless that parts; but one that is alone in it may join another.
        """
        left = self._left(candidate.article)
        case = Case(candidate, self._held, self._settings)
        placement = replace(self._decide(case), origin=candidate.origin)
        if left and not placement.reasons:
            placement = replace(placement, story_id=left)
        elif left and placement.story_id != left:
            self._merges.append(Merge(placement.story_id, left, f"{candidate.article} was revised"))
        member = member_of(candidate, placement)
        placement = replace(placement, adds=self._additions(placement, case))
        story = self._shelves.take(member)
        self._shelves.centre(story)
        return self._parted(placement, story, case.at)

    def changes(self) -> tuple[Change, ...]:
        """What later articles changed about earlier ones since this was last asked, by article."""
        held, articles = self._held, sorted(self._shelves.changed)
        self._shelves.changed.clear()
        rows = [(article, row) for article in articles if (row := held.row_of(article)) is not None]
        return tuple(
            Change(article, self._id(row), held.duplicate_of[row], held.translation_of[row]) for article, row in rows
        )

    def merges(self) -> tuple[Merge, ...]:
        """Stories that turned out to be one since this was last asked; their members are in `changes`."""
        merged, self._merges = tuple(self._merges), []
        return merged

    def splits(self) -> tuple[Split, ...]:
        """Stories that turned out to be two since this was last asked; those that left are in `changes`."""
        parted, self._splits = tuple(self._splits), []
        return parted

    def forget(self, before: datetime) -> None:
        """Let go of all that was published before a moment, so that the window does not grow for ever."""
        limit = before.timestamp()
        held = self._held
        gone = [row for row in range(len(held.articles)) if held.live[row] and held.at[row] < limit]
        for story in sorted({self._shelves.leave(held.articles[row]) for row in gone}):
            self._shelves.centre(story)

    def _left(self, article: str) -> str | None:
        """The story that a known article leaves to be decided on anew: its own, where it is alone; else None."""
        row = self._held.row_of(article)
        if row is None or len(self._shelves.members(int(self._held.story[row]))) > 1:
            return None
        story = self._shelves.leave(article)
        self._shelves.centre(story)
        return self._shelves.ids[story]

    def _id(self, row: int) -> str:
        return self._shelves.ids[int(self._held.story[row])]

    def _decide(self, case: Case) -> Placement:
        known = self._held.row_of(case.candidate.article)
        if known is not None:
            return self._kept(case.candidate, known)
        return self._copied(case) or self._joined(case)

    def _additions(self, placement: Placement, case: Case) -> tuple[str, ...]:
        """What an article says that no other one in its story said before it came."""
        rows = self._shelves.members(self._shelves.number_of(placement.story_id))
        known = self._held.row_of(placement.article)
        return additions(case.candidate.signature, rows[case.live[rows] & (rows != known)], self._held)

    def _kept(self, candidate: Candidate, row: int) -> Placement:
        return Placement(
            candidate.article,
            candidate.digest,
            self._id(row),
            1.0,
            self._held.duplicate_of[row],
            self._held.translation_of[row],
            (("revised", candidate.article),),
        )

    def _copied(self, case: Case) -> Placement | None:
        """The placement beside the text that this one copies, if there is one."""
        candidate, held = case.candidate, self._held
        copies = self._copies(case)
        if not copies:
            return None
        same, row = copies[0]
        known = held.duplicate_of[row] or held.articles[row]
        group = self._carriers(known, int(held.story[row]))
        first = first_copy([*(copy_of_row(each, held) for each in group), copy_of(candidate)])
        origin = candidate.origin or next((name for each in group if (name := held.origins[each])), None)
        reasons = [("copy", held.articles[row]), ("same words", f"{same:.0%}")]
        placement = Placement(
            candidate.article,
            candidate.digest,
            self._id(row),
            round(same, 4),
            duplicate_of=known,
            translation_of=held.translation_of[row],
            reasons=(*reasons, ("origin", origin)) if origin else tuple(reasons),
        )
        if first == known or held.row_of(known) is None:
            return placement
        for each in group:
            credited = None if held.articles[each] == first else first
            self._shelves.link(each, duplicate_of=credited, translation_of=held.translation_of[each])
        for each in self._shelves.members(int(held.story[row])).tolist():
            if held.translation_of[each] == known:
                self._shelves.link(each, duplicate_of=held.duplicate_of[each], translation_of=first)
        return replace(placement, duplicate_of=None if first == candidate.article else first)

    def _copies(self, case: Case) -> list[tuple[float, int]]:
        """The members whose words these are: how much of them, and the row; the most first."""
        held, ours = self._held, np.frombuffer(case.candidate.signature.shingles, "<u4")
        found: list[tuple[float, int]] = []
        for row in held.copies.near(case.candidate.signature.fingerprint):
            if case.live[row] and held.languages[row] == primary(case.candidate.language):
                same = sameness(ours, held.shingles(row))
                if same:
                    found.append((same, row))
        return sorted(found, key=lambda each: (-each[0], held.articles[each[1]]))

    def _carriers(self, first: str, story: int) -> list[int]:
        """The members of a story that carry the text of one of them, in the order of their articles."""
        held = self._held
        rows: list[int] = self._shelves.members(story).tolist()
        return [row for row in rows if first in (held.articles[row], held.duplicate_of[row])]

    def _joined(self, case: Case) -> Placement:
        """The placement in the story with the best case, or in a new one."""
        candidate = case.candidate
        cases = self._cases(case)
        best = choose(cases, self._settings, serves(candidate.language))
        if best is None:
            near = max((each.near for each in cases), default=0.0)
            return Placement(candidate.article, candidate.digest, candidate.article, round(max(0.0, near), 4))
        groups = self._groups(case, best, cases)
        original = self._linked(case, groups)
        translated = [int(self._held.story[row]) for group in groups for row in group]
        story = self._joint([best.story, *translated], f"{candidate.article} translates both")
        alike = self._alike(case, story, [each.story for each in cases if each.score >= self._settings.join])
        story = self._joint([story, *alike], f"{candidate.article} belongs to both, and they are alike")
        return Placement(
            candidate.article,
            candidate.digest,
            self._shelves.ids[story],
            round(best.near, 4),
            translation_of=original,
            reasons=reasons_for(case, best, self._held, self._settings),
        )

    def _groups(self, case: Case, best: Evidence, cases: list[Evidence]) -> list[list[int]]:
        """The groups of members that a text and they translate each other, in its story or in another."""
        needed = self._settings.translated
        stories = {best.story, *(each.story for each in cases if each.aligned >= needed)}
        rows = np.concatenate([self._shelves.members(story) for story in sorted(stories)])
        rows = rows[case.live[rows]]
        language = primary(case.candidate.language)
        groups = translation_groups(rows, case.alignments(rows), self._held, needed, language)
        return of_one_mind(groups, self._held, self._settings.translated_both)

    def _linked(self, case: Case, groups: list[list[int]]) -> str | None:
        """Link a text with its translations; the original, or None if it is that itself or has none."""
        held, rows = self._held, sorted({row for group in groups for row in group})
        if not rows:
            return None
        ours = Text(case.candidate.article, primary(case.candidate.language), case.at)
        original = original_of([ours, *(text_of(row, held) for row in first_hand(rows, held))], self._settings)
        for row in rows:
            link = None if held.languages[row] == original.language else original.article
            self._shelves.link(row, duplicate_of=held.duplicate_of[row], translation_of=link)
        return None if original.language == ours.language else original.article

    def _alike(self, case: Case, story: int, others: list[int]) -> list[int]:
        """Those of some stories that an article fits which tell of the same as the one it joins."""
        ours = self._middle(case, story)
        return [
            each
            for each in sorted(set(others) - {story})
            if len(self._shelves.members(each)) and cosine(ours, self._middle(case, each)) >= self._settings.merge
        ]

    def _middle(self, case: Case, story: int) -> NDArray[np.float64]:
        """The sum of a story's meanings, over members near in time: what else is in memory must not count."""
        rows = self._shelves.members(story)
        total: NDArray[np.float64] = self._held.openings[rows[case.live[rows]]].sum(axis=0, dtype=np.float64)
        return total

    def _joint(self, stories: list[int], reason: str) -> int:
        """The one story of several that turned out to be one: the oldest takes the others in."""
        held, shelves = self._held, self._shelves
        several = sorted(set(stories), key=lambda story: (held.at[shelves.members(story)].min(), shelves.ids[story]))
        kept = several[0]
        for story in several[1:]:
            shelves.move(shelves.members(story).tolist(), kept)
            self._merges.append(Merge(shelves.ids[kept], shelves.ids[story], reason))
        return kept

    def _parted(self, placement: Placement, story: int, at: float) -> Placement:
        """The placement after its story was parted, if it has grown two kernels."""
        held, shelves = self._held, self._shelves
        rows = shelves.members(story)
        if len(rows) < 2 * self._settings.kernel:
            return placement
        rows = rows[held.near_in_time(at, self._settings.days)[rows]]
        texts = [carried_text(row, held) for row in rows.tolist()]
        kernels = two_kernels(held.openings[rows], texts, self._settings.apart, self._settings.kernel)
        if kernels is None:
            return placement
        # The kernel of the story's founder keeps its id; where that is none of them, the older kernel does.
        sides = sorted((rows[each] for each in kernels), key=lambda side: seniority(side, shelves.ids[story], held))
        leaving = sides[1].tolist()
        founder = min(leaving, key=lambda row: (held.at[row], held.articles[row]))
        parted = shelves.number_of(held.articles[founder])
        shelves.move(leaving, parted)
        reason = f"{len(leaving)} of {len(rows)} articles are about something else"
        self._splits.append(Split(shelves.ids[story], shelves.ids[parted], reason))
        return replace(placement, story_id=self._id(held.row_of(placement.article) or 0))

    def _cases(self, case: Case) -> list[Evidence]:
        """The evidence for each story worth a closer look."""
        return case.weigh([(each, self._shelves.ids[each], self._shelves.members(each)) for each in self._near(case)])

    def _near(self, case: Case) -> list[int]:
        """The stories worth a closer look: by meaning, and by names."""
        stories = dict.fromkeys(case.stories_by_names(_BY_NAMES))
        centroids = self._shelves.centroids
        if case.has_meaning and len(centroids):
            # No BLAS: its threads would wait for each other longer than one needs for so little.
            near = np.einsum("sd,d->s", centroids, space.turned(case.opening))
            few = min(_BY_MEANING, len(near))
            stories.update(dict.fromkeys(np.argpartition(-near, few - 1)[:few].tolist()))
        return sorted(stories)
