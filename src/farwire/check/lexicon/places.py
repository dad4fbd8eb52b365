"""Countries and great cities in the words of many languages, by Unicode's locale data (CLDR, through Babel)."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from farwire.check.languages import scripts_of
from farwire.check.lexicon.calendar import day_names
from farwire.check.lexicon.frequent import commoner_in_lower_case
from farwire.check.lexicon.locales import VARIANTS, cities_of, locale_of

Codes = frozenset[str]
Named = tuple[int, int, Codes]

_ONE_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0900-\u0963\u0981-\u0dff\u0e31-\u0e4e])*")
_SOLID = frozenset({"han", "kana", "thai", "lao", "burmese", "khmer"})
# The fewest letters of a name; in scripts of letters without spaces, short names stand within other words.
_SHORTEST, _SHORTEST_SOLID, _SHORTEST_HAN = 4, 5, 2
# Scripts and languages whose names take endings: the last vowel falls, and at most so many letters follow.
_LONGEST_ENDING = 3
_ENDED = frozenset({"cyrillic", "greek", "armenian", "georgian", "hangul"})
_ENDED_LATIN = frozenset(["pl", "cs", "sk", "sl", "hr", "bs", "lt", "lv", "hu", "fi", "et"])
_LAST_VOWELS = "аеёиіоуыэюяйьαάεέηήιίοόυύωώςνaeiouyáéíóúýąęėįųūāēī"
# And, but, by, for, in, the: written together with the name in Arabic and Hebrew letters.
_JOINED = re.compile(r"^(?:[وفبلك]?ال|لل|[وفبلك]|[והבלמש]ה?)(?=\w{3})")


@cache
def sole_places(language: str) -> dict[str, Codes]:
    """Countries and cities that a language names in one word, folded → the codes of zone and country."""
    shortest = _shortest(language)
    found: dict[str, Codes] = {}
    for name in (language, *VARIANTS.get(language, ())):
        for code, written in _named(name):
            folded = written.lower()
            # Dushanbe is Monday in its own language.
            if len(folded) >= shortest and _ONE_WORD.fullmatch(folded) and folded not in day_names(language):
                found[folded] = found.get(folded, frozenset()) | _with_country(code)
    return found


@lru_cache(maxsize=64)
def places_in(text: str, language: str) -> tuple[Named, ...]:
    """The places that a text plainly names, in order: start, end (characters) and codes."""
    if is_solid(language):
        return tuple(_found_within(text, language))
    known = sole_places(language)
    if not _takes_endings(language) and known.keys().isdisjoint(map(str.lower, _ONE_WORD.findall(text))):
        return ()  # most texts name none
    found = []
    for match in _ONE_WORD.finditer(text):
        word = match[0]
        if word.islower():  # most words are, and no name of a place is
            continue
        lower = word.lower()
        is_cased = lower != word.upper()
        if is_cased and word in {lower, word.upper()}:
            continue
        codes = known.get(lower) or _without_endings(lower, language)
        if codes and not (is_cased and commoner_in_lower_case(word)):
            found.append((*match.span(), codes))
    return tuple(found)


def _shortest(language: str) -> int:
    if not is_solid(language):
        return _SHORTEST
    return _SHORTEST_SOLID if {"han", "kana"}.isdisjoint(scripts_of(language)) else _SHORTEST_HAN


def is_solid(language: str) -> bool:
    """Whether a language is written without spaces between its words."""
    return not _SOLID.isdisjoint(scripts_of(language))


def _found_within(text: str, language: str) -> Iterator[Named]:
    """The longest name at each place of a text without spaces."""
    known, starting, place = sole_places(language), _by_first_letter(language), 0
    while place < len(text):
        names = starting.get(text[place], ())
        name = next((name for name in names if text.startswith(name, place)), "")
        if name:
            yield place, place + len(name), known[name]
        place += len(name) or 1


@cache
def _by_first_letter(language: str) -> dict[str, tuple[str, ...]]:
    """The names that begin with a letter, the longest first."""
    found: dict[str, list[str]] = {}
    for name in sorted(sole_places(language), key=lambda name: (-len(name), name)):
        found.setdefault(name[0], []).append(name)
    return {letter: tuple(names) for letter, names in found.items()}


def _without_endings(word: str, language: str) -> Codes:
    if is_joined(language):
        return sole_places(language).get(without_prefix(word), frozenset())
    if not _takes_endings(language):
        return frozenset()
    stems = _stems(language)
    for size in range(len(word), max(_SHORTEST, len(word) - _LONGEST_ENDING) - 1, -1):
        if word[:size] in stems:
            return stems[word[:size]]
    return frozenset()


@cache
def _takes_endings(language: str) -> bool:
    """Whether names take endings, or small words before them, so that they are not found as they are listed."""
    return is_joined(language) or language in _ENDED_LATIN or not _ENDED.isdisjoint(scripts_of(language))


def is_joined(language: str) -> bool:
    """Whether small words are written together with the next: in Arabic and Hebrew letters."""
    return not {"arabic", "hebrew"}.isdisjoint(scripts_of(language))


def without_prefix(word: str) -> str:
    """A word of such a language without them."""
    return word if word.isascii() else _JOINED.sub("", word)


@cache
def _stems(language: str) -> dict[str, Codes]:
    """Names without their last vowels; a stem of several places is none."""
    found: dict[str, Codes] = {}
    for name, codes in sole_places(language).items():
        stem = name.rstrip(_LAST_VOWELS)
        if len(stem) >= _SHORTEST:
            found[stem] = frozenset() if stem in found and found[stem].isdisjoint(codes) else codes
    return {stem: codes for stem, codes in found.items() if codes}


def _named(name: str) -> Iterator[tuple[str, str]]:
    locale = locale_of(name)
    if locale is not None:
        yield from ((code, str(written)) for code, written in locale.territories.items() if len(code) == 2)
        yield from cities_of(locale)


@cache
def _with_country(code: str) -> Codes:
    """A capital often stands for its country: both count as one place."""
    from babel.core import get_global  # noqa: PLC0415 - importing the room stays cheap

    country = get_global("zone_territories").get(code)
    return frozenset({code.lower(), country.lower()} if country else {code.lower()})
