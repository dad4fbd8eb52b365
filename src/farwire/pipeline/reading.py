"""A revision on the terminal, for a person to look at."""

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from farwire.records import Block, BlockKind, Revision, block_text

_STYLES = {
    BlockKind.HEADLINE: "bold",
    BlockKind.STANDFIRST: "italic",
    BlockKind.HEADING: "bold",
    BlockKind.QUOTE: "italic",
    BlockKind.CAPTION: "dim",
}


def show(console: Console, url: str, revision: Revision) -> None:
    """Print what was read: the facts first, then the article as it will stand."""
    for name, value in _facts(url, revision):
        if value:
            console.print(Text.assemble((f"{name:<13}", "dim"), value))
    console.print()
    for block in revision.blocks:
        console.print(Padding(_block(block, revision.language), (0, 0, 1, _indent(block))))


def _facts(url: str, revision: Revision) -> list[tuple[str, str]]:
    rights = revision.rights
    return [
        ("address", url),
        ("canonical", revision.canonical_url if revision.canonical_url != url else ""),
        ("language", f"{revision.language} ({revision.language_confidence:.2f})"),
        ("byline", ", ".join(revision.byline)),
        ("published", revision.published_at.isoformat(" ") if revision.published_at else "not stated"),
        ("updated", revision.updated_at.isoformat(" ") if revision.updated_at else ""),
        ("section", revision.section or ""),
        ("origin", revision.origin or ""),
        ("complete", "; ".join([revision.completeness.state.value, *revision.completeness.reasons])),
        ("licence", rights.licence or "none stated"),
        ("full text", rights.may_show_full_text.value),
        ("translating", rights.may_translate.value),
        ("signals", "; ".join(f"{signal.rule}={signal.value} ({signal.where})" for signal in rights.signals)),
    ]


def _block(block: Block, language: str) -> Text:
    text = block_text(block, language)
    mark = "• " if block.kind is BlockKind.LIST_ITEM else ""
    return Text(mark + text, style=_STYLES.get(block.kind, ""))


def _indent(block: Block) -> int:
    return 2 if block.kind in (BlockKind.QUOTE, BlockKind.LIST_ITEM) else 0
