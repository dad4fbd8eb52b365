"""The state of the wire in numbers, for `farwire status`."""

from typing import Any

from django.db.models import Count, Sum

from farwire.archive import worklist
from farwire.archive.languages import pair_name
from farwire.archive.models import Article, Failure, Feed, Item, MemoryUnit, Revision, Source, Story, Translation


def overview(editions: list[str]) -> dict[str, Any]:
    """Counts of all that is there, what waits and why, and what failed last."""
    units = Translation.objects.aggregate(made=Sum("units_made"), reused=Sum("units_reused"))
    return {
        "sources": Source.objects.count(),
        "feeds": Feed.objects.count(),
        "items": Item.objects.count(),
        "articles": worklist.shown_articles().count(),
        "revisions": Revision.objects.count(),
        "stories": Story.objects.filter(size__gt=0).count(),
        "translations": _by("pair"),
        "decisions": _by("decision"),
        "units": {"made": units["made"] or 0, "reused": units["reused"] or 0, "memory": MemoryUnit.objects.count()},
        "waiting": {"read": _unread(), "translate": _untranslated(editions)},
        "failures": [_failure(row) for row in Failure.objects.all()[:1000]],
    }


def _by(column: str) -> dict[str, int]:
    rows = Translation.objects.values_list(column).annotate(count=Count("pk")).order_by(column)
    return dict(rows)


def _unread() -> int:
    return Article.objects.filter(
        latest__isnull=True, same_as__isnull=True, withdrawn_at__isnull=True, next_visit_at__isnull=False
    ).count()


def _untranslated(editions: list[str]) -> dict[str, dict[str, Any]]:
    """By pair: how many revisions wait, and why."""
    waiting: dict[str, dict[str, Any]] = {}
    for target in editions:
        rows = worklist.foreign_revisions(target).exclude(translations__target_language=target)
        for language, count in rows.values_list("language").annotate(count=Count("pk")).order_by("language"):
            reason = "language unknown" if language == "und" else worklist.pair_reason(language, target)
            entry = waiting.setdefault(pair_name(language, target), {"count": 0, "reason": reason or "queued"})
            entry["count"] += count
    return waiting


def _failure(row: Failure) -> dict[str, Any]:
    return {
        "stage": row.stage,
        "subject": row.subject,
        "error": row.error,
        "detail": row.detail,
        "at": row.at.isoformat(timespec="seconds"),
        "retryable": row.retryable,
        "attempts": row.attempts,
    }
