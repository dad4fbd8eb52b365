"""Rule: what the source denies the target denies."""

from collections.abc import Iterator

from farwire.check.lexicon.negations import Negation, negation_of
from farwire.check.pair import Complaint, Pair, Span


def check_negation(pair: Pair) -> Iterator[Complaint]:
    """Complain of a denial that is gone, or that came in; only weakly where other words may say the same."""
    ours, theirs = negation_of(pair.source_language), negation_of(pair.target_language)
    if ours is None or theirs is None:
        return
    source, target = _places(ours, pair.source), _places(theirs, pair.target)
    if len(source) == len(target):
        return
    # What may be said otherwise ("unfit", "only") excuses a denial only where the other side does not have it too.
    balance = len(source) + _kindred(ours, pair.source) - len(target) - _kindred(theirs, pair.target)
    sure = 1.0 if ours.sure and theirs.sure else 0.6
    if len(source) > len(target):
        risk = sure * _risk(balance, bool(target), (0.66, 0.44, 0.3))
        yield Complaint("negation-lost", "the original denies something, the translation does not", risk, source[0])
    else:
        # Engines lose denials more often than they invent them, and writers put them in: "only" → "not until".
        risk = sure * _risk(-balance, bool(source), (0.4, 0.28, 0.2))
        detail = "the translation denies something, the original does not"
        yield Complaint("negation-added", detail, risk, target_span=target[0])


def _places(negation: Negation, text: str) -> list[Span]:
    """Where a text denies; words that only join a denial count where no other stands."""
    plain = [match.span() for match in negation.plain.finditer(text)]
    if plain or negation.joining is None:
        return plain
    return [match.span() for match in negation.joining.finditer(text)][:1]


def _kindred(negation: Negation, text: str) -> int:
    return sum(1 for _ in negation.kindred.finditer(text)) if negation.kindred is not None else 0


def _risk(balance: int, some_left: bool, risks: tuple[float, float, float]) -> float:
    """The risk of a denial lost: all of them, one of several, or one that other words may stand for."""
    if balance <= 0:
        return risks[2]
    return risks[1] if some_left else risks[0]
