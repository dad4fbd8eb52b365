"""Rule: every number of the source stands in the target with its value, and no other number does."""

import re
from collections.abc import Iterator
from itertools import pairwise

from farwire.check.amounts import Amount, amounts
from farwire.check.lexicon.locales import month_names
from farwire.check.lexicon.numerals import number_words, reads_number_words
from farwire.check.pair import Complaint, Pair, shorten

_ROMAN = re.compile(r"\b(?=[IVXL]{1,7}(?:e|è|º|ª|\b))(X{0,3}|XL|L)(IX|IV|V?I{0,3})(?![A-Z])")
_CLOCK = re.compile(r"\b[ap]\.?\s?m\b|午後|午前|下午|上午|晚上|o'clock", re.IGNORECASE)
_HOURS = re.compile(r"\d\s?[h:時时点點]\s?\d?|\d\d?[.:]\d\d\s?(?:uhr|h)|(?:às|as|à|alle|um|в|kl)\s\d", re.IGNORECASE)
_IMPERIAL = re.compile(
    r"\b(?:miles?|mph|feet|foot|ft|inch(?:es)?|yards?|pounds?|lbs?|stones?|ounces?|acres?|gallons?|fahrenheit)\b|°F",
    re.IGNORECASE,
)
_TIME = re.compile(r"\b\d\d?[.:：h]\d\d\b")
_DIGITS = re.compile(r"\d+")


def check_numbers(pair: Pair) -> Iterator[Complaint]:
    """Complain of numbers lost, added or changed; of changes by a power of ten under a name of their own."""
    if not (_has_number(pair.source) or _has_number(pair.target)):
        source_only: list[Amount] = []
        target_only: list[Amount] = []
        if not number_words(pair.source_language) or not number_words(pair.target_language):
            return
    source, target = amounts(pair.source, pair.source_language), amounts(pair.target, pair.target_language)
    source_only = _unmatched(source, target, pair.source, pair)
    target_only = _unmatched(target, source, pair.target, pair)
    if source_only and target_only:
        yield _changed(pair, source_only[0], target_only[0])
    elif source_only and _counts(source_only, pair.target_language):
        amount = source_only[0]
        written = shorten(pair.source[amount.start : amount.end])
        yield Complaint("number-missing", f"the number {written} is missing", 0.62, source_span=amount.span)
    elif target_only and _counts(target_only, pair.source_language):
        amount = target_only[0]
        written = shorten(pair.target[amount.start : amount.end])
        yield Complaint("number-added", f"the number {written} is not in the original", 0.62, target_span=amount.span)


def _has_number(text: str) -> bool:
    return any(map(str.isdigit, text))


def _changed(pair: Pair, source: Amount, target: Amount) -> Complaint:
    written, now = pair.source[source.start : source.end], pair.target[target.start : target.end]
    low, high = sorted((abs(source.value), abs(target.value)))
    power = low > 0 and high / low in {10.0**n for n in range(1, 13)}
    rule = "magnitude" if power and (source.scaled or target.scaled) else "number-changed"
    detail = f"the number {shorten(written)} became {shorten(now)}"
    return Complaint(rule, detail, 0.9, source.span, target.span)


def _counts(left: list[Amount], other_language: str) -> bool:
    """Whether a number on one side only says something: small ones may stand in words we can't read."""
    if reads_number_words(other_language):
        return any(amount.value not in {1.0, 0.0} for amount in left)
    return any(amount.value > 100 and amount.value % 10 for amount in left)


def _unmatched(ours: tuple[Amount, ...], theirs: tuple[Amount, ...], text: str, pair: Pair) -> list[Amount]:
    """The amounts of one side that must be on the other and are not."""
    values = {value for amount in theirs for value in amount.values}
    left = [amount for amount in ours if _is_strict(amount, pair) and values.isdisjoint(amount.values)]
    if not left:
        return []
    excused = values | _excuses(pair, values)
    return [a for a in left if not _is_excused(a, text[a.start : a.end], excused, pair)]


def _is_strict(amount: Amount, pair: Pair) -> bool:
    return amount.figures or (
        amount.scaled
        and amount.value >= 1e6
        and bool(number_words(pair.source_language) and number_words(pair.target_language))
    )


def _excuses(pair: Pair, values: set[float]) -> set[float]:
    """Other values by which the same thing may be said: decades, clocks, months, Roman figures, parts of a date."""
    both = pair.source + "\n" + pair.target
    found = {float(part) for part in _DIGITS.findall(both) if len(part) < 16 and _separate(part, values)}
    found |= {value % 100 for value in values if 1000 <= value <= 2100} | {
        value + 1900 for value in values if 10 <= value < 100
    }
    found |= {value + 2000 for value in values if 0 <= value < 100} if pair.source_language != "und" else set()
    if _CLOCK.search(both) or _HOURS.search(both):
        parts = {float(part) for part in _DIGITS.findall(" ".join(_TIME.findall(both)))}
        found |= parts | {part + 12 for part in parts} | {part - 12 for part in parts}
        found |= {value + 12 for value in values if value <= 12} | {value - 12 for value in values if 12 <= value <= 24}
    for language, text in ((pair.source_language, pair.source), (pair.target_language, pair.target)):
        months = month_names(language)
        found |= {float(months[word]) for word in re.findall(r"[^\W\d_]{3,}", text.lower()) if word in months}
    return found | {float(_roman(m.group())) for m in _ROMAN.finditer(both) if m.group()}


def _separate(part: str, values: set[float]) -> bool:
    return float(part) in values


_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}


def _roman(written: str) -> int:
    values = [_ROMAN_VALUES[c] for c in written] + [0]
    return sum(-a if a < b else a for a, b in pairwise(values))


def _is_excused(amount: Amount, written: str, excused: set[float], pair: Pair) -> bool:
    if not excused.isdisjoint(amount.values):
        return True
    parts = _DIGITS.findall(written)
    if len(parts) > 1 and _TIME.fullmatch(written) and excused.issuperset(map(float, parts)):
        return True
    return bool(_IMPERIAL.search(pair.source)) != bool(_IMPERIAL.search(pair.target))
