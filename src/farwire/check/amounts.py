"""Numbers in running text, read as their language writes them: `1.234,5` (pt) is `1,234.5` (en)."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from math import nan

from farwire.check.lexicon.locales import decimal_marks, groups_by_space
from farwire.check.lexicon.numerals import SOLID_SCALES, number_words, scales
from farwire.check.pair import Span, words_of

_GROUPED = r"\d{1,3}(?:[%s]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,٫٬،]\d+)*"
_HARD_SPACES = "\u00a0\u202f\u2009"
# A plain space parts thousands only where that is the custom; a hard one everywhere.
_FIGURES = re.compile(_GROUPED % (_HARD_SPACES + " ’'"))
_PLAIN = re.compile(_GROUPED % _HARD_SPACES)
_SPACES = re.compile(rf"[{_HARD_SPACES} ’']")
_SCALE_WORD = re.compile(r"[\s\-]?\s?([^\W\d_]+(?:[\u0300-\u036f\u0900-\u0963]+[^\W\d_]*)*)")
# Abbreviations that also mean something else behind a figure (100m: metres, or millions).
_DOUBTFUL = frozenset({"m", "k", "b", "mil", "mi", "bi", "bil", "md", "mm", "bio"})


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
    figures = _in_figures(plain, language)
    return tuple(sorted([*figures, *_in_words(plain, language, figures)], key=lambda amount: amount.start))


def _western(text: str) -> str:
    """The text with all decimal digits (Arabic, Devanagari, full-width…) as 0 to 9, character for character."""
    if text.isascii():
        return text
    return "".join(str(int(c)) if c.isdecimal() and not c.isascii() else c for c in text)


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
        power, end = _scale_after(text, match.end(), language)
        values = read_figures(match.group(), language)
        doubtful = power > 0 and text[match.end() : end].strip(" \u00a0\u202f-.").lower() in _DOUBTFUL
        scaled = tuple(round(value * 10**power, 6) for value in values)
        amount = Amount((*scaled, *values) if doubtful else scaled, True, match.start(), end, power > 0)
        if found and amount.start == found[-1].end and text[found[-1].end - 1] in SOLID_SCALES:
            last = found.pop()
            amount = Amount((round(last.value + amount.value, 6),), True, last.start, end, True)
        found.append(amount)
    return found


def _is_list(written: str) -> bool:
    """Whether figures parted by stops are several numbers: a date (6.10.2018), a version, a score."""
    groups = re.split(r"[.,]", written)
    return len(groups) > 2 and len(set(written) & {".", ","}) == 1 and len(groups[-1]) != 3


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
        if word not in known:
            break
        power, end = power + known[word], match.end()
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


@cache
def _forms(language: str) -> dict[str, tuple[float, bool]]:
    """Words of numbers → value and whether it multiplies what stands before it."""
    found = {word: (value, False) for word, value in number_words(language).items()}
    found |= {word: (10.0**power, True) for word, power in scales(language).items() if len(word) > 2 or power == 3}
    return {word: form for word, form in found.items() if word not in _DOUBTFUL or word == "mil"}


_JOINTS = frozenset({"and", "e", "y", "et", "und", "en", "i", "a", "of", "de"})


def _in_words(text: str, language: str, figures: list[Amount]) -> list[Amount]:
    """Numbers in words: each alone, and runs of them composed ("two hundred and twenty-one")."""
    forms = _forms(language)
    if language in {"zh", "ja", "yue"}:
        return [Amount((_han(m.group()),), False, m.start(), m.end()) for m in _HAN.finditer(text)]
    if not forms:
        return []
    taken = {place for amount in figures for place in range(amount.start, amount.end)}
    found: list[Amount] = []
    run: list[tuple[float, bool, int, int]] = []
    for word in words_of(text):
        if not run and word.folded not in forms and "-" not in word.folded:
            continue
        parts = word.folded.split("-") if word.folded not in forms else [word.folded]
        known = [forms[part] for part in parts if part in forms]
        if known and word.start not in taken:
            run += [(value, scale, word.start, word.end) for value, scale in known]
        elif run and word.folded not in _JOINTS:
            found += _composed(run)
            run = []
    return found + _composed(run)


_HAN = re.compile(r"[〇零一二两三四五六七八九十百千]+")
_HAN_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_HAN_SCALES = {"十": 10, "百": 100, "千": 1000}


def _han(written: str) -> float:
    """The value of a number below ten thousand in Han numerals; digit by digit if no scale is in it."""
    if not set(written) & set(_HAN_SCALES):
        return float("".join(str(_HAN_DIGITS[c]) for c in written[:12]))
    total = digit = 0
    for c in written:
        if c in _HAN_SCALES:
            total, digit = total + (digit or 1) * _HAN_SCALES[c], 0
        else:
            digit = _HAN_DIGITS[c]
    return float(total + digit)


def _composed(run: list[tuple[float, bool, int, int]]) -> list[Amount]:
    if not run:
        return []
    total = current = 0.0
    for value, scale, _, _ in run:
        if (scale or value == 100) and current:
            current *= value
        else:
            current += value
        if scale and value >= 1000:
            total, current = total + current, 0.0
    whole = Amount((round(total + current, 6),), False, run[0][2], run[-1][3], any(s and v > 100 for v, s, _, _ in run))
    alone = [Amount((value,), False, start, end) for value, _, start, end in run]
    return [whole] if len(run) == 1 else [whole, *alone]
