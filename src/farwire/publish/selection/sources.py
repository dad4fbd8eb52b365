"""Publishers: who they are, how their feeds do, what they allow, what they wrote last."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.cache import cache
from django.db import connection
from django.db.models import Count, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from farwire.archive.languages import base_language
from farwire.archive.models import Article, Source
from farwire.archive.worklist import shown_articles
from farwire.publish.editions import Edition
from farwire.publish.selection.cards import articles_once, cards_of, read_articles
from farwire.publish.selection.coverage import names_of
from farwire.publish.selection.rights import rights_seen
from farwire.publish.selection.shapes import Card, FeedHealth, SourceLine, SourcePage, Tally
from farwire.publish.selection.words import source_line, web_address

LATEST = 50
_STATE = """
SELECT (SELECT MAX(id) FROM archive_revision), (SELECT MAX(id) FROM archive_translation),
       (SELECT MAX(sequence) FROM archive_membership), (SELECT MAX(latest_at) FROM archive_story),
       (SELECT MAX(at) FROM archive_failure)
"""


@dataclass(frozen=True, slots=True)
class SourceSummary:
    """A publisher in the list of all."""

    source: SourceLine
    articles: int
    feeds: tuple[tuple[str, str], ...]


def source_page(slug: str, edition: Edition) -> SourcePage | None:
    """A publisher's page, or None if there is no such publisher."""
    source = Source.objects.filter(slug=slug).prefetch_related("feeds").first()
    if source is None:
        return None
    latest = _latest(source, LATEST)
    seen = [article.latest.rights for article in latest if article.latest is not None]
    languages = _languages(source)
    return SourcePage(
        source_line(source),
        tuple(
            FeedHealth(
                web_address(feed.url),
                feed.title,
                feed.checked_at,
                feed.succeeded_at,
                feed.failure_count,
                feed.is_active,
                feed.stopped_because,
            )
            for feed in source.feeds.all()
        ),
        rights_seen(seen),
        languages,
        tuple(cards_of(latest, edition)),
        sum(tally.count for tally in languages),
    )


def _latest(source: Source, most: int) -> list[Article]:
    """The latest articles of a publisher: found by the index that is made for them before anything is read beside."""
    keys = shown_articles().filter(source=source, latest__isnull=False).values("key")[:most]
    return list(read_articles().filter(pk__in=keys))


def _languages(source: Source) -> tuple[Tally, ...]:
    """A publisher's articles by language, most first; counted once a minute at most."""
    name = f"languages-of-source-{source.pk}"
    found: tuple[Tally, ...] | None = cache.get(name)
    if found is None:
        counted = read_articles().filter(source=source).order_by().values_list("latest__language")
        rows = counted.annotate(number=Count("key")).order_by("-number", "latest__language")
        found = tuple(Tally(language, number) for language, number in rows)
        cache.set(name, found, 60)
    return found


def all_sources() -> tuple[SourceSummary, ...]:
    """All publishers by name, with their feeds (title, address)."""
    seen = Q(articles__latest__isnull=False, articles__same_as__isnull=True, articles__withdrawn_at__isnull=True)
    rows = Source.objects.annotate(number=Count("articles", filter=seen)).prefetch_related("feeds")
    return tuple(
        SourceSummary(
            source_line(row),
            row.number,
            tuple((feed.title or row.name, web_address(feed.url)) for feed in row.feeds.all() if feed.is_active),
        )
        for row in rows
    )


def latest_of(
    edition: Edition,
    *,
    language: str = "",
    country: str = "",
    section: str = "",
    most: int = 50,
    summaries: bool = True,
) -> list[Card]:
    """The latest articles of the edition, each once; of a language, a country or a section if one is named."""
    articles = articles_once(edition)
    if language:  # who asks for a language wants its papers' own versions, too
        base = base_language(language)
        articles = read_articles().filter(membership__duplicate_of__isnull=True)
        articles = articles.filter(Q(latest__language=base) | Q(latest__language__startswith=f"{base}-"))
    if country:
        articles = articles.filter(source__country__iexact=country)
    if section:
        articles = _of_sections(articles, names_of(section))
    return cards_of(list(articles[:most]), edition, summaries=most if summaries else 0)


def _of_sections(articles: QuerySet[Article], names: Sequence[str]) -> QuerySet[Article]:
    """Those of these articles that stand in one of the sections."""
    if connection.vendor == "sqlite":
        # Else it goes through all revisions to their articles, not from the latest article on.
        return articles.alias(named=Coalesce("latest__section", Value(""))).filter(named__in=names)
    return articles.filter(latest__section__in=names)


def latest_of_source(slug: str, edition: Edition, most: int = 50) -> list[Card]:
    """The latest articles of a source."""
    source = Source.objects.filter(slug=slug).first()
    return cards_of(_latest(source, most), edition, summaries=most) if source else []


def archive_state() -> tuple[object, ...]:
    """What changes whenever the archive does: one cheap question, its answer made to be compared."""
    with connection.cursor() as cursor:
        cursor.execute(_STATE)
        return tuple(cursor.fetchone())
