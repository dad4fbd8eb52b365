"""JSON Feed 1.0 and 1.1, and what passes for it."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from gather.feedmaker import feed, only, refused

KIND = "application/feed+json"


def document(*items: Any, **fields: Any) -> str:
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": items} | fields)


def test_all_fields() -> None:
    got = feed(
        document(
            {
                "id": "1",
                "url": "/a",
                "title": "A & <b> headline",
                "summary": "A < B",
                "content_html": "<p>All</p>",
                "content_text": "All",
                "date_published": "2026-03-10T10:00:00+01:00",
                "date_modified": "2026-03-10T11:00:00Z",
                "authors": [{"name": "Ana Silva"}, {"name": "Bruno Costa"}, {"url": "x"}],
                "tags": ["World", "Asia"],
                "image": "/i.jpg",
                "language": "de",
            },
            language="pt-br",
            home_page_url="https://example.org/",
        ),
        KIND,
    )
    assert (got.format, got.title, got.home_url, got.language) == ("json", "News", "https://example.org/", "pt-BR")
    (item,) = got.items
    assert (item.guid, item.url, item.headline) == ("1", "https://example.org/a", "A & <b> headline")
    assert (item.summary_html, item.content_html) == ("A &lt; B", "<p>All</p>")
    assert item.published_at == datetime(2026, 3, 10, 9, tzinfo=UTC)
    assert item.updated_at == datetime(2026, 3, 10, 11, tzinfo=UTC)
    assert (item.byline, item.section, item.language) == (("Ana Silva", "Bruno Costa"), "World", "de")
    assert item.image_url == "https://example.org/i.jpg"


@pytest.mark.parametrize(
    ("item", "field", "value"),
    [
        ({"url": "/a", "content_text": "One\n\nTwo & <3"}, "content_html", "<p>One</p><p>Two &amp; &lt;3</p>"),
        ({"url": "/a", "author": {"name": "Ana Silva"}}, "byline", ("Ana Silva",)),
        ({"url": "/a", "author": "Ana Silva"}, "byline", ("Ana Silva",)),
        ({"url": "/a", "authors": "Ana Silva"}, "byline", ()),
        ({"id": 7, "url": "/a"}, "guid", "7"),
        ({"id": "https://example.org/a", "title": "x"}, "url", "https://example.org/a"),
        ({"external_url": "https://example.org/b", "title": "x"}, "url", "https://example.org/b"),
        ({"url": "/a", "title": None, "tags": "x", "image": {}, "summary": []}, "headline", ""),
        ({"url": "/a", "banner_image": "/b.jpg"}, "image_url", "https://example.org/b.jpg"),
        (
            {"url": "/a", "attachments": [{"url": "/i.png", "mime_type": "image/png"}, "x"]},
            "image_url",
            "https://example.org/i.png",
        ),
        ({"url": "/a", "date_published": 1773136800}, "published_at", datetime(2026, 3, 10, 10, tzinfo=UTC)),
        ({"url": "/a", "date_published": True}, "published_at", None),
    ],
)
def test_loose_fields(item: dict[str, Any], field: str, value: object) -> None:
    assert getattr(only(document(item), KIND), field) == value


def test_items_of_a_wrong_type_are_passed_over() -> None:
    assert len(feed(document(1, None, "x", [], {}, {"url": "/a"}), KIND).items) == 1


def test_a_byte_order_mark_and_utf_16() -> None:
    assert only("\ufeff" + document({"url": "/a"}), KIND).url == "https://example.org/a"
    assert only(document({"url": "/a"}).encode("utf-16"), KIND).url == "https://example.org/a"


@pytest.mark.parametrize("body", ["{}", "[]", '{"items": {}}', '{"items"', "[" * 100_000, '{"items": [1e999]', "{x}"])
def test_what_is_none(body: str) -> None:
    assert "JSON" in refused(body, KIND).detail


def test_numbers_that_no_machine_holds() -> None:
    assert (
        only('{"items": [{"url": "/a", "id": NaN, "title": ' + "9" * 5000 + "}]}", KIND).url == "https://example.org/a"
    )
