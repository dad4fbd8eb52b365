"""Mending feeds that are nearly XML."""

import pytest
from lxml import etree

from farwire.gather.mend import close_after_last_item, is_closed, mend


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("<a>x</a>", "<a>x</a>"),
        ("\n <?xml version='1.0'?><a>x</a>", "<a>x</a>"),
        ("warning: x\n<a>x</a>", "<a>x</a>"),
        ("<a>\x00x\x1f</a>", "<a>x</a>"),
        ("<!DOCTYPE a><a>x</a>", "<a>x</a>"),
        ("<!DOCTYPE a [<!ENTITY x 'y>z'>]><a>&x;</a>", "<a>&amp;x;</a>"),
        ("<a>&eacute;&nbsp;&mdash;</a>", "<a>é\u00a0—</a>"),
        ("<a>&amp; &lt; &gt; &quot; &apos; &#233; &#xe9;</a>", "<a>&amp; &lt; &gt; &quot; &apos; &#233; &#xe9;</a>"),
        ("<a>AT&T & co &bogus; &</a>", "<a>AT&amp;T &amp; co &amp;bogus; &amp;</a>"),
        ("<a>&#0;&#x1F;&#xD800;&#x110000;&#x;x</a>", "<a>x</a>"),
        ("<a><![CDATA[AT&T &nbsp;]]> & </a>", "<a><![CDATA[AT&T &nbsp;]]> &amp; </a>"),
        ("<a href='x?a=1&b=2'/>", "<a href='x?a=1&amp;b=2'/>"),
        ("<a><q:b>x</q:b></a>", '<a xmlns:q="urn:undeclared:q"><q:b>x</q:b></a>'),
        ("<a><dc:b>x</dc:b></a>", '<a xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:b>x</dc:b></a>'),
        ("<a><b q:c='1' xml:lang='en'/></a>", "<a xmlns:q=\"urn:undeclared:q\"><b q:c='1' xml:lang='en'/></a>"),
        ("<a xmlns:q='u'><q:b/></a>", "<a xmlns:q='u'><q:b/></a>"),
    ],
)
def test_each_fault(broken: str, mended: str) -> None:
    got = mend(broken)
    assert got == mended
    etree.fromstring(got)


def test_a_section_that_never_ends_stays() -> None:
    assert mend("<a><![CDATA[x & y") == "<a><![CDATA[x & y"


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("<rss><channel><item>1</item><item>2", "<rss><channel><item>1</item></channel></rss>"),
        ("<rss><channel><item>1</item></channel>", "<rss><channel><item>1</item></channel></rss>"),
        ("<feed><entry>1</entry><ent", "<feed><entry>1</entry></feed>"),
        ("<r:RDF><channel>x</channel><item>1</item><it", "<r:RDF><channel>x</channel><item>1</item></r:RDF>"),
        ("<urlset><url>1</url><url>", "<urlset><url>1</url></urlset>"),
        ("<a:feed><a:entry>1</a:entry>", "<a:feed><a:entry>1</a:entry></a:feed>"),
        ("<rss><channel><item>1", None),
        ("<rss><channel><item>1</item></channel></rss>", None),
        ("", None),
    ],
)
def test_cut_off(text: str, closed: str | None) -> None:
    assert close_after_last_item(text) == closed
    assert is_closed(text) is (closed is None and text.endswith("</rss>"))
