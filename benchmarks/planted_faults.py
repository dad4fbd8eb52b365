"""Faults to plant in a translation: each takes a pair, all pairs, the pair's place, a source of chance and the target's
language; None where it can't be planted.
"""

import random
import re
from collections.abc import Callable

from babel.dates import get_day_names, get_month_names
from press_lines import Pairs, press

from farwire.check.lexicon.calendar import MONTHS, WEEKDAYS, date_words

Fault = Callable[[str, str, Pairs, int, random.Random, str], str | None]


def half_dropped(_s: str, target: str, _p: Pairs, _i: int, chance: random.Random, _t: str) -> str | None:
    """Keep one half of the words."""
    words = target.split()
    half = len(words) // 2
    return None if len(words) < 6 else " ".join(chance.choice((words[:half], words[half:])))


def digit_changed(_s: str, target: str, _p: Pairs, _i: int, chance: random.Random, _t: str) -> str | None:
    """Put another digit in the place of one."""
    digits = [m.start() for m in re.finditer(r"\d", target)]
    if not digits:
        return None
    return digit_at(target, chance.choice(digits), chance)


_MAGNITUDES = {
    "en": {"million": "billion", "billion": "million", "thousand": "million", "trillion": "billion"},
    "pt": {"milhões": "mil milhões", "bilhões": "milhões", "mil": "milhões", "milhão": "mil milhões"},
}


def magnitude_changed(_s: str, target: str, _p: Pairs, _i: int, chance: random.Random, language: str) -> str | None:
    """Say billion for million, or add three digits."""
    known = _MAGNITUDES[language]
    words = [m for m in re.finditer(r"(?<=\d )\w+", target) if m.group() in known]
    if words:
        match = chance.choice(words)
        return target[: match.start()] + known[match.group()] + target[match.end() :]
    grouped = re.search(r"\d[.,]\d{3}(?!\d)", target)
    if grouped:
        return target[: grouped.end()] + grouped.group()[1] + "000" + target[grouped.end() :]
    return None


_NEGATIONS = {
    "en": (r"\b(?:do|does|did)(?:n't| not) ", r"n't\b", r"\bcannot\b", r" not\b", r" never\b", r"\bno (?=\w)"),
    "pt": (r"\bnão ", r"\bnunca ", r"\bnem "),
}


def negation_dropped(_s: str, target: str, _p: Pairs, _i: int, _c: random.Random, language: str) -> str | None:
    """Drop the first denial."""
    for pattern in _NEGATIONS[language]:
        match = re.search(pattern, target, re.IGNORECASE)
        if match:
            put = "can" if match.group().lower() == "cannot" else ""
            return target[: match.start()] + put + target[match.end() :]
    return None


def wrong_sentence(_s: str, target: str, pairs: Pairs, place: int, chance: random.Random, _t: str) -> str | None:
    """Another sentence of about the same length."""
    near = sorted(range(len(pairs)), key=lambda i: (abs(len(pairs[i][1]) - len(target)), i))[:20]
    other = chance.choice([i for i in near if abs(i - place) > 1])
    return pairs[other][1]


def phrase_repeated(_s: str, target: str, _p: Pairs, _i: int, chance: random.Random, _t: str) -> str | None:
    """Say two to five words two or three times."""
    words = target.split()
    size = chance.randint(2, 5)
    if len(words) < size + 2:
        return None
    start = chance.randint(0, len(words) - size)
    phrase = words[start : start + size]
    return " ".join([*words[: start + size], *phrase * chance.randint(1, 2), *words[start + size :]])


def untranslated(source: str, target: str, _p: Pairs, _i: int, _c: random.Random, _t: str) -> str | None:
    """The source as it is."""
    return source if source != target and len(source.split()) > 3 else None


def _names(source: str, target: str) -> list[re.Match[str]]:
    return [m for m in re.finditer(r"(?<=[a-zà-ÿ,] )[A-ZÀ-Ý][\wÀ-ÿ]{3,}", target) if m.group() in source]


