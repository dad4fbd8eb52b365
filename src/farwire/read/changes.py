"""What changed between two revisions of an article, sentence by sentence."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from farwire.records import Revision


@dataclass(frozen=True, slots=True)
class SentenceChange:
    """One step from an old revision to a new one.

    kind: "kept", "added" or "removed". block and index: the sentence's place in the revision that holds it, the
    new one but for removed sentences.
    """

    kind: str
    block: int
    index: int
    text: str


@dataclass(frozen=True, slots=True)
class RevisionChange:
    """The difference of two revisions in the new one's order, removed sentences where they stood."""

    old_digest: str
    new_digest: str
    sentences: tuple[SentenceChange, ...]

    @property
    def added(self) -> tuple[str, ...]:
        """The new sentences' texts."""
        return tuple(each.text for each in self.sentences if each.kind == "added")

    @property
    def removed(self) -> tuple[str, ...]:
        """The texts of sentences that are gone."""
        return tuple(each.text for each in self.sentences if each.kind == "removed")


def sentence_changes(old: Revision, new: Revision) -> RevisionChange:
    """The sentences kept, added and removed from `old` to `new` (Ratcliff and Obershelp's matching of sequences).

    A sentence that only moved counts as removed and added; white space was normalised when it was read.
    """
    before, after = old.segments, new.segments
    matcher = SequenceMatcher(None, [each.text for each in before], [each.text for each in after], autojunk=False)
    steps: list[SentenceChange] = []
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag == "equal":
            steps += [SentenceChange("kept", each.block, each.index, each.text) for each in after[start:end]]
            continue
        steps += [SentenceChange("removed", each.block, each.index, each.text) for each in before[first:last]]
        steps += [SentenceChange("added", each.block, each.index, each.text) for each in after[start:end]]
    return RevisionChange(old.digest, new.digest, tuple(steps))
