"""Filing what was gathered and read: feeds, items, articles, revisions."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from farwire.archive import search
from farwire.archive.codec import encode
from farwire.archive.intake.failures import attempts_at, clear_failures, record_failure
from farwire.archive.keys import article_key
from farwire.archive.models import Article, Feed, Item, Revision
from farwire.archive.schedule import FAILURES_TO_STOP, next_poll, next_try, next_visit
from farwire.records import BlockKind, FeedContent, Fetched
from farwire.records import Failure as FailureRecord
from farwire.records import Item as ItemRecord
from farwire.records import Revision as RevisionRecord

# SQLite allows 32,766 variables in a statement; this stays far below with the widest row.
BATCH = 500


@transaction.atomic
def file_feed(
    feed: Feed, content: FeedContent, links: Sequence[str], fetched: Fetched, now: datetime, minutes: int
) -> int:
    """File what a feed said, with the validators it came with; `links` are the items' normalised addresses.

    Returns how many articles were new.
    """
    feed.format = content.format
    feed.title = feed.title or content.title[:300]
    feed.language = content.language[:35] if feed.language == "und" else feed.language
    feed.etag, feed.last_modified = _short(fetched.etag, 500), _short(fetched.last_modified, 100)
    if fetched.permanent_url and not Feed.objects.filter(url=fetched.permanent_url).exists():
        feed.url = fetched.permanent_url
    _feed_answered(feed, now, minutes, content.ttl)
    clear_failures(["feed", "parse_feed"], feed.url)
    entries = {item.guid: (item, link) for item, link in zip(content.items, links, strict=True)}
    new = _file_articles(feed, entries.values(), now)
    _file_items(feed, entries, now)
    return new


def file_feed_unchanged(feed: Feed, now: datetime, minutes: int) -> None:
    """A feed answered that nothing changed (304)."""
    with transaction.atomic():
        _feed_answered(feed, now, minutes, None)


@transaction.atomic
def file_feed_failure(feed: Feed, failure: FailureRecord, now: datetime, minutes: int) -> None:
    """A feed gave nothing usable: try later; stop asking where it is gone (410) or has failed for long."""
    feed.checked_at, feed.failure_count = now, feed.failure_count + 1
    feed.next_at = next_try(now, minutes, feed.failure_count, failure.retry_after)
    feed.wait_until = feed.next_at if failure.retry_after else None
    if failure.status == 410:
        feed.is_active, feed.stopped_because = False, "the server says that it is gone for good (410)"
    elif feed.failure_count >= FAILURES_TO_STOP:
        feed.is_active, feed.stopped_because = False, f"it failed {feed.failure_count} times in a row"
    feed.save()
    record_failure(failure, now, feed.next_at if feed.is_active else None)


@transaction.atomic
def file_revision(article: Article, revision: RevisionRecord, fetched: Fetched, now: datetime) -> bool:
    """File what was read on an article's page, with the page's validators; True if it is a new revision.

    A page whose canonical link is another article's address makes this article an alias of that one.
    """
    _page_answered(article, fetched, now)
    clear_failures(["fetch", "read"], article.url)
    return _file_state(article, revision, now)


@transaction.atomic
def file_announcement(article: Article, revision: RevisionRecord, now: datetime) -> bool:
    """File what an item alone says of an article whose page was never read; True if that is new."""
    return article.latest_id is None and _file_state(article, revision, now)


def _file_state(article: Article, revision: RevisionRecord, now: datetime) -> bool:
    """Within the caller's transaction; True if the state was not the latest."""
    holder = _holder(revision.canonical_url, article)
    if holder.pk != article.pk:
        article.same_as, article.next_visit_at = holder, None
        article.save()
    row = Revision.objects.filter(article=holder, digest=revision.digest).first()
    row = _with_rights_of(row, revision) if row else _new_revision(holder, revision, now)
    changed = holder.latest_id != row.pk
    stated_before = holder.published_at
    holder.canonical_url, holder.latest = revision.canonical_url, row
    holder.published_at = _not_future(revision.published_at, now) or holder.published_at
    holder.save()
    if changed or holder.pk != article.pk or holder.published_at != stated_before:
        search.enter({holder.pk, article.pk})
    return changed


@transaction.atomic
def file_page_unchanged(article: Article, now: datetime) -> None:
    """An article's page answered that nothing changed (304)."""
    article.visited_at, article.visits = now, article.visits + 1
    article.next_visit_at = next_visit(article.seen_at, now)
    article.save(update_fields=["visited_at", "visits", "next_visit_at"])
    clear_failures(["fetch", "read"], article.url)


@transaction.atomic
def file_page_failure(article: Article, failure: FailureRecord, now: datetime, minutes: int) -> None:
    """A page gave nothing usable; an article that was read before keeps its revisions."""
    article.visited_at, article.visits = now, article.visits + 1
    attempts = attempts_at(failure) + 1
    again = next_try(now, minutes, attempts, failure.retry_after) if failure.retryable and attempts < 8 else None
    article.next_visit_at = again
    article.save(update_fields=["visited_at", "visits", "next_visit_at"])
    record_failure(failure, now, again)


