"""Text as it should be: Unicode and spaces mended, and words to compare it by.

Normal form C (UAX #15); soft hyphens and zero-width characters removed, but joiners kept where a
script or an emoji needs them (Unicode Standard, chapter 23.2) and direction marks where text runs
from right to left.
"""

import html
import re
import unicodedata
from functools import cache, lru_cache

_REMOVED = re.compile(
    "[\u00ad\u200b\u2060-\u2064\ufeff\u202a-\u202e\u2066-\u2069\u180e\u0000-\u0008\u000e-\u001f\u007f\ufffc]"
)
_JOINERS = re.compile("[\u200c\u200d]")
_DIRECTION = re.compile("[\u200e\u200f\u061c]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# Arabic to Nko, the Indic scripts, Myanmar, Khmer, Mongolian, Arabic presentation forms; emoji and their selector.
_JOINING = (
    (0x0600, 0x07FF), (0x0860, 0x0DFF), (0x1000, 0x109F), (0x1780, 0x18AF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFE),
    (0x2600, 0x27BF), (0xFE0F, 0xFE0F), (0x1F000, 0x1FAFF),
)  # fmt: skip
_SPACES = re.compile(r"\s+")
_PARAGRAPH = 2000
_WORD = re.compile(r"\w+")
SOLID = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_SOLID = re.compile(f"[{SOLID}]")
_SOLID_TOKEN = re.compile(f"[{SOLID}]|[^{SOLID}]+")


def mend_characters(text: str) -> str:
    """`text` in normal form C without invisible characters; spaces as they were."""
    if text.isascii():
        return _REMOVED.sub("", text)
    text = _REMOVED.sub("", text)
    if _JOINERS.search(text):
        text = _keep_joiners(text)
    if _DIRECTION.search(text) and not _RIGHT_TO_LEFT.search(text):
        text = _DIRECTION.sub("", text)
    return unicodedata.normalize("NFC", text)


def mend(text: str) -> str:
    """`text` on one line: characters mended, each run of white space one plain space, none at the ends."""
    return " ".join(mend_characters(text).split())


def unescape(text: str) -> str:
    """`text` without character references, also those escaped twice, mended; for values of attributes and of JSON."""
    plain = html.unescape(html.unescape(text)) if "&" in text else text
    return mend(plain)


def collapse(text: str) -> str:
    """Each run of white space as one plain space, also at the ends."""
    return _SPACES.sub(" ", text)


def _keep_joiners(text: str) -> str:
    kept: list[str] = []
    for place, character in enumerate(text):
        if character in "\u200c\u200d" and not (kept and _joins(kept[-1]) and place + 1 < len(text)):
            continue
        kept.append(character)
    return "".join(kept)


@cache
def _joins(character: str) -> bool:
    code = ord(character)
    return any(first <= code <= last for first, last in _JOINING)


def fold(text: str) -> str:
    """`text` for comparison: compatibility form, case folded, words only, one space between, joiners left out."""
    return " ".join(_words(text))


def tokens(text: str) -> list[str]:
    """The words of `text` folded; in scripts without spaces one token a character."""
    words = _words(text)
    if text.isascii() or not _SOLID.search(text):
        return list(words)
    return [part for word in words for part in _SOLID_TOKEN.findall(word)]


def _words(text: str) -> tuple[str, ...]:
    """The words of a text folded. Reading compares the same paragraphs again and again; only those are kept."""
    return _kept_words(text) if len(text) <= _PARAGRAPH else _split_words(text)


def _split_words(text: str) -> tuple[str, ...]:
    """The words of a text folded; joiners, which some write within a word and others leave out, part none."""
    if text.isascii():
        return tuple(_WORD.findall(text.lower()))
    return tuple(_WORD.findall(_JOINERS.sub("", unicodedata.normalize("NFKC", text)).casefold()))


_kept_words = lru_cache(1024)(_split_words)


class Shingles:
    """The runs of up to `size` tokens in some texts, to ask how much of another text is among them."""

    def __init__(self, texts: list[str], size: int = 3) -> None:
        self.size = size
        self._runs: set[tuple[str, ...]] = set()
        for text in texts:
            self.add(text)

    def add(self, text: str) -> None:
        """Take in one more text."""
        words = tokens(text)
        for length in range(1, self.size + 1):
            self._runs.update(zip(*(words[start:] for start in range(length)), strict=False))

    def knows(self, text: str) -> bool:
        """Whether each word of `text` is known, in no order."""
        return all((word,) in self._runs for word in tokens(text))

    def coverage(self, text: str) -> float:
        """The share (0 to 1) of the runs of `text` that are known; 0.0 for a text without words."""
        words = tokens(text)
        length = min(self.size, len(words))
        if not length:
            return 0.0
        runs = list(zip(*(words[start:] for start in range(length)), strict=False))
        return sum(run in self._runs for run in runs) / len(runs)
