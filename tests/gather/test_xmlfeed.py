"""Reading the tree of a feed: names, namespaces, and which of several statements wins."""

import pytest

from farwire.gather.xmlfeed import adapt, parse_tree
from gather.feedmaker import atom, feed, only, refused, rss, rss_item


@pytest.mark.parametrize(
    "namespace",
    [
        "http://purl.org/rss/1.0/",
        "http://backend.userland.com/rss2",
        "http://blogs.law.harvard.edu/tech/rss",
        "http://my.netscape.com/rdf/simple/0.9/",
    ],
)
def test_rss_comes_in_many_namespaces(namespace: str) -> None:
    item = "<item><title>A</title><link>/a</link></item>"
    body = f'<rss xmlns="{namespace}"><channel><title>x</title>{item}</channel></rss>'
    assert (only(body).headline, only(body).url) == ("A", "https://example.org/a")


@pytest.mark.parametrize(
    "body",
    [
        '<r:rss xmlns:r="http://purl.org/rss/1.0/"><r:channel><r:item><r:title>A</r:title></r:item></r:channel></r:rss>',
        '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>A</a:title></a:entry></a:feed>',
        '<feed xmlns="http://purl.org/atom/ns#"><entry><title>A</title></entry></feed>',
        "<channel><item><title>A</title></item></channel>",
        "<rss><item><title>A</title></item></rss>",
        '<entry xmlns="http://www.w3.org/2005/Atom"><title>A</title></entry>',
        "<RSS><CHANNEL><ITEM><TITLE>A</TITLE></ITEM></CHANNEL></RSS>",
    ],
)
def test_odd_frames(body: str) -> None:
    assert only(body).headline == "A"


@pytest.mark.parametrize(
    ("inner", "field", "value"),
    [
        ("<media:title>No</media:title><dc:title>No</dc:title>", "headline", "A headline"),
        ("<dc:identifier>no</dc:identifier><guid>yes</guid>", "guid", "yes"),
        ("<content>no</content><content:encoded>yes</content:encoded>", "content_html", "yes"),
        ("<dc:description>no</dc:description><description>yes</description>", "summary_html", "yes"),
        ("<media:group><media:description>yes</media:description></media:group>", "summary_html", "yes"),
        ("<description/><dc:description>yes</dc:description>", "summary_html", "yes"),
        ("<description>yes</description><description>no</description>", "summary_html", "yes"),
        ("<source><title>No</title></source><textinput><link>/no</link></textinput>", "url", "https://example.org/a"),
        ("<description><p>One</p> <p>two</p></description>", "summary_html", "<p>One</p> <p>two</p>"),
    ],
)
def test_the_better_statement_wins(inner: str, field: str, value: str) -> None:
    assert getattr(only(rss_item(inner)), field) == value


def test_what_a_channel_says_of_its_image_is_not_its_own() -> None:
    channel = "<image><title>Logo</title><link>/logo</link></image><title>News</title><link>/</link>"
    got = feed(rss("", channel))
    assert (got.title, got.home_url) == ("News", "https://example.org/")


def test_the_feeds_own_address_is_not_its_home() -> None:
    head = '<title>x</title><link rel="self" href="/feed"/><link href="/home"/>'
    assert feed(atom("", head)).home_url == "https://example.org/home"


def test_a_root_of_another_kind() -> None:
    assert "<svg>" in refused('<svg xmlns="http://www.w3.org/2000/svg"/>').detail


def test_only_well_formed_documents_have_a_tree() -> None:
    assert parse_tree(b"<a/>", "") is not None
    for body in (b"", b"<a>", b"<a>&x;</a>", b"<a><b></a></b>", b"<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", b"<q:a/>"):
        assert parse_tree(body, "") is None


ATOM = '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">{}</feed>'


@pytest.mark.parametrize(
    ("document", "field", "value"),
    [
        (ATOM.format('<entry><title type="application/octet-stream">QnJpZGdl</title></entry>'), "title", "Bridge"),
        (ATOM.format('<entry><content mode="base64">PHA+b25lPC9wPg==</content></entry>'), "content", "<p>one</p>"),
        (ATOM.format("<entry><link>https://paper.example/1</link></entry>"), "link", "https://paper.example/1"),
        (ATOM.format('<entry><title xml:lang="en">A</title></entry>'), "language", "en"),
        (ATOM.format('<entry xml:lang="de"><title xml:lang="en">A</title></entry>'), "language", "en"),
        (ATOM.format('<entry xml:lang="de"><title>A</title><summary xml:lang="en"/></entry>'), "language", "de"),
        ('<CHANNEL><ITEM HREF="/1"><TITLE>A</TITLE><ABSTRACT>b</ABSTRACT></ITEM></CHANNEL>', "link", "/1"),
        ('<CHANNEL><ITEM HREF="/1"><TITLE>A</TITLE><ABSTRACT>b</ABSTRACT></ITEM></CHANNEL>', "summary", "b"),
    ],
)
def test_what_few_feeds_write(document: str, field: str, value: str) -> None:
    root = parse_tree(document.encode(), "https://paper.example/feed")
    assert root is not None
    assert getattr(adapt(root).entries[0], field) == value


RSL = ' xmlns:rsl="https://rslstandard.org/rsl"'
TERMS = (
    '<rsl:content url="/a"><rsl:license><rsl:prohibits type="usage">ai-all</rsl:prohibits></rsl:license></rsl:content>'
)


def test_licences_of_items() -> None:
    item = f"<item><title>A</title><link>/a</link>{TERMS}<description>One</description></item>"
    one, two = feed(rss(item + "<item><title>B</title><link>/b</link></item>", root=RSL)).items
    assert (one.headline, one.summary_html, len(one.licences), two.licences) == ("A", "One", 1, ())
    assert one.licences[0].startswith('<rsl xmlns="https://rslstandard.org/rsl">')
    assert "ai-all" in one.licences[0]
    assert "One" not in one.licences[0]


def test_a_channels_licence_is_all_its_items() -> None:
    link = '<atom:link rel="license" type="application/rsl+xml" href="/rsl.xml"/>'
    own = TERMS.replace("ai-all", "search")
    items = f"<item><title>A</title>{own}</item><item><title>B</title></item>"
    one, two = feed(rss(items, f"<title>News</title>{TERMS}{link}", root=RSL)).items
    assert ("search" in one.licences[0], "ai-all" in one.licences[1]) == (True, True)
    assert two.licences == (one.licences[1], "https://example.org/rsl.xml")


def test_a_licence_that_an_atom_entry_links_to() -> None:
    links = '<link rel="license" type="application/rsl+xml" href="/l.xml"/><link rel="license" href="/cc"/>'
    item = only(atom(f'<entry><title>A</title><link href="/a"/>{links}</entry>'))
    assert (item.url, item.licences) == ("https://example.org/a", ("https://example.org/l.xml",))


def test_a_licence_without_measure_says_nothing_but_is_one() -> None:
    item = only(rss(f"<item><title>A</title>{TERMS.replace('ai-all', 'x' * 30_000)}</item>", root=RSL))
    assert item.licences == ('<rsl xmlns="https://rslstandard.org/rsl"></rsl>',)
