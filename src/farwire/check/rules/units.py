"""Rule: what a number counts stays what it is: euros stay euros, weeks stay weeks, percent stays percent."""

import re
from collections.abc import Iterator

from farwire.check.lexicon.units import KINDS, counted_units, names_unit, tells_share
from farwire.check.pair import Complaint, Pair, Span, shorten

_FIGURE = re.compile(r"\d")
_SHARE = re.compile(r"\d\s?[%٪％]")
# The risk of a unit in the place of another one of its kind. Of time much is said otherwise ("fortnight", "decade").
_RISKS = {"money": 0.6, "temperature": 0.6, "distance": 0.55, "weight": 0.55, "time": 0.5}
_SIGNS = frozenset("$€£₽₹")
_CONVERTED = frozenset({"distance", "weight", "temperature"})
_IMPERIAL = re.compile(
    r"\b(?:miles?|feet|foot|ft|inch\w*|yards?|lbs?|pounds?|stones?|ounces?|F|fahrenheit)\b", re.IGNORECASE
)

Units = dict[str, dict[str, Span]]


def check_units(pair: Pair) -> Iterator[Complaint]:
    """Complain of numbers that count something else in the target; only where both sides name a unit of one kind."""
    if not _FIGURE.search(pair.source) or not _FIGURE.search(pair.target):
        return
    source, target = counted_units(pair.source), counted_units(pair.target)
    for kind in KINDS:
        if kind in source and kind in target and source[kind].keys().isdisjoint(target[kind]):
            yield from _changed(pair, kind, source[kind], target[kind])
    yield from _no_money(pair, source, target)
    yield from _shares(pair)


def _changed(pair: Pair, kind: str, source: dict[str, Span], target: dict[str, Span]) -> Iterator[Complaint]:
    if kind in _CONVERTED and _is_converted(pair, next(iter(source.values())), next(iter(target.values()))):
        return
    # What stands elsewhere on the other side, away from a figure, is not lost.
    if any(names_unit(pair.target, kind, name) for name in source) or any(
        names_unit(pair.source, kind, name) for name in target
    ):
        return
    (was, ours), (now, theirs) = next(iter(source.items())), next(iter(target.items()))
    detail = f"{shorten(pair.source[slice(*ours)])} became {shorten(pair.target[slice(*theirs)])} ({was}, {now})"
    yield Complaint("unit-changed", detail, _RISKS[kind], ours, theirs)


def _no_money(pair: Pair, source: Units, target: Units) -> Iterator[Complaint]:
    """A sum with the sign of a currency that became a weight or the like: "£40" → "40 quilos"."""
    signed = [(name, span) for name, span in source.get("money", {}).items() if pair.source[slice(*span)] in _SIGNS]
    others = [kind for kind in KINDS if kind != "money" and kind in target and kind not in source]
    if not signed or not others or "money" in target:
        return
    (name, ours), (now, theirs) = signed[0], next(iter(target[others[0]].items()))
    if not any(names_unit(pair.target, "money", each) for each, _ in signed):
        detail = f"{shorten(pair.source[slice(*ours)])} became {shorten(pair.target[slice(*theirs)])} ({name}, {now})"
        yield Complaint("unit-changed", detail, _RISKS["money"], ours, theirs)


def _is_converted(pair: Pair, ours: Span, theirs: Span) -> bool:
    """Whether one side has imperial units, and other figures with them."""
    if bool(_IMPERIAL.search(pair.source)) == bool(_IMPERIAL.search(pair.target)):
        return False
    before, after = (
        _NUMBER.findall(text[: span[0]])[-1:] for text, span in ((pair.source, ours), (pair.target, theirs))
    )
    return before != after


_NUMBER = re.compile(r"\d+")


def _shares(pair: Pair) -> Iterator[Complaint]:
    """A share that is none any more: 15 % became 15."""
    ours, theirs = _SHARE.search(pair.source), _SHARE.search(pair.target)
    if ours is not None and theirs is None and not tells_share(pair.target):
        detail = "it no longer says that the number is a share"
        yield Complaint("unit-changed", detail, 0.55, source_span=ours.span())
    elif theirs is not None and ours is None and not tells_share(pair.source):
        detail = "the original does not say that the number is a share"
        yield Complaint("unit-changed", detail, 0.5, target_span=theirs.span())
