import pytest

from farwire.records import Image
from read.pages import article, item, linked_data, revision

FIGURE = (
    '<figure><img src="/i/harbour-1200.jpg" alt="Boats at a quay"><figcaption>Boats at the new jetty.'
    ' <span class="credit">Photo: Ada Quill</span></figcaption></figure>'
)
OG = '<meta property="og:image" content="/i/harbour-1200.jpg">'


def image(page: str, **options: object) -> Image | None:
    return revision(page, **options).image


def test_address_caption_credit_and_alternative_text() -> None:
    found = image(article(before=FIGURE, head=OG))
    assert found == Image(
        "https://paper.example/i/harbour-1200.jpg", "Boats at the new jetty.", "Ada Quill", "Boats at a quay"
    )


@pytest.mark.parametrize(
    ("caption", "text", "credit"),
    [
        ("Boats at the jetty. Photo: Ada Quill", "Boats at the jetty.", "Ada Quill"),
        ("Boats at the jetty (Foto: A. Quill/dpa)", "Boats at the jetty", "A. Quill/dpa"),
        ("Boats at the jetty. © Ada Quill", "Boats at the jetty.", "Ada Quill"),
        ("Boats at the jetty", "Boats at the jetty", None),
    ],
)
def test_a_credit_inside_the_caption(caption: str, text: str, credit: str | None) -> None:
    head = linked_data(image={"@type": "ImageObject", "url": "https://paper.example/a.jpg", "caption": caption})
    found = image(article(head=head))
    assert found is not None
    assert (found.caption, found.credit) == (text, credit)


@pytest.mark.parametrize(
    "value",
    ["https://paper.example/a.jpg", ["https://paper.example/a.jpg"], {"@type": "ImageObject", "contentUrl": "/a.jpg"}],
)
def test_every_way_to_name_it(value: object) -> None:
    found = image(article(head=linked_data(image=value)))
    assert found is not None
    assert found.url == "https://paper.example/a.jpg"


def test_the_feeds_image() -> None:
    found = image(article(), item=item(image_url="https://paper.example/feed.jpg"))
    assert found == Image("https://paper.example/feed.jpg")


@pytest.mark.parametrize("src", ["javascript:alert(1)", "data:image/gif;base64,R0", "http://[", ""])
def test_other_addresses_are_no_image(src: str) -> None:
    assert image(article(head=f'<meta property="og:image" content="{src}">')) is None
