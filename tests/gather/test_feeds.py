"""Feeds of every kind, whole and broken: what they say comes out, and what is none says why."""

import gzip
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farwire.records import Failure
from gather.feedmaker import URL, atom, feed, only, parse, refused, rss, rss_item
from gather.unhurried import unhurried

RDF = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://example.org/"><title>News</title><link>https://example.org/</link>
<dc:language>pt-br</dc:language><items><rdf:Seq><rdf:li rdf:resource="https://example.org/a"/></rdf:Seq></items></channel>
<item rdf:about="https://example.org/a"><title>A headline</title><link>https://example.org/a</link>
<description>Lead</description><dc:date>2026-03-10T10:00:00Z</dc:date><dc:creator>Ana Silva</dc:creator>
<dc:subject>World</dc:subject></item></rdf:RDF>"""

RSS_090 = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>News</title><link>https://example.org/</link></channel>
<item><title>A headline</title><link>https://example.org/a</link></item></rdf:RDF>"""

RSS_091 = """<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
<rss version="0.91"><channel><title>News</title><link>https://example.org/</link><language>en-us</language>
<item><title>Caf&eacute; opens</title><link>https://example.org/a</link>
<description>Lead &nbsp; text</description></item>
</channel></rss>"""


def test_rss_2() -> None:
    got = feed(
        rss(
            '<item><guid isPermaLink="false">id-1</guid><title>A headline</title><link>https://example.org/a</link>'
            "<description>&lt;p&gt;Lead&lt;/p&gt;</description>"
            "<content:encoded><![CDATA[<p>All & more</p>]]></content:encoded>"
            "<pubDate>Tue, 10 Mar 2026 10:00:00 +0100</pubDate>"
            "<dc:creator>Ana Silva</dc:creator><category>World</category>"
            '<enclosure url="/i.jpg" type="image/jpeg" length="1"/></item>',
            "<title>News &amp; more</title><link>/</link><language>pt-br</language><ttl>60</ttl>",
        )
    )
    assert (got.format, got.title, got.home_url, got.language, got.ttl) == (
        "rss",
        "News & more",
        "https://example.org/",
        "pt-BR",
        60,
    )
    (item,) = got.items
    assert (item.feed_id, item.guid, item.url, item.headline) == (
        "feed-1",
        "id-1",
        "https://example.org/a",
        "A headline",
    )
    assert (item.summary_html, item.content_html) == ("<p>Lead</p>", "<p>All & more</p>")
    assert item.published_at == datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
    assert (item.byline, item.section, item.language) == (("Ana Silva",), "World", "pt-BR")
    assert item.image_url == "https://example.org/i.jpg"


def test_rdf() -> None:
    got = feed(RDF)
    assert (got.format, got.title, got.home_url, got.language) == ("rdf", "News", "https://example.org/", "pt-BR")
    (item,) = got.items
    assert (item.guid, item.url, item.byline) == ("https://example.org/a", "https://example.org/a", ("Ana Silva",))
    assert (item.published_at, item.section) == (datetime(2026, 3, 10, 10, 0, tzinfo=UTC), "World")


def test_rss_090_and_091() -> None:
    assert only(RSS_090).url == "https://example.org/a"
    got = feed(RSS_091)
    assert (got.items[0].headline, got.items[0].summary_html) == ("Café opens", "Lead \u00a0 text")
    assert got.language == "en-US"


def test_a_json_feed_and_a_sitemap_go_through_the_same_door() -> None:
    assert feed('{"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": []}').format == "json"
    assert feed('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>').format == "sitemap"


def test_a_feed_without_items_is_a_feed() -> None:
    assert feed(rss("")).items == ()
    assert feed(atom("")).items == ()


