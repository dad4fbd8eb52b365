"""What a page must know of languages: direction, names in the reader's own, and the marks that a machine translated."""

import unicodedata
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from farwire.archive.languages import base_language
from farwire.records import UNKNOWN_LANGUAGE

# ISO 15924 scripts and ISO 639 languages written from right to left.
RTL_SCRIPTS = frozenset({"adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"})
RTL_LANGUAGES = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "iw", "khw", "ks", "ps", "sd", "ug", "ur", "yi"})


@lru_cache(maxsize=512)
def direction_of(tag: str) -> str:
    """`rtl` or `ltr`, by the tag's script if it names one, else by its language; `auto` for an unknown language."""
    base, *others = tag.lower().split("-")
    if base == UNKNOWN_LANGUAGE:
        return "auto"
    script = next((part for part in others if len(part) == 4 and part.isalpha()), "")
    is_rtl = script in RTL_SCRIPTS if script else base in RTL_LANGUAGES
    return "rtl" if is_rtl else "ltr"


@lru_cache(maxsize=4096)
def tag_of_name(name: str, tag: str, reader: str) -> str:
    """The tag of a name from a text in `tag`: the reader's for Latin letters where that language has others (`MWP`)."""
    scripts = {unicodedata.name(letter, "").partition(" ")[0] for letter in name if letter.isalpha()}
    return reader if scripts == {"LATIN"} and _script_of(tag) not in ("Latn", "") else tag


@lru_cache(maxsize=512)
def _script_of(tag: str) -> str:
    """The script (ISO 15924) that a tag names, or in which its language is likely written (CLDR)."""
    named = next((part for part in tag.split("-")[1:] if len(part) == 4 and part.isalpha()), "")
    likely = str(get_global("likely_subtags").get(base_language(tag), "")).split("_")
    return named or (likely[1] if len(likely) > 1 else "")


def translated_tag(target: str, source: str) -> str:
    """The BCP 47 tag of text that a machine translated: `en-t-pt-t0-und` (RFC 6497; t0: CLDR's machine translation)."""
    return f"{target}-t-{source.lower()}-t0-und"


def pair_label(source: str, target: str) -> str:
    """The small label beside translated text: `PT → EN`."""
    return f"{base_language(source).upper()} → {base_language(target).upper()}"


@lru_cache(maxsize=128)
def locale_of(tag: str) -> Locale:
    """CLDR's locale for a tag, or the nearest it knows; English for those it does not."""
    for candidate in (tag, base_language(tag)):
        try:
            return Locale.parse(candidate.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")


@lru_cache(maxsize=4096)
def language_name(tag: str, reader: str) -> str:
    """A language's name as a reader of `reader` writes it (CLDR); the tag itself where there is none."""
    names = locale_of(reader).languages
    return str(names.get(tag.replace("-", "_")) or names.get(base_language(tag)) or tag)


@lru_cache(maxsize=512)
def own_name(tag: str) -> str:
    """A language's name in itself: `português`."""
    return language_name(base_language(tag), tag)


@lru_cache(maxsize=4096)
def country_name(code: str, reader: str) -> str:
    """A country's name (ISO 3166-1 alpha-2) as a reader of `reader` writes it; the code itself where there is none."""
    return str(locale_of(reader).territories.get(code.upper(), code.upper()))
