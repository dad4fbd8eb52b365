"""Rule: months, weekdays and the days of months are those of the source.

Figures are the numbers' rule to check; this one reads the names, and which number goes with which month. Where the
order of a date in figures is open (12/03/2026) either reading will do, and words that move with the day of speaking
(yesterday, next week) are left alone.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from farwire.check.lexicon.calendar import MONTHS, WEEKDAYS, DateWord, date_words
from farwire.check.pair import Complaint, Pair, shorten

_NAMES = {MONTHS: "month", WEEKDAYS: "weekday"}
# One named otherwise; one that is only there; one that is only missing (translators leave weekdays out).
_CHANGED, _ADDED, _MISSING = 0.9, 0.4, {MONTHS: 0.4, WEEKDAYS: 0.25}


def check_dates(pair: Pair) -> Iterator[Complaint]:
    """Complain of months and weekdays that changed, of days that went over to another month, and of years likewise."""
    found = list(_changed_words(pair))
    yield from found
    if not found:
        yield from _exchanged_days(pair)


def _changed_words(pair: Pair) -> Iterator[Complaint]:
    for kind, name in _NAMES.items():
        ours, theirs = _words(pair.source, pair.source_language, kind), _words(pair.target, pair.target_language, kind)
        if not ours and not theirs:
            continue
        lost, new = _left(ours, theirs), _left(theirs, ours)
        if lost and new:
            detail = f"the {name} {_written(pair.source, lost[0])} became {_written(pair.target, new[0])}"
            yield Complaint("date-changed", detail, _CHANGED, lost[0].span, new[0].span)
        elif lost and theirs:
            detail = f"the {name} {_written(pair.source, lost[0])} is missing"
            yield Complaint("date-changed", detail, _MISSING[kind], source_span=lost[0].span)
        elif new and ours:
            detail = f"the {name} {_written(pair.target, new[0])} is not in the original"
            yield Complaint("date-changed", detail, _ADDED, target_span=new[0].span)


@lru_cache(maxsize=256)
def _words(text: str, language: str, kind: str) -> tuple[DateWord, ...]:
    return tuple(date_words(text, language, kind))


def _left(ours: Sequence[DateWord], theirs: Sequence[DateWord]) -> list[DateWord]:
    """The words of one side that surely name what nothing on the other may name."""
    known = frozenset[int]().union(*(word.numbers for word in theirs))
    return [word for word in ours if word.is_sure and known.isdisjoint(word.numbers)]


def _written(text: str, word: DateWord) -> str:
    return shorten(text[slice(*word.span)])


_DAY_BEFORE = re.compile(r"(?<![\d.,:])(\d{1,2})(?:st|nd|rd|th|\.|er|º|ª)?(?:\s(?:de|of))?\s?$", re.IGNORECASE)
_DAY_BEHIND = re.compile(
    r"\.?\s?(?:the\s)?(\d{1,2})(?:st|nd|rd|th|日|일)?(?![\d:.,]\d|\d|\s?[ap]\.?m|%)", re.IGNORECASE
)


def _exchanged_days(pair: Pair) -> Iterator[Complaint]:
    """A complaint where both sides have the same months with other days."""
    ours, theirs = _days(pair.source, pair.source_language), _days(pair.target, pair.target_language)
    if sorted(month for _, month in ours) == sorted(month for _, month in theirs) and set(ours) != set(theirs):
        yield Complaint("date-changed", "a month has another day than in the original", _CHANGED)


def _days(text: str, language: str) -> list[tuple[int, int]]:
    """The days of months in a text: (day, month), where a number stands beside a month."""
    found = []
    for word in _words(text, language, MONTHS):
        start, end = word.span
        match = _DAY_BEFORE.search(text[:start]) or _DAY_BEHIND.match(text, end)
        if match is not None and len(word.numbers) == 1 and 1 <= int(match.group(1)) <= 31:
            found.append((int(match.group(1)), min(word.numbers)))
    return found
