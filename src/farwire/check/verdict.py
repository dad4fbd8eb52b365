"""From findings to a band for each sentence, and to a decision for the whole.

A finding's risk (0 to 1) is how much it speaks for a gross fault. The largest risk of a sentence
counts, and a quarter of what the others add as independent causes (noisy-or); they are not quite
independent: a free translation has several. From `LOOK_AT` on a reader is asked to look at the original, from
`UNRELIABLE_AT` on the sentence is not reliable. These are thresholds of an alarm, set so that at most
one in twenty sentences of good human translations rings it; they are no grade and no percentage.

A translation is *withheld* when nothing of it is translated, or when the headline together with a
quarter, or any two fifths of its text, is unreliable; it is *flagged* when its headline is unreliable,
a tenth of its text is unreliable, or a third has a warning; else it is *published*. Text is counted in
characters of the original.
"""

from collections.abc import Iterable, Sequence
from math import prod

from farwire.records import Band, BlockKind, Decision, TranslationUnit, UnitVerdict

LOOK_AT = 0.49
UNRELIABLE_AT = 0.80
_ADDED = 0.25

_WITHHOLD_SHARE, _WITHHOLD_WITH_HEADLINE, _FLAG_UNRELIABLE, _FLAG_WARNED = 0.4, 0.25, 0.1, 1 / 3


def total_risk(risks: Iterable[float]) -> float:
    """The risk of a sentence from the risks of its findings, rounded so that it is the same everywhere."""
    known = [min(max(risk, 0.0), 0.99) for risk in risks]
    largest = max(known, default=0.0)
    return round(largest + _ADDED * (1 - prod(1 - risk for risk in known) - largest), 4)


def band_of(risk: float) -> Band:
    """The band a risk falls into."""
    if risk >= UNRELIABLE_AT:
        return Band.UNRELIABLE
    return Band.LOOK if risk >= LOOK_AT else Band.NONE


def decide(
    units: Sequence[TranslationUnit], verdicts: Sequence[UnitVerdict], kinds: Sequence[BlockKind | None]
) -> tuple[Decision, tuple[str, ...]]:
    """Publish, flag or withhold, with the reasons in English; the three sequences run in parallel, a unit each."""
    if not units or all(not (unit.target or "").strip() for unit in units):
        return Decision.WITHHOLD, ("nothing is translated",)
    sizes = [max(1, len(unit.source.text)) for unit in units]
    unreliable = _share(sizes, [verdict.band is Band.UNRELIABLE for verdict in verdicts])
    warned = _share(sizes, [verdict.band is not Band.NONE for verdict in verdicts])
    headline = any(
        kind is BlockKind.HEADLINE and verdict.band is Band.UNRELIABLE
        for kind, verdict in zip(kinds, verdicts, strict=True)
    )
    reasons = []
    if headline:
        reasons.append("the headline is not reliable")
    if unreliable >= _FLAG_UNRELIABLE:
        reasons.append("a large part is not reliable")
    if warned >= _FLAG_WARNED:
        reasons.append("many sentences have warnings")
    if unreliable >= _WITHHOLD_SHARE or (headline and unreliable >= _WITHHOLD_WITH_HEADLINE):
        return Decision.WITHHOLD, tuple(reasons)
    return (Decision.FLAG if reasons else Decision.PUBLISH), tuple(reasons)


def _share(sizes: Sequence[int], chosen: Sequence[bool]) -> float:
    return sum(size for size, ours in zip(sizes, chosen, strict=True) if ours) / sum(sizes)
