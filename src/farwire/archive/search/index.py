"""Keeping the entries. Every function may be called again; all are called within the filing's own transaction."""

from collections.abc import Callable, Collection, Iterable, Sequence

from django.db import connection, transaction
from django.db.models import Max, Q, QuerySet

from farwire.archive.models import Article, SearchEntry, Translation
from farwire.archive.search.entry import RULES, entry_values
from farwire.archive.search.vector import vector_text
from farwire.archive.worklist import shown_articles

_TOGETHER = 100
_INDEX_LOCK = 0x6661727769726531  # any number that nobody else locks


def enter(keys: Collection[str]) -> None:
    """Make the entries of these articles what they must be now: none for those that readers may not see."""
    if not keys:
        return
    rows = shown_articles().filter(pk__in=keys, latest__isnull=False).select_related("latest", "source")
    articles = {row.key: row for row in rows}
    leave([key for key in keys if key not in articles])
    translations: dict[int, list[Translation]] = {}
    for row in Translation.objects.filter(revision_id__in=[each.latest_id for each in articles.values()]):
        translations.setdefault(row.revision_id, []).append(row)
    turn = _next_turn()
    for article in sorted(articles.values(), key=lambda each: (each.published_at, each.key)):
        if article.latest is not None:
            values = entry_values(article, article.latest, translations.get(article.latest.pk, []))
            entry, _ = SearchEntry.objects.update_or_create(article=article, defaults={**values, "turn": turn})
            _write_vector(entry)


def leave(keys: Collection[str]) -> None:
    """Take the entries of these articles away."""
    if keys:
        SearchEntry.objects.filter(article_id__in=list(keys)).delete()


def touch(revisions: Collection[int]) -> None:
    """Say that something beside the entries of these revisions changed."""
    SearchEntry.objects.filter(revision_id__in=list(revisions)).update(turn=_next_turn())


def without_entry() -> QuerySet[Article]:
    """Articles that readers may see and no search finds, or by older rules for words; in order of publication."""
    read = shown_articles().filter(latest__isnull=False)
    unfound = Q(search_entry__isnull=True) | Q(search_entry__rules__lt=RULES)
    return read.filter(unfound).order_by("published_at", "key")


def count_without_entry() -> int:
    """How many articles those are."""
    return without_entry().order_by().count()


def enter_all(keys: Sequence[str], step: Callable[[], None] = lambda: None) -> None:
    """Make the entries of many articles, some at a time, each time in a transaction; `step` is called for each."""
    for some in _batches(keys):
        with transaction.atomic():
            enter(some)
        for _ in some:
            step()


def _batches(keys: Sequence[str]) -> Iterable[Sequence[str]]:
    return (keys[start : start + _TOGETHER] for start in range(0, len(keys), _TOGETHER))


def _next_turn() -> int:
    """The turn after the last. Whoever writes the index waits for the one before, so that turns are in order.

    SQLite's transactions begin as writers and wait anyway; PostgreSQL's wait for a lock that ends with them.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_INDEX_LOCK])
    return (SearchEntry.objects.aggregate(last=Max("turn"))["last"] or 0) + 1


def vector_of(entry: SearchEntry) -> str:
    """PostgreSQL's form of an entry's tokens, as text."""
    return vector_text([entry.headlines, entry.leads, entry.rest], entry.place, entry.pk)


def _write_vector(entry: SearchEntry) -> None:
    """Keep PostgreSQL's form of the tokens; SQLite's is kept by triggers."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE archive_searchentry SET vector = %s::tsvector WHERE id = %s", [vector_of(entry), entry.pk]
            )
