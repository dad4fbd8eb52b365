import pytest

from read.pages import PARAGRAPHS, article, revision

MISSING = ("the page's own summary is not in the text",)
BODY = "".join(f"<p>{each}</p>" for each in PARAGRAPHS[1:])


def described(text: str, name: str = "og:description") -> str:
    return f'<meta property="{name}" content="{text}">'


CUT = {
    "dots": PARAGRAPHS[0][:88] + "…",
    "three dots": PARAGRAPHS[0][:88] + "...",
    "in the middle of a word": (PARAGRAPHS[0] + " " + PARAGRAPHS[1])[:160],
    "with the paper's name": PARAGRAPHS[0][:88] + "… | The Paper",
}


@pytest.mark.parametrize("text", CUT.values(), ids=CUT)
def test_a_description_cut_from_a_missing_paragraph(text: str) -> None:
    assert revision(article(head=described(text))).completeness.reasons == ()
    assert revision(article(BODY, head=described(text))).completeness.reasons == MISSING


def test_a_description_that_speaks_of_what_the_text_does_not() -> None:
    other = "Beekeepers in seven valleys report losses after a cold spring; experts blame mites and early frost."
    assert revision(article(head=described(other))).completeness.reasons == MISSING


OWN = (
    "After ten years of repairs the old harbour is to open again to small boats in March, the council voted.",
    "Harbour reopens",
    "News from the coast",
)


@pytest.mark.parametrize("text", OWN)
def test_a_description_in_words_of_its_own_says_nothing(text: str) -> None:
    assert revision(article(head=described(text))).completeness.reasons == ()


def test_a_description_that_is_a_caption() -> None:
    caption = "Beekeepers in seven valleys report losses after a cold spring; experts blame mites and early frost."
    body = f'<figure><img src="/a.jpg"><figcaption>{caption}</figcaption></figure>' + "".join(
        f"<p>{each}</p>" for each in PARAGRAPHS
    )
    assert revision(article(body, head=described(caption))).completeness.reasons == ()


def test_a_long_description_that_shares_but_some_words_with_the_text() -> None:
    other = (
        "The old harbour of the town was once the largest of the coast, and three hundred boats of every kind "
        "filled it each summer until storms broke the wall in two places and the owners gave up."
    )
    assert revision(article(head=described(other))).completeness.reasons == MISSING
