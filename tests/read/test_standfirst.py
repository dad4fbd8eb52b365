import pytest

from farwire.records import BlockKind
from read.pages import PARAGRAPHS, article, item, revision, texts

LEAD = "After ten years of repairs the boats come back to the quay, and with them the smell of tar and fish."


def leads(page: str, **options: object) -> list[str]:
    found = revision(page, **options)
    assert texts(found, BlockKind.PARAGRAPH) == list(PARAGRAPHS)
    return texts(found, BlockKind.STANDFIRST)


@pytest.mark.parametrize(
    ("before", "head"),
    [
        (f'<p class="standfirst">{LEAD}</p>', ""),
        (f'<div class="article__lead"><span>{LEAD}</span></div>', ""),
        (f'<h2 class="subtitle">{LEAD}</h2>', ""),
        (f'<div class="c-intro">{LEAD}</div>', ""),
        (f"<div><div>{LEAD}</div></div>", f'<meta name="description" content="{LEAD}">'),
        (f'<header><p class="ArticleDek-x7">{LEAD}</p></header>', ""),
    ],
)
def test_the_standfirst_is_kept(before: str, head: str) -> None:
    assert leads(article(before=before, head=head)) == [LEAD]


def test_an_unnamed_paragraph_before_the_body_is_not_lost() -> None:
    assert texts(revision(article(before=f"<div><div>{LEAD}</div></div>"))) == [LEAD, *PARAGRAPHS]


def test_the_feed_describes_the_standfirst() -> None:
    before = f"<div>{LEAD}</div>"
    assert leads(article(before=before), item=item(summary_html=f"<p>{LEAD[:70]}…</p>")) == [LEAD]


@pytest.mark.parametrize(
    "before",
    [
        f"<figure><img src='a.jpg'><figcaption>{LEAD}</figcaption></figure>",
        f'<div class="photo-caption"><p class="caption">{LEAD}</p></div>',
        '<p class="byline">By Ada Quill</p><time datetime="2026-11-19">19 November 2026, 09:30</time>',
        '<div class="share-bar"><p>Share this story with your friends on the social networks you like best.</p></div>',
        f'<div class="comments"><p>{LEAD}</p></div>',
    ],
)
def test_what_is_no_standfirst(before: str) -> None:
    assert leads(article(before=before)) == []


def test_a_standfirst_that_the_body_repeats_is_not_doubled() -> None:
    assert leads(article(before=f'<p class="lead">{PARAGRAPHS[0]}</p>')) == []
