"""Whether an engine may translate: a version that is new to a pair is tried on its canaries first.

The rule: the first version of a pair is taken as it is. A later one is switched on unless its score is lower than that
of the version accepted last by more than `WORSE_BY`; then the pair waits, with what is translated already
untouched, until another version comes or the operator accepts it.
"""

from dataclasses import dataclass, replace

from farwire import translate
from farwire.archive import intake
from farwire.archive.models import EngineRecord
from farwire.pipeline import executors, stages
from farwire.pipeline.budgets import spent
from farwire.pipeline.canaries import WORSE_BY, Trial, canaries_of, canary_request, judge
from farwire.pipeline.wire import Wire
from farwire.records import EngineChoice, Failure


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an engine may not translate its pair now; `passes_on`: whether the operator's next one is asked instead."""

    reason: str
    passes_on: bool = False


def refusal(wire: Wire, choice: EngineChoice) -> Refusal | None:
    """Whether and why this engine may not translate its pair now.

    One that did worse than before holds its pair back until the operator decides; one that can't be asked does not.
    """
    known = EngineRecord.objects.filter(pair=choice.pair, engine=choice.name[:40], version=choice.version[:100]).first()
    if known is None:
        return _try(wire, choice)
    if known.accepted:
        intake.settle_engine(choice.pair)
        return None
    return Refusal(_words(known.detail))


def _try(wire: Wire, choice: EngineChoice) -> Refusal | None:
    canaries = canaries_of(choice.pair)
    before = EngineRecord.objects.filter(pair=choice.pair, accepted=True, score__isnull=False).first()
    if not canaries:
        intake.file_engine(choice, intake.EngineOutcome(None, (), accepted=True, detail="no canaries"), wire.now())
        return None
    cost = sum(len(canary.source) for canary in canaries)
    if not wire.budgets.reserve(choice, cost):
        return Refusal(spent(choice), passes_on=True)
    working = executors.Feed(wire.work, stages.translate_and_check, lambda _: choice.pair)
    ((_, checked),) = working.run([canary_request(canaries, choice)])
    wire.budgets.settle(choice, cost, checked.sent)
    if isinstance(checked, Failure):
        if wire.budgets.closed_by(choice, checked):
            return Refusal(spent(choice), passes_on=True)
        return _failed(wire, choice, checked) if before else None
    outcome = compare(judge(canaries, checked), before)
    intake.file_engine(choice, outcome, wire.now())
    return None if outcome.accepted else Refusal(_words(outcome.detail))


def compare(trial: Trial, before: EngineRecord | None) -> intake.EngineOutcome:
    """Accept a version or not, by how it did and how the version accepted last did."""
    if before is None or before.score is None:
        return intake.EngineOutcome(trial.score, trial.findings, accepted=True, detail="the first of its pair")
    worse = round(before.score - trial.score, 4)
    detail = f"{trial.score:.3f} on the canaries, {before.score:.3f} before ({before.engine} {before.version})"
    return intake.EngineOutcome(trial.score, trial.findings, accepted=worse <= WORSE_BY, detail=detail)


def _failed(wire: Wire, choice: EngineChoice, failure: Failure) -> Refusal:
    """An engine that can't be tried takes no other's place; nothing is said of its quality."""
    intake.file_failure(replace(failure, stage="canary", subject=choice.pair), wire.now(), wire.poll_minutes)
    return Refusal(_words(failure.detail), passes_on=translate.is_remote(choice))


def _words(detail: str) -> str:
    return f"the engine changed and is not trusted yet: {detail}"
