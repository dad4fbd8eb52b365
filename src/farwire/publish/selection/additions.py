"""What each telling of a story adds to those before it."""

import re
from collections.abc import Sequence

from farwire.archive.models import Article, Signature
from farwire.publish.selection.shapes import State, Telling

_MOST = 6
# Shorter ones are ages, scores and days, which say nothing without their sentence.
_LEAST_DIGITS = 3


def additions(tellings: Sequence[Telling], members: Sequence[Article]) -> dict[str, tuple[str, ...]]:
    """For each telling but the first the longer numbers that no earlier one had; in originals one reads names, too."""
    texts = {member.key: _opening(member) for member in members}
    rows = Signature.objects.filter(revision_id__in=[telling.card.revision_id for telling in tellings])
    said = {row.revision_id: row for row in rows.only("names", "numbers")}
    heard: set[str] = set()
    adds: dict[str, tuple[str, ...]] = {}
    for place, telling in enumerate(tellings):
        row, card = said.get(telling.card.revision_id), telling.card
        names = [name for name in (row.names if row else ()) if name not in heard]
        numbers = [number for number in (row.numbers if row else ()) if number not in heard]
        heard.update(names, numbers)
        shown = _names(names, texts[card.key]) if card.state is State.ORIGINAL else []
        telling_numbers = [number for number in numbers if sum(map(str.isdecimal, number)) >= _LEAST_DIGITS]
        adds[card.key] = tuple([*shown, *telling_numbers][:_MOST]) if place else ()
    return adds


def _opening(article: Article) -> str:
    revision = article.latest
    return f"{revision.headline}\n{revision.standfirst}\n{revision.lead}" if revision else ""


def _names(names: Sequence[str], text: str) -> list[str]:
    """Names as the text writes them (signatures fold case), without parts of longer ones and without plain words."""
    written = [found[0] for name in names if (found := re.search(re.escape(name), text, re.IGNORECASE))]
    proper = [name for name in written if not _is_plain(name, text)]
    whole = {name for name in proper if not any(name != other and name in other for other in proper)}
    return [name for name in dict.fromkeys(proper) if name in whole]


def _is_plain(name: str, text: str) -> bool:
    """Whether the text also writes this word small: a capital at the start of a sentence makes no name."""
    small = name.lower()
    return small != name and re.search(rf"(?<!\w){re.escape(small)}(?!\w)", text) is not None
