"""Sitemaps read as feeds."""

from datetime import UTC, datetime

from gather.feedmaker import feed, refused

NEWS = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> https://example.org/a </loc><lastmod>2026-03-10T12:00:00Z</lastmod><news:news><news:publication>
<news:name>The Paper</news:name><news:language>pt</news:language></news:publication>
<news:publication_date>2026-03-10T10:00:00Z</news:publication_date><news:title>A &amp; B</news:title>
<news:keywords>World, Asia</news:keywords></news:news>
<image:image><image:loc>https://example.org/i.jpg</image:loc><image:title>Photo</image:title></image:image></url>
<url><loc>https://example.org/about</loc></url></urlset>"""


def test_a_news_sitemap() -> None:
    got = feed(NEWS)
    assert (got.format, got.title) == ("sitemap", "The Paper")
    (item,) = got.items
    assert (item.url, item.guid, item.headline) == ("https://example.org/a", "https://example.org/a", "A & B")
    assert item.published_at == datetime(2026, 3, 10, 10, tzinfo=UTC)
    assert item.updated_at == datetime(2026, 3, 10, 12, tzinfo=UTC)
    assert (item.language, item.section, item.image_url) == ("pt", "World", "https://example.org/i.jpg")


def test_a_plain_sitemap() -> None:
    items = feed(
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://example.org/a</loc>'
        "<lastmod>2026-03-10</lastmod></url><url><loc>https://example.org/b</loc></url><url/></urlset>"
    ).items
    assert [(item.url, item.headline) for item in items] == [
        ("https://example.org/a", ""),
        ("https://example.org/b", ""),
    ]


def test_a_cut_off_sitemap() -> None:
    assert len(feed(NEWS[: NEWS.index("</url>") + 20]).items) == 1


def test_an_index() -> None:
    assert "0 sitemaps" in refused('<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>').detail
