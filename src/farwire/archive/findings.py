"""What the check found, added up by pair and engine and by source; counted when filed, never read from the records."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from typing import Any, TypeVar

from django.db.models import Count, QuerySet, Sum

from farwire.archive.models import Source, Translation

_TOP = 10
_PAIRS = ("pair", "engine")
# Asked from the source's side, a database finds revisions in an index and need not read past their long contents.
_OF_SOURCE = "articles__revisions__translations__"
Key = TypeVar("Key", bound=Hashable)


def bands_by_pair() -> list[dict[str, Any]]:
    """One object a pair and engine: translations, decisions, sentences by band."""
    return list(_totals(Translation.objects.all(), _PAIRS, "").values())


def findings_by_pair() -> list[dict[str, Any]]:
    """The same, with the rules found most."""
    return _added_up(Translation.objects.all(), _PAIRS, "")


def findings_by_source() -> list[dict[str, Any]]:
    """The same as by pair, one object a source (by its slug)."""
    added_up = _added_up(Source.objects.all(), ("slug",), _OF_SOURCE)
    return [{"source": entry.pop("slug"), **entry} for entry in added_up]


def _added_up(rows: QuerySet[Any], columns: tuple[str, ...], path: str) -> list[dict[str, Any]]:
    """The sums of the translations at `path` from `rows`, one object a value of `columns`."""
    rule, count = f"{path}rule_counts__rule", f"{path}rule_counts__count"
    found = rows.order_by().values_list(*columns, rule).annotate(found=Sum(count))
    rules = _top_rules((tuple(key), rule, count) for *key, rule, count in found if rule is not None)
    return [entry | {"rules": rules.get(key, {})} for key, entry in _totals(rows, columns, path).items()]


def _totals(rows: QuerySet[Any], columns: tuple[str, ...], path: str) -> dict[tuple[str, ...], dict[str, Any]]:
    totals: dict[tuple[str, ...], dict[str, Any]] = {}
    decision_at = f"{path}decision"
    sums = (Sum(f"{path}{name}") for name in ("units_total", "units_look", "units_unreliable"))
    asked = rows.order_by(*columns, decision_at).values_list(*columns, decision_at)
    for *names, decision, count, sentences, look, unreliable in asked.annotate(Count(f"{path}id"), *sums):
        if decision is None:  # nothing of it is translated
            continue
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
