"""What the check found, added up by pair and engine and by source; counted when filed, never read from the records."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from typing import Any, TypeVar

from django.db.models import Count, Sum

from farwire.archive.models import RuleCount, Translation

_TOP = 10
_SOURCE = "revision__article__source__slug"
Key = TypeVar("Key", bound=Hashable)


def bands_by_pair() -> list[dict[str, Any]]:
    """One object a pair and engine: translations, decisions, sentences by band."""
    return list(_totals(("pair", "engine")).values())


def findings_by_pair() -> list[dict[str, Any]]:
    """The same, with the rules found most."""
    return _added_up(("pair", "engine"))


def findings_by_source() -> list[dict[str, Any]]:
    """The same as by pair, one object a source (by its slug)."""
    return [{"source": each.pop(_SOURCE), **each} for each in _added_up((_SOURCE,))]


def _added_up(columns: tuple[str, ...]) -> list[dict[str, Any]]:
    rules = _top_rules(
        (tuple(key), rule, count)
        for *key, rule, count in RuleCount.objects.order_by()
        .values_list(*(f"translation__{column}" for column in columns), "rule")
        .annotate(found=Sum("count"))
    )
    return [entry | {"rules": rules.get(key, {})} for key, entry in _totals(columns).items()]


def _totals(columns: tuple[str, ...]) -> dict[tuple[str, ...], dict[str, Any]]:
    totals: dict[tuple[str, ...], dict[str, Any]] = {}
    rows = (
        Translation.objects.order_by(*columns, "decision")
        .values_list(*columns, "decision")
        .annotate(Count("pk"), Sum("units_total"), Sum("units_look"), Sum("units_unreliable"))
    )
    for *names, decision, count, sentences, look, unreliable in rows:
        key = tuple(names)
        entry = totals.setdefault(key, dict(zip(columns, key, strict=True)) | _nothing())
        entry["translations"] += count
        entry["decisions"][decision] = count
        entry["sentences"] += sentences
        entry["look"] += look
        entry["unreliable"] += unreliable
    return totals


def _nothing() -> dict[str, Any]:
    return {"translations": 0, "decisions": {}, "sentences": 0, "look": 0, "unreliable": 0}


def _top_rules(rows: Iterable[tuple[Key, str, int]]) -> dict[Key, dict[str, int]]:
    """For each key the rules found most, the most frequent first; equals by name."""
    found: defaultdict[Key, Counter[str]] = defaultdict(Counter)
    for key, rule, count in rows:
        found[key][rule] += count
    return {
        key: dict(sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:_TOP]) for key, counts in found.items()
    }