def _feed_answered(feed: Feed, now: datetime, minutes: int, ttl: int | None) -> None:
    feed.checked_at = feed.succeeded_at = now
    feed.failure_count, feed.wait_until = 0, None
    feed.next_at = next_poll(now, feed.interval_minutes or minutes, ttl)
    feed.save()
    clear_failures(["fetch"], feed.url)


def _file_articles(feed: Feed, entries: Iterable[tuple[ItemRecord, str]], now: datetime) -> int:
    wanted = {article_key(link): (item, link) for item, link in entries}
    known: set[str] = set()
    for some in _batches(list(wanted)):
        known.update(Article.objects.filter(key__in=some).values_list("key", flat=True))
    rows = [
        Article(
            key=key,
            url=item.url,
            canonical_url=link,
            source_id=feed.source_id,
            feed=feed,
            published_at=_not_future(item.published_at, now) or now,
            seen_at=now,
            next_visit_at=now,
        )
        for key, (item, link) in wanted.items()
        if key not in known
    ]
    Article.objects.bulk_create(rows, batch_size=BATCH)
    return len(rows)


def _file_items(feed: Feed, entries: dict[str, tuple[ItemRecord, str]], now: datetime) -> None:
    known: dict[str, Item] = {}
    for some in _batches(list(entries)):
        known.update({row.guid: row for row in feed.items.filter(guid__in=some)})
    fresh, changed = [], []
    for guid, (item, link) in entries.items():
        content, row = encode(item), known.get(guid)
        digest = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
        if row is None:
            fresh.append(
                Item(feed=feed, article_id=article_key(link), guid=guid, content=content, digest=digest, seen_at=now)
            )
        elif row.digest != digest:
            row.article_id, row.content, row.digest, row.seen_at = article_key(link), content, digest, now
            changed.append(row)
    Item.objects.bulk_create(fresh, batch_size=BATCH)
    Item.objects.bulk_update(changed, ["article", "content", "digest", "seen_at"], batch_size=BATCH)
    for some in _batches([row.article_id for row in changed]):  # the feed says that they changed: ask their pages now
        Article.objects.filter(key__in=some, latest__isnull=False).update(next_visit_at=now)


def _page_answered(article: Article, fetched: Fetched, now: datetime) -> None:
    article.etag, article.last_modified = _short(fetched.etag, 500), _short(fetched.last_modified, 100)
    article.visited_at, article.visits = now, article.visits + 1
    article.next_visit_at = next_visit(article.seen_at, now)


def _holder(canonical_url: str, article: Article) -> Article:
    """The article that stands for this address, of all that lead to it; the same whichever is read first.

    It is the one at the canonical address itself, else one that is in a story already, else the one
    with the smallest key. The others become its aliases.
    """
    there = article_key(canonical_url)
    twins = Article.objects.filter(Q(key=there) | Q(canonical_url=canonical_url)).filter(same_as__isnull=True)
    found = {row.pk: row for row in twins.select_related("membership")} | {article.pk: article}
    holder = min(found.values(), key=lambda row: (row.key != there, not hasattr(row, "membership"), row.key))
    others = [key for key in found if key not in (holder.pk, article.pk)]
    Article.objects.filter(key__in=others).update(same_as=holder, next_visit_at=None)
    search.leave(others)
    if holder.pk == article.pk:
        article.same_as = None
    return holder


def _new_revision(article: Article, revision: RevisionRecord, now: datetime) -> Revision:
    paragraphs = (block for block in revision.blocks if block.kind is BlockKind.PARAGRAPH)
    return Revision.objects.create(
        article=article,
        number=article.revisions.count() + 1,
        digest=revision.digest,
        language=revision.language[:35],
        language_confidence=revision.language_confidence,
        headline=revision.headline,
        standfirst=revision.text_of(BlockKind.STANDFIRST),
        lead=" ".join(segment.text for block in list(paragraphs)[:1] for segment in block.segments),
        byline=list(revision.byline),
        section=(revision.section or "")[:200],
        published_at=revision.published_at,
        updated_at=revision.updated_at,
        completeness=revision.completeness.state.value,
        rights=encode(revision.rights),
        content=encode(revision),
        observed_at=now,
    )


def _with_rights_of(row: Revision, revision: RevisionRecord) -> Revision:
    """A known revision with the rights as they are stated now: a publisher may take them back without a new text."""
    rights = encode(revision.rights)
    if _untimed(rights) != _untimed(row.rights):
        row.rights, row.content = rights, row.content | {"rights": rights}
        row.save(update_fields=["rights", "content"])
    return row


def _untimed(rights: Any) -> Any:
    """Stored rights without the times at which their signals were seen."""
    signals = [{name: value for name, value in each.items() if name != "seen_at"} for each in rights.get("signals", ())]
    return rights | {"signals": signals}


def _not_future(published_at: datetime | None, now: datetime) -> datetime | None:
    """A stated time, but none later than now: a clock that is ahead must not keep an article on top for days."""
    return min(published_at, now) if published_at else None


def _batches(keys: list[str]) -> Iterable[list[str]]:
    return (keys[start : start + BATCH] for start in range(0, len(keys), BATCH))


def _short(value: str | None, length: int) -> str | None:
    """A validator as it came, or None if it is too long to be sent back exactly."""
    return value if value is not None and len(value) <= length else None
