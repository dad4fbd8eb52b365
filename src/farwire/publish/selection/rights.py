"""What a publisher allows, in the page's words."""

from collections import Counter
from collections.abc import Iterable

from farwire.archive.codec import decode
from farwire.publish.selection.text_shapes import RightsLine
from farwire.publish.selection.words import web_address
from farwire.records import Rights


def rights_line(rights: Rights) -> RightsLine:
    """One article's rights."""
    return RightsLine(
        licence=rights.licence or "",
        licence_url=web_address(rights.licence or ""),
        holder=rights.holder or "",
        attribution=rights.attribution or "",
        may_translate=rights.may_translate.value,
        may_show_full_text=rights.may_show_full_text.value,
        signals=tuple((signal.rule, signal.value, signal.where) for signal in rights.signals),
    )


def rights_seen(stored: Iterable[object]) -> tuple[tuple[RightsLine, int], ...]:
    """The kinds of rights among stored ones, and how often each was seen, the most frequent first."""
    counted = Counter(rights_line(decode(Rights, each)) for each in stored)
    return tuple(counted.most_common(5))
