"""From a text to the tokens it is found by, and from a question to the same tokens.

Scripts that part words with spaces give words. Han, kana and hangul give pairs of characters, Thai, Lao,
Khmer and Burmese triples, each run with its shorter ends (ABC: AB BC C); so any stretch of a run, as short
as one character, is a sequence of tokens, and no dictionary is needed. Arabic words lose the article and
what is written together with it.
"""

import re
import sys
import unicodedata
from collections.abc import Iterator
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
        return [(match[0][:LONGEST], match.start(), match.end()) for match in _ASCII_WORD.finditer(text.lower())]
    pieces, origins = [], []
    silent = {match.start() for match in GERSHAYIM.finditer(text)}
    for start, end in _clusters(text):
        piece = "" if start in silent else _folded(text[start:end])
        pieces.append(piece)
        origins += [(start, end)] * len(piece)
    folded = "".join(pieces)
    return [
        (token, origins[match.start() + start][0], origins[match.start() + end - 1][1])
        for match in _pattern().finditer(folded)
        for token, start, end in _cut(match)
    ]


# Of a text's characters, which return.
_folded = lru_cache(8192)(fold)


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """The characters of a text, each with the marks that belong to it."""
    start = 0
    for place in range(1, len(text)):
        if not (unicodedata.category(text[place]) in _JOINED or text[place] in _HALF_WIDTH_MARKS):
            yield start, place
            start = place
    if text:
        yield start, len(text)


def _cut(match: re.Match[str]) -> list[tuple[str, int, int]]:
    """The tokens of one run, each with its place in the run."""
    run, size = match[0], _size(match)
    if size:
        return [(run[start : start + size], start, min(start + size, len(run))) for start in range(len(run))]
    article = _ARTICLE.match(run)
    start = article.end() if article else 0
    return [(run[start : start + LONGEST], 0, len(run))]


def _size(match: re.Match[str]) -> int:
    """How many characters make a token of this run; 0 if it is a word."""
    return {"pairs": 2, "triples": 3}.get(match.lastgroup or "", 0)


@cache
def _pattern() -> re.Pattern[str]:
    """A run of a solid script, or a word: letters, digits and the marks that belong to them."""
    marks = "".join(
        chr(code) for code in range(0x300, min(_LAST_MARK, sys.maxunicode)) if unicodedata.category(chr(code))[0] == "M"
    )
    word = rf"(?:(?![{_PAIRED}{_TRIPLED}])(?:[^\W_]|[{re.escape(marks)}]))+"
    return re.compile(f"(?P<pairs>[{_PAIRED}]+)|(?P<triples>[{_TRIPLED}]+)|(?P<words>{word})")
