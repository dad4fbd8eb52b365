"""From a text to the tokens it is found by, and from a question to the same tokens.

Scripts that part words with spaces give words. Han, kana and hangul give pairs of characters, Thai, Lao,
Khmer and Burmese triples, each run with its shorter ends (ABC: AB BC C); so any stretch of a run, as short
as one character, is a sequence of tokens, and no dictionary is needed. Arabic words lose the article and
what is written together with it.
"""

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from farwire.archive.search.folding import GERSHAYIM, fold

# Stands between sentences, so that no phrase reaches from one into the next; no text holds it as a token.
BORDER = "§"
LONGEST = 40
_PAIRED = (
    "\u1100-\u11ff\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3041-\u3096\u3099\u309a\u309d-\u309f\u30a1-\u30fa"
    "\u30fc-\u30ff\u3131-\u318e\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97c\uac00-\ud7fb\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_TRIPLED = (
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ecf\u0edc-\u0edf\u1000-\u103f\u1050-\u109f\u1780-\u17d3\u17d7\u17dc\u17dd"
)
# Between words of any script: no letter, mark or digit stands in these blocks once compatibility forms are folded.
_PUNCTUATION = re.compile("[\u00a1-\u00bf\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]")
_ASCII_WORD = re.compile("[a-z0-9]+")
_ARTICLE = re.compile("(?:[وبكف]ال|ولل|لل|ال)(?=[\u0621-\u06d3]{3})")
_LAST_MARK = 0x1E94A
_JOINED = frozenset({"Mn", "Mc", "Me", "Cf"})
_HALF_WIDTH_MARKS = "\uff9e\uff9f"
_LAST_NEAR = "\uffff"
_LATE_MARKS = range(0xE0000, 0xE0200)  # tags and variation selectors, the only ones behind the last mark


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens that must stand in a row, or must not; with `is_prefix` the last one is the beginning of a token."""

    tokens: tuple[str, ...]
    is_prefix: bool = False
    is_excluded: bool = False


def tokens(text: str) -> list[str]:
    """All tokens of a text, in order."""
    folded = _PUNCTUATION.sub(" ", fold(text))
    if folded.isascii():
        return [word[:LONGEST] for word in _ASCII_WORD.findall(folded)]
    return [token for match in _pattern().finditer(folded) for token, _, _ in _cut(match)]


def clause_of(text: str, *, is_prefix: bool = False, is_excluded: bool = False) -> Clause | None:
    """The clause that finds a text as it stands; None if nothing in it can be looked for."""
    found: list[str] = []
    matches = list(_pattern().finditer(fold(text)))
    for match in matches:
        cut = [token for token, _, _ in _cut(match)]
        size = _size(match)
        if size and match is matches[-1]:
            # The shorter ends stand only where a run ends, and a question may end inside one.
            is_prefix = is_prefix or len(match[0]) < size
            cut = cut[: max(1, len(cut) - size + 1)]
        found += cut
    return Clause(tuple(found), is_prefix, is_excluded) if found else None


def spans(text: str) -> list[tuple[str, int, int]]:
    """The tokens of a text, each with the half-open stretch of the text that it was made from."""
    if text.isascii():
        return list(_placed(text.lower()))
    plain = _folded_singly(text)
    if plain is not None:
        return list(_placed(plain))
    pieces, origins = [], []
    silent = {match.start() for match in GERSHAYIM.finditer(text)}
    for match in _clusters().finditer(text):
        piece = "" if match.start() in silent else _folded(match.group())
        pieces.append(piece)
        origins += [match.span()] * len(piece)
    return [(token, origins[start][0], origins[end - 1][1]) for token, start, end in _placed("".join(pieces))]


def _placed(folded: str) -> Iterator[tuple[str, int, int]]:
    """The tokens of a folded text with their places in it."""
    if folded.isascii():
        yield from ((match[0][:LONGEST], *match.span()) for match in _ASCII_WORD.finditer(folded))
        return
    for match in _pattern().finditer(folded):
        yield from _cut(match)


# Of a text's characters, which return.
_folded = lru_cache(8192)(fold)


class _Singly(dict[int, str]):
    """For `str.translate`: what each character is folded to by itself, found when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = fold(chr(code))
        return self[code]


_SINGLY = _Singly()


def _folded_singly(text: str) -> str | None:
    """A text folded, if each of its characters becomes one by itself; None if any is a mark, or becomes more."""
    if not _joined().isdisjoint(text) or GERSHAYIM.search(text):
        return None
    folded = text.translate(_SINGLY)
    return folded if len(folded) == len(text) and all(_SINGLY[ord(letter)] for letter in set(text)) else None


@cache
def _joined() -> frozenset[str]:
    """What belongs to the character before it: marks, and signs that show nothing."""
    codes = (*range(0xAD, _LAST_MARK + 1), *_LATE_MARKS)
    return frozenset(chr(code) for code in codes if unicodedata.category(chr(code)) in _JOINED) | set(_HALF_WIDTH_MARKS)


@cache
def _clusters() -> re.Pattern[str]:
    """A character with the marks that belong to it."""
    return re.compile(f"(?s:.){_any_of(_joined())}*+")


def _cut(match: re.Match[str]) -> list[tuple[str, int, int]]:
    """The tokens of one run, each with its place in the text."""
    run, size, (first, end) = match[0], _size(match), match.span()
    if size:
        last = end - size
        return [
            (run[place : place + size], at, at + size if at <= last else end)
            for place, at in enumerate(range(first, end))
        ]
    article = _ARTICLE.match(run)
    start = article.end() if article else 0
    return [(run[start : start + LONGEST], first, end)]


def _size(match: re.Match[str]) -> int:
    """How many characters make a token of this run; 0 if it is a word."""
    return {"pairs": 2, "triples": 3}.get(match.lastgroup or "", 0)


@cache
def _pattern() -> re.Pattern[str]:
    """A run of a solid script, or a word: letters, digits and the marks that belong to them."""
    solid = re.compile(f"[{_PAIRED}{_TRIPLED}]")
    codes = range(0x300, min(_LAST_MARK, sys.maxunicode))
    marks = [chr(code) for code in codes if unicodedata.category(chr(code))[0] == "M" and not solid.match(chr(code))]
    word = rf"(?:[^\W_{_PAIRED}{_TRIPLED}]|{_any_of(marks)})+"
    return re.compile(f"(?P<pairs>[{_PAIRED}]+)|(?P<triples>[{_TRIPLED}]+)|(?P<words>{word})")


def _any_of(letters: Iterable[str]) -> str:
    """A pattern for one of many characters.

    Those beyond the first plane are compared one after the other, so first it is asked whether it may be one of them.
    """
    known = sorted(letters)
    near = re.escape("".join(letter for letter in known if letter <= _LAST_NEAR))
    far = re.escape("".join(letter for letter in known if letter > _LAST_NEAR))
    return f"(?:[{near}]|(?=[^\0-{_LAST_NEAR}])[{far}])"
