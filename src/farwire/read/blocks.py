"""From passages to blocks of sentences, each mark in the sentence where it stands."""

from farwire.read.address import absolute
from farwire.read.extract import is_picture_text
from farwire.read.passages import Passage
from farwire.read.posts import is_post
from farwire.read.segments import split_sentences
from farwire.records import Block, BlockKind, Mark, Segment, sentence_joint

Part = tuple[BlockKind, str, tuple[Mark, ...]]
_KINDS = {
    "h1": BlockKind.HEADING, "h2": BlockKind.HEADING, "h3": BlockKind.HEADING, "h4": BlockKind.HEADING,
    "h5": BlockKind.HEADING, "h6": BlockKind.HEADING, "blockquote": BlockKind.QUOTE, "li": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "tr": BlockKind.LIST_ITEM, "figcaption": BlockKind.CAPTION, "caption": BlockKind.CAPTION,
}  # fmt: skip


def kind_of(passage: Passage) -> BlockKind:
    """The kind of block a passage makes by its element, and a quote's paragraph is a quote."""
    if is_picture_text(passage):
        return BlockKind.CAPTION
    if is_post(passage):
        return BlockKind.QUOTE
    kind = _KINDS.get(passage.tag, BlockKind.PARAGRAPH)
    if kind is BlockKind.PARAGRAPH and any(element.tag == "blockquote" for element in passage.path[-3:]):
        return BlockKind.QUOTE
    return kind


def blocks_of(parts: list[Part], language: str, base_url: str) -> tuple[Block, ...]:
    """Blocks from (kind, text, marks) in order; marks are in characters of the text, links become absolute."""
    return tuple(
        Block(kind, _segments(place, text, _absolute(marks, base_url), language))
        for place, (kind, text, marks) in enumerate(parts)
    )


def _segments(block: int, text: str, marks: tuple[Mark, ...], language: str) -> tuple[Segment, ...]:
    joint = len(sentence_joint(language))
    segments, start = [], 0
    for index, sentence in enumerate(split_sentences(text, language)):
        end = start + len(sentence)
        inside = tuple(
            Mark(mark.kind, max(mark.start, start) - start, min(mark.end, end) - start, mark.href)
            for mark in marks
            if mark.start < end and mark.end > start
        )
        segments.append(Segment(block, index, sentence, inside))
        start = end + joint
    return tuple(segments)


def _absolute(marks: tuple[Mark, ...], base_url: str) -> tuple[Mark, ...]:
    """The marks with links made absolute; links that lead to no web address are left out."""
    kept = []
    for mark in marks:
        if mark.kind != "link":
            kept.append(mark)
            continue
        href = absolute(base_url, mark.href)
        if href:
            kept.append(Mark("link", mark.start, mark.end, href))
    return tuple(kept)
