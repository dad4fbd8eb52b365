"""Sentences as an article without a page: for trying an engine, and for measuring."""

from collections.abc import Sequence

from farwire.records import Block, BlockKind, Completeness, Revision, Rights, Segment, Whole


def bare_revision(
    sentences: Sequence[str], language: str, *, digest: str = "bare", url: str = "", has_headline: bool = False
) -> Revision:
    """Sentences, one a paragraph, as a complete article of which nothing else is known.

    has_headline: whether the first is the headline.
    """
    kinds = [
        BlockKind.HEADLINE if has_headline and not place else BlockKind.PARAGRAPH for place in range(len(sentences))
    ]
    blocks = tuple(
        Block(kind, (Segment(place, 0, text),))
        for place, (kind, text) in enumerate(zip(kinds, sentences, strict=False))
    )
    return Revision(
        digest=digest, canonical_url=url, language=language, language_confidence=1.0, byline=(),
        published_at=None, updated_at=None, section=None, image=None, origin=None,
        completeness=Completeness(Whole.COMPLETE), rights=Rights(), blocks=blocks,
    )  # fmt: skip
