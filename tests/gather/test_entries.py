"""From entries to items: every field may be missing, relative, wrong or hostile."""

from datetime import UTC, datetime

import pytest

from gather.feedmaker import atom, atom_entry, feed, only, rss, rss_item


@pytest.mark.parametrize(
    ("inner", "url"),
    [
        ("<link>https://example.org/a</link>", "https://example.org/a"),
        ("<link> https://example.org/a\n</link>", "https://example.org/a"),
        ("<link>/a</link>", "https://example.org/a"),
        ("<link>a</link>", "https://example.org/feeds/a"),
        ("<link>//cdn.example.org/a</link>", "https://cdn.example.org/a"),
        ("<link>https://example.org/a?x=1&amp;y=2</link>", "https://example.org/a?x=1&y=2"),
        ("<link><![CDATA[https://example.org/a?x=1&y=2]]></link>", "https://example.org/a?x=1&y=2"),
        ('<link href="https://example.org/a"/>', "https://example.org/a"),
        ('<atom:link href="https://example.org/a"/>', "https://example.org/a"),
        ('<atom:link rel="self" href="https://example.org/x"/><link>/a</link>', "https://example.org/a"),
        ("<guid>https://example.org/a</guid>", "https://example.org/a"),
        ('<guid isPermaLink="true">/a</guid>', "https://example.org/a"),
        ('<guid isPermaLink="false">https://example.org/a</guid>', "https://example.org/a"),
        ('<guid isPermaLink="false">12345</guid>', ""),
        ("<link>javascript:alert(1)</link>", ""),
        ("<link>mailto:a@example.org</link><guid>https://example.org/a</guid>", "https://example.org/a"),
        ("<link></link><guid>https://example.org/a</guid>", "https://example.org/a"),
        ("", ""),
        (
            "<link>https://feeds.example.net/~r/1</link>"
            '<f:origLink xmlns:f="http://rssnamespace.org/feedburner/ext/1.0">https://example.org/a</f:origLink>',
            "https://example.org/a",
        ),
    ],
)
def test_links(inner: str, url: str) -> None:
    assert only(rss(f"<item><title>A headline</title>{inner}</item>")).url == url


@pytest.mark.parametrize(
    ("body", "url"),
    [
        (atom('<entry><title>x</title><link href="b"/></entry>', root=' xml:base="https://base.example/a/"'), "b"),
        (atom('<entry xml:base="https://base.example/a/"><title>x</title><link href="b"/></entry>'), "b"),
        (atom('<entry><title>x</title><link xml:base="https://base.example/a/" href="b"/></entry>'), "b"),
        (
            atom(
                '<entry xml:base="a/"><title>x</title><link href="b"/></entry>',
                root=' xml:base="https://base.example/"',
            ),
            "b",
        ),
    ],
)
def test_bases(body: str, url: str) -> None:
    assert only(body).url == f"https://base.example/a/{url}"


def test_the_alternate_link_that_is_a_page_is_the_articles() -> None:
    links = (
        '<link rel="self" href="/self"/><link rel="edit" href="/edit"/><link rel="replies" href="/replies"/>'
        '<link rel="alternate" type="application/pdf" href="/a.pdf"/><link rel="alternate" type="text/html" href="/a"/>'
        '<link rel="enclosure" type="image/png" href="/i.png"/>'
    )
    item = only(atom(f"<entry><id>1</id><title>x</title>{links}</entry>"))
    assert (item.url, item.image_url) == ("https://example.org/a", "https://example.org/i.png")


def test_guids() -> None:
    assert only(rss_item("")).guid == "https://example.org/a"
    assert only(rss_item("<guid> a  b\n</guid>")).guid == "a b"
    assert only(rss("<item><title>No link</title></item>")).guid == "No link"
    long = only(rss_item(f"<guid>{'x' * 5000}</guid>")).guid
    assert long.startswith("sha256:")
    assert len(long) == 71


