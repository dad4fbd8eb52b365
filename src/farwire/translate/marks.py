"""Links and emphasis of the original, brought back onto the right words of the translation by alignment."""

from collections.abc import Sequence

from farwire.records import AlignedWord, Mark, Segment


def place_marks(source: Segment, target: str, words: Sequence[AlignedWord]) -> tuple[Mark, ...]:
    """The source's marks with their places in the target; a mark over the whole sentence stays over the whole.

    A mark whose words have no counterpart is left out: a link on the wrong words is worse than none.
    """
    placed = []
    for mark in source.marks:
        if mark.kind == "keep":
            continue
        span = _target_span(mark, source.text, target, words)
        if span is not None:
            placed.append(Mark(mark.kind, *span, mark.href))
    return tuple(placed)


def _target_span(mark: Mark, source: str, target: str, words: Sequence[AlignedWord]) -> tuple[int, int] | None:
    if not source[: mark.start].strip() and not source[mark.end :].strip():
        return 0, len(target)
    hits = [word for word in words if word.source_start < mark.end and mark.start < word.source_end]
    if not hits:
        return None
    return min(word.target_start for word in hits), max(word.target_end for word in hits)
