"""Numbers in running text, read as their language writes them: `1.234,5` (pt) is `1,234.5` (en)."""

import re
from dataclasses import dataclass
from functools import lru_cache
from math import nan

from farwire.check.lexicon.locales import decimal_marks, groups_by_space
from farwire.check.lexicon.numerals import SOLID_SCALES, scales, scales_lead
from farwire.check.pair import MARKS, Span
from farwire.check.spelled import spelled_numbers

_GROUPED = r"\d{1,3}(?:[%s]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,٫٬،]\d+)*"
_HARD_SPACES = "\u00a0\u202f\u2009"
# A plain space parts thousands only where that is the custom; a hard one everywhere.
_FIGURES = re.compile(_GROUPED % (_HARD_SPACES + " ’'"))
_PLAIN = re.compile(_GROUPED % _HARD_SPACES)
_SPACES = re.compile(rf"[{_HARD_SPACES} ’']")
_SCALE_WORD = re.compile(rf"[\s\-]?\s?([^\W\d_](?:[^\W\d_]|[{MARKS}])*)")
_LEADING_WORD = re.compile(r"([^\W\d_]+)\s$")
# Short forms beside a sign of money are sums: 5 M€, $20m, 3 Md€.
_MONEY_BEHIND = re.compile(r"\s?([kKMmBbGT]|[Mm][dnMm]s?|[Mm]rd|[Bb]n|[Tt]n)\s?[€$£¥₹₽₺₴]")
_MONEY_BEFORE = re.compile(r"[€$£¥₹₽₺₴]\s?$")
_MONEY_SCALES = {
    "k": 3,
    "m": 6,
    "mn": 6,
    "mm": 6,
    "b": 9,
    "g": 9,
    "bn": 9,
    "md": 9,
    "mds": 9,
    "mrd": 9,
    "t": 12,
    "tn": 12,
}
# Abbreviations that also mean something else behind a figure (100m: metres, or millions); words of their own where
# a language counts with them.
_DOUBTFUL = frozenset({"m", "k", "b", "mi", "bil", "md", "mm", "bio", "mil", "mn", "bi", "t"})
_CLEAR = {**dict.fromkeys(("pt", "gl"), frozenset({"mil", "bi"})), **dict.fromkeys(("es", "ca"), frozenset({"mil"}))}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number: all values it may have, the likeliest first; whether written in figures; its place.

    `scaled` is set where a word multiplied it (million).
    """

    values: tuple[float, ...]
    figures: bool
    start: int
    end: int
    scaled: bool = False

    @property
    def value(self) -> float:
        """The likeliest value."""
        return self.values[0]

    @property
    def span(self) -> Span:
        """Its half-open place in the text."""
        return self.start, self.end


@lru_cache(maxsize=4096)
def amounts(text: str, language: str) -> tuple[Amount, ...]:
    """All numbers of a text in order: in figures with the words that multiply them, and small ones in words."""
    plain = _western(text)
    figures = _in_figures(plain, language) if _DIGIT.search(plain) else []
    taken = frozenset(place for amount in figures for place in range(amount.start, amount.end))
    spelled = [Amount((n.value,), False, n.start, n.end, n.scaled) for n in spelled_numbers(plain, language, taken)]
    return tuple(sorted([*figures, *spelled], key=lambda amount: amount.start))


_DIGIT = re.compile(r"\d")
_OTHER_DIGIT = re.compile(r"[^\D0-9]")


def _western(text: str) -> str:
    """The text with all decimal digits (Arabic, Devanagari, full-width…) as 0 to 9, character for character."""
    return text if text.isascii() else _OTHER_DIGIT.sub(lambda digit: str(int(digit.group())), text)


def _in_figures(text: str, language: str) -> list[Amount]:
    pattern = _FIGURES if groups_by_space(language) else _PLAIN
    found: list[Amount] = []
    for match in pattern.finditer(text):
        if _is_list(match.group()):
            found += [
                Amount((float(m.group()),), True, match.start() + m.start(), match.start() + m.end())
                for m in re.finditer(r"\d+", match.group())
            ]
            continue
        amount = _scaled(text, match, language)
        if found and _goes_on(text, found[-1], amount):
            last = found.pop()
            amount = Amount((round(last.value + amount.value, 6),), True, last.start, amount.end, True)
        found.append(amount)
    return found


def _scaled(text: str, match: re.Match[str], language: str) -> Amount:
    """Figures with the words and signs that multiply them."""
    (power, end), start = _scale_after(text, match.end(), language), match.start()
    money = _money_scale(text, match)
    doubtful = power > 0 and _is_doubtful(text[match.end() : end], language)
    if money is not None:
        (power, end), doubtful = money, False
    if not power and scales_lead(language) and (before := _LEADING_WORD.search(text[: match.start()])):
        power = scales(language).get(before.group(1).lower(), 0)
        start = before.start() if power else start
    values = read_figures(match.group(), language)
    scaled = tuple(round(value * 10**power, 6) for value in values)
    return Amount((*scaled, *values) if doubtful else scaled, True, start, end, power > 0)


def _is_doubtful(written: str, language: str) -> bool:
    word = written.strip(" \u00a0\u202f-.").lower()
    return word in _DOUBTFUL and word not in _CLEAR.get(language, ())


def _money_scale(text: str, match: re.Match[str]) -> tuple[int, int] | None:
    """The power of ten and the end of a short form that stands beside a sign of money; None without one."""
    behind = _MONEY_BEHIND.match(text, match.end())
    if behind is None and _MONEY_BEFORE.search(text[: match.start()]):
        behind = _MONEY_SHORT.match(text, match.end())
    return None if behind is None else (_MONEY_SCALES[behind.group(1).lower()], behind.end(1))


_MONEY_SHORT = re.compile(r"\s?([kKmMbB]|[Mm][nMm]|[Bb]n|[Tt]n?)\b")


def _goes_on(text: str, last: Amount, amount: Amount) -> bool:
    """Whether figures go on adding to those before: 1億2000万, 1억 2000만."""
    gap = text[last.end : amount.start]
    return text[last.end - 1] in SOLID_SCALES and (not gap or (gap == " " and last.value > amount.value > 0))


def _is_list(written: str) -> bool:
    """Whether figures parted by stops are several numbers: a date (6.10.2018), a version, a score."""
    groups = re.split(r"[.,]", written)
    return len(groups) > 2 and len(set(written) & {".", ","}) == 1 and len(groups[-1]) != 3


# Words follow each other here without a space: ล้านบาท is million and baht.
_SOLID_LANGUAGES = frozenset({"th", "lo", "km", "my"})


def _scale_after(text: str, position: int, language: str) -> tuple[int, int]:
    """The power of ten that words after `position` stand for, and where they end."""
    power, end = 0, position
    if text[end : end + 1].isspace() and text[end + 1 : end + 2] in SOLID_SCALES:
        end += 1
    while end < len(text) and text[end] in SOLID_SCALES:
        power, end = power + SOLID_SCALES[text[end]], end + 1
    known = scales(language)
    while match := _SCALE_WORD.match(text, end):
        word = match.group(1).lower()
        if word not in known and language in _SOLID_LANGUAGES:
            word = max((scale for scale in known if word.startswith(scale)), key=len, default=word)
        # Millions in capitals; small letters are millimetres.
        found = 6 if match.group(1) == "MM" else known.get(word)
        if found is None:
            break
        power, end = power + found, match.start(1) + len(word)
    return power, end


def read_figures(written: str, language: str) -> tuple[float, ...]:
    """The values a number in figures may have in a language, the likeliest first; NaN for one that nobody writes."""
    written = _SPACES.sub("", written).replace("٫", ".").replace("٬", "").replace("،", ",")
    separators = {c for c in written if c in ".,"}
    if not separators:
        return (float(written),)
    if len(separators) == 2:
        return (_read_mixed(written),)
    mark = separators.pop()
    head, *groups = written.split(mark)
    if len(groups) > 1:
        return (float(written.replace(mark, "")),)
    whole, fraction = float(head + groups[0]), float(f"{head}.{groups[0]}")
    if len(groups[0]) != 3 or len(head) > 3 or head.startswith("0"):
        return (fraction,)
    marks = decimal_marks(language)
    if len(marks) == 2:
        return (whole, fraction)
    return (fraction,) if mark in marks else (whole,)


def _read_mixed(written: str) -> float:
    """The value of figures with stops and commas: the last one is the decimal mark, and it stands once."""
    decimal = max(".,", key=written.rfind)
    if written.count(decimal) > 1:
        return nan
    return float(written.replace("," if decimal == "." else ".", "").replace(decimal, "."))
