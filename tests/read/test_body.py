from dataclasses import replace

import pytest

from farwire.errors import PageUnreadable
from farwire.read.body import body_of, with_parts
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


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{each}</p>" for each in texts)


def with_more(first: str, *more: str) -> list[str]:
    asked = request(first)
    others = tuple(request(each).fetched for each in more)
    body = body_of(page_of(asked), "Old harbour reopens", ())
    return [each.text for each in with_parts(body, replace(asked, more=others), "Old harbour reopens", ()).text]


def test_further_pages_follow() -> None:
    one, two = article(paragraphs(*PARAGRAPHS[:3])), article(paragraphs(*PARAGRAPHS[3:]))
    assert with_more(one, two) == list(PARAGRAPHS)


def test_another_version_that_holds_more_stands_for_both() -> None:
    shown, version = article(paragraphs(*PARAGRAPHS[1:])), article(paragraphs(*PARAGRAPHS))
    assert with_more(shown, version) == list(PARAGRAPHS)


def test_another_version_that_holds_no_more_changes_nothing() -> None:
    shown, version = article(paragraphs(*PARAGRAPHS)), article(paragraphs(*PARAGRAPHS[:4]))
    assert with_more(shown, version) == list(PARAGRAPHS)


def test_what_is_no_page_is_passed_over() -> None:
    assert with_more(article(), "") == list(PARAGRAPHS)
