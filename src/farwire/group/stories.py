"""The window of recent stories: each article is placed once, as it comes.

Single-pass clustering (as in topic detection and tracking: Allan, 2002) in a window of days. What the
window answers is a function of the set of its members, not of the order in which they came: meanings
are summed in whole numbers, and only members near in time to the candidate are asked. So a window
loaded from an archive goes on as the one that was lost.
"""

from bisect import insort
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from farwire.group import space
from farwire.group.copies import sameness
from farwire.group.decision import choose
from farwire.group.encoder import serves
from farwire.group.evidence import Case, Evidence
from farwire.group.holdings import Holdings, terms_of
from farwire.group.members import Candidate, GroupingSettings, Member
from farwire.group.originals import Text, original_of, text_of, translation_groups
from farwire.group.sounds import sound
from farwire.group.texts import primary
from farwire.records import Change, Merge, Placement, Signature

_BY_MEANING, _BY_NAMES = 16, 6
_SHOWN = 8


class Window:
    """The stories of some days. It has no clock: all times come in with the articles."""

    def __init__(self, days: float = 4.0, settings: GroupingSettings | None = None) -> None:
        self._settings = settings or GroupingSettings(days=days)
        self._held = Holdings()
        self._ids: list[str] = []
        self._number: dict[str, int] = {}
        self._rows: list[list[int]] = []
        self._centroids = np.zeros((1024, space.AXES), np.float32)
        self._merges: list[Merge] = []
        self._changed: set[str] = set()

    def load(self, members: Iterable[Member]) -> None:
        """Take in members as the archive knows them, in any order."""
        touched = {self._take(member) for member in members}
        for story in sorted(touched):
            self._centre(story)

    def place(self, candidate: Candidate) -> Placement:
        """Decide where an article belongs, and take it in. A known article keeps its story."""
        placement = self._decide(candidate)
        member = Member(
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
        self._centre(self._take(member))
        return placement

    def changes(self) -> tuple[Change, ...]:
        """What later articles changed about earlier ones since this was last asked, by article."""
        held, articles = self._held, sorted(self._changed)
        self._changed.clear()
        rows = [(article, row) for article in articles if (row := held.row_of(article)) is not None]
        return tuple(
            Change(article, self._ids[held.story[row]], held.duplicate_of[row], held.translation_of[row])
            for article, row in rows
        )

    def merges(self) -> tuple[Merge, ...]:
        """Stories that turned out to be one since this was last asked; their members are in `changes`."""
        merged, self._merges = tuple(self._merges), []
        return merged

    def forget(self, before: datetime) -> None:
        """Let go of all that was published before a moment, so that the window does not grow for ever."""
        limit = before.timestamp()
        held = self._held
        gone = [row for row in range(len(held.articles)) if held.live[row] and held.at[row] < limit]
        for story in sorted({self._leave(held.articles[row]) for row in gone}):
            self._centre(story)

    def _decide(self, candidate: Candidate) -> Placement:
        known = self._held.row_of(candidate.article)
        if known is not None:
            return self._kept(candidate, known)
        case = Case(candidate, self._held, self._settings)
        return self._copied(case) or self._joined(case)

    def _kept(self, candidate: Candidate, row: int) -> Placement:
        return Placement(
            candidate.article,
            candidate.digest,
            self._ids[self._held.story[row]],
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
        first = held.duplicate_of[row] or held.articles[row]
        root = held.row_of(first)
        placement = Placement(
            candidate.article,
            candidate.digest,
            self._ids[held.story[row]],
            round(same, 4),
            duplicate_of=first,
            translation_of=held.translation_of[row],
            reasons=(("copy", held.articles[row]), ("same words", f"{same:.0%}")),
        )
        if root is None or (held.at[root], first) < (case.at, candidate.article):
            return placement
        self._credit(candidate.article, first, self._members(int(held.story[row])))
        return replace(placement, duplicate_of=None)

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

    def _credit(self, article: str, instead_of: str, rows: NDArray[np.int64]) -> None:
        """Name an article as the original of the copies of another one, which came out later."""
        for row in rows.tolist():
            if instead_of in (self._held.articles[row], self._held.duplicate_of[row]):
                self._held.duplicate_of[row] = article
                self._changed.add(self._held.articles[row])

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
        story = self._joint([best.story, *(int(self._held.story[row]) for group in groups for row in group)], candidate)
        return Placement(
            candidate.article,
            candidate.digest,
            self._ids[story],
            round(best.near, 4),
            translation_of=original,
            reasons=self._reasons(case, best),
        )

    def _groups(self, case: Case, best: Evidence, cases: list[Evidence]) -> list[list[int]]:
        """The groups of members that a text and they translate each other, in its story or in another."""
        needed = self._settings.translated
        stories = {best.story, *(each.story for each in cases if each.aligned >= needed)}
        rows = np.concatenate([self._members(story) for story in sorted(stories)])
        rows = rows[case.live[rows]]
        return translation_groups(rows, case.alignments(rows), self._held, needed)

    def _linked(self, case: Case, groups: list[list[int]]) -> str | None:
        """Link a text with its translations; the original, or None if it is that itself or has none."""
        rows = sorted({row for group in groups for row in group})
        if not rows:
            return None
        ours = Text(case.candidate.article, primary(case.candidate.language), case.at)
        original = original_of([ours, *(text_of(row, self._held) for row in rows)], self._settings)
        for row in rows:
            self._relink(row, original)
        return None if original.language == ours.language else original.article

    def _joint(self, stories: list[int], candidate: Candidate) -> int:
        """The one story of several that a text's translations stand in: the oldest takes the others in."""
        held = self._held
        several = sorted(set(stories), key=lambda story: (held.at[self._rows[story]].min(), self._ids[story]))
        kept = several[0]
        for story in several[1:]:
            for row in self._rows[story]:
                held.story[row] = kept
                self._changed.add(held.articles[row])
            self._rows[kept] = sorted(self._rows[kept] + self._rows[story], key=held.articles.__getitem__)
            self._rows[story] = []
            self._merges.append(Merge(self._ids[kept], self._ids[story], f"{candidate.article} translates both"))
            self._centre(story)
        return kept

    def _relink(self, row: int, original: Text) -> None:
        held = self._held
        link = None if held.languages[row] == original.language else original.article
        if held.translation_of[row] != link:
            held.translation_of[row] = link
            self._changed.add(held.articles[row])

    def _reasons(self, case: Case, best: Evidence) -> tuple[tuple[str, str], ...]:
        """For readers: the nearest member and how near it is, what is shared, whose sentences follow alike."""
        articles, reasons = self._held.articles, []
        if case.has_meaning:
            reasons += [("near", articles[best.nearest_row]), ("cosine", f"{best.near:.2f}")]
        shared = self._shared(case.candidate.signature, best.sharing_row) if best.shared else ()
        if shared:
            reasons += [("shares with", articles[best.sharing_row]), ("names", ", ".join(shared))]
        if best.aligned >= self._settings.aligned:
            reasons.append(("sentences follow", articles[best.aligned_row]))
        return tuple(reasons)

    def _shared(self, signature: Signature, row: int) -> tuple[str, ...]:
        """The names and numbers of a text that a member has too, as the text writes them."""
        common = self._held.terms.common(terms_of(signature), row)
        names = (name for name in signature.names if any(sound(word) in common for word in name.split()))
        numbers = (number for number in signature.numbers if number in common)
        return (*names, *numbers)[:_SHOWN]

    def _cases(self, case: Case) -> list[Evidence]:
        """The evidence for each story worth a closer look."""
        return case.weigh([(story, self._ids[story], self._members(story)) for story in self._possible(case)])

    def _possible(self, case: Case) -> list[int]:
        """The stories worth a closer look: by meaning, and by names."""
        stories = dict.fromkeys(case.stories_by_names(_BY_NAMES))
        if case.has_meaning and self._ids:
            near = self._centroids[: len(self._ids)] @ space.turned(case.opening)
            few = min(_BY_MEANING, len(near))
            stories.update(dict.fromkeys(np.argpartition(-near, few - 1)[:few].tolist()))
        return sorted(stories)

    def _members(self, story: int) -> NDArray[np.int64]:
        return np.array(self._rows[story], np.int64)

    def _take(self, member: Member) -> int:
        """Put a member into its story; the story's number."""
        if self._held.row_of(member.article) is not None:
            self._centre(self._leave(member.article))
        if member.story_id not in self._number:
            self._open(member.story_id)
        story = self._number[member.story_id]
        insort(self._rows[story], self._held.add(member, story), key=self._held.articles.__getitem__)
        return story

    def _leave(self, article: str) -> int:
        row = self._held.remove(article)
        story = int(self._held.story[row])
        self._rows[story].remove(row)
        return story

    def _open(self, story_id: str) -> None:
        if len(self._ids) == len(self._centroids):
            self._centroids = np.concatenate([self._centroids, np.zeros_like(self._centroids)])
        self._number[story_id] = len(self._ids)
        self._ids.append(story_id)
        self._rows.append([])

    def _centre(self, story: int) -> None:
        total = self._held.openings[self._rows[story]].sum(axis=0, dtype=np.int32)
        self._centroids[story] = space.turned(total)
