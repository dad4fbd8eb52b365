"""What the pages are given: plain frozen values, with every text marked by its language and direction."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from farwire.archive.languages import base_language
from farwire.publish.selection.text_shapes import (
    Choice,
    Correction,
    Illustration,
    Making,
    Note,
    Paragraph,
    RightsLine,
)

if TYPE_CHECKING:
    from farwire.publish.selection.story_facts import StoryFacts, Why


class State(StrEnum):
    """How an article stands in an edition. `VERSION`: it translates one that stands there in the edition's language."""

    ORIGINAL = "original"
    TRANSLATED = "translated"
    WAITING = "waiting"
    WITHHELD = "withheld"
    FAILED = "failed"
    VERSION = "version"

    @property
    def is_readable(self) -> bool:
        """Whether a reader of the edition can read it."""
        return self in (State.ORIGINAL, State.TRANSLATED)


@dataclass(frozen=True, slots=True)
class Words:
    """A text as it stands in a page: `tag` is its BCP 47 tag, `direction` is rtl, ltr or auto."""

    text: str
    tag: str
    direction: str
    is_translated: bool = False


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A publisher as an article names it."""

    slug: str
    name: str
    home_url: str
    language: str
    country: str
    is_sample: bool


@dataclass(frozen=True, slots=True)
class Card:
    """An article as lists show it. `url` is the original's address, `reason` why it can't be read in this edition."""

    key: str
    state: State
    reason: str
    headline: Words
    original_headline: Words
    summary: Words | None
    source: SourceLine
    byline: tuple[str, ...]
    language: str
    url: str
    pair: str
    engine: str
    section: str
    published_at: datetime
    corrected_at: datetime | None
    revision: int
    revision_id: int


def _base(card: Card) -> str:
    return base_language(card.language)


@dataclass(frozen=True, slots=True)
class Telling:
    """An article shown once, with the copies and translations of it that other papers carry."""

    card: Card
    copies: tuple[Card, ...] = ()

    @property
    def same(self) -> tuple[Card, ...]:
        """The copies in the language of the article itself."""
        return tuple(copy for copy in self.copies if _base(copy) == _base(self.card))

    @property
    def versions(self) -> tuple[Card, ...]:
        """The copies in other languages, the first of each."""
        others = [copy for copy in self.copies if _base(copy) != _base(self.card)]
        return tuple({copy.language: copy for copy in reversed(others)}.values())[::-1]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of something: a language's tag, a country's code or a section's name, and its count."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class StoryCard:
    """A story as the front page shows it. An article that is in no story yet stands alone, with an empty `key`."""

    key: str
    lead: Telling
    others: tuple[Telling, ...]
    languages: tuple[str, ...]
    countries: tuple[str, ...]
    sources: tuple[SourceLine, ...]
    latest_at: datetime
    picture: Illustration | None = None

    @property
    def beside(self) -> tuple[Telling, ...]:
        """The others whose headlines may stand beside the lead's: those that can be read where it can."""
        readable = self.lead.card.state.is_readable
        return tuple(each for each in self.others if each.card.state.is_readable or not readable)


@dataclass(frozen=True, slots=True)
class FrontPage:
    """The front page: one lead, a few seconds, the rest, and the latest of all."""

    lead: StoryCard | None
    seconds: tuple[StoryCard, ...]
    rest: tuple[StoryCard, ...]
    latest: tuple[Card, ...]
    coverage: "Coverage"
    today: datetime


@dataclass(frozen=True, slots=True)
class Coverage:
    """Who was heard lately: articles by language, by country, by section."""

    languages: tuple[Tally, ...]
    countries: tuple[Tally, ...]
    sections: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """A telling at its place in time, with what it adds.

    says: sentences that no earlier one had; origin: the agency whose words it carries; why: the reasons for
    its place in the story.
    """

    telling: Telling
    says: tuple[Words, ...] = ()
    origin: str = ""
    why: "tuple[Why, ...]" = ()


@dataclass(frozen=True, slots=True)
class StoryPage:
    """A story with all that belongs to it, in the order of time; `headlines` has every wording of its headline."""

    card: StoryCard
    timeline: tuple[Moment, ...]
    languages: tuple[Tally, ...]
    countries: tuple[Tally, ...]
    opened_at: datetime
    headlines: tuple[Card, ...] = ()
    facts: "StoryFacts | None" = None


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """An article in an edition. In a public edition without the publisher's leave, `is_excerpt` and few paragraphs.

    `tag` is the BCP 47 tag of translated text; `agency` is who wrote it if not the publisher;
    `elsewhere` is who else tells its story, its own copies left out; `original_here` an article in the
    edition's language of which this one is itself a translation.
    """

    card: Card
    tag: str
    paragraphs: tuple[Paragraph, ...]
    is_excerpt: bool
    notes: tuple[Note, ...]
    making: Making | None
    rights: RightsLine
    completeness: str
    completeness_reasons: tuple[str, ...]
    agency: str
    dateline: str
    publisher_notes: tuple[str, ...]
    corrections: tuple[Correction, ...]
    story: StoryCard | None
    elsewhere: tuple[Telling, ...]
    copies: tuple[Card, ...]
    original_here: Card | None
    language_confidence: float
    image_url: str
    image_credit: str
    words: int
    picture: Illustration | None = None
    choices: tuple[Choice, ...] = ()

    @property
    def same(self) -> tuple[Card, ...]:
        """The copies in the article's own language."""
        return tuple(copy for copy in self.copies if _base(copy) == _base(self.card))

    @property
    def versions(self) -> tuple[Card, ...]:
        """The copies in other languages, the first of each."""
        others = [copy for copy in self.copies if _base(copy) != _base(self.card)]
        return tuple({copy.language: copy for copy in reversed(others)}.values())[::-1]


@dataclass(frozen=True, slots=True)
class FeedHealth:
    """How asking a feed goes."""

    url: str
    title: str
    checked_at: datetime | None
    succeeded_at: datetime | None
    failure_count: int
    is_active: bool
    stopped_because: str


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A publisher: who they are, how their feeds do, which rights we saw, and their latest articles."""

    source: SourceLine
    feeds: tuple[FeedHealth, ...]
    rights: tuple[tuple[RightsLine, int], ...]
    languages: tuple[Tally, ...]
    latest: tuple[Card, ...]
    articles: int
