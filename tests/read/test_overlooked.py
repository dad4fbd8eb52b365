from dataclasses import replace

import pytest

from farwire.read.body import body_of
from farwire.read.completeness import Reading, completeness_of
from farwire.read.overlooked import overlooked_gap, second_gap
from farwire.read.page import Page, page_of
from farwire.read.text import Shingles
from read.pages import PARAGRAPHS, article, request

BESIDE = "paragraphs beside the text were not read"


def read_page(body: str = "") -> tuple[Page, Reading]:
    """A page of the usual paper and what was read of it."""
    page = page_of(request(article(body)))
    found = body_of(page, "Old harbour reopens", ())
    text = "\n".join(passage.text for passage in [*found.standfirst, *found.text])
    return page, Reading(text, found.standfirst, found.own)


LOSSES = {
    "the first paragraph": slice(1, None),
    "the last paragraph": slice(None, -1),
    "the first half": slice(3, None),
    "the second half": slice(None, 3),
    "every other paragraph": slice(None, None, 2),
}


@pytest.mark.parametrize("kept", LOSSES.values(), ids=LOSSES)
def test_a_loss_of_our_own_is_seen_where_the_page_is_whole(kept: slice) -> None:
    page, reading = read_page()
    assert completeness_of(page, reading).reasons == ()
    body = reading.body[kept]
    left = replace(reading, text="\n".join(each.text for each in body), body=body)
    assert BESIDE in completeness_of(page, left).reasons


BESIDE_THE_TEXT = {
    "an offer": "<p>Subscribe now to continue reading this story, and get our letter every Monday morning.</p>",
    "a link": '<p><a href="/b">Bakers of nine towns in the valley find a new way with rye and old ovens.</a></p>',
    "a caption": "<figure><figcaption>Boats at the old jetty on the day before the council voted on it.</figcaption>"
    "</figure>",
    "a label": "<p>From the archive: boats and nets, and how they were once made in this town by hand</p>",
    "a few words": "<p>Watch the boats.</p>",
}


@pytest.mark.parametrize("line", BESIDE_THE_TEXT.values(), ids=BESIDE_THE_TEXT)
def test_what_is_no_paragraph_of_the_article_is_no_loss(line: str) -> None:
    page, reading = read_page("".join(f"<p>{each}</p>" for each in PARAGRAPHS) + line)
    body = [each for each in reading.body if each.text in PARAGRAPHS]
    assert overlooked_gap(page.passages, reading.standfirst, body) is None


def test_paragraphs_elsewhere_on_the_page_are_no_loss() -> None:
    page = page_of(
        request(article(after="<aside><div>" + f"<p>{'Another story begins here. ' * 5}</p>" * 3 + "</div>"))
    )
    body = [each for each in page.passages if each.text in PARAGRAPHS]
    assert overlooked_gap(page.passages, [], body) is None


def test_nothing_read_from_the_page_says_nothing() -> None:
    assert overlooked_gap(read_page()[0].passages, [], []) is None


@pytest.mark.parametrize(
    ("read", "reason"),
    [
        (PARAGRAPHS, None),
        (PARAGRAPHS[:5], None),
        (PARAGRAPHS[:1], "a second extractor finds more text"),
        ((PARAGRAPHS[0], PARAGRAPHS[5]), "a second extractor finds more text"),
        (("Nothing of this stands there.",), None),
    ],
)
def test_the_second_extractor_finds_more(read: tuple[str, ...], reason: str | None) -> None:
    size = sum(len(each.split()) for each in read)
    assert second_gap(["Menu", *PARAGRAPHS, "Most read"], Shingles(list(read)), size) == reason
