"""The text of a feed's element, whichever way it is written."""

import pytest
from lxml import etree

from farwire.gather.xmltext import decoded, inner_of, is_encoded, licence_of, markup_of, text_of


@pytest.mark.parametrize(
    ("element", "text"),
    [
        ("<a> one </a>", "one"),
        ("<a>one <b>two</b> three</a>", "one two three"),
        ("<a/>", ""),
    ],
)
def test_plain_text(element: str, text: str) -> None:
    assert text_of(etree.fromstring(element)) == text


@pytest.mark.parametrize(
    ("element", "kind", "markup"),
    [
        ("<a>1 &lt; 2</a>", "atom:summary", "1 &lt; 2"),
        ('<a type="html">&lt;p&gt;one&lt;/p&gt;</a>', "atom:summary", "<p>one</p>"),
        ("<a>&lt;p&gt;one&lt;/p&gt;</a>", "description", "<p>one</p>"),
        ('<a><p xmlns="http://www.w3.org/1999/xhtml">one</p></a>', "atom:summary", "<p>one</p>"),
    ],
)
def test_markup(element: str, kind: str, markup: str) -> None:
    assert markup_of(etree.fromstring(element), kind) == markup


def test_inline_xhtml_loses_its_namespace() -> None:
    element = etree.fromstring('<a>x<p xmlns="http://www.w3.org/1999/xhtml">one<br/></p></a>')
    assert inner_of(element) == "x<p>one<br></p>"


@pytest.mark.parametrize(
    ("element", "encoded", "text"),
    [
        ('<a mode="base64"> QnJpZGdlIG9wZW5z </a>', True, "Bridge opens"),
        ('<a type="application/octet-stream">TsOjbw==</a>', True, "Não"),
        ('<a mode="base64">not in Base64</a>', True, ""),
        ("<a>QnJpZGdlIG9wZW5z</a>", False, "Bridge opens"),
    ],
)
def test_base64(element: str, encoded: bool, text: str) -> None:
    parsed = etree.fromstring(element)
    assert (is_encoded(parsed), decoded(parsed)) == (encoded, text)


def test_a_licence_as_a_document() -> None:
    feed = '<rss xmlns:r="https://rslstandard.org/rsl"><r:content url="/"><r:license/></r:content> tail</rss>'
    document = etree.fromstring(licence_of(etree.fromstring(feed)[0]))
    assert [each.tag.rpartition("}")[2] for each in document.iter()] == ["rsl", "content", "license"]
    assert "tail" not in "".join(document.itertext())
