import pytest

from farwire.read.headline import without_site
from read.pages import article, item, linked_data, revision

SITE = frozenset({"the paper", "paper example", "paper"})


def page(h1: str, title: str = "x", head: str = "") -> str:
    return (
        article(head=head).replace("<h1>Old harbour reopens</h1>", h1).replace("Old harbour reopens | The Paper", title)
    )


def og(title: str) -> str:
    return f'<meta property="og:title" content="{title}">'


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("Old harbour reopens | The Paper", "Old harbour reopens"),
        ("The Paper: Old harbour reopens", "The Paper: Old harbour reopens"),
        ("The Paper – Old harbour reopens", "Old harbour reopens"),
        ("Old harbour reopens – Coast – The Paper", "Old harbour reopens"),
        ("Old harbour - after ten years - reopens", "Old harbour - after ten years - reopens"),
        ("Old harbour reopens", "Old harbour reopens"),
        ("The Paper", "The Paper"),
        ("古い港が再開｜The Paper", "古い港が再開"),
    ],
)
def test_the_sites_name_goes(title: str, bare: str) -> None:
    assert without_site(title, SITE) == bare


@pytest.mark.parametrize(
    ("h1", "title", "head", "headline"),
    [
        ("<h1>Old harbour reopens</h1>", "Old harbour reopens | The Paper", "", "Old harbour reopens"),
        # a kicker that nothing else states
        ('<h1><span class="kicker">Coast</span> Harbour opens</h1>', "Harbour opens | The Paper", "", "Harbour opens"),
        # what the publisher states for machines wins over a title made for search
        (
            "<h1>Boats are back</h1>",
            "Boats, harbour, repairs",
            linked_data(headline="Boats are back") + og("Harbour: boats!"),
            "Boats are back",
        ),
        # the h1 is the site's name
        ('<h1 class="logo">The Paper</h1>', "x", og("Boats are back | The Paper"), "Boats are back"),
        # only the title states it
        ("<p></p>", "Boats are back | The Paper", "", "Boats are back"),
        # escaped twice
        ("<p></p>", "x", og("Fish &amp;amp; chips are back"), "Fish & chips are back"),
        # a menu's h1 is none
        (
            "<ul><li><h1>Other news of the day</h1></li></ul><h2>Boats are back</h2>",
            "x",
            linked_data(headline="Boats are back"),
            "Boats are back",
        ),
    ],
)
def test_agreement(h1: str, title: str, head: str, headline: str) -> None:
    assert revision(page(h1, title, head)).headline == headline


def test_the_feed_states_a_headline_too() -> None:
    assert revision(page("<p></p>", ""), item=item(headline="Boats &lt;b&gt;are&lt;/b&gt; back")).headline


def test_without_any_statement_there_is_no_headline_block() -> None:
    assert revision(page("<p></p>", "")).headline == ""
