"""Rule: the names and acronyms of the source stand in the target, in whatever form its language gives them."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from farwire.check.lexicon.calendar import day_names, month_names
from farwire.check.lexicon.frequent import is_everyday
from farwire.check.lexicon.locales import place_words
from farwire.check.likeness import are_forms
from farwire.check.meaning import covers
from farwire.check.pair import Complaint, Pair, Word, shorten

_SENTENCE_START = re.compile(r"(?:^|[.!?:;…]|[\"“”„«»'‘’(\[—–-])\s*$")
# Languages that write capitals for more than names; there only the target is asked.
_CAPITAL_NOUNS = frozenset({"de", "lb"})
_PARTICLES = frozenset(
    {"the", "and", "von", "van", "der", "des", "los", "las", "del", "dos", "das", "mrs", "sra", "sir"}
)


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """A word without case, accents and what stands behind an apostrophe."""
    text = re.split(r"['’]", text)[0] if re.search(r"['’]s?$", text) else text
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


_ROMAN = re.compile(r"[IVXLCDM]{2,}")
_MOST_CAPITALS = 0.6


def names_in(words: tuple[Word, ...], text: str) -> list[Word]:
    """The words that are names by their capitals; the first of a sentence only if all of it is in capitals.

    Of compounds the parts with a capital ("UK-based" → UK), of genitives and plurals of acronyms the stem.
    """
    found: list[Word] = []
    for word in words:
        if not word.text[0].isupper() and "-" not in word.text:
            continue
        if word.text.isupper() or not _SENTENCE_START.search(text[max(0, word.start - 4) : word.start]):
            found += _stems(word)
    return found


def _stems(word: Word) -> Iterator[Word]:
    start = word.start
    for part in word.text.split("-"):
        stem = part.replace("’", "'").partition("'")[0]
        stem = stem[:-1] if stem.endswith("s") and len(stem) > 2 and stem[:-1].isupper() else stem
        plain_name = len(stem) >= 3 and stem[0].isupper() and stem.lower() not in _PARTICLES
        if plain_name and not _ROMAN.fullmatch(stem):
            yield Word(stem, stem.lower(), start, start + len(stem))
        start += len(part) + 1


def check_names(pair: Pair) -> Iterator[Complaint]:
    """Complain where a name of the source is gone and another one stands in the target."""
    if not is_latin(pair.source) or not is_latin(pair.target):
        return
    ours, theirs = names_in(pair.source_words, pair.source), names_in(pair.target_words, pair.target)
    if pair.source_language in _CAPITAL_NOUNS:
        ours = []
    if pair.target_language in _CAPITAL_NOUNS:
        theirs = []
    gone = _missing(ours, pair.target_set, (pair.target, pair.target_words), pair)
    new = _missing(theirs, pair.source_set, (pair.source, pair.source_words), pair)
    if not gone and not new:
        return
    # Where everyday words can't be told from names we only hint; so too where all words have capitals.
    sure = 1.0 if covers(pair.source_language, pair.target_language) else 0.6
    if is_title(pair.source_words, pair.target_set) or is_title(pair.target_words, pair.source_set):
        sure *= 0.85
    yield from _complain(gone, new, _fewer(ours, theirs), sure)


def is_title(words: tuple[Word, ...], others: frozenset[str]) -> bool:
    """Whether a text writes nearly all its words with a capital, as headlines do, beside what stands in both texts."""
    longer = [word.text[0].isupper() for word in words if len(word.text) > 3 and word.folded not in others]
    return len(longer) > 3 and sum(longer) >= _MOST_CAPITALS * len(longer)


def _fewer(ours: list[Word], theirs: list[Word]) -> list[Word]:
    """Names that both sides have, but the target less often than the source."""
    counted = Counter(name.folded for name in theirs)
    found, seen = [], Counter[str]()
    for name in ours:
        seen[name.folded] += 1
        if 0 < counted[name.folded] < seen[name.folded] and not is_everyday(name.text):
            found.append(name)
    return found


def _complain(gone: list[Word], new: list[Word], fewer: list[Word], sure: float) -> Iterator[Complaint]:
    strong_gone, strong_new = ([name for name in names if not is_everyday(name.text)] for names in (gone, new))
    lost = strong_gone or fewer
    if lost and strong_new:
        detail = f"the name {shorten(lost[0].text)} is missing, {shorten(strong_new[0].text)} is not in the original"
        risk = 0.6 if strong_gone else 0.5
        yield Complaint("name-changed", detail, risk * sure, lost[0].span, strong_new[0].span)
    elif lost:
        detail = f"the name {shorten(lost[0].text)} is missing"
        risk = (0.4 if new else 0.26) if strong_gone else (0.3 if new else 0.0)
        if risk:
            yield Complaint("name-missing", detail, sure * risk, lost[0].span)
    elif strong_new:
        detail = f"the name {shorten(strong_new[0].text)} is not in the original"
        risk = 0.38 if gone else 0.28
        yield Complaint("name-added", detail, sure * risk, target_span=strong_new[0].span)


@dataclass(frozen=True, slots=True)
class _Side:
    """What names are looked for in: the plain words of a text, those with a capital apart, and its language."""

    folded: frozenset[str]
    capitals: frozenset[str]
    lower: frozenset[str]
    language: str

    @classmethod
    def of(cls, text: str, words: tuple[Word, ...], folded: frozenset[str], language: str) -> "_Side":
        capitals, lower = set[str](), set[str]()
        for word in words:
            found = capitals if word.text[0].isupper() else lower
            whole = plain(word.text)
            found.add(whole)
            if "-" in whole:
                found.update(whole.split("-"))
        if text.count(".") > 1:
            capitals |= {plain(found.replace(".", "")) for found in _DOTTED.findall(text)}
        return cls(folded, frozenset(capitals), frozenset(lower), language)


def _missing(names: list[Word], others: frozenset[str], other: tuple[str, tuple[Word, ...]], pair: Pair) -> list[Word]:
    """The names that the other side, whose folded words are `others`, has in no form we know."""
    language, theirs = pair.source_language, pair.target_language
    if other[0] is pair.source:
        language, theirs = theirs, language
    left = [n for n in names if n.folded not in others and not _is_date(n, language)]
    if not left:
        return []
    side = _Side.of(*other, others, theirs)
    return [n for n in left if not _has_form(n, side) and not _is_same_place(n, side, language)]


def _is_date(name: Word, language: str) -> bool:
    months, days = month_names(language), day_names(language)
    folded, bare = name.folded, plain(name.text)
    return folded in months or folded in days or bare in months or bare in days


_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")


def _has_form(name: Word, side: _Side) -> bool:
    wanted = plain(name.text)
    if wanted in side.capitals or wanted in side.lower:
        return True
    # Acronyms change the order of their letters, and some of them: OTAN is NATO, TIJ is ICJ.
    if name.text.isupper():
        short = (other for other in side.capitals if len(other) < 6)
        return any(_shared_letters(wanted, other) >= 0.6 for other in short)
    # Everyday words that begin otherwise are no forms of it, and most are left out by that.
    return any(are_forms(wanted, other) for other in side.capitals) or any(
        are_forms(wanted, other, lower=True) for other in side.lower if other[:1] == wanted[:1]
    )


def _shared_letters(one: str, other: str) -> float:
    return (Counter(one) & Counter(other)).total() / max(len(one), len(other))


def _is_same_place(name: Word, side: _Side, language: str) -> bool:
    """Whether the other side names the same country, language or city, or its people, by its own word."""
    ours = place_words(language)
    codes = ours.get(name.folded) or ours.get(plain(name.text))
    theirs = place_words(side.language)
    if codes and any(not codes.isdisjoint(theirs.get(other, ())) for other in side.folded | side.lower | side.capitals):
        return True
    people = place_stems(language).get(plain(name.text)[:_STEM], frozenset())
    if not people:
        return False
    stems = place_stems(side.language)
    return any(not people.isdisjoint(stems.get(other[:_STEM], ())) for other in side.lower | side.capitals)


def is_place(name: Word, language: str) -> bool:
    """Whether a word names, or begins like the name of, a country, a language or a great city, or its people."""
    folded = plain(name.text)
    return (
        name.folded in place_words(language)
        or folded in place_words(language)
        or folded[:_STEM] in place_stems(language)
    )


_STEM = 4


@cache
def place_stems(language: str) -> dict[str, frozenset[str]]:
    """The beginnings of a language's names of places, as its words for their people begin too ("Syri" an, "síri" o)."""
    found: dict[str, set[str]] = {}
    for word, codes in place_words(language).items():
        stem = plain(word)[:_STEM]
        if len(stem) == _STEM and len(codes) < _TOO_MANY:
            found.setdefault(stem, set()).update(codes)
    return {stem: frozenset(codes) for stem, codes in found.items()}


# A word of so many names of places ("islands", "republic") names none.
_TOO_MANY = 6


def is_latin(text: str) -> bool:
    """Whether a text is in a script that we compare names in: mostly in plain Latin letters, with a capital."""
    if _CAPITAL.search(text) is None:
        return False
    latin = sum(map(len, _LATIN.findall(text)))
    letters = latin + sum(map(str.isalpha, _NOT_ASCII.findall(text)))
    return latin >= 0.6 * letters


_LATIN = re.compile(r"[A-Za-z]+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_CAPITAL = re.compile(r"[A-Z]")
