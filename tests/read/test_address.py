import pytest

from farwire.read.address import same_site, without_tracking
from read.pages import URL, article, revision


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.paper.co.uk/a", "https://amp.paper.co.uk/b", True),
        ("https://paper.co.uk/", "https://other.co.uk/", False),
        ("https://paper.example/a", "http://paper.example/b", True),
        ("http://127.0.0.1:8700/a", "http://127.0.0.1:8700/b", True),
        ("http://127.0.0.1:8700/a", "http://127.0.0.1:8701/a", False),
        ("http://127.0.2.7:8700/a", "https://www.paper.example/a", False),
        ("https://a.github.io/", "https://b.github.io/", False),
        ("https://paper.example.evil.example/", "https://paper.example/", False),
        ("not an address", "https://paper.example/", False),
    ],
)
def test_same_site(one: str, other: str, same: bool) -> None:
    assert same_site(one, other) is same


@pytest.mark.parametrize(
    ("url", "clean"),
    [
        ("https://paper.example/a?utm_source=x&id=7#top", "https://paper.example/a?id=7"),
        ("https://paper.example/a?fbclid=1", "https://paper.example/a"),
        ("https://paper.example/a?4711&x=1+2&ref=home", "https://paper.example/a?4711&x=1+2"),
        ("http://[broken", "http://[broken"),
        ("https://paper.example/a?q=%C3%A4", "https://paper.example/a?q=%C3%A4"),
    ],
)
def test_tracking_goes(url: str, clean: str) -> None:
    assert without_tracking(url) == clean


@pytest.mark.parametrize(
    ("href", "canonical"),
    [
        ("https://paper.example/harbour", "https://paper.example/harbour"),
        ("/harbour?utm_medium=rss", "https://paper.example/harbour"),
        ("https://www.paper.example/harbour", "https://www.paper.example/harbour"),
        ("https://evil.example/harbour", URL),
        ("https://paper.example/", URL),
        ("javascript:alert(1)", URL),
        ("http://[broken", URL),
        ("", URL),
    ],
)
def test_the_canonical_link_never_leaves_the_publishers_domain(href: str, canonical: str) -> None:
    assert revision(article(head=f'<link rel="canonical" href="{href}">')).canonical_url == canonical


def test_a_page_on_loopback_can_claim_no_papers_address() -> None:
    url = "http://127.0.2.5:8700/news/1.html"
    page = article(head='<link rel="canonical" href="https://www.paper.example/harbour">')
    assert revision(page, url=url + "?utm_source=feed#x").canonical_url == url
