"""What an article is found by: its latest revision's words and those of its translations that readers may see."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from farwire.archive.languages import base_language
from farwire.archive.models import Article, Revision, Translation
from farwire.archive.search.days import date_marks
from farwire.archive.search.tokens import BORDER, tokens
from farwire.archive.search.vector import triple_signs
from farwire.records import Band, BlockKind, Decision

# Positions in PostgreSQL's text vectors end at 16,383; on SQLite we stop at the same token.
MOST_TOKENS = 16_000
# The rules by which entries are made: one more whenever `tokens`, `fold` or the parts of an entry change.
RULES = 2
# Every entry has this mark.
ANYWHERE = f"{BORDER}a"
_HEADLINE = BlockKind.HEADLINE.value
_STANDFIRST = BlockKind.STANDFIRST.value
_PARAGRAPH = BlockKind.PARAGRAPH.value


@dataclass(slots=True)
class Parts:
    """Sentences by their weight: headlines, standfirsts and first paragraphs, the rest."""

    headlines: list[str] = field(default_factory=list)
    leads: list[str] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)


def entry_values(article: Article, revision: Revision, translations: Sequence[Translation]) -> dict[str, Any]:
    """The columns of an article's entry but for `turn`; `translations` are those of this revision."""
    blocks: list[dict[str, Any]] = revision.content["blocks"]
    own = [segment["text"] for block in blocks for segment in block["segments"]]
    sentences = {"": own}
    for each in sorted(translations, key=lambda row: row.target_language):
        if each.decision != Decision.WITHHOLD and len(targets := _targets(each)) == len(own):
            sentences[each.target_language] = targets
    weights = _weights(blocks)
    parts = Parts()
    for texts in sentences.values():
        for weight, text in zip(weights, texts, strict=True):
            if text:
                getattr(parts, weight).append(text)
    parts.rest += [*map(str, revision.byline), *filter(None, [revision.content.get("dateline")])]
    headlines, leads, rest = _within_limit([parts.headlines, parts.leads, parts.rest])
    return {
        "revision": revision,
        "published_at": article.published_at,
        "place": " ".join(
            [
                *place_marks(revision.language, article.source.country, article.source_id),
                *(_mark("t", base_language(target)) for target in sentences if target),
                *date_marks(article.published_at),
            ]
        ),
        "headlines": headlines,
        "leads": leads,
        "rest": rest,
        "triples": triple_signs([headlines, leads, rest]) if connection.vendor == "sqlite" else "",
        "sentences": sentences,
        "rules": RULES,
    }


def place_marks(language: str, country: str, source: int) -> Iterable[str]:
    """The tokens by which a search is narrowed; no text holds them."""
    yield ANYWHERE
    yield language_mark(base_language(language))
    yield language_mark(language)
    yield country_mark(country)
    yield source_mark(source)


def language_mark(tag: str) -> str:
    """The token of a language, with or without its region."""
    return _mark("l", tag)


def readable_marks(tag: str) -> frozenset[str]:
    """The tokens of articles in a language, and of those translated into it: who reads it can read them."""
    return frozenset((language_mark(base_language(tag)), _mark("t", base_language(tag))))


def country_mark(code: str) -> str:
    """The token of a country's papers."""
    return _mark("c", code)


def source_mark(source: int) -> str:
    """The token of one paper."""
    return _mark("s", str(source))


def _mark(kind: str, value: str) -> str:
    return BORDER + kind + "".join(letter for letter in value.lower() if letter.isascii() and letter.isalnum())


def _weights(blocks: Sequence[dict[str, Any]]) -> list[str]:
    """For each sentence the column that it belongs to."""
    first = next((place for place, block in enumerate(blocks) if block["kind"] == _PARAGRAPH), -1)
    found: list[str] = []
    for place, block in enumerate(blocks):
        leads = block["kind"] == _STANDFIRST or place == first
        weight = "headlines" if block["kind"] == _HEADLINE else "leads" if leads else "rest"
        found += [weight] * len(block["segments"])
    return found


def _targets(translation: Translation) -> list[str]:
    """The translated sentences as far as they are shown: empty where there is none, or an unreliable one.

    As many as have a verdict: what was never checked is not shown, and not found either.
    """
    return [
        "" if verdict["band"] == Band.UNRELIABLE else unit["target"] or ""
        for unit, verdict in zip(translation.units, translation.verdict["units"], strict=False)
    ]


def _within_limit(parts: Iterable[Iterable[str]]) -> list[str]:
    """Each part's tokens as one text with borders between sentences; together no more than the limit."""
    left = MOST_TOKENS
    written = []
    for texts in parts:
        words: list[str] = []
        for text in texts:
            words += [*tokens(text), BORDER]
        words = words[:left]
        left -= len(words)
        written.append(" ".join(words))
    return written