def test_a_guid_of_several_articles_names_none() -> None:
    items = "".join(f"<item><guid>news</guid><title>No {n}</title><link>/{n}</link></item>" for n in range(3))
    twice = "<item><guid>same</guid><title>Twice</title><link>/t</link></item>" * 2
    guids = [item.guid for item in feed(rss(items + twice)).items]
    assert guids == ["https://example.org/0", "https://example.org/1", "https://example.org/2", "same", "same"]


def test_what_has_neither_link_nor_headline_is_nothing() -> None:
    assert feed(rss("<item><description>x</description></item><item><title>y</title></item>")).items[0].headline == "y"
    assert only(rss("<item><link>/a</link></item>")).headline == ""


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("A &amp; B", "A & B"),
        ("A &amp;amp; B", "A & B"),
        ("&lt;b&gt;A&lt;/b&gt; B", "A B"),
        ("<![CDATA[<b>A</b> &amp; B]]>", "A & B"),
        ("<b>A</b> B", "A B"),
        ("A <!-- no --> B", "A B"),
        ("  A\n\tB ", "A B"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;A", "A"),
        ("&#8216;A&#8217;", "‘A’"),
    ],
)
def test_headlines(title: str, headline: str) -> None:
    assert only(rss(f"<item><title>{title}</title><link>/a</link></item>")).headline == headline


@pytest.mark.parametrize(
    ("inner", "headline"),
    [
        ("<title>A &lt;b&gt; B</title>", "A B"),
        ('<title type="html">A &lt;b&gt;B&lt;/b&gt; &amp;amp; C</title>', "A B & C"),
        ('<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <b>B</b></div></title>', "A B"),
    ],
)
def test_atom_headlines(inner: str, headline: str) -> None:
    assert only(atom(f'<entry><id>1</id>{inner}<link href="/a"/></entry>')).headline == headline


@pytest.mark.parametrize(
    ("inner", "html"),
    [
        ("<content>5 &lt; 6</content>", "5 &lt; 6"),
        ('<content type="html">&lt;p&gt;A&lt;/p&gt;</content>', "<p>A</p>"),
        ('<content type="html"><![CDATA[<p>A</p>]]></content>', "<p>A</p>"),
        (
            '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>A<br/>B</p></div></content>',
            "<div><p>A<br>B</p></div>",
        ),
        (
            '<content type="xhtml"><h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p>A</h:p></h:div></content>',
            "<div><p>A</p></div>",
        ),
        ('<content type="text">A &amp;amp; B</content>', "A &amp;amp; B"),
    ],
)
def test_atom_content(inner: str, html: str) -> None:
    assert only(atom_entry(inner)).content_html == html


def test_summary_and_full_text_do_not_mix() -> None:
    item = only(rss_item("<content:encoded>All</content:encoded>"))
    assert (item.summary_html, item.content_html) == ("", "All")
    item = only(rss_item("<media:description>Photo</media:description><description>Lead</description>"))
    assert item.summary_html == "Lead"


@pytest.mark.parametrize(
    ("inner", "published", "updated"),
    [
        ("<pubDate>Tue, 10 Mar 2026 10:00:00 GMT</pubDate>", 10, None),
        ("<dc:date>2026-03-10T10:00:00Z</dc:date>", 10, None),
        ("<dc:date>2026-03-10T11:00:00Z</dc:date><pubDate>Tue, 10 Mar 2026 10:00:00 GMT</pubDate>", 10, None),
        ("<pubdate>Tue, 10 Mar 2026 10:00:00 GMT</pubdate>", 10, None),
        ("<atom:updated>2026-03-10T11:00:00Z</atom:updated>", None, 11),
        ("<pubDate>yesterday</pubDate>", None, None),
        ("<pubDate></pubDate>", None, None),
        ("<pubDate>0000-00-00 00:00:00</pubDate>", None, None),
        ("<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>", None, None),
        ("<pubDate>Sat, 14 Mar 2026 13:00:00 GMT</pubDate>", None, None),
        ("<pubDate>Tue, 10 Mar 2099 10:00:00 GMT</pubDate>", None, None),
        ("<pubDate>1773136800000</pubDate>", 10, None),
    ],
)
def test_dates(inner: str, published: int | None, updated: int | None) -> None:
    item = only(rss_item(inner))
    moments = [None if hour is None else datetime(2026, 3, 10, hour, tzinfo=UTC) for hour in (published, updated)]
    assert [item.published_at, item.updated_at] == moments


