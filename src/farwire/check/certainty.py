"""The engine's own certainty: the log-probabilities (natural) of the words it wrote.

Numbers for machines, to set engines and models against each other over many sentences; on one
sentence they say little, so they ring no alarm and are never shown.
"""

from collections.abc import Sequence

from farwire.records import AlignedWord


def certainty(words: Sequence[AlignedWord]) -> tuple[tuple[str, float], ...]:
    """The scores `mean_log_probability` and `weakest_log_probability`; empty without words."""
    if not words:
        return ()
    values = [word.log_probability for word in words]
    return (
        ("mean_log_probability", round(sum(values) / len(values), 4)),
        ("weakest_log_probability", round(min(values), 4)),
    )
