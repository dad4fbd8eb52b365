"""The last resort: feeds whose very frame is broken."""

from farwire.gather.loosefeed import parse_loosely
from gather.feedmaker import feed

BROKEN = """<rss version="2.0"><channel><title>News</titel><link>https://example.org/</link><language>pt</language>
<item><title>A <b>headline</title><link>https://example.org/a</link><guid isPermaLink="false">g1</guid>
<description>Lead &amp; more</description><pubDate>Tue, 10 Mar 2026 10:00:00 GMT</pubDate>
<author>a@b.c (Ana Silva)</author>
<category>World</category><enclosure url="/i.jpg" type="image/jpeg"></item></channel></rss>"""


def test_what_can_be_found_is_found() -> None:
    (item,) = feed(BROKEN).items
    assert (item.headline, item.url, item.guid) == ("A headline", "https://example.org/a", "g1")
    assert item.byline == ("Ana Silva",)
    assert (item.section, item.published_at is not None) == ("World", True)
    assert item.summary_html == "Lead & more"


def test_scripts_are_not_taken_out_here() -> None:
    channel = parse_loosely(
        BROKEN.replace("titel", "title").replace("Lead", "&lt;script&gt;x&lt;/script&gt;Lead"), "https://example.org/"
    )
    assert "<script>" in channel.entries[0].summary


def test_nothing_is_nothing() -> None:
    assert parse_loosely("", "https://example.org/").entries == []
    assert parse_loosely("<html>", "https://example.org/").entries == []


def test_a_licence_that_can_not_be_read_is_one() -> None:
    terms = '<rsl:content url="/a"><rsl:license><rsl:permits type="usage">all</rsl:permits></rsl:license></rsl:content>'
    body = BROKEN.replace("<rss ", '<rss xmlns:rsl="https://rslstandard.org/rsl" ').replace(
        "<author>", terms + "<author>"
    )
    assert [item.licences for item in feed(body).items] == [("<rsl/>",)]
    assert [item.licences for item in feed(BROKEN).items] == [()]
