"""Characters that no engine should see: controls, zero-width and direction marks, odd spaces."""

import re

from farwire.translate.prepare.draft import Draft

# Zero-width joiners are part of emoji and of some scripts' spelling (Persian, Hindi); all else here is invisible.
_ZERO_WIDTH = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
    "|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]"
    "|(?<![\u0600-\u06ff\u0900-\u0dff\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])[\u200c\u200d]"
    "|[\ud800-\udfff]"
)
_SPACES = re.compile(r"[^\S\n]+|\n")
_EDGES = re.compile(r"^\s+|\s+$")


def clean(draft: Draft) -> None:
    """Take invisible characters out and make every run of spaces one space."""
    draft.sub(_ZERO_WIDTH, "")
    draft.sub(_SPACES, " ")
    draft.sub(re.compile(r" {2,}"), " ")
    draft.sub(_EDGES, "")
