"""Known places and telling words: Unicode's locale data (CLDR, through Babel) and the lists of `names.toml`."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from farwire.calendars import calendar_names
from farwire.group.texts import fold, is_solid, primary, words

if TYPE_CHECKING:
    from babel import Locale

_STEM = 4
# Without capitals, a short name of a city may be any word.
_UNMARKED = frozenset({"ar", "fa", "he", "hi", "bn", "ur"})
_NOBODY = re.compile(r"(?!)")


@cache
def _lists() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))


@cache
def _locale(language: str) -> "Locale | None":
    from babel.core import Locale, UnknownLocaleError  # noqa: PLC0415 - importing the room stays cheap

    try:
        return Locale.parse("zh_Hant" if language == "yue" else language)
    except (UnknownLocaleError, ValueError):
        return None


@cache
def words_for(kind: str, language: str) -> re.Pattern[str]:
    """What matches one folded word of a list of `names.toml`; nothing where there is no list for the language."""
    entries = str(_lists()[kind].get(primary(language), "")).split()
    parts = [re.escape(fold(entry)).replace(r"\*", r"\w*") for entry in entries]
    return re.compile("|".join(sorted(parts, key=len, reverse=True))) if parts else _NOBODY


@cache
def written_words(kind: str, language: str) -> tuple[str, ...]:
    """The words of a list of `names.toml` as they stand there, the longest first."""
    return tuple(sorted(str(_lists()[kind].get(primary(language), "")).split(), key=lambda each: (-len(each), each)))


@cache
def given_names() -> frozenset[str]:
    """Common given names of all languages, folded."""
    return frozenset(fold(name) for name in str(_lists()["given"]["names"]).split())


@cache
def particles(language: str) -> frozenset[str]:
    """Words that a language writes small inside a name, such as "de" and "bin"."""
    known = _lists()["particles"]
    return frozenset(str(known.get(primary(language), known["other"])).split())


def declined(language: str) -> bool:
    """Whether a language changes the ends of names."""
    return primary(language) in ("ru", "uk", "bg", "sr", "el", "pl", "cs", "hy", "ka")


def is_given(word: str, language: str) -> bool:
    """Whether a folded word is a common given name, with an ending of up to two letters where names are declined."""
    known = given_names()
    if word in known or not declined(language) or len(word) <= _STEM:
        return word in known
    return word[:-1] in known or word[:-2] in known or not {word[:-1], word[:-2]}.isdisjoint(_given_stems())


@cache
def _given_stems() -> frozenset[str]:
    """Given names that end in a vowel, without it."""
    return frozenset(name[:-1] for name in given_names() if len(name) > _STEM and name[-1] in "аяαηաა")


@cache
def articles() -> frozenset[str]:
    """Articles that stand before a name at the beginning of a sentence; folded, of all languages."""
    return frozenset(str(_lists()["articles"]["all"]).split())


@cache
def abbreviations() -> frozenset[str]:
    """Words in capitals that stand for a thing or a post, folded, of all languages."""
    return frozenset(str(_lists()["abbreviations"]["all"]).split())


@cache
def no_names(language: str) -> frozenset[str]:
    """Words that some languages write with a capital though they name nobody: days, months, languages; folded."""
    locale = _locale(primary(language))
    if locale is None:
        return frozenset()
    found = [name for key in ("days", "months") for _, name in calendar_names(primary(language), key, ("wide",))]
    plain = {fold(str(name)).strip(".") for name in [*found, *locale.languages.values()]}
    return frozenset(plain | {name[:-1] for name in plain if declined(language) and len(name) > _STEM})


@cache
def places(language: str) -> dict[str, str]:
    """A language's names of countries and great cities, folded → a key that is the same in all languages."""
    found: dict[str, str] = {}
    for name in dict.fromkeys(("en", primary(language))):
        for key, written in _places_of(name):
            plain = " ".join(words(fold(written)))
            is_city = "/" in key
            least = 2 if is_solid(language) else _STEM + 1 if is_city and name in _UNMARKED else 3
            if len(plain) >= least:
                found[plain] = key
    return found


@cache
def written_places(language: str) -> tuple[str, ...]:
    """A language's own names of countries and great cities as it writes them, of two letters and more."""
    return tuple(sorted({written for _, written in _places_of(primary(language)) if len(written) > 1}))


@cache
def stops(language: str) -> frozenset[str]:
    """Words that are no part of a name, in scripts that don't mark names; folded."""
    return frozenset(fold(word) for word in str(_lists()["stops"].get(primary(language), "")).split())


@cache
def first_words(language: str) -> frozenset[str]:
    """The first words of the names of places, folded."""
    return frozenset(name.split()[0] for name in places(language))


def place_key(name: str, language: str) -> str | None:
    """The key of a place by its folded name, in whatever form the language gives it ("Германии"); else None."""
    known = places(language).get(name)
    if known or " " in name or not declined(language):
        return known
    stems = _stems(primary(language))
    forms = (name[: len(name) - cut] for cut in range(4) if len(name) - cut >= _STEM)
    return next((stems[form] for form in forms if form in stems), None)


@cache
def _stems(language: str) -> dict[str, str]:
    """Places of one word, and these without their last letter: what stays when a name is declined."""
    single = [(name, key) for name, key in sorted(places(language).items()) if " " not in name and len(name) > _STEM]
    return {name[:-1]: key for name, key in single} | dict(single)


def _places_of(language: str) -> Iterator[tuple[str, str]]:
    locale = _locale(language)
    if locale is None:
        return
    for code, written in sorted(locale.territories.items()):
        if len(code) == 2 and code not in ("ZZ", "QO", "EZ", "XA", "XB"):
            yield f"place {code}", str(written)
    for zone, facts in sorted(locale.time_zones.items()):
        if "city" in facts:
            yield f"place {zone}", str(facts["city"])
    if language == "en":
        yield from ((f"place {zone}", zone.rpartition("/")[2].replace("_", " ")) for zone in sorted(_zones()))
    for code, names in _lists()["places"].items():
        yield from ((f"place {code}", each.replace("_", " ")) for each in names.split())


@cache
def _zones() -> frozenset[str]:
    """The zones that are named after cities, as some widely translated languages have them."""
    found: set[str] = set()
    for language in ("ru", "ja", "ar"):
        locale = _locale(language)
        zones: Any = locale.time_zones if locale else {}
        found.update(zone for zone, facts in zones.items() if "city" in facts and "/" in zone)
    return frozenset(found)
