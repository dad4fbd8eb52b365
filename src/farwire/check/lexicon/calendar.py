"""Months and weekdays in many languages: CLDR's names for them (Babel), and in `calendar.toml` how else they stand."""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from farwire.calendars import calendar_names
from farwire.check.pair import Span, words_of

MONTHS, WEEKDAYS = "months", "weekdays"
_FOLDER = Path(__file__).parent
_SOLID = frozenset({"zh", "yue", "ja", "ko", "th", "lo", "km", "my"})
_WITH_PLURALS = frozenset({"en", "pt", "es", "fr", "it", "ca", "gl", "ro", "nl", "sv", "nb", "no", "da", "id", "sw"})


# Whether a match in a text of a language can hardly mean anything else; patterns with the numbers of their groups.
_IsSure = Callable[[str, re.Match[str], str], bool]
_Forms = tuple[re.Pattern[str], dict[str, int], _IsSure]


class DateWord(NamedTuple):
    """A month or weekday that a text names: the numbers it may have, its place, and whether it can be nothing else."""

    numbers: frozenset[int]
    span: Span
    is_sure: bool


@cache
def _table() -> dict[str, dict[str, Any]]:
    import tomllib  # noqa: PLC0415 - importing the room stays cheap

    return tomllib.loads((_FOLDER / "calendar.toml").read_text(encoding="utf-8"))


@cache
def day_names(language: str) -> frozenset[str]:
    """A language's names of the days of the week, folded."""
    return frozenset(name.lower() for _, name in calendar_names(language, "days", ("wide",)))


@cache
def month_names(language: str) -> dict[str, int]:
    """A language's names of months, folded, full and short (three letters or more) → 1 to 12."""
    folded = ((name.lower().rstrip("."), n) for n, name in calendar_names(language, "months", ("wide", "abbreviated")))
    return {name: n for name, n in folded if len(name) >= 3 and not any(map(str.isdigit, name))}


def date_words(text: str, language: str, kind: str) -> list[DateWord]:
    """The months or weekdays (`kind`) that a text names, in order; months also in figures: 3月, 2026-03-12."""
    found = [
        DateWord(frozenset({numbers[match.lastgroup or ""]}), match.span(), is_sure(text, match, language))
        for start, end in _stretches(text, language, kind)
        for pattern, numbers, is_sure in _patterns(language, kind)
        for match in pattern.finditer(text, start, end)
    ]
    if kind == MONTHS:
        found += _in_figures(text)
    if not found:
        return found
    # What may be a short form is often a full one, too.
    by_place = {word.span: word for word in sorted(found, key=lambda word: word.is_sure)}
    return sorted(by_place.values(), key=lambda word: word.span)


# Languages whose names of months or weekdays may be several words.
_SEVERAL_WORDS = _SOLID | {"he", "vi", "ar"}


def _stretches(text: str, language: str, kind: str) -> Iterator[Span]:
    """Where to look: at words that may be of a date, and the next one; most sentences have none."""
    if language in _SEVERAL_WORDS:
        yield 0, len(text)
        return
    words = words_of(text)
    for place in _busy(text, language):
        if _is_of(kind, words[place].folded, language):
            yield words[place].start, words[min(place + 1, len(words) - 1)].end


@lru_cache(maxsize=64)
def _busy(text: str, language: str) -> tuple[int, ...]:
    """The places of a text's words that may be of a date; the others are remembered, for they come again and again."""
    idle, found = _idle(language), []
    for place, word in [(place, word.folded) for place, word in enumerate(words_of(text)) if word.folded not in idle]:
        if _is_of(MONTHS, word, language) or _is_of(WEEKDAYS, word, language):
            found.append(place)
        elif len(idle) < _MOST_IDLE:
            idle.add(word)
    return tuple(found)


def _is_of(kind: str, word: str, language: str) -> bool:
    return any(pattern.search(word) is not None for pattern, _, _ in _patterns(language, kind))


# So many words that are of no date are remembered for each language.
_MOST_IDLE = 50_000


@cache
def _idle(_language: str) -> set[str]:
    return set()


@cache
def _patterns(language: str, kind: str) -> tuple[_Forms, ...]:
    """The patterns of a language: those that say it surely, and those that may mean something else."""
    told = _table().get(language, {})
    sure = list(told[kind]) if kind in told else _full_names(language, kind)
    possible = list(told.get(f"{kind}_possible", ()))
    short = _short_names(language) if kind == MONTHS and language not in _SOLID else []
    made = (
        _compiled(language, sure, _is_plain),
        _compiled(language, possible, lambda *_: False),
        _compiled(language, short, lambda text, match, _: _is_beside_number(text, *match.span())),
    )
    return tuple(one for one in made if one is not None)


