"""Rule: the names and acronyms of the source stand in the target, in whatever form its language gives them."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from farwire.check.lexicon.frequent import is_everyday
from farwire.check.lexicon.locales import day_names, month_names, place_words
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
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def names_in(words: tuple[Word, ...], text: str) -> list[Word]:
    """The words that are names by their capitals; the first of a sentence only if all of it is in capitals."""
    found = []
    for word in words:
        stem = re.split("['’]", word.text, maxsplit=1)[0]
        if not word.text[0].isupper() or len(stem) < 3 or word.folded in _PARTICLES:
            continue
        if word.text.isupper() or not _SENTENCE_START.search(text[: word.start][-4:]):
            found.append(word)
    return found


def check_names(pair: Pair) -> Iterator[Complaint]:
    """Complain where a name of the source is gone and another one stands in the target."""
    if not _alike(pair.source) or not _alike(pair.target):
        return
    ours, theirs = names_in(pair.source_words, pair.source), names_in(pair.target_words, pair.target)
    if pair.source_language in _CAPITAL_NOUNS:
        ours = []
    if pair.target_language in _CAPITAL_NOUNS:
        theirs = []
    gone = _missing(ours, pair.target, pair.target_set, pair.source_language, pair.target_language)
    new = _missing(theirs, pair.source, pair.source_set, pair.target_language, pair.source_language)
    # Where everyday words can't be told from names we only hint.
    yield from _complain(gone, new, 1.0 if covers(pair.source_language, pair.target_language) else 0.6)


def _complain(gone: list[Word], new: list[Word], sure: float) -> Iterator[Complaint]:
    strong_gone, strong_new = ([name for name in names if not is_everyday(name.text)] for names in (gone, new))
    if strong_gone and strong_new:
        lost, found = strong_gone[0], strong_new[0]
        detail = f"the name {shorten(lost.text)} is missing, {shorten(found.text)} is not in the original"
        yield Complaint("name-changed", detail, 0.6 * sure, lost.span, found.span)
    elif strong_gone:
        detail = f"the name {shorten(strong_gone[0].text)} is missing"
        yield Complaint("name-missing", detail, sure * (0.4 if new else 0.28), strong_gone[0].span)
    elif strong_new:
        detail = f"the name {shorten(strong_new[0].text)} is not in the original"
        yield Complaint("name-added", detail, sure * (0.38 if gone else 0.28), target_span=strong_new[0].span)


def _missing(names: list[Word], text: str, others: frozenset[str], language: str, other_language: str) -> list[Word]:
    """The names of one side that the other side has in no form we know."""
    dates = month_names(language).keys() | day_names(language)
    left = [n for n in names if n.folded not in others and dates.isdisjoint((n.folded, plain(n.text)))]
    if not left:
        return []
    known = {part for other in others for part in (plain(other), *plain(other).split("-"))}
    known |= {plain(found.replace(".", "")) for found in _DOTTED.findall(text)}
    return [
        n for n in left if not _has_form(n, known) and not _is_same_place(n, others | known, language, other_language)
    ]


_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")


def _has_form(name: Word, known: set[str]) -> bool:
    wanted = plain(name.text)
    parts = [part for part in wanted.split("-") if len(part) > 2] or [wanted]
    # Acronyms change the order of their letters, and some of them: OTAN is NATO, TIJ is ICJ.
    if name.text.isupper() and any(_shared_letters(wanted, other) >= 0.6 for other in known if len(other) < 6):
        return True
    return all(part in known or any(near(part, other) for other in known) for part in parts)


def _shared_letters(one: str, other: str) -> float:
    return (Counter(one) & Counter(other)).total() / max(len(one), len(other))


def near(one: str, other: str) -> bool:
    """Whether two plain words may be forms of one name: the same beginning, or nearly all the same letters."""
    if one == other:
        return True
    if min(len(one), len(other)) < 4:
        return False
    if one[:4] == other[:4]:
        return True
    longer, shorter = max(len(one), len(other)), min(len(one), len(other))
    return shorter >= 0.6 * longer and len(set(one) & set(other)) >= 0.4 * longer and _likeness(one, other) >= 0.6


@lru_cache(maxsize=65536)
def _likeness(one: str, other: str) -> float:
    """The share of letters two words have in common in the same order (longest common subsequence over the longer)."""
    row = [0] * (len(other) + 1)
    for a in one:
        before = 0
        for place, b in enumerate(other, 1):
            now = row[place]
            row[place] = before + 1 if a == b else max(row[place], row[place - 1])
            before = now
    return row[-1] / max(len(one), len(other))


def _is_same_place(name: Word, others: frozenset[str], language: str, other_language: str) -> bool:
    """Whether the other side names the same country, language or city by its own word."""
    codes = place_words(language).get(name.folded) or place_words(language).get(plain(name.text)) or frozenset()
    elsewhere = place_words(other_language)
    return bool(codes) and any(not codes.isdisjoint(elsewhere.get(other, ())) for other in others)


def _alike(text: str) -> bool:
    """Whether a text is in a script that we compare names in: mostly in plain Latin letters, with a capital."""
    letters = sum(map(str.isalpha, text))
    latin = len(_LATIN.findall(text))
    return latin >= 0.6 * letters and _CAPITAL.search(text) is not None


_LATIN = re.compile(r"[A-Za-z]")
_CAPITAL = re.compile(r"[A-Z]")
