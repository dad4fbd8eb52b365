"""Rule: what the source denies the target denies."""

from collections.abc import Iterator

from farwire.check.lexicon.negations import Negation, negation_of
from farwire.check.pair import Complaint, Pair, Span


def check_negation(pair: Pair) -> Iterator[Complaint]:
    """Complain of a denial that is gone, or that came in; only weakly where other words may say the same."""
    ours, theirs = negation_of(pair.source_language), negation_of(pair.target_language)
    if ours is None or theirs is None:
        return
    sure = 1.0 if ours.sure and theirs.sure else 0.6
    source, target = _places(ours, pair.source), _places(theirs, pair.target)
    if len(source) > len(target):
        risk = sure * _risk(theirs, pair.target, len(source) - len(target), bool(target))
        yield Complaint("negation-lost", "the original denies something, the translation does not", risk, source[0])
    elif len(target) > len(source):
        risk = sure * _risk(ours, pair.source, len(target) - len(source), bool(source))
        detail = "the translation denies something, the original does not"
        yield Complaint("negation-added", detail, risk, target_span=target[0])


def _places(negation: Negation, text: str) -> list[Span]:
    """Where a text denies; words that only join a denial count where no other stands."""
    plain = [match.span() for match in negation.plain.finditer(text)]
    if plain or negation.joining is None:
        return plain
    return [match.span() for match in negation.joining.finditer(text)][:1]


def _risk(other: Negation, text: str, missing: int, some_left: bool) -> float:
    kindred = other.kindred is not None and other.kindred.search(text) is not None
    if some_left:
        return 0.2 if kindred else 0.3
    return (0.42 if kindred else 0.66) + 0.1 * (missing - 1)
