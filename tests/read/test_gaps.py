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
NO_GAPS = {
    "each over its text": A + FIRST + B + C + SECOND + D + THIRD + E + F,
    "none": A + B + C,
    "over a list of links": A + FIRST + B + C + "<h2>Elsewhere</h2><ul>"
    + "".join(f'<li><a href="/{n}">Bakers of town {n} find a new way with rye</a></li>' for n in range(9)) + "</ul>",
    "one of the site's own": A + B + C + "<h3>Most read</h3>" + PICTURE,
}  # fmt: skip


@pytest.mark.parametrize("body", GAPS.values(), ids=GAPS)
def test_headings_without_text(body: str) -> None:
    assert revision(article(body)).completeness.reasons == IDLE


@pytest.mark.parametrize("body", NO_GAPS.values(), ids=NO_GAPS)
def test_headings_with_text(body: str) -> None:
    assert revision(article(body)).completeness.reasons == ()
