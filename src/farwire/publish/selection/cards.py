"""Articles as lists show them."""

from collections.abc import Sequence
from functools import cache
from itertools import chain, repeat

from django.conf import settings
from django.db import connection
from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Coalesce

from farwire.archive.models import Article, Revision
from farwire.publish.editions import Edition
from farwire.publish.languages import pair_label
from farwire.publish.selection.reasons import Standings, standings_of
from farwire.publish.selection.shapes import Card, State, Words
from farwire.publish.selection.texts import summaries_of
from farwire.publish.selection.words import (
    headline_of,
    original,
    original_headline,
    printable,
    shorten,
    source_line,
    web_address,
)
from farwire.records import Permission

# What lists need; the bodies stay in the archive.
LIST_COLUMNS = (
    "key",
    "canonical_url",
    "published_at",
    "latest__headline",
    "latest__standfirst",
    "latest__lead",
    "latest__language",
    "latest__language_confidence",
    "latest__byline",
    "latest__section",
    "latest__number",
    "latest__observed_at",
    "latest__rights",
    "source__slug",
    "source__name",
    "source__home_url",
    "source__language",
    "source__country",
    "source__is_sample",
    "source__full_text_granted",
    "membership__story_id",
    "membership__duplicate_of_id",
    "membership__translation_of_id",
)


def read_articles() -> QuerySet[Article]:
    """Articles that readers may see: read, not withdrawn, no second address of the same; the latest first."""
    return _read_articles().all()


@cache
def _read_articles() -> QuerySet[Article]:
    """The question, put together once; nobody asks it but through a copy."""
    shown = Article.objects.filter(withdrawn_at__isnull=True)
    if connection.vendor == "sqlite":
        # Else it takes the index on `same_as`, which nearly every row meets, before that on the date.
        shown = shown.alias(other=Coalesce("same_as_id", Value(""))).filter(other="")
    else:
        # PostgreSQL counts such rows, but believes of an expression that few meet it.
        shown = shown.filter(same_as__isnull=True)
    return (
        shown.filter(latest__isnull=False)
        .select_related("latest", "source", "membership")
        .only(*LIST_COLUMNS)
        .order_by("-published_at", "key")
    )


def articles_once(edition: Edition) -> QuerySet[Article]:
    """Articles without copies, and without translations of what stands in the edition's own language."""
    stands_here = Q(membership__translation_of__latest__language__istartswith=edition.base)
    is_shown = Q(membership__translation_of__withdrawn_at__isnull=True)
    return read_articles().filter(membership__duplicate_of__isnull=True).exclude(stands_here & is_shown)


def cards_of(articles: Sequence[Article], edition: Edition, *, summaries: int = 0) -> list[Card]:
    """Cards of articles in their order; the first `summaries` with a translated summary, too."""
    standings = standings_of(articles, edition)
    told = summaries_of(articles[:summaries], standings)
    words = chain(told, repeat(None))
    return [card_of(article, standings, summary) for article, summary in zip(articles, words, strict=False)]


def card_of(article: Article, standings: Standings, summary: Words | None = None) -> Card:
    """One article's card. `summary` is that of its translation; what is not translated has its own."""
    revision, edition = _latest(article), standings.edition
    state, reason = standings.of(article, revision)
    translation = standings.translation_of(article) if state is State.TRANSLATED else None
    return Card(
        key=article.key,
        state=state,
        reason=reason,
        headline=headline_of(article, revision, translation, edition),
        original_headline=original_headline(article, revision),
        summary=summary if translation else _summary(revision),
        source=source_line(article.source),
        byline=tuple(map(printable, revision.byline)),
        language=revision.language,
        url=web_address(article.canonical_url),
        pair=pair_label(revision.language, edition.language) if translation else "",
        engine=translation.engine if translation else "",
        section=printable(revision.section),
        published_at=article.published_at,
        corrected_at=revision.observed_at if revision.number > 1 else None,
        revision=revision.number,
        revision_id=revision.pk,
    )


def may_show_whole(article: Article, revision: Revision) -> bool:
    """Whether this site may show the article whole: always to its owner, to the public with the publisher's leave."""
    if settings.VISIBILITY == "private" or article.source.full_text_granted or article.source.is_sample:
        return True
    return bool(revision.rights.get("may_show_full_text") == Permission.GRANTED)


def _latest(article: Article) -> Revision:
    if article.latest is None:
        raise ValueError(f"article {article.key} has not been read")
    return article.latest


def _summary(revision: Revision) -> Words | None:
    text = shorten(revision.standfirst or revision.lead)
    return original(text, revision.language) if text else None
