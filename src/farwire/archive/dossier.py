"""Everything that is filed about one story: its members with their reasons, its names, its history."""

from typing import Any

from farwire.archive.entities import named_in
from farwire.archive.languages import base_language
from farwire.archive.models import Membership, Signature, Story, StoryEvent


def dossier(key: str) -> dict[str, Any] | None:
    """A story by its own key or by an article's, as plain values; None if there is neither.

    A merged story is followed to the one that stays.
    """
    placed = Membership.objects.filter(article_id=key).first()
    story = Story.objects.filter(pk=placed.story_id if placed else key).first()
    while story is not None and story.merged_into is not None:
        story = story.merged_into
    if story is None:
        return None
    members = list(
        Membership.objects.filter(story=story)
        .select_related("article__latest", "article__source")
        .defer("article__latest__content")
        .order_by("article__published_at", "article_id")
    )
    return {
        "story": story.key,
        "opened_at": story.opened_at.isoformat(),
        "latest_at": story.latest_at.isoformat(),
        "size": story.size,
        "sources": story.sources,
        "own_sources": story.own_sources,
        "languages": story.languages,
        "countries": story.countries,
        "names": _names(members),
        "events": _events(story),
        "members": [_member(each) for each in members],
    }


def _member(row: Membership) -> dict[str, Any]:
    latest = row.article.latest
    return {
        "article": row.article_id,
        "source": row.article.source.name,
        "country": row.article.source.country,
        "language": latest.language if latest else None,
        "headline": latest.headline if latest else None,
        "published_at": row.article.published_at.isoformat(),
        "similarity": row.similarity,
        "duplicate_of": row.duplicate_of_id,
        "translation_of": row.translation_of_id,
        "origin": row.origin or None,
        "adds": row.adds,
        "reasons": row.reasons,
    }


def _names(members: list[Membership]) -> list[dict[str, Any]]:
    languages = {
        row.article.latest.pk: (row.article_id, base_language(row.article.latest.language))
        for row in members
        if row.article.latest is not None
    }
    signed = Signature.objects.filter(pk__in=languages).only("entities").order_by("pk")
    named = named_in((*languages[row.pk], row.entities) for row in signed)
    return [
        {
            "kind": each.kind,
            "key": each.key,
            "articles": len(each.articles),
            "spellings": [
                {"text": text, "language": language, "articles": count}
                for (text, language), count in sorted(each.spellings.items())
            ],
        }
        for each in named
    ]


def _events(story: Story) -> list[dict[str, str]]:
    events = StoryEvent.objects.filter(story=story) | StoryEvent.objects.filter(other=story)
    return [
        {
            "kind": each.kind,
            "story": each.story_id,
            "other": each.other_id,
            "reason": each.reason,
            "at": each.at.isoformat(),
        }
        for each in events.order_by("at", "pk")
    ]
