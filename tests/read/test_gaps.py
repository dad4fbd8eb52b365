import pytest

from read.pages import PARAGRAPHS, article, revision

IDLE = ("headings stand there without their text",)
A, B, C, D, E, F = (f"<p>{each}</p>" for each in PARAGRAPHS)
FIRST, SECOND, THIRD = "<h2>What was repaired</h2>", "<h2>Who pays for it</h2>", "<h2>What comes next</h2>"
PICTURE = '<figure><img src="/a.jpg"><figcaption>The sea wall</figcaption></figure>'

GAPS = {
    "after the last paragraph": A + FIRST + B + C + SECOND,
    "over a picture": A + FIRST + B + C + SECOND + PICTURE,
    "two after the last paragraph": A + B + C + FIRST + PICTURE + SECOND,
}
DEK = "<p class='standfirst'>The sea wall was mended for eleven months, and the cranes came last.</p>"
LONG = f"<p class='standfirst'>{PARAGRAPHS[0]} {PARAGRAPHS[1]}</p>"
OPENINGS = {
    "nothing above the first": DEK + FIRST + B + C + SECOND + D,
    "nothing beneath the first": FIRST + SECOND + B + C + THIRD + D,
    "a picture beneath the first": FIRST + PICTURE + SECOND + B + C + THIRD + D,
}
NO_GAPS = {
    "each over its text": A + FIRST + B + C + SECOND + D + THIRD + E + F,
    "none": A + B + C,
    "over a list of links": A + FIRST + B + C + "<h2>Elsewhere</h2><ul>"
    + "".join(f'<li><a href="/{n}">Bakers of town {n} find a new way with rye</a></li>' for n in range(9)) + "</ul>",
    "a label first": DEK + "<h2>Claim</h2>" + B + C + "<h2>Origin</h2>" + D,
    "the only one": DEK + FIRST + B + C + D,
    "of another kind": DEK + "<h3 class='area'>In the north of the town</h3>" + B + C + SECOND + D,
    "beneath a long standfirst": LONG + FIRST + C + D + SECOND + E,
    "without a standfirst": FIRST + B + C + SECOND + D,
    "one of the site's own": A + B + C + "<h3>Most read</h3>" + PICTURE,
}  # fmt: skip


@pytest.mark.parametrize("body", GAPS.values(), ids=GAPS)
def test_headings_without_text(body: str) -> None:
    assert revision(article(body)).completeness.reasons == IDLE


@pytest.mark.parametrize("body", OPENINGS.values(), ids=OPENINGS)
def test_a_text_that_begins_with_a_heading(body: str) -> None:
    assert revision(article(body)).completeness.reasons == IDLE


@pytest.mark.parametrize("body", NO_GAPS.values(), ids=NO_GAPS)
def test_headings_with_text(body: str) -> None:
    assert revision(article(body)).completeness.reasons == ()
