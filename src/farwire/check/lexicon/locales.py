"""What Unicode's locale data (CLDR, through Babel) says about a language; nothing where it is silent."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from farwire.check.lexicon.words import words_about
from farwire.check.pair import MARKS

if TYPE_CHECKING:
    from babel import Locale


@cache
def locale_of(language: str) -> "Locale | None":
    """The locale of a primary subtag, or None for a language CLDR does not have."""
    from babel.core import Locale, UnknownLocaleError  # noqa: PLC0415 - importing the room stays cheap

    try:
        return Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return None


_BOTH_MARKS = frozenset({"es", "ar", "fa", "ur", "hi", "sw", "und"})


@cache
def decimal_marks(language: str) -> frozenset[str]:
    """The decimal marks a language writes; both where its countries differ or nothing is known."""
    locale = locale_of(language)
    if locale is None or language in _BOTH_MARKS:
        return frozenset(".,")
    symbols: Any = locale.number_symbols
    latin = symbols.get("latn", symbols)
    mark = str(latin.get("decimal", "."))
    return frozenset(mark if mark in ".," else ".")


@cache
def groups_by_space(language: str) -> bool:
    """Whether a language may part thousands by a space: "12 300"."""
    locale = locale_of(language)
    if locale is None:
        return False
    symbols: Any = locale.number_symbols
    latin = symbols.get("latn", symbols)
    return str(latin.get("group", ",")).strip() == "" or language in {"pt", "es", "de", "it"}


@cache
def scale_words(language: str) -> dict[str, int]:
    """The words for thousand and more, folded, with their power of ten: {"milhões": 6, …}."""
    found: dict[str, int] = {}
    for name in (language, *VARIANTS.get(language, ())):
        locale = locale_of(name)
        if locale is None:
            continue
        for width in ("long", "short"):
            for patterns in locale.compact_decimal_formats.get(width, {}).values():
                found |= _scales_in(patterns, width)
    return found


VARIANTS = {"pt": ("pt_PT",), "es": ("es_MX",), "sr": ("sr_Latn",), "uz": ("uz_Cyrl",), "bs": ("bs_Cyrl",)}
_LETTERS = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{MARKS}])+\.?")


def _scales_in(patterns: Any, width: str) -> dict[str, int]:
    found = {}
    for size, pattern in patterns.items():
        text = str(getattr(pattern, "pattern", pattern)).split(";")[0].replace("'", "")
        power = len(size) - 1 - (text.count("0") - 1)
        words = [word.lower() for word in _LETTERS.findall(text)]
        # One word only: of two ("mil milhões") each has its own line. Short forms of one letter mean too much else.
        if len(words) == 1 and power >= 3 and (width == "long" or len(words[0]) > 2):
            found[words[0].rstrip(".")] = power
    return found


@cache
def place_words(language: str) -> dict[str, frozenset[str]]:
    """The words in a language's names of countries, languages and great cities, folded → CLDR's codes for them."""
    locale = locale_of(language)
    if locale is None:
        return {}
    found: dict[str, set[str]] = {}
    for name in (language, *VARIANTS.get(language, ())):
        for code, written in _places_of(name):
            for word in _PLACE_WORD.findall(written.lower()):
                found.setdefault(word, set()).add(code)
    for code, words in words_about(language).get("names", {}).items():
        for word in words:
            found.setdefault(word, set()).add(code)
    return {word: frozenset(codes) for word, codes in found.items()}


_PLACE_WORD = re.compile(r"[^\W\d_]{2,}")


def _places_of(name: str) -> list[tuple[str, str]]:
    locale = locale_of(name)
    if locale is None:
        return []
    # A country and its language often share a stem, and their codes are near enough to count as one: "de", "DE".
    found = [(code.lower(), str(written)) for code, written in locale.languages.items() if len(code) == 2]
    found += [(code.split("-")[0].lower(), str(written)) for code, written in locale.territories.items()]
    return [*found, *cities_of(locale)]


def cities_of(locale: "Locale") -> Iterator[tuple[str, str]]:
    """Great cities by their time zones. A name that is the zone's own ("Europe/Lisbon") CLDR leaves out."""
    told = {zone: str(names["city"]) for zone, names in locale.time_zones.items() if "city" in names}
    yield from told.items()
    if (locale.script or _script_of(locale)) == "Latn":
        yield from ((zone, zone.rpartition("/")[2].replace("_", " ")) for zone in _zones() if zone not in told)


def _script_of(locale: "Locale") -> str:
    from babel.core import get_global  # noqa: PLC0415 - importing the room stays cheap

    likely: Any = get_global("likely_subtags")
    return next((part for part in likely.get(locale.language, "").split("_") if len(part) == len("Latn")), "")


@cache
def _zones() -> tuple[str, ...]:
    """The time zones that are named for a city, in whatever language some locale names it."""
    others = [locale_of(name) for name in ("ru", "ar")]
    found = {zone for other in others if other for zone, names in other.time_zones.items() if "city" in names}
    return tuple(sorted(zone for zone in found if "/" in zone and not zone.startswith("Etc")))
