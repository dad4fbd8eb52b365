"""A revision on the terminal, for a person to look at."""

from datetime import datetime

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from farwire.records import (
    Block,
    BlockKind,
    Image,
    Permission,
    Revision,
    Rights,
    RightsSignal,
    Whole,
    block_text,
)

_STYLES = {
    BlockKind.HEADLINE: "bold underline",
    BlockKind.STANDFIRST: "italic",
    BlockKind.HEADING: "bold",
    BlockKind.QUOTE: "italic",
    BlockKind.CAPTION: "dim",
}
_MARKS = {BlockKind.LIST_ITEM: "• ", BlockKind.CAPTION: "▣ "}
_COLOURS = {
    Whole.COMPLETE: "green",
    Whole.PARTIAL: "yellow",
    Whole.SUSPECT: "red",
    Permission.GRANTED: "green",
    Permission.NOT_GRANTED: "yellow",
    Permission.REFUSED: "red",
}
_WIDTH = 13


def show(console: Console, url: str, revision: Revision) -> None:
    """Print what was read: the facts first, then the article as it will stand, then what was seen about rights."""
    facts = Table.grid(padding=(0, 1))
    facts.add_column(style="dim", min_width=_WIDTH, no_wrap=True)
    facts.add_column(overflow="fold")
    for name, value in [*_facts(url, revision), *_picture(revision.image), *_rights(revision.rights)]:
        if value:
            facts.add_row(name, value)
    console.print(facts)
    console.print()
    for block in revision.blocks:
        console.print(Padding(_block(block, revision.language), (0, 0, 1, _indent(block))))


def _facts(url: str, revision: Revision) -> list[tuple[str, str | Text]]:
    whole = revision.completeness
    state = Text("; ".join([whole.state.value, *whole.reasons]), style=_COLOURS[whole.state])
    return [
        ("address", url),
        ("canonical", revision.canonical_url if revision.canonical_url != url else ""),
        ("complete", state),
        ("language", f"{revision.language} ({revision.language_confidence:.2f})"),
        ("byline", ", ".join(revision.byline)),
        ("origin", revision.origin or ""),
        ("dateline", revision.dateline or ""),
        ("published", _moment(revision.published_at) or "not stated"),
        ("updated", _moment(revision.updated_at)),
        ("section", revision.section or ""),
        ("keywords", ", ".join(revision.keywords)),
        *(("note", note) for note in revision.notes),
    ]


def _picture(image: Image | None) -> list[tuple[str, str | Text]]:
    if image is None:
        return []
    said = " – ".join(filter(None, [image.caption or image.alt, image.credit and f"({image.credit})"]))
    return [("image", image.url), ("", said)]


def _rights(rights: Rights) -> list[tuple[str, str | Text]]:
    return [
        ("licence", rights.licence or "none stated"),
        ("credit", rights.attribution or ""),
        ("full text", Text(rights.may_show_full_text.value, style=_COLOURS[rights.may_show_full_text])),
        ("translating", Text(rights.may_translate.value, style=_COLOURS[rights.may_translate])),
        *(("seen", _seen(signal)) for signal in rights.signals),
    ]


def _seen(signal: RightsSignal) -> str:
    stated = signal.rule if signal.value == signal.rule else f"{signal.rule}: {signal.value}"
    return f"{stated} ({', '.join(filter(None, [signal.where, _moment(signal.seen_at)]))})"


def _moment(at: datetime | None) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC" if at else ""


def _block(block: Block, language: str) -> Text:
    text = _MARKS.get(block.kind, "") + block_text(block, language)
    return Text(text, style=_STYLES.get(block.kind, ""))


def _indent(block: Block) -> int:
    return 4 if block.kind is BlockKind.QUOTE else 2 if block.kind is BlockKind.LIST_ITEM else 0
