import pytest

from farwire.records import BlockKind
from read.pages import PARAGRAPHS, article, revision, texts

A, B, C, *_ = (f"<p>{each}</p>" for each in PARAGRAPHS)
CAPTION = "The new jetty of oak, seen from the lighthouse in October."


def figure(caption: str) -> str:
    return f'<figure><img src="/jetty.jpg" alt="">{caption}</figure>'


FIGURES = {
    "figcaption": figure(f"<figcaption>{CAPTION}</figcaption>"),
    "with a credit": figure(f"<figcaption>{CAPTION} Photo: Ana Prado / Press.</figcaption>"),
    "with a credit apart": figure(f'<figcaption><p>{CAPTION}</p><p class="credit">Ana Prado / Press.</p></figcaption>'),
    "named for it": f'<div><img src="/jetty.jpg"><div class="image-caption"><p>{CAPTION}</p></div></div>',
}


@pytest.mark.parametrize("markup", FIGURES.values(), ids=FIGURES)
def test_a_caption_is_a_block_of_its_own_kind(markup: str) -> None:
    found = revision(article(A + markup + B + C))
    assert texts(found, BlockKind.CAPTION) == [CAPTION]
    assert texts(found) == [PARAGRAPHS[0], CAPTION, *PARAGRAPHS[1:3]]
    assert found.completeness.state == "complete"


def test_the_lead_pictures_caption_stands_before_the_text() -> None:
    found = revision(article(A + B + C, before=FIGURES["figcaption"]))
    assert texts(found) == [CAPTION, *PARAGRAPHS[:3]]


def test_a_film_has_a_title_and_a_caption() -> None:
    film = (
        '<div class="video"><div class="caption"><h4><a href="/v">Boats back in the harbour</a></h4>'
        f"<p>{CAPTION}</p></div></div>"
    )
    found = revision(article(film + A + B + C))
    assert texts(found, BlockKind.CAPTION) == ["Boats back in the harbour", CAPTION]


NO_CAPTIONS = {
    "a credit alone": figure("<figcaption>Photo: Ana Prado / Press Pictures.</figcaption>"),
    "words without a sentence": figure("<figcaption>Harbour, jetty, lighthouse, October</figcaption>"),
    "a link": figure(f'<figcaption><a href="/more">{CAPTION}</a></figcaption>'),
    "what the text says": figure(f"<figcaption>{PARAGRAPHS[0]}</figcaption>"),
    "another article's": f'<aside class="related">{figure(f"<figcaption>{CAPTION}</figcaption>")}</aside>',
    "hidden": f'<div hidden>{figure(f"<figcaption>{CAPTION}</figcaption>")}</div>',
}  # fmt: skip


@pytest.mark.parametrize("markup", NO_CAPTIONS.values(), ids=NO_CAPTIONS)
def test_what_is_no_caption_of_the_article(markup: str) -> None:
    assert texts(revision(article(A + markup + B + C))) == list(PARAGRAPHS[:3])


def test_each_caption_once() -> None:
    assert texts(revision(article(A + FIGURES["figcaption"] * 2 + B + C)), BlockKind.CAPTION) == [CAPTION]