# --- what is no feed ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\0\0\0", "empty"),
        (b"<!doctype html><title>Not found</title>", "web page"),
        (b"<html><body>x</body></html>", "web page"),
        (b"\n\n<!-- x --><HTML><head><title>x</title>", "web page"),
        (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', "web page"),
        (b'<!DOCTYPE html><html><link rel="alternate" href="/rss"><p>an <rss> tag</p></html>', "web page"),
        (b"Not found", "no feed"),
        (b"404", "no feed"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "no feed"),
        (b'{"error": "no"}', "no JSON Feed"),
        (b'{"items": [', "JSON"),
        (b"[1, 2]", "no JSON Feed"),
        (b'<opml version="2.0"><body/></opml>', "OPML"),
        (b"<note><to>x</to></note>", "no feed"),
        (b"<Error><Code>AccessDenied</Code></Error>", "no feed"),
        (b'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title><item><title>Cut of', "cut off"),
        (b"<rss><channel>", "cut off"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>x', "cut off"),
        (b"\x1f\x8b" + b"x" * 50, "damaged"),
    ],
)
def test_what_is_no_feed_says_so(body: bytes, words: str) -> None:
    got = parse(body)
    assert isinstance(got, Failure)
    assert words in got.detail
    assert URL in got.detail


def test_a_failure_of_the_strict_kind() -> None:
    assert refused("<html></html>").detail == f"{URL}: this is a web page, not a feed"


def test_an_index_of_sitemaps_names_the_one_with_the_news() -> None:
    body = (
        '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://example.org/old.xml</loc>'
        "</sitemap><sitemap><loc>https://example.org/news.xml</loc></sitemap></sitemapindex>"
    )
    assert "https://example.org/news.xml" in refused(body).detail


# --- broken ---------------------------------------------------------------------------------------------


def test_a_cut_off_feed_gives_its_whole_items() -> None:
    whole = rss("".join(f"<item><title>No {n}</title><link>https://example.org/{n}</link></item>" for n in range(5)))
    for end in range(whole.index("No 3"), len(whole)):
        items = feed(whole[:end]).items
        numbers = [item.headline for item in items]
        assert numbers in ([f"No {n}" for n in range(3)], [f"No {n}" for n in range(4)], [f"No {n}" for n in range(5)])
        assert all(item.url for item in items)


def test_a_cut_off_atom_and_rdf_feed() -> None:
    entry = '<entry><id>{0}</id><title>No {0}</title><link href="https://example.org/{0}"/></entry>'
    body = atom("".join(entry.format(n) for n in range(3)))
    assert [item.headline for item in feed(body[: body.index("No 2") + 2]).items] == ["No 0", "No 1"]
    assert len(feed(RDF[: RDF.index("</rdf:RDF>")]).items) == 1


@pytest.mark.parametrize(
    "broken",
    [
        "\n\n" + rss_item(""),
        "\ufeff" + rss_item(""),
        "garbage before " + rss_item(""),
        rss_item("<description>Fish & chips &nbsp; &bogus; &#x1F; &</description>"),
        rss_item("<description>A\x00B\x0bC\x1fD</description>"),
        rss_item("<foo:bar>undeclared</foo:bar>"),
        rss_item('<foo:bar baz:qux="1"/>'),
        rss_item("<description>One <br> two <p>three</description>"),
        rss_item("<description>unclosed"),
        rss_item("").replace("</channel></rss>", ""),
        rss_item("").replace("</rss>", ""),
        rss_item("<category>a</categori>"),
        rss_item("").replace("<?xml", "<?xml version='1.0'?><?xml"),
        rss_item("") + "<!-- trailing --> text",
        rss_item("").replace('version="2.0"', "version=2.0"),
    ],
)
def test_broken_feeds_are_read(broken: str) -> None:
    item = only(broken)
    assert (item.headline, item.url) == ("A headline", "https://example.org/a")
    assert not set(item.summary_html) & set("\0\x0b\x1f")


def test_one_fault_costs_nothing_else() -> None:
    items = "".join(
        f"<item><title>No {n}</title><link>https://example.org/{n}?a=1&b=2</link></item>" for n in range(50)
    )
    got = feed(rss(items))
    assert [item.url for item in got.items] == [f"https://example.org/{n}?a=1&b=2" for n in range(50)]


