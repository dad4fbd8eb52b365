import pytest

from farwire.errors import PageUnreadable
from farwire.read.page import page_of, parse, plain
from read.pages import article, item, request


def test_what_page_and_feed_say_it_is_about() -> None:
    head = '<meta name="description" content="Boats &amp; nets"><meta property="og:description" content="The quay">'
    page = page_of(request(article(head=head), item=item(summary_html="<p>The <b>feed</b></p>")))
    assert [text for text in page.descriptions() if text] == ["Boats & nets", "The quay", "The feed"]
    assert page.title == "Old harbour reopens | The Paper"


@pytest.mark.parametrize(("markup", "text"), [("<p>a <b>b</b></p>", "a b"), ("a &lt; b", "a < b"), ("", "")])
def test_plain(markup: str, text: str) -> None:
    assert plain(markup) == text


def test_a_page_of_endless_tags_is_refused() -> None:
    with pytest.raises(PageUnreadable, match="too large"):
        page_of(request("<p>" * 200_001))


BODY = "<body><p>one</p><p>two</p></body></html>"
ODD = {
    "a type of XHTML": '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "http://dtd.example/x.dtd">\n<html>' + BODY,
    "a type that closes itself": "<!doctype html/>\n<html>" + BODY,
    "a root that closes itself": '<html lang="en" />\n' + BODY,
    "a declared encoding": '<?xml version="1.0" encoding="iso-8859-1"?><html>' + BODY,
    "characters that no document holds": "<html>" + BODY.replace("one", "o\x00n\ufffe\x0be\uffff"),
    "half a pair": "<html>" + BODY.replace("<p>one", "<!-- \ud83d --><p>one"),
}


@pytest.mark.parametrize("markup", ODD.values(), ids=ODD)
def test_odd_documents(markup: str) -> None:
    assert [each.text for each in parse(markup).iter("p")] == ["one", "two"]


@pytest.mark.parametrize("markup", ["", "  \n", "<!-- nothing -->", "no markup"])
def test_what_is_no_document(markup: str) -> None:
    with pytest.raises(PageUnreadable, match="no HTML"):
        parse(markup)
