"""Names across scripts: the consonants one hears, in seven classes, whatever the letters.

`Trump`, `Трамп`, `Τραμπ`, `ترامب` and `ट्रंप` are all TRNP.
"""

import re
import unicodedata
from functools import cache, lru_cache

from farwire.group.texts import fold, words
from farwire.letters import classes, consonants, joined

_TOGETHER = (
    ("sch", "s"), ("tsch", "s"), ("sh", "s"), ("ch", "s"), ("zh", "s"), ("cz", "s"), ("sz", "s"), ("ph", "f"),
    ("th", "t"), ("ce", "se"), ("ci", "si"), ("cy", "sy"), ("x", "ks"), ("дж", "ж"), ("тс", "ц"), ("τζ", "ζ"),
    ("τσ", "σ"), ("γγ", "νκ"), ("ξ", "κσ"), ("ψ", "πσ"), ("دج", "ج"),
)  # fmt: skip
# Greek writes b, d and g so at the beginning of a word; inside it they may be mp, nt and nk.
_AT_THE_START = (("μπ", "π"), ("ντ", "τ"), ("γκ", "κ"))
_PREFIXED = re.compile(r"^(?:[وفبلك]?ال|[وبל]|[והבלמשכ](?=\w{4}))")
_LEAST, _LEAST_ALL_WORDS = 3, 4
_READ = re.compile(
    r"(?P<kind>(?:KATAKANA|HIRAGANA) LETTER|HANGUL SYLLABLE|(?=THAI CHARACTER [A-Z]+O )THAI CHARACTER|LETTER)"
    r" (?:SMALL )?(?P<name>\w+)"
)
_REMEMBERED = 65_536
_VOWELS = frozenset("ո")  # a vowel inside words, though its name begins with v
_SILENT = re.compile(r"(?<=[ao]u)gh|(?<=i)gh(?=t|$)")  # "Vaughan", "Wright"
_IN_TABLE = ("LATIN", "GREEK", "CYRILLIC", "ARABIC", "HEBREW", "DEVANAGARI")
_FIRST = re.compile(r"[bcdfgjklmnpqrstvxz]h?")


@lru_cache(maxsize=_REMEMBERED)
def sound(word: str) -> str:
    """The consonant classes of a folded word, repeated ones once: `merkel` is NRKL.

    Letters of other scripts than those of the table are read by their names: Georgian, Armenian, Bengali, Tamil.
    """
    if not word.isascii():
        word = "".join(letter if ord(letter) in classes() else _read(letter) for letter in word)
    for letters, one in _TOGETHER:
        word = word.replace(letters, one)
    for letters, one in _AT_THE_START:
        word = one + word[len(letters) :] if word.startswith(letters) else word
    return consonants(word)


@lru_cache(maxsize=_REMEMBERED)
def heard(word: str) -> str:
    """The consonants one hears in a word of any alphabet or syllabary, coarser than `sound`: r and l are one.

    For names: Japanese has no l, and Greek writes d and b as nt and mp, so a nasal before these is left out. Where
    no table serves a letter, its name in Unicode says how it sounds (KATAKANA LETTER TO, GEORGIAN LETTER TAR,
    THAI CHARACTER KO KAI). Empty for a word in Chinese characters.
    """
    letters = _SILENT.sub("", unicodedata.normalize("NFC", word.casefold()))
    found = sound("".join(map(_read, letters))).replace("L", "R")
    return joined(re.sub(r"N(?=[PTK])", "", found))


@cache
def _read(letter: str) -> str:
    """A letter as `sound` knows it, else in Latin letters by its name."""
    name = unicodedata.name(letter, "")
    if name.startswith(_IN_TABLE):
        return fold(letter)
    match = _READ.search(name)
    if match is None or letter in _VOWELS:
        return ""
    said = match["name"].lower()
    found = _FIRST.match(said)
    return said if match["kind"] != "LETTER" else found[0] if found else ""


def sounds_of_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """The sounds of the words of some folded names, each once, in alphabetical order."""
    found = {sound(word) for name in names for word in name.split() if len(word) > 3}
    return tuple(sorted(each for each in found if len(each) >= _LEAST))


def sounds_of_words(text: str) -> tuple[str, ...]:
    """The sounds of all longer words, for scripts that don't mark names; with and without a prefixed article."""
    found: set[str] = set()
    for word in words(fold(text)):
        if len(word) > 3 and not word.isascii():
            found.update((sound(word), sound(_PREFIXED.sub("", word))))
    return tuple(sorted(each for each in found if len(each) >= _LEAST_ALL_WORDS))
