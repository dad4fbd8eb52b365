"""Rule: every number of the source stands in the target with its value, and no other number does."""

import re
from collections.abc import Iterator
from itertools import pairwise

from farwire.check.amounts import Amount, amounts
from farwire.check.lexicon.calendar import month_names
from farwire.check.lexicon.numerals import number_words, reads_number_words
from farwire.check.lexicon.units import counted_units, names_unit
from farwire.check.pair import Complaint, Pair, shorten

_ROMAN = re.compile(r"\b(?=[IVXL]{1,7}(?:e|è|º|ª|\b))(X{0,3}|XL|L)(IX|IV|V?I{0,3})(?![A-Z])")
_CLOCK = re.compile(r"(?:\b|\d)[ap]\.?\s?m\b|午後|午前|下午|上午|晚上|o'clock", re.IGNORECASE)
_HOURS = re.compile(r"\d\s?[h:時时点點]\s?\d?|\d\d?[.:]\d\d\s?(?:uhr|h)|(?:às|as|à|alle|um|в|kl)\s\d", re.IGNORECASE)
_IMPERIAL = re.compile(
    r"\b(?:miles?|mph|feet|foot|ft|inch(?:es)?|yards?|lbs?|stones?|ounces?|acres?|gallons?|pounds?"
    r"|polegadas?|pés?|milhas?|jardas?|libras?|onças?|galões|pulgadas?|pies?|millas?|yardas?|acre|onzas?"
    r"|pouces?|pieds?|livres?|gallons|meilen?|fuß|zoll|pfund|piedi|pollic\w+|migli[ao]|фут\w*|мил[ьяие]\w*|дюйм\w*|ярд\w*)\b"
    r"|英里|英尺|英寸|マイル|フィート|インチ|ポンド|ميل|قدم|بوصة",
    re.IGNORECASE,
)
_DEGREES = re.compile(
    r"\b(?:degrees?|fahrenheit|celsius|gra[du]\w*|градус\w*|grad\w*|degrés?|درجة|درجات)\b|°|℃|度|\b\d0s\b",
    re.IGNORECASE,
)
# Metric over imperial: kilometres a mile, metres a foot and a yard, centimetres an inch, kilograms a pound and a
# stone, litres a gallon, hectares an acre.
_CONVERSIONS = (1.609, 0.3048, 0.9144, 2.54, 0.4536, 6.35, 3.785, 0.4047)
# How far a measure that was converted and rounded may lie from the exact one.
_ROUNDED = 0.04
_TIME = re.compile(r"\b\d\d?[.:：h]\d\d\b")
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_DIGITS = re.compile(r"\d+")
_MONEY_SIGN = re.compile(r"[$€£₽₹]")
_LOST = 0.62  # the risk of a number that is missing, or was not there, and is hardly said in another way


def check_numbers(pair: Pair) -> Iterator[Complaint]:
    """Complain of numbers lost, added or changed; of changes by a power of ten under a name of their own."""
    source, target = amounts(pair.source, pair.source_language), amounts(pair.target, pair.target_language)
    source_only = _unmatched(source, target, pair, pair.source, pair.target)
    target_only = _unmatched(target, source, pair, pair.target, pair.source)
    if source_only and target_only:
        yield _changed(pair, source_only[0], target_only[0])
        return
    sums = [a for a in source_only if _is_lost_sum(a, pair)]
    if sums or (source_only and _counts(source_only, pair.target_language)):
        amount = (sums or source_only)[0]
        written = shorten(pair.source[amount.start : amount.end])
        yield Complaint(
            "number-missing",
            f"the number {written} is missing",
            _LOST if sums else _one_sided(source_only),
            source_span=amount.span,
        )
    elif target_only and _counts(target_only, pair.source_language):
        amount = target_only[0]
        written = shorten(pair.target[amount.start : amount.end])
        yield Complaint(
            "number-added",
            f"the number {written} is not in the original",
            _one_sided(target_only),
            target_span=amount.span,
        )


def _changed(pair: Pair, source: Amount, target: Amount) -> Complaint:
    written, now = pair.source[source.start : source.end], pair.target[target.start : target.end]
    low, high = sorted((abs(source.value), abs(target.value)))
    power = low > 0 and high / low in {10.0**n for n in range(1, 13)}
    rule = "magnitude" if power and (source.scaled or target.scaled) else "number-changed"
    detail = f"the number {shorten(written)} became {shorten(now)}"
    return Complaint(rule, detail, 0.9, source.span, target.span)


