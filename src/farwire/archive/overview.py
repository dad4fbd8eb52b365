"""The state of the wire in numbers, for `farwire status` and for `/metrics`."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Sum

from farwire.archive import search, worklist
from farwire.archive.findings import findings_by_pair, findings_by_source
from farwire.archive.languages import base_language, pair_name
from farwire.archive.models import (
    Article,
    EngineRecord,
    EngineUse,
    Failure,
    Feed,
    Item,
    MemoryUnit,
    Remark,
    Revision,
    Source,
    Story,
    Translation,
)


def overview(editions: list[str], budgets: Mapping[str, int] | None = None) -> dict[str, Any]:
    """Counts of all that is there, what was found in it, what waits and why, and what failed last.

    budgets: characters a day for engines elsewhere, by the budgets' names.
    """
    return {
        **counts(),
        "translations": _by("pair"),
        "decisions": _by("decision"),
        "units": units(),
        "findings": {"pairs": findings_by_pair(), "sources": findings_by_source()},
        "engines_today": engines_today(budgets or {}, datetime.now(UTC).date()),
        "engines_refused": [_refused(row) for row in EngineRecord.objects.filter(accepted=False)],
        "remarks": {"new": remarks_waiting()},
        "waiting": {"read": pages_waiting(), "translate": translations_waiting(editions)},
        "search": {"to_reindex": search.count_without_entry()},
        "failures": [_failure(row) for row in Failure.objects.all()[:1000]],
    }


def counts() -> dict[str, int]:
    """How many sources, feeds, items, articles, revisions and stories there are."""
    return {
        "sources": Source.objects.count(),
        "feeds": Feed.objects.count(),
        "items": Item.objects.count(),
        "articles": worklist.shown_articles().count(),
        "revisions": Revision.objects.count(),
        "stories": Story.objects.filter(size__gt=0).count(),
    }


def units() -> dict[str, int]:
    """How many sentences engines made, how many came from the memory, and how many it holds."""
    added = Translation.objects.aggregate(made=Sum("units_made"), reused=Sum("units_reused"))
    return {"made": added["made"] or 0, "reused": added["reused"] or 0, "memory": MemoryUnit.objects.count()}


def engines_today(budgets: Mapping[str, int], day: date) -> list[dict[str, Any]]:
    """The engines elsewhere that were used on a day or have a budget: characters sent, and what they may be sent."""
    used = {row.engine: row for row in EngineUse.objects.filter(day=day)}
    return [
        {
            "engine": name,
            "characters": used[name].characters if name in used else 0,
            "budget": budgets.get(name),
            "closed": name in used and used[name].is_closed,
        }
        for name in sorted({*used, *budgets})
    ]


def feeds_failing() -> dict[str, int]:
    """How many active feeds failed when they were last asked, and how many are asked no more."""
    return {
        "failing": Feed.objects.filter(is_active=True, failure_count__gt=0).count(),
        "stopped": Feed.objects.filter(is_active=False).count(),
    }


def failures_by_stage() -> dict[str, int]:
    """How many failures stand open, by stage."""
    rows = Failure.objects.order_by("stage").values_list("stage").annotate(count=Count("pk"))
    return dict(rows)


def remarks_waiting() -> int:
    """How many readers' remarks nobody has looked at yet."""
    return Remark.objects.filter(state=Remark.State.NEW).count()


def engines_refused() -> int:
    """How many versions of engines did worse on the canaries and were not accepted."""
    return EngineRecord.objects.filter(accepted=False).count()


def last_feed_at() -> datetime | None:
    """When a feed last answered as it should."""
    at: datetime | None = Feed.objects.aggregate(at=Max("succeeded_at"))["at"]
    return at


def _by(column: str) -> dict[str, int]:
    rows = Translation.objects.values_list(column).annotate(count=Count("pk")).order_by(column)
    return dict(rows)


def pages_waiting() -> int:
    """How many articles have not been read yet, and are to be."""
    return Article.objects.filter(
        latest__isnull=True, same_as__isnull=True, withdrawn_at__isnull=True, next_visit_at__isnull=False
    ).count()


def translations_waiting(editions: list[str]) -> dict[str, dict[str, Any]]:
    """By pair: how many revisions wait, and why."""
    waiting: dict[str, dict[str, Any]] = {}
    for target in editions:
        done = Translation.objects.filter(revision=OuterRef("latest"), target_language=target)
        rows = worklist.shown_articles().filter(latest__isnull=False).exclude(Exists(done)).order_by("latest__language")
        for language, count in rows.values_list("latest__language").annotate(count=Count("key")):
            if base_language(language) == base_language(target):
                continue
            reason = "language unknown" if language == "und" else worklist.pair_reason(language, target)
            entry = waiting.setdefault(pair_name(language, target), {"count": 0, "reason": reason or "queued"})
            entry["count"] += count
    return waiting


def _refused(row: EngineRecord) -> dict[str, Any]:
    return {
        "pair": row.pair,
        "engine": row.engine,
        "version": row.version,
        "model": row.model,
        "score": row.score,
        "detail": row.detail,
        "findings": row.findings,
    }


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