@pytest.mark.parametrize(
    ("inner", "byline"),
    [
        ("<dc:creator>Ana Silva</dc:creator>", ("Ana Silva",)),
        ("<dc:creator>Ana Silva</dc:creator><dc:creator>Bruno Costa</dc:creator>", ("Ana Silva", "Bruno Costa")),
        ("<author>ana@example.org (Ana Silva)</author>", ("Ana Silva",)),
        ("<author>ana@example.org</author>", ()),
        ("<author>desk@example.org (Desk)</author><dc:creator>Ana Silva</dc:creator>", ("Ana Silva",)),
        ("<dc:creator><![CDATA[Ana Silva, Bruno Costa]]></dc:creator>", ("Ana Silva", "Bruno Costa")),
        ("<atom:author><atom:name>Ana Silva</atom:name><atom:email>a@b.c</atom:email></atom:author>", ("Ana Silva",)),
        ("<atom:author><atom:email>a@b.c</atom:email></atom:author>", ()),
        ("", ()),
    ],
)
def test_bylines(inner: str, byline: tuple[str, ...]) -> None:
    assert only(rss_item(inner)).byline == byline


@pytest.mark.parametrize(
    ("body", "language"),
    [
        (rss("<item><title>x</title></item>", "<language>pt-br</language>"), "pt-BR"),
        (rss("<item><title>x</title><dc:language>de</dc:language></item>", "<language>pt-br</language>"), "de"),
        (rss('<item xml:lang="fr"><title>x</title></item>', "<dc:language>pt</dc:language>"), "fr"),
        (rss("<item><title>x</title></item>", root=' xml:lang="it"'), "it"),
        (atom("<entry><title>x</title></entry>", root=' xml:lang="he"'), "he"),
        (atom('<entry xml:lang="ar"><title>x</title></entry>', root=' xml:lang="he"'), "ar"),
        (rss("<item><title>x</title></item>", "<language>English</language>"), "und"),
        (rss("<item><title>x</title></item>"), "und"),
    ],
)
def test_languages(body: str, language: str) -> None:
    assert only(body).language == language


@pytest.mark.parametrize(
    ("inner", "image"),
    [
        ('<enclosure url="/i.jpg" type="image/jpeg"/>', "/i.jpg"),
        ('<enclosure url="/a.mp3" type="audio/mpeg"/>', None),
        ('<enclosure url="/i.png?w=1"/>', "/i.png?w=1"),
        ('<media:content url="/i" medium="image"/>', "/i"),
        ('<media:content url="/v.mp4" medium="video"/>', None),
        ('<media:thumbnail url="/t.jpg"/>', "/t.jpg"),
        (
            '<media:group><media:content url="/s.jpg" width="100"/>'
            '<media:content url="/l.jpg" width="900"/></media:group>',
            "/l.jpg",
        ),
        ("<image><url>/i.jpg</url><title>x</title></image>", "/i.jpg"),
        ('<enclosure url="data:image/png;base64,AAAA" type="image/png"/>', None),
    ],
)
def test_images(inner: str, image: str | None) -> None:
    assert only(rss_item(inner)).image_url == (image and f"https://example.org{image}")


def test_sections() -> None:
    assert only(rss_item("<category>World</category><category>Asia</category>")).section == "World"
    assert only(rss_item("<category>https://x/y</category><category> Asia &amp;amp; Oceania </category>")).section == (
        "Asia & Oceania"
    )
    assert only(atom_entry('<category term="w" label="World"/>')).section == "World"


@pytest.mark.parametrize(
    ("ttl", "minutes"), [("60", 60), (" 5 ", 5), ("0", None), ("-1", None), ("soon", None), ("9" * 50, 10080)]
)
def test_ttl(ttl: str, minutes: int | None) -> None:
    assert feed(rss("", f"<ttl>{ttl}</ttl>")).ttl == minutes
