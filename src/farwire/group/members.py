"""What goes into the window and stays there: candidates, members, and the settings of the decision."""

from dataclasses import dataclass
from datetime import datetime

from farwire.records import Signature


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article that asks for its story.

    article: its key; digest: the revision the signature was made from; source: the publisher's key;
    origin: the agency that the text names as its author, or None.
    """

    article: str
    digest: str
    language: str
    source: str
    published_at: datetime
    signature: Signature
    origin: str | None = None


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

    @property
    def candidate(self) -> Candidate:
        """The member as it asked for its story."""
        return Candidate(
            self.article, self.digest, self.language, self.source, self.published_at, self.signature, self.origin
        )


@dataclass(frozen=True, slots=True)
class Merge:
    """Two stories that turned out to be one: `story_id` stays, `merged` leads there from now on."""

    story_id: str
    merged: str
    reason: str


@dataclass(frozen=True, slots=True)
class GroupingSettings:
    """What an operator may change about grouping.

    join: the score from which an article joins a story (a cosine, with what is added and taken away
    below); higher means fewer and purer stories.
    """

    days: float = 4.0
    join: float = 0.5
    shared_names: float = 0.15
    decay_per_day: float = 0.02
