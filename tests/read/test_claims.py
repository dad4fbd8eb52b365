import json

import pytest

from farwire.read.claims import claims_of
from farwire.read.page import page_of
from read.pages import PARAGRAPHS, article, item, linked_data, request, revision

MORE = "the page's own data hold more text"
OPENING = "the page's own data begin with other text"


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{each}</p>" for each in texts)


def script(text: str, kind: str = "") -> str:
    return f"<script{kind}>{text}</script>"


def state() -> str:
    """Application data as a function call, which is no JSON."""
    values = ",".join(f"{{kind:a,text:{json.dumps(each)}}}" for each in PARAGRAPHS)
    filler = "b" * 2000
    return f'window.__STATE__=(function(a,b){{return {{body:[{values}],end:b}}}}("paragraph","{filler}"));'


DATA = {
    "articleBody": linked_data(articleBody="\n".join(PARAGRAPHS)),
    "articleBody in one lump": linked_data(articleBody=" ".join(PARAGRAPHS)),
    "articleBody with escaped markup": linked_data(
        articleBody=paragraphs(*PARAGRAPHS).replace("<", "&lt;").replace(">", "&gt;")
    ),
    "json": script(
        json.dumps({"post": {"content": paragraphs(*PARAGRAPHS)}}), ' type="application/json" id="__NEXT_DATA__"'
    ),
    "function": script(state()),
}  # fmt: skip


@pytest.mark.parametrize("head", DATA.values(), ids=DATA)
def test_half_is_missing_of_what_the_data_hold(head: str) -> None:
    assert revision(article(head=head)).completeness.state == "complete"
    found = revision(article(paragraphs(*PARAGRAPHS[:3]) + "<p>" + "Bread is baked here. " * 10 + "</p>", head=head))
    assert MORE in found.completeness.reasons


@pytest.mark.parametrize("name", ["articleBody", "articleBody in one lump", "json"])
def test_the_data_begin_with_a_paragraph_that_is_missing(name: str) -> None:
    found = revision(article(paragraphs(*PARAGRAPHS[1:]), head=DATA[name])).completeness
    assert found.reasons == (OPENING,)


def test_other_articles_in_the_data_raise_no_alarm() -> None:
    teasers = [
        {"headline": f"Bakers {n}", "text": f"Bakers of town {n} have found a new way with rye. It is {n} years old."}
        for n in range(40)
    ]
    head = script(json.dumps({"related": teasers}), ' type="application/json"')
    assert revision(article(head=head)).completeness.state == "complete"


def test_the_feeds_full_text_is_a_claim() -> None:
    page = page_of(request(article(), item=item(content_html=paragraphs(*PARAGRAPHS))))
    assert [claim.paragraphs for claim in claims_of(page) if claim.fed] == [PARAGRAPHS]


def test_styles_and_code_are_no_text() -> None:
    head = linked_data(articleBody=f"<style>.a{{display:none}}</style><p>{PARAGRAPHS[0]}</p>.b{{color:red; margin:0}}")
    assert [claim.paragraphs for claim in claims_of(page_of(request(article(head=head))))] == [PARAGRAPHS[:1]]


@pytest.mark.parametrize("name", ["articleBody", "articleBody in one lump", "json"])
def test_a_paragraph_in_the_middle_of_the_data_is_missing(name: str) -> None:
    found = revision(article(paragraphs(*PARAGRAPHS[:2], *PARAGRAPHS[3:]), head=DATA[name])).completeness
    assert MORE in found.reasons


def test_an_offer_in_the_middle_of_the_data_is_no_paragraph_of_the_article() -> None:
    offer = "If you buy something through links in this story, we may earn a commission on what you pay there."
    body = "\n".join([*PARAGRAPHS[:2], offer, *PARAGRAPHS[2:]])
    assert revision(article(head=linked_data(articleBody=body))).completeness.reasons == ()


def test_data_that_hold_the_article_twice() -> None:
    body = "\n".join([*PARAGRAPHS, *PARAGRAPHS])
    assert revision(article(head=linked_data(articleBody=body))).completeness.reasons == ()
