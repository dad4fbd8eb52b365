from farwire.records import BlockKind
from read.pages import PARAGRAPHS, article, revision, texts

A, B, C, *_ = (f"<p>{each}</p>" for each in PARAGRAPHS)
POST = (
    '<blockquote class="twitter-tweet"><p lang="en">The nets are in and the buoys are out again. '
    '<a href="https://t.co/x">https://t.co/x</a> <a href="https://t.co/y">pic.twitter.com/y</a></p>— Harbour Office '
    '(@harbour) <a href="https://social.example/1">November 12, 2026</a></blockquote>'
    '<script async src="https://social.example/widgets.js"></script>'
)


def test_a_post_is_a_quote_with_its_author() -> None:
    found = revision(article(A + POST + B + C))
    assert texts(found) == [
        PARAGRAPHS[0],
        "The nets are in and the buoys are out again.",
        "— Harbour Office (@harbour) November 12, 2026",
        *PARAGRAPHS[1:3],
    ]
    assert [block.kind for block in found.blocks][2:4] == [BlockKind.QUOTE, BlockKind.QUOTE]
    assert found.completeness.state == "complete"


def test_posts_outside_the_article_stay_out() -> None:
    found = revision(article(A + B + C, after=f'<div class="comments">{POST}</div>{POST}'))
    assert texts(found) == list(PARAGRAPHS[:3])


def test_a_post_of_which_only_a_link_is_there() -> None:
    link = (
        '<blockquote class="instagram-media"><a href="https://social.example/p/1">View this post there</a></blockquote>'
    )
    assert texts(revision(article(A + link + B + C))) == list(PARAGRAPHS[:3])
