"""A revision as a person sees it in the terminal."""

from datetime import UTC, datetime
from io import StringIO

from rich.console import Console

from farwire.pipeline.reading import show
from farwire.records import (
    Block,
    BlockKind,
    Completeness,
    Image,
    Permission,
    Revision,
    Rights,
    RightsSignal,
    Segment,
    Whole,
)

AT = datetime(2026, 11, 20, 12, 30, tzinfo=UTC)
KINDS = (BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.CAPTION, BlockKind.QUOTE, BlockKind.LIST_ITEM)
REVISION = Revision(
    digest="d",
    canonical_url="https://paper.example/harbour",
    language="en",
    language_confidence=1.0,
    byline=("Ana Prado", "Rui Sá"),
    published_at=AT,
    updated_at=None,
    section="Coast",
    image=Image("https://paper.example/a.jpg", "The jetty.", "Harbour Press"),
    origin="Lusa",
    completeness=Completeness(Whole.SUSPECT, ("the page states more words",)),
    rights=Rights(may_translate=Permission.REFUSED, signals=(RightsSignal("noai", "noai", "meta robots", AT),)),
    blocks=tuple(Block(kind, (Segment(n, 0, f"Text of {kind.value}."),)) for n, kind in enumerate(KINDS)),
    dateline="PORTO",
    notes=("Corrected on Friday.",),
)


def shown(url: str, revision: Revision = REVISION) -> list[str]:
    console = Console(width=100, record=True, file=StringIO())
    show(console, url, revision)
    return [line.rstrip() for line in console.export_text().splitlines()]


def test_all_that_was_read_is_shown() -> None:
    assert shown("https://paper.example/harbour?ref=feed") == [
        "address       https://paper.example/harbour?ref=feed",
        "canonical     https://paper.example/harbour",
        "complete      suspect; the page states more words",
        "language      en (1.00)",
        "byline        Ana Prado, Rui Sá",
        "origin        Lusa",
        "dateline      PORTO",
        "published     2026-11-20 12:30 UTC",
        "section       Coast",
        "note          Corrected on Friday.",
        "image         https://paper.example/a.jpg",
        "              The jetty. – (Harbour Press)",
        "licence       none stated",
        "full text     not granted",
        "translating   refused",
        "seen          noai (meta robots, 2026-11-20 12:30 UTC)",
        "",
        "Text of headline.",
        "",
        "Text of standfirst.",
        "",
        "▣ Text of caption.",
        "",
        "    Text of quote.",
        "",
        "  • Text of list_item.",
        "",
    ]
