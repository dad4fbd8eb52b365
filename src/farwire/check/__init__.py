"""Check: from a translation to a verdict.

No editor stands between the machine and the reader, so this room says what the machine can't be
trusted with: one band and named findings for each sentence, one decision for the whole. It grades
nothing and prints no percentage: rules, meaning and the engine's own certainty are alarms for gross
faults, and no better than chance at telling a good translation from a fair one.
"""

from farwire.check.examine import examine, examine_pairs
from farwire.check.explain import explain
from farwire.check.mends import MendProposal, propose_mends

__all__ = ["MendProposal", "examine", "examine_pairs", "explain", "propose_mends"]