def name_swapped(source: str, target: str, pairs: Pairs, _i: int, chance: random.Random, _t: str) -> str | None:
    """Put a name of another sentence in the place of one."""
    names = _names(source, target)
    if not names:
        return None
    match = chance.choice(names)
    for _ in range(200):
        other = _names(*pairs[chance.randrange(len(pairs))])
        if other and other[0].group() not in source:
            return target[: match.start()] + other[0].group() + target[match.end() :]
    return None


_SAID = {
    "en": r",? (?:said|added|told \w+|stated|explained|declared|according to)(?: [\w'’-]+){1,4}(?=[.,]|$)"
    r"|^(?:[\w'’-]+ ){1,4}(?:said|added|stated|told [\w ]{1,20}|explained|declared)(?: that|:)? ",
    "pt": r",? (?:disse|afirmou|acrescentou|declarou|explicou|segundo|de acordo com)(?: [\w'’-]+){1,4}(?=[.,]|$)"
    r"|^(?:[\w'’-]+ ){1,4}(?:disse|afirmou|acrescentou|declarou|explicou)(?: que|:)? ",
}


def quote_unattributed(source: str, target: str, _p: Pairs, _i: int, _c: random.Random, language: str) -> str | None:
    """Drop who says it, or else the quotation marks."""
    if not re.search(r"[\"“”«»]", source) or not re.search(r"[\"“”«»]", target):
        return None
    cut = re.sub(_SAID[language], "", target, count=1)
    return cut if cut != target else re.sub(r"[\"“”«»]", "", target)


def other_language(_s: str, _target: str, _p: Pairs, place: int, chance: random.Random, language: str) -> str | None:
    """The same sentence in a third language."""
    choices = [code for code in ("es", "fr", "de", "it", "nl", "pt", "en") if code != language]
    chosen = chance.choice(choices[:5])
    return _PRESS.setdefault(chosen, _PRESS.get(chosen) or press(chosen))[place]


def date_changed(_s: str, target: str, _p: Pairs, _i: int, chance: random.Random, language: str) -> str | None:
    """Another month or weekday, or another day or year beside a month."""
    named = {kind: [word for word in date_words(target, language, kind) if word.is_sure] for kind in (MONTHS, WEEKDAYS)}
    places = [(kind, word) for kind, words in named.items() for word in words if target[word.span[0]].isalpha()]
    if not places:
        return None
    kind, word = chance.choice(places)
    start, end = word.span
    near = re.search(r"\d{1,4}", target[max(0, start - 6) : end + 6])
    if kind == MONTHS and near is not None and chance.random() < 0.5:
        place = max(0, start - 6) + near.start()
        return digit_at(target, place, chance)
    others = [name for name in _calendar(language, kind) if name.lower() != target[start:end].lower()]
    return target[:start] + chance.choice(others) + target[end:]


def _calendar(language: str, kind: str) -> list[str]:
    named = get_month_names if kind == MONTHS else get_day_names
    return [str(name) for name in named("wide", locale=language).values()]


def digit_at(target: str, place: int, chance: random.Random) -> str:
    """A text with another digit in one place."""
    other = chance.choice([d for d in "123456789" if d != target[place]])
    return target[:place] + other + target[place + 1 :]


_PRESS: dict[str, list[str]] = {}
FAULTS: dict[str, tuple[Fault, float]] = {
    "half dropped": (half_dropped, 0.99),
    "digit changed": (digit_changed, 0.98),
    "date changed": (date_changed, 0.95),
    "magnitude changed": (magnitude_changed, 0.98),
    "negation dropped": (negation_dropped, 0.85),
    "wrong sentence": (wrong_sentence, 0.99),
    "phrase repeated": (phrase_repeated, 0.99),
    "untranslated": (untranslated, 0.99),
    "name swapped": (name_swapped, 0.85),
    "quote unattributed": (quote_unattributed, 0.80),
    "language wrong": (other_language, 0.99),
}
