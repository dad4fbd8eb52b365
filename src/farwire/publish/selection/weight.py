"""Which stories come first: told broadly, by many of their own, and lately. docs/settings.md describes the rule."""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings

from farwire.archive.models import Story

CANDIDATES = 200
LOADED = 30
_COLUMNS = ("key", "latest_at", "sources", "own_sources", "languages", "countries")


@dataclass(frozen=True, slots=True)
class Breadth:
    """How broadly a story is told, and when it was told last."""

    key: str
    latest_at: datetime
    sources: int
    own_sources: int
    languages: int
    countries: int


def top_stories() -> list[str]:
    """The keys of recent stories, the weightiest first."""
    shown = Story.objects.filter(merged_into__isnull=True, size__gt=0).order_by("-latest_at", "key")
    recent = [Breadth(*row) for row in shown.values_list(*_COLUMNS)[:CANDIDATES]]
    now = recent[0].latest_at if recent else None
    return [each.key for each in sorted(recent, key=lambda each: (-weight(each, now or each.latest_at), each.key))][
        :LOADED
    ]


def weight(story: Breadth, now: datetime) -> float:
    """A story's weight: 1 more for twice as many independent sources, 1 less for each half-life since it was told last.

    Sources that carry others' words (copies, translations) count by a share; each doubling of languages and
    of countries adds a share of what a doubling of sources adds.
    """
    carriers = max(0, story.sources - story.own_sources)
    independent = story.own_sources + carriers * settings.TOP_CARRIED_PERCENT / 100
    spread = math.log2(max(1, story.languages)) + math.log2(max(1, story.countries))
    age = (now - story.latest_at) / timedelta(hours=settings.TOP_HALF_LIFE_HOURS)
    return math.log2(1 + independent) + spread * settings.TOP_DIVERSITY_PERCENT / 100 - age
