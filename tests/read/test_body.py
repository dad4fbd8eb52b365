import pytest

from farwire.errors import PageUnreadable
from farwire.read.body import body_of
from farwire.read.page import page_of
from read.pages import PARAGRAPHS, article, item, request


def test_the_body_and_where_it_comes_from() -> None:
    body = body_of(page_of(request(article())), "Old harbour reopens", ())
    assert ([each.text for each in body.text], body.origin) == (list(PARAGRAPHS), "page")


def test_the_feeds_text_is_taken_where_it_holds_clearly_more() -> None:
    full = "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
    stub = article(f"<p>{PARAGRAPHS[0]}</p>")
    body = body_of(page_of(request(stub, item=item(content_html=full))), "Old harbour reopens", ())
    assert ([each.text for each in body.text], body.origin) == (list(PARAGRAPHS), "feed")


def test_no_way_leads_to_a_text() -> None:
    with pytest.raises(PageUnreadable, match="no article text"):
        body_of(page_of(request("<html><head></head><body><div></div><p></p></body></html>")), "", ())
