"""Filing what was translated and checked, and the memory it leaves."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from farwire.archive import search
from farwire.archive.codec import encode
from farwire.archive.intake.failures import clear_failures
from farwire.archive.models import GlossaryTerm, MemoryUnit, Pair, Revision, RuleCount, Translation
from farwire.records import Band, BlockKind, Term, TranslationUnit, UnitOrigin, Verdict
from farwire.records import Revision as RevisionRecord
from farwire.records import Translation as TranslationRecord

_REUSED = frozenset({UnitOrigin.MEMORY, UnitOrigin.HUMAN})


@transaction.atomic
def file_translation(
    row: Revision,
    revision: RevisionRecord,
    translation: TranslationRecord,
    verdict: Verdict,
    units: Sequence[tuple[str, TranslationUnit]],
    now: datetime,
) -> None:
    """File a translation with its verdict, and its new units (memory key, unit) in the memory."""
    engine = translation.engine
    filed, _ = Translation.objects.update_or_create(
        revision=row,
        target_language=translation.target_language,
        defaults={
            "engine": engine.name[:40],
            "engine_version": engine.version[:100],
            "model": engine.model[:100],
            "pair": engine.pair,
            "pivot": engine.pivot or "",
            "headline": _headline(revision, translation),
            "decision": verdict.decision.value,
            "units": encode(translation.units),
            "verdict": encode(verdict),
            "made_at": now,
            **_numbers(translation, verdict),
        },
    )
    _count_rules(filed, translation, verdict)
    _remember(translation, units, now)
    search.enter([row.article_id])
    clear_failures(["translate", "check"], f"{row.article_id}:{translation.target_language}")


def file_pairs(reasons: dict[tuple[str, str], str]) -> None:
    """File which pairs (source, target) are served: an empty reason, or why not."""
    with transaction.atomic():
        for (source, target), reason in reasons.items():
            Pair.objects.update_or_create(
                source_language=source, target_language=target, defaults={"reason": reason[:200]}
            )


@transaction.atomic
def file_terms(source_language: str, target_language: str, terms: Sequence[Term]) -> int:
    """File glossary terms of a pair; a term that is there gets the new target. Returns how many were filed."""
    for term in terms:
        GlossaryTerm.objects.update_or_create(
            source_language=source_language,
            target_language=target_language,
            source=term.source,
            case_sensitive=term.case_sensitive,
            defaults={"target": term.target},
        )
    return len(terms)


def _headline(revision: RevisionRecord, translation: TranslationRecord) -> str:
    heads = {index for index, block in enumerate(revision.blocks) if block.kind is BlockKind.HEADLINE}
    targets = [unit.target for unit in translation.units if unit.source.block in heads]
    return " ".join(target for target in targets if target) if all(targets) else ""


def _numbers(translation: TranslationRecord, verdict: Verdict) -> dict[str, int]:
    """How many sentences there are, by band and by where their translation comes from."""
    bands = Counter(unit.band for unit in verdict.units)
    origins = Counter(unit.origin for unit in translation.units)
    return {
        "units_total": len(translation.units),
        "units_look": bands[Band.LOOK],
        "units_unreliable": bands[Band.UNRELIABLE],
        "units_made": origins[UnitOrigin.ENGINE],
        "units_reused": sum(origins[origin] for origin in _REUSED),
    }


def _count_rules(filed: Translation, translation: TranslationRecord, verdict: Verdict) -> None:
    """How often each rule was found, so that an overview need not open every translation."""
    # What was found in making may stand in the verdict once more.
    making = (finding for unit in translation.units for finding in unit.findings)
    found = Counter(finding.rule[:80] for finding in dict.fromkeys((*making, *verdict.findings)))
    RuleCount.objects.filter(translation=filed).delete()
    RuleCount.objects.bulk_create(
        RuleCount(translation=filed, rule=rule, count=count) for rule, count in sorted(found.items())
    )


def _remember(translation: TranslationRecord, units: Sequence[tuple[str, TranslationUnit]], now: datetime) -> None:
    engine = translation.engine
    rows = [
        MemoryUnit(
            key=key,
            source_language=engine.source_language,
            target_language=engine.target_language,
            source=unit.source.text,
            target=unit.target or "",
            origin=unit.origin.value,
            engine=engine.name[:40],
            engine_version=engine.version[:100],
            content={
                "words": encode(unit.words),
                "findings": encode(unit.findings),
                **({"attempts": encode(unit.attempts)} if unit.attempts else {}),
            },
            made_at=now,
        )
        for key, unit in units
        if unit.target
    ]
    MemoryUnit.objects.bulk_create(rows, batch_size=200, ignore_conflicts=True)
