"""JSON Feed 1.0 and 1.1 (jsonfeed.org), forgiving: a field of a wrong type is a field that is not there."""

import json
from html import escape
from typing import Any

from farwire.errors import FeedUnreadable
from farwire.gather.entries import Channel, Entry
from farwire.gather.plain import printable


def parse_json_feed(text: str) -> Channel:
    """A JSON Feed in the shape of all feeds; raises FeedUnreadable for other JSON and for what is none."""
    try:
        found = json.loads(text, parse_constant=lambda _: None, parse_int=_number)
    except (ValueError, RecursionError) as error:
        raise FeedUnreadable(f"this is damaged or cut-off JSON ({error})") from error
    if not isinstance(found, dict) or not isinstance(found.get("items"), list):
        raise FeedUnreadable("this is JSON, but no JSON Feed")
    return Channel(
        format="json",
        title=escape(_text(found, "title"), quote=False),
        link=_text(found, "home_page_url"),
        language=_text(found, "language"),
        entries=[_entry(item) for item in found["items"] if isinstance(item, dict)],
    )


def _number(digits: str) -> int | str:
    return int(digits) if len(digits) < 20 else digits


def _text(found: dict[str, Any], *names: str) -> str:
    """The first of the fields that is a text with something in it, or a number."""
    for name in names:
        value = found.get(name)
        if isinstance(value, str) and value.strip():
            return printable(value.strip())
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
    return ""


def _entry(item: dict[str, Any]) -> Entry:
    guid = _text(item, "id")
    return Entry(
        guid=guid,
        guid_is_link=False,
        link=_text(item, "url", "external_url"),
        title=escape(_text(item, "title"), quote=False),
        summary=escape(_text(item, "summary"), quote=False),
        content=_text(item, "content_html") or _paragraphs(_text(item, "content_text")),
        names=_names(item),
        published=_text(item, "date_published"),
        updated=_text(item, "date_modified"),
        categories=[tag for tag in _list(item, "tags") if isinstance(tag, str)],
        images=_images(item),
        language=_text(item, "language"),
    )


def _list(item: dict[str, Any], name: str) -> list[Any]:
    value = item.get(name)
    return value if isinstance(value, list) else []


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(line.strip(), quote=False)}</p>" for line in text.splitlines() if line.strip())


def _names(item: dict[str, Any]) -> list[str]:
    authors = _list(item, "authors") or [item.get("author")]
    names = [_text(author, "name") if isinstance(author, dict) else author for author in authors]
    return [name for name in names if isinstance(name, str) and name]


def _images(item: dict[str, Any]) -> list[str]:
    files = [file for file in _list(item, "attachments") if isinstance(file, dict)]
    attached = [_text(file, "url") for file in files if _text(file, "mime_type").startswith("image/")]
    return [image for image in (_text(item, "image"), _text(item, "banner_image"), *attached) if image]
