"""Words by their letters, whatever the language: what two have in common, and the consonants one hears in any script.

Grouping, translation and the check ask it for names and cognates.
"""

import re
from functools import cache

# Seven classes of consonants, a coarse relative of Soundex (Russell 1918) over Latin, Greek, Cyrillic, Arabic, Hebrew
# and Devanagari letters. Vowels, h, w and y are dropped, since scripts write them or don't; m and n are one class,
# since Devanagari has one sign for both.
_CLASSES = {
    "P": "bpfvβπφбпфвبپفבפףपफबभ",
    "T": "tdτδθтдþðتدطضظذثדטתटठडढतथदध",
    "K": "kgqcγκχкгґхخغقكکگגכךקқғकखगघ",
    "N": "mnμνмнمنמםנןमनणङञंँ",
    "L": "lλлلלल",
    "R": "rρрرרर",
    "S": "szjσςζсзшщцчжђћџجزسشصچژזסצץשचछजझशषसज़",
}


def common(one: str, other: str) -> int:
    """How many letters two words have in common in the same order: their longest common subsequence."""
    row = [0] * (len(other) + 1)
    for letter in one:
        before = 0
        for place, against in enumerate(other, 1):
            kept = row[place]
            row[place] = before + 1 if letter == against else max(row[place], row[place - 1])
            before = kept
    return row[-1]


def consonants(word: str) -> str:
    """The consonant classes of a folded word, repeated ones once: `merkel` is NRKL."""
    kept = "".join(letter for letter in word.translate(classes()) if letter in _CLASSES)
    return joined(kept)


def joined(heard: str) -> str:
    """Classes of consonants with repeated ones once."""
    return re.sub(r"(.)\1+", r"\1", heard)


@cache
def classes() -> dict[int, str]:
    """The class of each letter, by its code point."""
    return {ord(letter): name for name, letters in _CLASSES.items() for letter in letters}