def _one_sided(left: list[Amount]) -> float:
    """The risk of a number on one side only; small ones are often said in another way ("a day and a half")."""
    return _LOST if any(amount.value > 12 or amount.value % 1 for amount in left) else 0.44


def _is_lost_sum(amount: Amount, pair: Pair) -> bool:
    """Whether a number in figures has the sign of a currency that the target does not name, if we read its words."""
    near = pair.source[max(0, amount.start - 2) : amount.end + 2]
    if not amount.figures or _MONEY_SIGN.search(near) is None or not reads_number_words(pair.target_language):
        return False
    return not any(names_unit(pair.target, "money", name) for name in counted_units(near).get("money", {}))


def _counts(left: list[Amount], other_language: str) -> bool:
    """Whether a number on one side only says something: small ones may stand in words we can't read."""
    if reads_number_words(other_language):
        return any(amount.value not in {1.0, 0.0} for amount in left)
    return any(amount.value > 100 and amount.value % 10 for amount in left)


def _unmatched(ours: tuple[Amount, ...], theirs: tuple[Amount, ...], pair: Pair, text: str, other: str) -> list[Amount]:
    """The amounts of one side that must be on the other and are not."""
    values = {value for amount in theirs for value in amount.values}
    left = [amount for amount in ours if _is_strict(amount, pair) and values.isdisjoint(amount.values)]
    if not left:
        return []
    language = pair.target_language if other is pair.target else pair.source_language
    excused = values | _excuses(values, text, other, language)
    measures = _converted(values, text, other)
    return [a for a in left if not _is_excused(a, text[a.start : a.end], excused) and not _is_measure(a, measures)]


def _is_strict(amount: Amount, pair: Pair) -> bool:
    return amount.figures or (
        amount.scaled
        and amount.value >= 1e6
        and _counts_in_words(pair.source_language)
        and _counts_in_words(pair.target_language)
    )


def _counts_in_words(language: str) -> bool:
    return reads_number_words(language) or bool(number_words(language))


def _excuses(values: set[float], text: str, other: str, language: str) -> set[float]:
    """Values that say the same as those of the other side: decades, clocks, months, Roman figures, converted units."""
    found = {value % 100 for value in values if 1000 <= value <= 2100}
    found |= {century + value for value in values if 10 <= value < 100 for century in (1900, 2000)}
    if _CLOCK.search(text + other) or _HOURS.search(text + other):
        parts = {float(part) for part in _DIGITS.findall(" ".join(_TIME.findall(other)))}
        hours = parts | {value for value in values if value <= 24}
        found |= parts | {hour + 12 for hour in hours} | {hour - 12 for hour in hours}
    months = month_names(language)
    found |= {float(months[word]) for word in _LETTERS.findall(other.lower()) if word in months}
    return found | {float(_roman(m.group())) for m in _ROMAN.finditer(other) if m.group()}


_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}


def _roman(written: str) -> int:
    values = [_ROMAN_VALUES[c] for c in written] + [0]
    return sum(-a if a < b else a for a, b in pairwise(values))


def _is_excused(amount: Amount, written: str, excused: set[float]) -> bool:
    if not excused.isdisjoint(amount.values):
        return True
    parts = _DIGITS.findall(written)
    if len(parts) > 1 and _TIME.fullmatch(written):
        return excused.issuperset(map(float, parts))
    return False


def _converted(values: set[float], text: str, other: str) -> list[tuple[float, float]]:
    """What the other side's measures are in our units, with the tolerance that rounding needs."""
    found: list[tuple[float, float]] = []
    if bool(_IMPERIAL.search(text)) != bool(_IMPERIAL.search(other)):
        both = [
            converted for value in values for factor in _CONVERSIONS for converted in (value * factor, value / factor)
        ]
        found += [(value, _ROUNDED * value + 0.05) for value in both]
    if _DEGREES.search(text) and _DEGREES.search(other):
        found += [(value * 1.8 + 32, 1.5) for value in values] + [((value - 32) / 1.8, 1.5) for value in values]
        found += [(value * 1.8, 2.0) for value in values] + [(value / 1.8, 1.0) for value in values]
    return found


def _is_measure(amount: Amount, measures: list[tuple[float, float]]) -> bool:
    return any(abs(value - amount.value) <= tolerance for value, tolerance in measures)
