"""The second tier: feeds that are no XML at all, read by feedparser as well as can be."""

from importlib import import_module
from io import BytesIO
from typing import Any

from farwire.gather.entries import Channel, Entry
from farwire.gather.plain import printable


def parse_loosely(text: str, url: str) -> Channel:
    """What feedparser finds in a text: maybe nothing. Its sanitiser is off: every field is cleaned later anyway."""
    feedparser: Any = import_module("feedparser")
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": url}
    found = feedparser.parse(
        BytesIO(text.encode("utf-8", "replace")),
        response_headers=headers,
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    feed = found.feed
    version = str(found.get("version") or "")
    return Channel(
        format="atom" if version.startswith("atom") else "rdf" if version in ("rss10", "rss090") else "rss",
        title=feed.get("title", ""),
        link=feed.get("link", ""),
        language=feed.get("language", ""),
        ttl=feed.get("ttl", ""),
        entries=[_entry(entry) for entry in found.entries],
    )


def _entry(found: Any) -> Entry:
    bodies = found.get("content") or []
    names = [author.get("name", "") for author in found.get("authors", []) if author]
    published = found.get("published", "") if "published" in found else found.get("created", "")
    return Entry(
        guid=found.get("id", ""),
        guid_is_link=bool(found.get("guidislink")),
        link=found.get("link", ""),
        title=found.get("title", ""),
        summary=printable(found.get("summary", "") if "summary" in found else ""),
        content=printable(bodies[0].get("value", "") if bodies else ""),
        names=[name for name in names if name],
        published=published,
        updated=found.get("updated", "") if "updated" in found else "",
        categories=[tag.get("label") or tag.get("term") or "" for tag in found.get("tags", [])],
        images=_images(found),
        language=(found.get("title_detail") or {}).get("language") or "",
        licences=["<rsl/>"] if any(key.startswith("rsl_") for key in found) else [],  # there is one, unread
    )


def _images(found: Any) -> list[str]:
    media = [
        (part.get("url", ""), part.get("type", "") or part.get("medium", "")) for part in found.get("media_content", [])
    ]
    files = [(part.get("href", ""), part.get("type", "")) for part in found.get("enclosures", [])]
    thumbnails = [part.get("url", "") for part in found.get("media_thumbnail", [])]
    return [target for target, kind in media + files if target and kind.startswith("image")] + thumbnails
