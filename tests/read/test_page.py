import pytest

from farwire.errors import PageUnreadable
from farwire.read.page import page_of, plain
from read.pages import article, item, request


def test_what_page_and_feed_say_it_is_about() -> None:
    head = '<meta name="description" content="Boats &amp; nets"><meta property="og:description" content="The quay">'
    page = page_of(request(article(head=head), item=item(summary_html="<p>The <b>feed</b></p>")))
    assert [text for text in page.descriptions() if text] == ["Boats & nets", "The quay", "The feed"]
    assert page.title == "Old harbour reopens | The Paper"


@pytest.mark.parametrize(("markup", "text"), [("<p>a <b>b</b></p>", "a b"), ("a &lt; b", "a < b"), ("", "")])
def test_plain(markup: str, text: str) -> None:
    assert plain(markup) == text


def test_a_page_of_endless_tags_is_refused() -> None:
    with pytest.raises(PageUnreadable, match="too large"):
        page_of(request("<p>" * 200_001))
