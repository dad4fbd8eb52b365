"""The words of an English sentence, and what its nouns name: women, men, persons, bodies, things, or several."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from farwire.check.lexicon.english import nouns

# What is named: a woman, a man, a person of open gender; a thing; a body of one mind, or one that is also many;
# several, or several of which nothing says that they can act; or nobody knows what.
FEMININE, MASCULINE, PERSON, THING, BODY, COLLECTIVE, UNKNOWN = "f", "m", "?", "n", "b", "c", "-"
SEVERAL, THINGS = "+", "*"
NEUTER = frozenset({THING, BODY, COLLECTIVE})

_TOKEN = re.compile(r"['’]s\b|(?:[A-Z]\.){2,}|[^\W_]+(?:[.'’-](?!s\b)[^\W_]+)*|[^\w\s]")

# The lists, the weightiest last.
_KINDS = {
    "things": THING, "bodies": BODY, "persons": PERSON, "open": UNKNOWN, "collectives": COLLECTIVE,
    "women": FEMININE, "men": MASCULINE,
}  # fmt: skip
_IRREGULAR = {"men": "man", "women": "woman", "children": "child", "wives": "wife", "lives": "life"}
# Nouns without a singular, of several persons.
_SEVERAL = frozenset({"people", "authorities", "troops", "parents", "relatives", "forces", "others"})


class Token(NamedTuple):
    """A word or sign of a text with its place (characters)."""

    text: str
    low: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entity:
    """What a text names: kind is one of the constants above; `key` is a name's last word, or empty.

    first, last: the tokens it goes from and to (half-open). owns: whether it is only somebody's owner ("Ford's").
    """

    kind: str
    key: str
    first: int
    last: int
    owns: bool = False


@lru_cache(maxsize=256)
def tokens_of(text: str) -> tuple[Token, ...]:
    """The words and signs of an English text; the possessive's ending is a word of its own."""
    return tuple(
        [
            Token(written := match.group(), written.lower().replace("’", "'"), match.start(), match.end())
            for match in _TOKEN.finditer(text)
        ]
    )


@cache
def _listed() -> dict[str, str]:
    return {noun: kind for key, kind in _KINDS.items() for noun in nouns(key)}


@cache
def noun_kind(word: str) -> str | None:
    """What a noun names, or None if it is not listed; a plural names several."""
    if word in _SEVERAL:
        return SEVERAL
    found = _listed().get(word.rsplit("-", 1)[-1] if word not in _listed() else word)
    if found is not None:
        return found
    return SEVERAL if _singular_kinds(word) or _ending(word) in _IRREGULAR else None


def several_of(word: str) -> str:
    """What a plural names: SEVERAL of those who can act, or THINGS where it is of things, or not listed."""
    kinds = set(_singular_kinds(word))
    return SEVERAL if word in _SEVERAL or kinds - {THING} or _ending(word) in _IRREGULAR else THINGS


def _singular_kinds(word: str) -> list[str]:
    singulars = [word[:-1], word[:-2], word[:-3] + "y"] if word.endswith("s") and len(word) > 3 else []
    return [_listed()[single] for single in singulars if single in _listed()]


def _ending(word: str) -> str:
    return next((plural for plural in _IRREGULAR if word.endswith(plural)), "")
