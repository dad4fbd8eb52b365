"""What a source shows of the gender of those it speaks of: by first names, titles, articles and agreement."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from farwire.check.lexicon.words import pattern_of, words_about
from farwire.check.nouns import FEMININE, MASCULINE, PERSON, THING
from farwire.check.rules.names import plain

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_PARTICLES = "de|da|do|dos|das|del|di|van|von|der|al|bin|el|la"
_NAME = re.compile(rf"{_CAPITAL}[\w’'-]+(?:\s+(?:(?:{_PARTICLES})\s+)?{_CAPITAL}(?:[\w’'-]+|\.))*")
_KEYS = (("persons_feminine", "f"), ("persons_masculine", "m"), ("things", "n"))


@dataclass(frozen=True, slots=True)
class Mention:
    """A person (f, m) or thing (n) that a noun of a text names, with its place."""

    gender: str
    start: int
    end: int


@cache
def first_names() -> dict[str, str]:
    """First names with the gender they nearly always go with, folded."""
    import tomllib  # noqa: PLC0415 - importing the room stays cheap

    file = Path(__file__).parent / "lexicon" / "first_names.toml"
    known = tomllib.loads(file.read_text(encoding="utf-8"))
    found = dict.fromkeys(known["feminine"].split(), FEMININE) | dict.fromkeys(known["masculine"].split(), MASCULINE)
    both = set(known["feminine"].split()) & set(known["masculine"].split())
    return {name: gender for name, gender in found.items() if name not in both}


def genders_of_names(texts: Sequence[str], language: str) -> dict[str, str]:
    """The gender of each surname that an article uses, by first names and by the nouns and articles beside it."""
    votes: dict[str, Counter[str]] = {}
    bearers: dict[str, set[str]] = {}
    for text in texts:
        for key, before, evidence in _names(text, language):
            if before:
                bearers.setdefault(key, set()).add(before)
            for gender, weight in evidence:
                votes.setdefault(key, Counter())[gender] += weight
    best = {name: counted.most_common(2) for name, counted in votes.items()}
    clear = {name: top[0][0] for name, top in best.items() if len(top) == 1 or top[0][1] >= 2 * top[1][1]}
    # A family: who is meant by the surname is open.
    return {name: gender for name, gender in clear.items() if len(bearers.get(name, ())) < 2}


@lru_cache(maxsize=1024)
def _names(text: str, language: str) -> tuple[tuple[str, str, tuple[tuple[str, int], ...]], ...]:
    """The names of a text: key, the word before the last or empty, and what speaks for a gender with its weight."""
    nouns = list(_nouns(text, language))
    found = []
    for match in _NAME.finditer(text):
        found.append((_key(match.group()), _bearer(text, match), tuple(_evidence(text, match, nouns))))
    return tuple(found)


def _bearer(text: str, name: re.Match[str]) -> str:
    """The word before the last of a name, which tells whose it is; empty if there is none.

    The first word of a sentence has a capital whatever it is, and counts only as a first name that is known.
    """
    words = [word for word in name.group().split() if not word.islower()]
    if len(words) < 2:
        return ""
    before = plain(words[-2])
    opens = len(words) == 2 and not any(map(str.isalpha, text[: name.start()].rpartition(". ")[2]))
    return "" if opens and before not in first_names() else before


def _key(name: str) -> str:
    return plain(name.rsplit(maxsplit=1)[-1])


def _evidence(text: str, name: re.Match[str], nouns: Sequence[Mention]) -> Iterator[tuple[str, int]]:
    words = name.group().split()
    # A title or a body may stand before it, without a sign: "Supremo Tribunal Brett Kavanaugh".
    known = (first_names().get(plain(word)) for word in words[:-1] or words)
    first = next((gender for gender in known if gender is not None), None)
    if first is not None:
        yield first, 3 if len(words) > 1 else 1
    for noun in nouns:
        beside = 0 <= name.start() - noun.end <= 2 or (
            noun.start >= name.end() and text[name.end() : noun.start].strip() in {",", "("}
        )
        if noun.gender != THING and beside:
            yield noun.gender, 3


def _nouns(text: str, language: str) -> Iterator[Mention]:
    """Persons and things named by nouns, with the gender that noun or article shows."""
    for match in _SOURCE_WORD.finditer(text):
        shown = _noun_genders(match.group(), language)
        if not shown:
            continue
        word, (start, end) = match.group(), match.span()
        if word[0].islower() or start < 3 or word.lower().startswith(("sr", "dr")):
            yield from (
                Mention(gender, start, end + (text[end : end + 1] == ".")) for gender in shown if gender != PERSON
            )
        if PERSON in shown:
            gender = _shown_before(text[:start], language)
            if gender is not None:
                yield Mention(gender, start, end)


_SOURCE_WORD = re.compile(r"\w+(?:-\w+)*(?:\.ª)?")


@lru_cache(maxsize=16384)
def _noun_genders(word: str, language: str) -> tuple[str, ...]:
    """What a noun of a language may name, PERSON where its article shows the gender; of a compound its last part."""
    found = []
    for key, gender in (*_KEYS, ("persons_either", PERSON)):
        pattern = pattern_of(language, key)
        if pattern is not None and any(pattern.fullmatch(part) for part in {word, word.rsplit("-", 1)[-1]}):
            found.append(gender)
    return tuple(found)


def _shown_before(text: str, language: str) -> str | None:
    """The gender that an article shows at the end of a text, or before its last word."""
    article = re.search(r"(\w+)\s+(?:\w+\s+)?$", text[-40:])
    return _article_gender(article.group(1), language) if article else None


def gender_of_noun(text: str, start: int, end: int, language: str) -> str | None:
    """The gender that a noun standing at a place shows, itself or by the article before it; None if it doesn't."""
    word = text[start:end]
    for key, gender in (("persons_feminine", FEMININE), ("persons_masculine", MASCULINE)):
        pattern = pattern_of(language, key)
        if pattern is not None and pattern.search(word):
            return gender
    return _shown_before(text[:start], language)


