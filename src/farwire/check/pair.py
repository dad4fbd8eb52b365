"""A sentence and its translation as the rules see them, and what a rule may say about them."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from farwire.records import AlignedWord

# Signs that stand on or behind a letter and belong to its word: accents, vowel signs of Arabic, Hebrew, India, Thai…
MARKS = (
    "\u0300-\u036f\u0483-\u0487\u05b0-\u05bd\u064b-\u065f\u0670\u0900-\u0963\u0981-\u0dff\u0e31-\u0e3a\u0e47-\u0e4e"
    "\u0f71-\u0f84\u102b-\u103e\u17b4-\u17d3\u200c\u200d"
)
_PLAIN_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_MARKED = re.compile(f"[{MARKS}]")
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{MARKS}])*(?:['’\-][^\W_](?:[^\W_]|[{MARKS}])*)*")
# Scripts that write words without spaces between them: Thai, Lao, Burmese, Khmer, kana, Han.
_SOLID = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")

Span = tuple[int, int]


class Word(NamedTuple):
    """A word as written, folded for comparison, with its place in the text (characters)."""

    text: str
    folded: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The word's half-open place in its text."""
        return self.start, self.end


@lru_cache(maxsize=64)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text in order; apostrophes and hyphens inside a word belong to it."""
    # Most texts have no such marks, and the plain pattern is much faster.
    pattern = _WORD if _MARKED.search(text) else _PLAIN_WORD
    return tuple(
        [
            Word(written := match.group(), written.lower().replace("’", "'"), match.start(), match.end())
            for match in pattern.finditer(text)
        ]
    )


def solid_share(text: str) -> float:
    """The share of a text's letters that belong to scripts without spaces (0 to 1)."""
    letters = sum(map(str.isalpha, text))
    return len(_SOLID.findall(text)) / letters if letters else 0.0


@dataclass(frozen=True)
class Pair:
    """One sentence and its translation; languages are primary subtags ("pt"), `und` if unknown.

    `words` is the engine's alignment, empty where the engine gave none or the text has changed since.
    """

    source: str
    target: str
    source_language: str
    target_language: str
    words: tuple[AlignedWord, ...] = ()

    @cached_property
    def source_words(self) -> tuple[Word, ...]:
        """The source's words."""
        return words_of(self.source)

    @cached_property
    def target_words(self) -> tuple[Word, ...]:
        """The target's words."""
        return words_of(self.target)

    @cached_property
    def source_set(self) -> frozenset[str]:
        """The source's words, folded."""
        return frozenset(word.folded for word in self.source_words)

    @cached_property
    def target_set(self) -> frozenset[str]:
        """The target's words, folded."""
        return frozenset(word.folded for word in self.target_words)


@dataclass(frozen=True, slots=True)
class Complaint:
    """What a rule says about a pair. `risk` is how much it speaks for a gross fault, 0 to 1 (see `verdict`)."""

    rule: str
    detail: str
    risk: float
    source_span: Span | None = None
    target_span: Span | None = None


Rule = Callable[[Pair], Iterable[Complaint]]


def primary(language: str) -> str:
    """The primary subtag of a BCP 47 tag, lower case: "pt-BR" → "pt"; empty → "und"."""
    return re.split(r"[-_]", language.strip(), maxsplit=1)[0].lower() or "und"


def shorten(text: str, limit: int = 40) -> str:
    """A piece of text fit for a sentence about it."""
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1] + "…"
