"""Which story an article joins, if any: a pure rule on the evidence, in favour of precision."""

from collections.abc import Sequence

from farwire.group.evidence import Evidence
from farwire.group.members import GroupingSettings


def choose(cases: Sequence[Evidence], settings: GroupingSettings, served: bool) -> Evidence | None:
    """The story with the strongest case, or None where none is strong enough.

    served: whether the encoder understands the text. Where it does not, or not well, names and numbers
    may decide alone, if no other story shares nearly as many.
    """
    strongest = max(cases, key=lambda each: (_strength(each, settings), each.story_id), default=None)
    if strongest is not None and _strength(strongest, settings) >= 0.0:
        return strongest
    return None if served else _by_names(cases, settings)


def _strength(case: Evidence, settings: GroupingSettings) -> float:
    """How far a case exceeds what is needed."""
    return max(case.score - settings.join, case.aligned - settings.aligned)


def _by_names(cases: Sequence[Evidence], settings: GroupingSettings) -> Evidence | None:
    ranked = sorted(cases, key=lambda each: (-each.named, each.story_id))
    if not ranked or ranked[0].named < settings.names_alone:
        return None
    if len(ranked) > 1 and ranked[0].named < settings.names_ahead * ranked[1].shared:
        return None
    return ranked[0]
