"""Rule: the target is about as long as translations of this pair are."""

import math
from collections.abc import Iterator

from farwire.check.lexicon.lengths import expected_ratio
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


def check_length(pair: Pair) -> Iterator[Complaint]:
    """Complain of a target far shorter or longer than its source lets expect."""
    deviation = length_deviation(pair)
    if abs(deviation) < 2.0:
        return
    # 0.3 at 2.2 deviations, 0.5 at 2.7, 0.9 at 3.9.
    risk = 1 / (1 + math.exp(-1.8 * (abs(deviation) - 2.7)))
    if deviation < 0:
        yield Complaint("too-short", "the translation is much shorter than expected", risk)
    else:
        yield Complaint("too-long", "the translation is much longer than expected", risk)
