"""What a feed alone says of an article, when its page can't be read."""

from dataclasses import replace

import pytest

from farwire.read import read_announcement
from farwire.records import BlockKind, Failure, Item, Permission, Revision, Whole


def item(**fields: str) -> Item:
    return Item("f", "1", "https://example.org/a", **{"headline": "Council buys trams", "language": "en", **fields})


def texts(revision: Revision | Failure) -> list[tuple[BlockKind, str]]:
    assert isinstance(revision, Revision)
    return [(block.kind, " ".join(s.text for s in block.segments)) for block in revision.blocks]


@pytest.mark.parametrize(
    ("fields", "paragraphs"),
    [
        ({}, []),
        ({"summary_html": "Twelve trams &amp; one bus."}, ["Twelve trams & one bus."]),
        ({"summary_html": "<p>First.</p><p>Second <b>part</b>.</p>"}, ["First.", "Second part."]),
        ({"summary_html": "One.<br>Two.<script>alert(1)</script>"}, ["One.", "Two."]),
        ({"summary_html": "Short.", "content_html": "<p>The whole text.</p>"}, ["The whole text."]),
        ({"summary_html": "Short.", "content_html": "<p> </p>"}, ["Short."]),
    ],
)
def test_the_item_becomes_headline_and_paragraphs(fields, paragraphs):
    found = texts(read_announcement(item(**fields)))
    assert found == [
        (BlockKind.HEADLINE, "Council buys trams"),
        *((BlockKind.PARAGRAPH, text) for text in paragraphs),
    ]


def test_it_says_that_it_is_not_all_and_grants_nothing():
    revision = read_announcement(item())
    assert isinstance(revision, Revision)
    assert revision.completeness.state is Whole.PARTIAL
    assert "could not be read" in revision.completeness.reasons[0]
    assert revision.rights.may_show_full_text is Permission.NOT_GRANTED


def test_without_a_headline_there_is_nothing_to_carry():
    failure = read_announcement(item(headline=" "))
    assert isinstance(failure, Failure)
    assert failure.subject == "https://example.org/a"


def test_what_the_feed_says_of_its_licence() -> None:
    terms = '<rsl><content url="/"><license><prohibits type="usage">ai-all</prohibits></license></content></rsl>'
    found = read_announcement(replace(item(), licences=(terms,)))
    assert isinstance(found, Revision)
    assert (found.rights.may_translate, found.rights.may_show_full_text) == (
        Permission.REFUSED,
        Permission.NOT_GRANTED,
    )
    assert {signal.where for signal in found.rights.signals} == {"feed item rsl"}
