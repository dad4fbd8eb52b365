"""Numbers in words, and in Han numerals: "two hundred and five", "dois mil milhões", 三億."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from farwire.check.lexicon.numerals import SOLID_SCALES, number_words, scales
from farwire.check.pair import words_of


class Spelled(NamedTuple):
    """A number in words: its value, its half-open place, and whether a word of scale (thousand and more) is in it."""

    value: float
    start: int
    end: int
    scaled: bool


# Short forms that mean something else behind a word.
_SHORT = frozenset({"m", "k", "b", "mi", "bi", "bil", "md", "mm", "bio", "mil", "mn"})
_JOINTS = frozenset({"and", "e", "y", "et", "und", "en", "i", "a", "of", "de", "и", "і", "og", "och", "ja", "și", "ve"})
_MILLION = 1_000_000.0
_HAN_LANGUAGES = frozenset({"zh", "ja", "yue"})
_HAN = re.compile(r"[〇零一二两兩三四五六七八九十百千万萬亿億兆]+")
_HAN_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2}
_HAN_SMALL = {"十": 10, "百": 100, "千": 1000}
_HAN_GREAT = {sign: 10.0**power for sign, power in SOLID_SCALES.items() if power >= 4}

Part = tuple[float, bool, int, int]


def spelled_numbers(text: str, language: str, taken: frozenset[int]) -> list[Spelled]:
    """The numbers in words: each alone, and runs of them composed; none that begins at a place in `taken`."""
    if language in _HAN_LANGUAGES:
        return [_han(match) for match in _HAN.finditer(text) if match.start() not in taken]
    forms = _forms(language)
    if not forms:
        return []
    words, may_join = words_of(text), language in _COMPOUNDING or "-" in text
    if not may_join and forms.keys().isdisjoint([word.folded for word in words]):
        return []
    found: list[Spelled] = []
    run: list[Part] = []
    compound = _COMPOUND if language in _COMPOUNDING else _NEVER
    for word in words:
        if not run and word.folded not in forms and "-" not in word.folded and len(word.folded) < compound:
            continue
        parts = _parts(word.folded, forms, language)
        known = [forms[part] for part in parts if part in forms]
        if known and word.start not in taken:
            run += [(value, scale, word.start, word.end) for value, scale in known]
        elif run and word.folded not in _JOINTS:
            found += _composed(run)
            run = []
    return found + _composed(run)


# Languages that write a number as one word, and the shortest such word worth taking apart (without what joins them).
_COMPOUNDING = {
    "de": "und", "lb": "an", "nl": "en|ën", "it": "", "sv": "", "da": "og", "nb": "og", "no": "og", "fi": "", "hu": "",
    "et": "",
}  # fmt: skip
_COMPOUND = 7
_NEVER = 1000


def _parts(word: str, forms: dict[str, tuple[float, bool]], language: str) -> tuple[str, ...]:
    """The words of numbers that a word is made of: itself, parts at hyphens, or those of "zweihundertfünf"."""
    if word in forms:
        return (word,)
    if "-" in word:
        return tuple(word.split("-"))
    return _compound(word, language) if language in _COMPOUNDING and len(word) >= _COMPOUND else ()


@lru_cache(maxsize=4096)
def _compound(word: str, language: str) -> tuple[str, ...]:
    """A word as number words on end, the longest first; empty if it is not made of them alone."""
    forms, joints = _forms(language), tuple(filter(None, _COMPOUNDING[language].split("|")))
    for end in range(len(word), 2, -1):
        if word[:end] not in forms:
            continue
        rest = word[end:]
        if not rest:
            return (word,)
        for joint in ("", *(joint for joint in joints if rest.startswith(joint))):
            found = _compound(rest[len(joint) :], language)
            if found:
                return (word[:end], *found)
    return ()


@cache
def _forms(language: str) -> dict[str, tuple[float, bool]]:
    """Words of numbers → value and whether it multiplies what stands before it."""
    found = {word: (value, False) for word, value in number_words(language).items()}
    found |= {
        word: (10.0**power, True)
        for word, power in scales(language).items()
        if (len(word) > 2 or power == 3) and (word not in _SHORT or (word == "mil" and power == 3))
    }
    return found


def _composed(run: list[Part]) -> list[Spelled]:
    if not run:
        return []
    scaled = any(scale and value > 100 for value, scale, _, _ in run)
    whole = Spelled(_value(run), run[0][2], run[-1][3], scaled)
    alone = [Spelled(value, start, end, False) for value, _, start, end in run]
    return [whole] if len(run) == 1 else [whole, *alone]


def _value(run: list[Part]) -> float:
    """What words in a row are worth: a scale multiplies what stands before it, and a greater one all of it."""
    total = current = 0.0
    for value, scale, _, _ in run:
        multiplies = scale or value == 100
        if multiplies and not current and 0 < total < value and value >= _MILLION:
            total, current = 0.0, total * value  # "mil milhões", "two thousand million"
        elif multiplies and current:
            current *= value
        else:
            current += value
        if scale and value >= 1000:
            total, current = total + current, 0.0
    return round(total + current, 6)


def _han(match: re.Match[str]) -> Spelled:
    written = match.group()
    value = sum((_han_group(group) * scale for group, scale in _han_groups(written)), 0.0)
    scaled = written[0] not in _HAN_GREAT and not _HAN_GREAT.keys().isdisjoint(written)
    return Spelled(value, match.start(), match.end(), scaled)


def _han_groups(written: str) -> list[tuple[str, float]]:
    """三億五千万 → 三 × 10⁸ and 五千 × 10⁴; two great scales on end multiply (万亿)."""
    groups: list[tuple[str, float]] = []
    digits = ""
    for sign in written:
        if sign not in _HAN_GREAT:
            digits += sign
        elif digits or not groups:
            groups.append((digits or "一", _HAN_GREAT[sign]))
            digits = ""
        else:
            groups[-1] = groups[-1][0], groups[-1][1] * _HAN_GREAT[sign]
    return [*groups, (digits, 1.0)] if digits else groups


def _han_group(written: str) -> float:
    """The value of a number below ten thousand; digit by digit if no scale is in it."""
    if not set(written) & set(_HAN_SMALL):
        return float("".join(str(_HAN_DIGITS[c]) for c in written[:12]))
    total = digit = 0
    for c in written:
        if c in _HAN_SMALL:
            total, digit = total + (digit or 1) * _HAN_SMALL[c], 0
        else:
            digit = _HAN_DIGITS[c]
    return float(total + digit)