def has_article(text: str, start: int, end: int, language: str) -> bool:
    """Whether an article that can be nothing else stands right before a name, or is the first of its words.

    False where nothing is known of a language's articles.
    """
    certain = pattern_of(language, "articles_certain")
    if certain is None:
        return False
    before = re.search(r"(\w+)\s+$", text[max(0, start - 12) : start])
    first, *more = text[start:end].split() or [""]
    return (before is not None and certain.fullmatch(before.group(1)) is not None) or (
        bool(more) and certain.fullmatch(first) is not None
    )


def _article_gender(word: str, language: str) -> str | None:
    for key, gender in (("articles_feminine", FEMININE), ("articles_masculine", MASCULINE)):
        pattern = pattern_of(language, key)
        if pattern is not None and pattern.fullmatch(word):
            return gender
    return None


def agreement_at(text: str, start: int, language: str) -> str | None:
    """The gender that the words behind the verb at `start` show ("foi detida", "é diretor"), or None."""
    for key, area in (
        ("agreement", text[max(0, start - 12) : start + 50]),
        ("agreement_opening", text),
        ("agreement_speaker", text),
    ):
        pattern = words_about(language).get(key)
        match = re.compile(pattern, re.IGNORECASE).search(area) if pattern else None
        if match is not None:
            return FEMININE if match["ending"] == "a" else MASCULINE
    return _predicate_gender(text, start, language)


def _predicate_gender(text: str, start: int, language: str) -> str | None:
    """The gender of the person that one is said to be, by the noun or its article."""
    copula = words_about(language).get("copula")
    match = re.compile(copula).match(text, start) if copula else None
    if match is None:
        return None
    near = [
        noun for noun in _nouns(text[: match.end() + 40], language) if match.end() <= noun.start <= match.end() + 12
    ]
    return near[0].gender if near and near[0].gender in {FEMININE, MASCULINE} else None
