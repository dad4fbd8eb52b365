"""The tables, in four modules by concern; they hold state and know no rules."""

from farwire.archive.models.articles import Article, Item, Revision
from farwire.archive.models.sources import Failure, Feed, Source
from farwire.archive.models.stories import Membership, Signature, Story, StoryEvent
from farwire.archive.models.translations import GlossaryTerm, MemoryUnit, Pair, Translation

__all__ = [
    "Article",
    "Failure",
    "Feed",
    "GlossaryTerm",
    "Item",
    "Membership",
    "MemoryUnit",
    "Pair",
    "Revision",
    "Signature",
    "Source",
    "Story",
    "StoryEvent",
    "Translation",
]
