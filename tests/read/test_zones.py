import pytest

from farwire.read.page import parse
from farwire.read.passages import passages_of
from farwire.read.zones import names_of


@pytest.mark.parametrize(
    ("body", "zone"),
    [
        ("<aside><p>x</p></aside>", "aside"),
        ("<div class='newsletterBox'><p>x</p></div>", "offer"),
        ("<div class='newsletter-box'><p>x</p></div>", "offer"),
        ("<div class='relatedContent related'><p>x</p></div>", "related"),
        ("<div id='comments'><p>x</p></div>", "comments"),
        ("<div hidden><p>x</p></div>", "hidden"),
        ("<div class='story'><p>x</p></div>", ""),
        ("<article class='related'><p>x</p></article>", ""),
        ("<div class='broadcast'><p>x</p></div>", ""),
    ],
)
def test_zones(body: str, zone: str) -> None:
    assert passages_of(parse(f"<html><head></head><body>{body}</body></html>"))[0].zone == zone


def test_names_are_words() -> None:
    element = parse("<html><body><p class='articleBody__leadText x_y' id='Top-1'>t</p></body></html>").find(".//p")
    assert names_of(element) == "article-body-lead-text x-y top-1"
