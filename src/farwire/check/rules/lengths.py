"""Rule: the target is about as long as translations of this pair are, and means about the same."""

import math
from collections.abc import Iterator

from farwire.check.lexicon.lengths import expected_ratio
from farwire.check.meaning import complain_of_meaning, expected_cosine, incomplete_risk
from farwire.check.pair import Complaint, Pair

# Short sentences vary more: this over the expected length in characters adds to the variance of the log ratio.
_SHORT = 2.0


def length_deviation(pair: Pair) -> float:
    """By how many standard deviations the target is longer (positive) or shorter than expected."""
    source, target = len(pair.source.strip()), len(pair.target.strip())
    if not source or not target:
        return 0.0
    median, spread = expected_ratio(pair.source_language, pair.target_language)
    expected = source * math.exp(median)
    return (math.log(target) - math.log(expected)) / math.sqrt(spread**2 + _SHORT / min(expected, 4 * target))


def check_extent(pair: Pair, deviation: float, likeness: float | None) -> Iterator[Complaint]:
    """Complain of a target far shorter or longer than its source lets expect, or about something else.

    `deviation` is that of `length_deviation`, `likeness` the cosine of the two, None where it was not asked.
    """
    expected = 0.0 if likeness is None else expected_cosine(pair.source_language, pair.target_language)
    short = incomplete_risk(deviation, likeness, expected)
    if short >= 0.02 and deviation < -0.5:
        yield Complaint("too-short", "the translation is shorter than expected: something may be missing", short)
    long = 1 / (1 + math.exp(-1.8 * (deviation - 2.8)))
    if deviation > 1.5:
        yield Complaint("too-long", "the translation is longer than expected: something may have been added", long)
    unrelated = None if likeness is None else complain_of_meaning(likeness)
    if unrelated is not None:
        yield unrelated
