"""What a number counts: money, shares, temperatures, distances, weights, time, as all languages write them."""

import re
from functools import cache, lru_cache
from pathlib import Path

from farwire.check.pair import MARKS

KINDS = ("money", "temperature", "distance", "weight", "time")
_FIGURE = re.compile(r"\d")
# So far around a figure a word says what it counts.
_BEFORE, _BEHIND = 8, 18
_TOKEN = re.compile(rf"[°º]\s?[CF]\b|[℃℉]|R\$|[$€£₽₹]|[^\W\d_](?:[^\W\d_]|[{MARKS}])*")


@cache
def _patterns() -> dict[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    """By kind the names of its units, each with the pattern of its words in any language."""
    import tomllib  # noqa: PLC0415 - importing the room stays cheap

    known = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return {
        kind: tuple((name, re.compile("|".join(words), re.IGNORECASE)) for name, words in units.items())
        for kind, units in known.items()
    }


@lru_cache(maxsize=32768)
def _units_named(token: str) -> tuple[tuple[str, str], ...]:
    """Kind and name of what one word stands for."""
    found = []
    for kind in KINDS:
        found += [(kind, name) for name, pattern in _patterns()[kind] if pattern.fullmatch(token)]
        if not token.isascii():
            found += [(kind, name) for name, pattern in _patterns().get(f"solid-{kind}", ()) if pattern.search(token)]
    return tuple(found)


def counted_units(text: str) -> dict[str, dict[str, tuple[int, int]]]:
    """The units that stand beside figures, by kind and name, each with its first place in the text."""
    found: dict[str, dict[str, tuple[int, int]]] = {}
    end = 0
    for figure in _FIGURE.finditer(text):
        start = max(end, figure.start() - _BEFORE)
        end = max(end, min(len(text), figure.end() + _BEHIND))
        while 0 < start < end and text[start - 1].isalpha() and text[start].isalpha():
            start += 1  # the rest of a word is none
        for token in _TOKEN.finditer(text, start, end):
            whole = _TOKEN.match(text, token.start()) or token
            for kind, name in _units_named(whole.group()):
                found.setdefault(kind, {}).setdefault(name, whole.span())
    return found


def names_unit(text: str, kind: str, name: str) -> bool:
    """Whether a text names a unit anywhere, beside a figure or not."""
    return any((kind, name) in _units_named(token.group()) for token in _TOKEN.finditer(text))


def tells_share(text: str) -> bool:
    """Whether a text has a word or sign for a share of a hundred, or says one in another way."""
    known = _patterns()
    plain = any(re.search(rf"(?<![^\W\d])(?:{each.pattern})(?![^\W\d_])", text, re.I) for _, each in known["share"])
    return plain or any(pattern.search(text) for _, pattern in known["solid-share"])
