"""What goes into the window and stays there: candidates, members, and the settings of the decision."""

from dataclasses import dataclass
from datetime import datetime

from farwire.records import Placement, Signature


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article that asks for its story.

    article: its key; digest: the revision the signature was made from; source: the publisher's key;
    origin: the agency that the text names as its author, or None; publisher: the publisher's name.
    """

    article: str
    digest: str
    language: str
    source: str
    published_at: datetime
    signature: Signature
    origin: str | None = None
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """An article that has its story: a candidate and what was decided about it."""

    article: str
    digest: str
    language: str
    source: str
    published_at: datetime
    signature: Signature
    story_id: str
    duplicate_of: str | None = None
    translation_of: str | None = None
    origin: str | None = None
    publisher: str = ""


def member_of(candidate: Candidate, placement: Placement) -> Member:
    """A candidate with what was decided about it."""
    return Member(
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
        candidate.publisher,
    )


@dataclass(frozen=True, slots=True)
class GroupingSettings:
    """What an operator may change about grouping.

    days: how far apart in time two articles of a story may be.
    join: the score from which an article joins a story: the cosine of meanings, plus `shared_names`
    at most for names and numbers in common, plus `shared_numbers` at most for the numbers among them,
    which are the same in every script, minus what `decay` takes away for the time since the
    story's nearest article (63 % of it after a day); a higher `join` means fewer, purer stories.
    aligned: how well sentences must follow each other for a story in common, and `translated` for a
    translation (0 to .5).
    names_alone: the weight of names and numbers in common from which a text without a meaning (no
    encoder, no translation) joins a story, if it is `names_ahead` times that of the next story
    and `names_part` of the names of the text that has fewer.
    original_languages: where articles that translate each other came out within `undecided_hours`,
    those of these languages are taken for the original, in this order; else the first is.
    merge: the cosine from which two stories that one article fits are one; `translated_both` that from which they
    are if it translates texts of both: a page of news in brief translates texts that have nothing in common.
    kernel, apart: a story is parted when it holds two sets of at least `kernel` articles each whose
    meanings have a cosine below `apart`, which lies well below `join`, so that stories don't come and go.
    """

    days: float = 4.0
    join: float = 0.6
    shared_names: float = 0.15
    shared_numbers: float = 0.2
    decay: float = 0.3
    aligned: float = 0.18
    translated: float = 0.2
    names_alone: float = 2.5
    names_ahead: float = 1.2
    names_part: float = 0.25
    original_languages: tuple[str, ...] = ("en",)
    undecided_hours: float = 3.0
    merge: float = 0.75
    translated_both: float = 0.3
    kernel: int = 3
    apart: float = 0.4
