import pytest

from farwire.read.linked_data import evidence_of, parse_json, text_of, types_of
from farwire.read.page import parse
from read.pages import URL, article, linked_data


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"a": 1}', {"a": 1}),
        ('<!-- {"a": 1} -->', {"a": 1}),
        ('//<![CDATA[\n{"a": 1}\n//]]>', {"a": 1}),
        ('{"a": "line\nbreak"}', {"a": "line\nbreak"}),
        ('{"a": [1, 2,],}', {"a": [1, 2]}),
        ('{"a": 1};', {"a": 1}),
        ("{broken", None),
        ("", None),
        ("[" * 100_000, None),
    ],
)
def test_json_as_pages_carry_it(text: str, value: object) -> None:
    assert parse_json(text) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("a &amp; b", "a & b"),
        (["", "x"], "x"),
        ({"@value": "v"}, "v"),
        ({"name": "n", "url": "u"}, "n"),
        (7, "7"),
        (True, None),
        (None, None),
        ({}, None),
    ],
)
def test_text_of(value: object, text: str | None) -> None:
    assert text_of(value) == text


def test_types_of() -> None:
    assert types_of({"@type": ["NewsArticle", "Thing"]}) == ("NewsArticle", "Thing")
    assert types_of("x") == ()


def test_this_pages_article_is_chosen_among_several() -> None:
    other = linked_data(
        headline="Other",
        datePublished="2026-01-01",
        author="X",
        image="i",
        description="d",
        url="https://paper.example/other",
    )
    own = linked_data(headline="Own", datePublished="2026-01-01", mainEntityOfPage={"@id": URL})
    assert evidence_of(parse(article(head=other + own)), URL).article["headline"] == "Own"


def test_meta_and_links() -> None:
    head = '<meta property="OG:Title" content="A &amp; B"><link rel="amphtml alternate" href=" /amp ">'
    evidence = evidence_of(parse(article(head=head)), URL)
    assert evidence.first("nothing", "og:title") == "A & B"
    assert evidence.links["amphtml"] == ["/amp"]