# --- hostile --------------------------------------------------------------------------------------------


def test_no_entity_is_expanded_and_no_file_opened() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    start = time.process_time()
    for doctype in (
        f'<!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}]>',
        '<!DOCTYPE rss [<!ENTITY l11 SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE rss [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;]>',
        '<!DOCTYPE rss SYSTEM "file:///etc/passwd">',
    ):
        body = rss_item("<description>&l11;</description>").replace("<rss", doctype + "<rss", 1)
        item = only(body)
        assert "root:" not in item.summary_html
        assert "haha" not in item.summary_html
    assert time.process_time() - start < 1


def test_entities_are_not_expanded_in_attributes_either() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    note = "<!--" + "x" * 5000 + "-->"
    body = rss_item('<media:thumbnail url="https://example.org/&l9;"/>')
    start = time.process_time()
    parse(body.replace("<rss", f'{note}<!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}]><rss', 1))
    assert time.process_time() - start < 1


def test_an_article_about_entities_is_an_article() -> None:
    item = only(rss_item("<description><![CDATA[<!ENTITY x 'y'>]]></description>"))
    assert (item.headline, item.url) == ("A headline", "https://example.org/a")


def test_depth_and_width_are_survived() -> None:
    deep = rss_item("<description>" + "<b>" * 5000 + "x" + "</b>" * 5000 + "</description>")
    assert only(deep).headline == "A headline"
    wide = rss_item("".join(f"<x{n}>y</x{n}>" for n in range(20_000)))
    assert only(wide).headline == "A headline"


def test_a_huge_item_is_capped() -> None:
    item = only(rss_item("<description>" + "x" * 8_000_000 + "</description>"))
    assert len(item.summary_html) == 500_000


def test_fifty_thousand_items() -> None:
    body = rss(
        "".join(
            f"<item><guid>g{n}</guid><title>Headline number {n}</title><link>https://example.org/{n}.html</link>"
            f"<pubDate>Tue, 10 Mar 2026 10:{n % 60:02}:00 GMT</pubDate><description>Lead {n}</description></item>"
            for n in range(50_000)
        )
    )
    start = time.process_time()
    content = feed(body)
    assert time.process_time() - start < 10
    assert len(content.items) == 5000
    assert content.faults == ("it has 50000 items; the newest 5000 are carried",)


def test_time_grows_with_length_only() -> None:
    def seconds(count: int, text: str) -> float:
        start = time.process_time()
        parse(rss(text * count))
        return time.process_time() - start

    for text in (
        "<item>",
        "<item><title>x & y</title>",
        "<![CDATA[",
        "</item>",
        "<item><link>a</link></item",
        "&",
        "<!--",
    ):
        small, large = seconds(1000, text), seconds(8_000, text)
        assert large < 40 * max(small, 0.02), text


def test_the_same_feed_gives_the_same_content() -> None:
    assert parse(rss_item("<pubDate>10 Mar 2026</pubDate>")) == parse(rss_item("<pubDate>10 Mar 2026</pubDate>"))


@unhurried
@given(st.text(st.sampled_from("<>/&;\"' =!-[]?ab:x\0\ufeff"), max_size=80), st.integers(0, 300))
def test_no_wound_is_an_exception(wound: str, place: int) -> None:
    body = rss_item("<description>Lead</description>")
    place %= len(body)
    parse(body[:place] + wound + body[place:])


@unhurried
@given(st.binary(max_size=200))
def test_no_bytes_are_an_exception(body: bytes) -> None:
    parse(body)
    parse(b"<rss><channel><item><title>" + body + b"</title></item></channel></rss>")
    parse(b'{"items": [{"title": "' + body + b'"}]}')


def test_a_zipped_feed() -> None:
    assert only(gzip.compress(rss_item("").encode()), "application/gzip").headline == "A headline"
