"""What a correction changed: the sentences that differ between two revisions."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from farwire.archive.codec import decode
from farwire.archive.models import Article
from farwire.publish.selection.text_shapes import Correction, SentenceChange
from farwire.records import Revision as RevisionRecord

# A page rewritten from top to bottom is said to be so, not listed.
MOST_CHANGES = 40


def corrections_of(article: Article, shown: dict[str, str]) -> tuple[Correction, ...]:
    """The corrections of an article, the latest first; `shown` holds the translations of the latest sentences."""
    rows = list(article.revisions.order_by("number"))
    records = [decode(RevisionRecord, row.content) for row in rows]
    found = [
        Correction(row.number, row.observed_at, row.updated_at, tuple(changes_between(before, after, shown)))
        for row, before, after in zip(rows[1:], records, records[1:], strict=False)
    ]
    return tuple(reversed(found))


def changes_between(before: RevisionRecord, after: RevisionRecord, shown: dict[str, str]) -> Iterator[SentenceChange]:
    """The places where two revisions' sentences differ, in reading order, at most `MOST_CHANGES`."""
    old, new = _sentences(before), _sentences(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    changed = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    for _, old_start, old_end, new_start, new_end in changed[:MOST_CHANGES]:
        added = new[new_start:new_end]
        yield SentenceChange(
            before=" ".join(old[old_start:old_end]),
            after=" ".join(added),
            translation=" ".join(shown[text] for text in added) if all(text in shown for text in added) else "",
        )


def _sentences(revision: RevisionRecord) -> Sequence[str]:
    return [segment.text for segment in revision.segments]
