"""JSON Feed 1.1 (jsonfeed.org/version/1.1), with how each item was made under `_farwire`."""

import json
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse

from farwire.publish.finding_words import finding_words
from farwire.publish.selection import Dispatch

if TYPE_CHECKING:
    from farwire.publish.syndication import Channel, Entry

CONTENT_TYPE = "application/feed+json; charset=utf-8"


def json_feed(channel: "Channel") -> HttpResponse:
    """The channel as JSON Feed."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "description": channel.description,
        "home_page_url": channel.page_url,
        "feed_url": channel.feed_url,
        "language": channel.language,
        "items": [_item(entry, channel.language) for entry in channel.entries],
    }
    return HttpResponse(json.dumps(feed, ensure_ascii=False), content_type=CONTENT_TYPE)


def _item(entry: "Entry", edition: str) -> dict[str, Any]:
    dispatch, card = entry.dispatch, entry.dispatch.card
    image = {"image": entry.image_url} if entry.image_url else {}
    return image | {
        "id": f"urn:farwire:{edition}:{card.key}",
        "url": entry.url,
        "external_url": card.url,
        "title": card.headline.text,
        "summary": card.summary.text if card.summary else "",
        "content_html": entry.html,
        "date_published": card.published_at.isoformat(),
        "date_modified": (card.corrected_at or card.published_at).isoformat(),
        "authors": [{"name": name} for name in card.byline] or [{"name": card.source.name}],
        "language": dispatch.tag,
        "tags": [card.section] if card.section else [],
        "_farwire": _made(dispatch),
    }


def _made(dispatch: Dispatch) -> dict[str, Any]:
    """Where an item comes from and how its text was made."""
    card, making, rights = dispatch.card, dispatch.making, dispatch.rights
    return {
        "about": "https://github.com/farwire/farwire",
        "state": card.state.value,
        "reason": card.reason,
        "source": {"name": card.source.name, "url": card.source.home_url, "country": card.source.country},
        "original": {"url": card.url, "language": card.language, "headline": card.original_headline.text},
        "translation": {
            "engine": making.engine,
            "engine_version": making.engine_version,
            "model": making.model,
            "pair": making.pair,
            "pivot": making.pivot or None,
            "made_at": making.made_at.isoformat(),
            "findings": [{"rule": each.rule, "detail": finding_words(each)} for each in dispatch.findings],
        }
        if making
        else None,
        "rights": {"licence": rights.licence, "holder": rights.holder, "attribution": rights.attribution},
        "is_excerpt": dispatch.is_excerpt,
        "image": _picture(dispatch),
        "revision": card.revision,
    }


def _picture(dispatch: Dispatch) -> dict[str, Any] | None:
    """The words that belong to an item's picture, where this site shows it itself."""
    picture = dispatch.picture
    if picture is None or not picture.file:
        return None
    size = {"width": picture.width, "height": picture.height}
    return size | {"description": picture.caption or picture.alt, "credit": picture.credit, "language": picture.tag}
