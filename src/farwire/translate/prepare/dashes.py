"""Dashes: hyphens between spaces for the engine, which knows no others; the writer's own for the reader."""

import re

from farwire.translate.prepare.draft import Draft

_RANGE = re.compile(r"(?<=[\d%])[–—‒−](?=[$€£¥]?\d)")
_DASH = re.compile(r"\s*[—―]\s*|\s+[–‒]\s+|(?<=[^\W\d])[–‒](?=[^\W\d])")
_DASHED_RANGE = re.compile(r"[\d%][–—][$€£¥]?\d")
_SPACED = re.compile(r"(?<= )-(?= )")
_PLAIN_RANGE = re.compile(r"(?<=[\d%])-(?=[$€£¥]?\d)")


def plain_dashes(draft: Draft) -> None:
    """Make every dash a hyphen: between numbers without spaces, elsewhere with them."""
    draft.sub(_RANGE, "-")
    draft.sub(_DASH, " - ")


def style_dashes(draft: Draft, source: str) -> None:
    """Give hyphens that stand for dashes the form that the source used."""
    spaced = next((character for character in source if character in "—–―"), "")
    if spaced:
        draft.sub(_SPACED, spaced)
    if _DASHED_RANGE.search(source):
        draft.sub(_PLAIN_RANGE, "–")
