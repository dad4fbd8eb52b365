import pytest

from farwire.read import further_addresses, read
from farwire.records import Revision
from read.pages import PARAGRAPHS, URL, article, request, texts


def page(*paragraphs: str, head: str = "", after: str = "") -> str:
    return article("".join(f"<p>{each}</p>" for each in paragraphs), head=head, after=after)


@pytest.mark.parametrize(
    ("head", "after", "parts"),
    [
        ('<link rel="next" href="/news/harbour.html?page=2">', "", ("?page=2",)),
        (
            "",
            '<div class="pagination"><a href="harbour-2.html">2</a><a href="harbour-3.html">3</a></div>',
            ("-2", "-3"),
        ),
        ("", '<a rel="next" href="https://paper.example/news/harbour/2">next</a>', ("/2",)),
        ('<link rel="next" href="/news/another-story.html">', "", ()),
        ('<link rel="next" href="https://evil.example/news/harbour.html?page=2">', "", ()),
        ("", "<a href='/news/harbour-2.html'>2</a>", ()),
    ],
)
def test_parts_are_this_page_with_a_number(head: str, after: str, parts: tuple[str, ...]) -> None:
    found = further_addresses(request(page(*PARAGRAPHS, head=head, after=after))).parts
    assert len(found) == len(parts)
    assert all(part in address for part, address in zip(parts, found, strict=True))


def test_versions_on_the_own_site() -> None:
    head = (
        '<link rel="amphtml" href="/amp/harbour.html"><link rel="alternate" media="print" href="/print/harbour">'
        '<link rel="amphtml" href="https://cdn.example/harbour">'
    )
    found = further_addresses(request(page(*PARAGRAPHS, head=head))).versions
    assert found == ("https://paper.example/amp/harbour.html", "https://paper.example/print/harbour")


def test_what_is_no_page_names_nothing() -> None:
    assert further_addresses(request("")).parts == ()


def test_parts_are_read_as_one_article() -> None:
    second = request(page(*PARAGRAPHS[3:]), url=URL + "?page=2").fetched
    asked = request(page(*PARAGRAPHS[:4]))
    found = read(type(asked)(asked.subject, asked.fetched, None, (second,)))
    assert isinstance(found, Revision)
    assert texts(found) == list(PARAGRAPHS)


def test_another_version_stands_in_for_an_empty_page() -> None:
    asked = request('<html><head><title>x</title></head><body><div id="app"></div></body></html>')
    other = request(page(*PARAGRAPHS), url="https://paper.example/amp/harbour.html").fetched
    found = read(type(asked)(asked.subject, asked.fetched, None, (other,)))
    assert isinstance(found, Revision)
    assert texts(found) == list(PARAGRAPHS)
