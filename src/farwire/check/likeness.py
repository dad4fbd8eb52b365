"""Forms of one name: how alike two words are in their letters, or, across scripts, in the consonants one hears."""

import re
from functools import lru_cache

from farwire.letters import common, consonants, joined

# From this on two words of the same first letter are forms of one name, and two of any.
_ALIKE, _VERY_ALIKE = 0.6, 0.75
# An everyday word of the other side needs more to be a form of a name.
_ALIKE_LOWER = 0.66
_STEM = 4


def are_forms(one: str, other: str, *, lower: bool = False) -> bool:
    """Whether two plain words may be forms of one name: the same beginning, or nearly all the same letters.

    `lower` says that the other one stands there in lower case.
    """
    if one == other:
        return True
    if len(one) < _STEM or len(other) < _STEM:
        return False
    if one[:_STEM] == other[:_STEM]:
        return True
    if lower and one[0] != other[0]:
        return False
    shorter, longer = sorted((len(one), len(other)))
    if shorter < _ALIKE * longer or len(set(one) & set(other)) < 0.4 * longer:
        return False
    needed = _ALIKE if one[0] == other[0] else _VERY_ALIKE
    return likeness(one, other) >= max(needed, _ALIKE_LOWER if lower else 0.0)


@lru_cache(maxsize=65536)
def likeness(one: str, other: str) -> float:
    """The share of letters two words have in common in the same order (longest common subsequence over the longer)."""
    return common(one, other) / max(len(one), len(other))


_TOGETHER = (
    ("tsch", "s"), ("sch", "s"), ("dge", "se"), ("dgi", "si"), ("tch", "s"), ("sh", "s"), ("ch", "s"), ("zh", "s"),
    ("kh", "k"), ("gh", "k"), ("cz", "s"), ("sz", "s"), ("ts", "s"), ("ph", "f"), ("th", "t"), ("ce", "se"),
    ("ci", "si"), ("cy", "sy"), ("x", "ks"), ("дж", "ж"), ("тс", "ц"), ("кс", "ks"), ("τζ", "ζ"), ("τσ", "σ"),
    ("γγ", "νκ"), ("γκ", "κ"), ("ξ", "κσ"), ("ψ", "πσ"), ("μπ", "π"), ("ντ", "τ"), ("دج", "ج"), ("تش", "ش"),
    ("ג'", "ז"), ("ג‘", "ז"), ("ג׳", "ז"), ("צ'", "ש"), ("צ׳", "ש"),
)  # fmt: skip
# What Arabic and Hebrew write before a word as part of it.
_PREFIXED = re.compile(r"^(?:[وفبلك]?ال|لل|[وفبلك](?=\w{3})|[והבלמשכ](?=\w{3}))")


@lru_cache(maxsize=16384)
def sound(word: str) -> str:
    """The consonant classes of a plain word in any of the scripts known, repeated ones once: `merkel` is NRKR.

    l and r are one class: some languages hear them as one.
    """
    for letters, one in _TOGETHER:
        word = word.replace(letters, one)
    return joined(consonants(word).replace("L", "R"))


def sounds(word: str) -> frozenset[str]:
    """The sounds of a word, with and without what its script writes before it, and with its letters apart."""
    bare = _PREFIXED.sub("", word)
    spelled = {word, bare, bare.replace("ج", "غ")}  # the Arabic letter is a hard g in Egypt, and in many names
    return frozenset(sound(one) for one in spelled) | {joined(consonants(bare).replace("L", "R"))}


# Letters of Latin names that are heard in one way or in another: "gh" is silent in one name, a consonant in the next.
_HEARD_OTHERWISE = (
    (re.compile("gh"), ""), (re.compile("g(?=[eiy])"), "s"), (re.compile("[vw]"), ""), (re.compile("s$"), ""),
    (re.compile("j"), ""), (re.compile("ch"), "k"), (re.compile("th"), "s"), (re.compile("x"), "s"),
)  # fmt: skip


@lru_cache(maxsize=16384)
def latin_sounds(word: str) -> frozenset[str]:
    """The sounds that a name in Latin letters may have, by how its letters are spoken in one language or another."""
    spelled = {word}
    for pattern, other in _HEARD_OTHERWISE:
        spelled |= {pattern.sub(other, one) for one in spelled}
    return frozenset(sound(one) for one in spelled)


_R_BEFORE_NO_VOWEL = re.compile("r(?![aeiouy])")


@lru_cache(maxsize=16384)
def sounds_in_kana(word: str) -> frozenset[str]:
    """The sounds of a name in Latin letters as Japanese may write it: an r that no vowel follows is no sound there."""
    return latin_sounds(word) | latin_sounds(_R_BEFORE_NO_VOWEL.sub("", word))


def sound_alike(one: str, other: str) -> bool:
    """Whether two sounds may be of one name: nearly all classes in the same order, or one the other's beginning."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) >= _HEARD and longer.startswith(shorter) and len(longer) - len(shorter) <= _ENDING:
        return True
    return bool(shorter) and likeness(one, other) >= _SOUNDS_ALIKE


# Classes that a name must have to be known by its beginning, and that an ending may add; else the share to be common.
_HEARD, _ENDING, _SOUNDS_ALIKE = 3, 3, 0.7