def _compiled(language: str, forms: list[str], is_sure: _IsSure) -> _Forms | None:
    groups = {f"n{number}": number for number, form in enumerate(forms, 1) if form}
    if not groups:
        return None
    # The longest first: "mười hai" begins like "mười", "10" like "1".
    written = "|".join(f"(?P<{name}>{forms[number - 1]})" for name, number in reversed(groups.items()))
    prefix = _table().get(language, {}).get("prefix", "")
    edges = ("", "") if language in _SOLID else (rf"(?<!\w){prefix}", r"(?!\w)")
    return re.compile(f"{edges[0]}(?:{written}){edges[1]}", re.IGNORECASE), groups, is_sure


def _full_names(language: str, kind: str) -> list[str]:
    count, first, key = (12, 1, "months") if kind == MONTHS else (7, 0, "days")
    forms: list[set[str]] = [set() for _ in range(count)]
    for number, name in calendar_names(language, key, ("wide",)):
        if not any(map(str.isdigit, name)):
            forms[number - first].add(re.escape(re.sub(r"^(?:de |d[’'])", "", name.lower())))
    plural = "s?" if language in _WITH_PLURALS and kind == WEEKDAYS else ""
    return [f"(?:{'|'.join(sorted(names, key=len, reverse=True))}){plural}" if names else "" for names in forms]


def _short_names(language: str) -> list[str]:
    forms: list[set[str]] = [set() for _ in range(12)]
    for number, name in calendar_names(language, "months", ("abbreviated",)):
        short = name.lower().rstrip(".")
        if len(short) >= 3 and not any(map(str.isdigit, short)):
            forms[number - 1].add(re.escape(re.sub(r"^(?:de |d[’'])", "", short)))
    return ["|".join(sorted(names)) for names in forms]


# Languages that write both with a small letter: with a capital inside of a sentence it may be a name (Domingo, Mars).
_SMALL = frozenset({"pt", "es", "fr", "it", "ca", "gl", "ro", "nl", "pl", "ru", "uk", "sv", "nb", "no", "da"})
_CAPITAL = frozenset({"en", "de", "id", "sw", "tr", "el"})
_NUMBER_BEFORE = re.compile(r"\d(?:st|nd|rd|th|\.|er|º|ª)?(?:\s(?:de|of))?\s?$", re.IGNORECASE)
_NUMBER_BEHIND = re.compile(r"\.?,?\s?(?:de\s)?\d")
_TIME_BEFORE = re.compile(
    r"\b(?:in|since|until|early|late|mid|last|next|this|every|(?:end|start|beginning|middle|month) of)[\s-]$",
    re.IGNORECASE,
)
# Behind these a month with a capital is none of a name: "fim de Abril", "3 de Outubro".
_OF_MONTH = re.compile(r"(?:\d|\b(?:de|em|en|di|del|até|desde|entre|hasta))\s$", re.IGNORECASE)


def _is_plain(text: str, match: re.Match[str], language: str) -> bool:
    """Whether a word that names a month or weekday can hardly be another one here."""
    word, (start, end) = match.group(), match.span()
    if word.lower() in _table().get(language, {}).get("doubtful", ()):
        beside = _is_beside_number(text, start, end) or _TIME_BEFORE.search(text[:start]) is not None
        return word[0].isupper() and beside
    if language in _CAPITAL:
        return word[0].isupper()
    if language not in _SMALL or word[0].islower() or word[0].isdigit():
        return True
    before = text[:start]
    return _FIRST.search(before) is not None or _OF_MONTH.search(before) is not None


_FIRST = re.compile(r"(?:^|[.!?:–—\"“«(])\s*$")


def _is_beside_number(text: str, start: int, end: int) -> bool:
    return _NUMBER_BEFORE.search(text[:start]) is not None or _NUMBER_BEHIND.match(text, end) is not None


_EASTERN = re.compile(r"(?<![\d./])(\d{1,2}|十[一二]|[一二三四五六七八九十])\s?[月월](?!\s?\d*\s?[间間曜])")
_HAN_MONTHS = {sign: number for number, sign in enumerate("一二三四五六七八九十", 1)} | {"十一": 11, "十二": 12}
_PARTED = re.compile(r"\d[./-]\d")
_FIGURES = re.compile(r"(?<![\d./-])(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(?![\d./-]\d|\d)")


def _in_figures(text: str) -> Iterator[DateWord]:
    for match in _EASTERN.finditer(text) if "月" in text or "월" in text else ():
        written = match.group(1)
        number = int(written) if written.isdigit() else _HAN_MONTHS[written]
        if 1 <= number <= 12:
            yield DateWord(frozenset({number}), match.span(), True)
    for match in _FIGURES.finditer(text) if _PARTED.search(text) else ():
        numbers = _months_of(match.group(1), match.group(3), match.group(4))
        if numbers:
            yield DateWord(numbers, match.span(), True)


def _months_of(first: str, second: str, third: str) -> frozenset[int]:
    """The months that a date in figures may mean; both of its small numbers where the order is open."""
    if len(first) == 4:
        return frozenset({int(second)}) if 1 <= int(second) <= 12 and 1 <= int(third) <= 31 else frozenset()
    if len(third) != 4 or max(int(first), int(second)) > 31:
        return frozenset()
    return frozenset(number for number in (int(first), int(second)) if 1 <= number <= 12)
