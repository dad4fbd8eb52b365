"""Search over headlines, standfirsts and leads in the original, and over all translated headlines.

One door for both databases. Terms are looked for as they stand, without regard to case, anywhere in a
text: so Chinese, Japanese and Thai, which part no words, are found like the others.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q

from farwire.archive.models import Article, Translation
from farwire.publish.editions import Edition
from farwire.publish.selection.cards import articles_once, cards_of
from farwire.publish.selection.shapes import Card
from farwire.publish.selection.words import printable

MOST_TERMS = 12
MOST_HITS = 60
_TERM = re.compile(r'(?P<minus>(?<!\S)-)?(?:["“«„](?P<phrase>[^"”»“]+)["”»“]?|(?P<word>[^\s"“«„”»]+))')


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase that must stand in an article, or must not."""

    text: str
    is_excluded: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A search: its words, and where and when to look."""

    text: str
    terms: tuple[Term, ...]
    language: str = ""
    country: str = ""
    source: str = ""
    since: date | None = None
    until: date | None = None


def query_of(asked: Mapping[str, str]) -> Query:
    """A search as its address states it (q, language, country, source, from, to); what makes no sense is left out."""
    text = printable(asked.get("q", ""))[:300].strip()
    return Query(
        text,
        terms_of(text),
        asked.get("language", "")[:35],
        asked.get("country", "")[:2],
        asked.get("source", "")[:80],
        _date(asked.get("from", "")),
        _date(asked.get("to", "")),
    )


def terms_of(text: str) -> tuple[Term, ...]:
    """The terms of a search: words, "phrases", and -what is left out. Without a term to find there is none."""
    found = [
        Term(words, bool(match["minus"]))
        for match in _TERM.finditer(text)
        if any(map(str.isalnum, words := " ".join((match["phrase"] or match["word"]).split())))
    ]
    return tuple(found[:MOST_TERMS]) if any(not term.is_excluded for term in found) else ()


def search(query: Query, edition: Edition) -> list[Card]:
    """What a search finds, the latest first, each article once, as cards of the edition."""
    articles = articles_once(edition).filter(_place(query))
    for term in query.terms:
        stands = _stands(term.text)
        articles = articles.exclude(stands) if term.is_excluded else articles.filter(stands)
    found: list[Article] = list(articles[:MOST_HITS])
    return cards_of(found, edition, summaries=len(found))


def _place(query: Query) -> Q:
    place = Q()
    if query.language:
        place &= Q(latest__language=query.language) | Q(latest__language__startswith=f"{query.language}-")
    if query.country:
        place &= Q(source__country__iexact=query.country)
    if query.source:
        place &= Q(source__slug=query.source)
    if query.since:
        place &= Q(published_at__gte=_midnight(query.since))
    if query.until:
        place &= Q(published_at__lt=_midnight(query.until) + timedelta(days=1))
    return place


def _stands(text: str) -> Q:
    """Articles in which a text stands: in their own words, or in a translated headline of any language."""
    spellings = _spellings(text)
    own = _any(("latest__headline", "latest__standfirst", "latest__lead"), spellings)
    translated = Translation.objects.filter(_any(("headline",), spellings), revision_id=OuterRef("latest_id"))
    return own | Q(Exists(translated))


def _any(columns: tuple[str, ...], spellings: list[str]) -> Q:
    return reduce(or_, (Q(**{f"{column}__icontains": each}) for column in columns for each in spellings))


def _spellings(text: str) -> list[str]:
    """A term in lower, upper and capital letters: SQLite folds the case of ASCII letters only."""
    if text.isascii():
        return [text]
    return list(dict.fromkeys((text, text.lower(), text.upper(), text.capitalize(), text.title())))


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
