"""Numbers with separators, from one language's format into another's: 1.234.567,89 → 1,234,567.89.

Formats after the Unicode CLDR's `numbers` (https://cldr.unicode.org/). Only what is certain is touched: times, dates,
versions and addresses look alike and stay as they are.
"""

import re

_SPACE = "\u00a0\u202f\u2009 "
_COMMA_LANGUAGES = """
af az be bg bs ca cs da de el es et eu fi fr gl hr hu hy id is it ka kk lt lv mk nb nl nn no pl pt ro ru sk sl sq
sr sv tr uk vi
"""
_COMMA = frozenset(_COMMA_LANGUAGES.split())
_SPACE_LANGUAGES = "bg cs et fi fr hu hy ka kk lt lv nb nn no pl ru sk sv uk be"
_GROUPED_BY_SPACE = frozenset(_SPACE_LANGUAGES.split())

_EDGE_BEFORE, _EDGE_AFTER = r"(?<![\w.,:/-])", r"(?![\w/-]|[.,:]\w)"
_POINT_FORMAT = re.compile(rf"{_EDGE_BEFORE}(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+\.\d+){_EDGE_AFTER}")
_COMMA_FORMAT = re.compile(
    rf"{_EDGE_BEFORE}(?:\d{{1,3}}(?:\.\d{{3}})+(?:,\d+)?|\d{{1,3}}(?:[{_SPACE[:3]}]\d{{3}})+(?:,\d+)?|\d+,\d+){_EDGE_AFTER}"
)

_SPACED_FORMAT = re.compile(_COMMA_FORMAT.pattern.replace(_SPACE[:3], _SPACE))
# Digits in groups may be a telephone's number as well as a great number: they stay as they are.
GROUPS = re.compile(rf"{_EDGE_BEFORE}\d+(?: \d{{2,4}})+{_EDGE_AFTER}")


def uses_comma(language: str) -> bool:
    """Whether a language writes 0,5 (else 0.5)."""
    return language in _COMMA


def number_pattern(language: str) -> re.Pattern[str]:
    """Numbers with separators as a language writes them."""
    if language in _GROUPED_BY_SPACE:
        return _SPACED_FORMAT
    return _COMMA_FORMAT if uses_comma(language) else _POINT_FORMAT


def convert_number(text: str, source: str, target: str) -> str:
    """A number that `number_pattern` found, in the target's format; as it is where both agree."""
    if uses_comma(source) == uses_comma(target) and (source in _GROUPED_BY_SPACE) == (target in _GROUPED_BY_SPACE):
        return text
    decimal = "," if uses_comma(source) else "."
    whole, _, fraction = text.partition(decimal)
    groups = re.split(rf"[.,{_SPACE}]", whole)
    grouping = "," if not uses_comma(target) else "\u00a0" if target in _GROUPED_BY_SPACE else "."
    return grouping.join(groups) + (("," if uses_comma(target) else ".") + fraction if fraction else "")
