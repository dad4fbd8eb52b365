"""Filing how engines did on the canary sentences, and which of them may translate."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from farwire.archive.intake.failures import clear_failures, record_failure
from farwire.archive.models import EngineRecord
from farwire.records import EngineChoice, Failure

_STAGE = "canary"


@dataclass(frozen=True, slots=True)
class EngineOutcome:
    """What a trial of an engine gave; `score` is None where the pair has no canaries."""

    score: float | None
    findings: tuple[str, ...]
    accepted: bool
    detail: str


@transaction.atomic
def file_engine(choice: EngineChoice, outcome: EngineOutcome, now: datetime) -> None:
    """File the trial of an engine's version on its pair; one that was not accepted is a failure with its name."""
    EngineRecord.objects.update_or_create(
        pair=choice.pair,
        engine=choice.name[:40],
        version=choice.version[:100],
        defaults={
            "model": choice.model[:100],
            "score": outcome.score,
            "findings": list(outcome.findings),
            "detail": outcome.detail[:300],
            "accepted": outcome.accepted,
            "made_at": now,
        },
    )
    if outcome.accepted:
        settle_engine(choice.pair)
    else:
        detail = f"{choice.name} {choice.version} ({choice.model}): {outcome.detail}"
        record_failure(Failure(_STAGE, choice.pair, "EngineWorse", detail), now, None)


def settle_engine(pair: str) -> None:
    """An accepted version serves the pair: what was refused before it, and why, is of no more interest."""
    EngineRecord.objects.filter(pair=pair, accepted=False).delete()
    clear_failures([_STAGE], pair)


@transaction.atomic
def accept_engine(pair: str) -> list[str]:
    """Accept the versions of a pair that were refused; returns their names."""
    refused = EngineRecord.objects.filter(pair=pair, accepted=False)
    names = [f"{row.engine} {row.version}" for row in refused]
    refused.update(accepted=True, detail="accepted by the operator")
    settle_engine(pair)
    return names
