"""The tables, in five modules by concern; they hold state and know no rules."""

from farwire.archive.models.articles import Article, Item, Revision
from farwire.archive.models.search import SearchEntry
from farwire.archive.models.sources import Failure, Feed, Source
from farwire.archive.models.stories import Membership, Signature, Story, StoryEvent
from farwire.archive.models.translations import (
    EngineRecord,
    EngineUse,
    GlossaryTerm,
    MemoryUnit,
    Pair,
    Remark,
    RemarkSender,
    RuleCount,
    Translation,
)

__all__ = [
    "Article",
    "EngineRecord",
    "EngineUse",
    "Failure",
    "Feed",
    "GlossaryTerm",
    "Item",
    "Membership",
    "MemoryUnit",
    "Pair",
    "Remark",
    "RemarkSender",
    "Revision",
    "RuleCount",
    "SearchEntry",
    "Signature",
    "Source",
    "Story",
    "StoryEvent",
    "Translation",
]
