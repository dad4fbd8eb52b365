"""Check: from a translation to a verdict.

No editor stands between the machine and the reader, so this room says what the machine can't be
trusted with: one band and named findings for each sentence, one decision for the whole. It grades
nothing and prints no percentage: rules, meaning and the engine's own certainty are alarms for gross
faults, and no better than chance at telling a good translation from a fair one.

Importing the room is cheap: what lies behind a name is loaded when the name is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from farwire.check.examining import examine, examine_pairs
    from farwire.check.explaining import explain
    from farwire.check.mends import MendProposal, propose_mends

_PLACES = {
    "MendProposal": "mends",
    "examine": "examining",
    "examine_pairs": "examining",
    "explain": "explaining",
    "propose_mends": "mends",
}

__all__ = ["MendProposal", "examine", "examine_pairs", "explain", "propose_mends"]


def __getattr__(name: str) -> object:
    """Load what a name of the door stands for."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
