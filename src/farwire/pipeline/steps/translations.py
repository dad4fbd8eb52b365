"""Translations: what an edition's readers can't read yet, into their language, checked before it is filed.

A sentence is translated once. Which article translates it and which finds it in the memory must not
depend on which worker is faster, so each unit is claimed by the first article, in order of
publication, that needs it; articles that share a unit with an earlier one wait for that one's wave.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from farwire import translate
from farwire.archive import intake, worklist
from farwire.archive.codec import decode
from farwire.archive.languages import base_language
from farwire.archive.models import MemoryUnit
from farwire.archive.models import Revision as RevisionRow
from farwire.pipeline import executors, stages
from farwire.pipeline.corrections import recall
from farwire.pipeline.progress import phase
from farwire.pipeline.trials import refusal
from farwire.pipeline.wire import Report, Wire
from farwire.records import (
    AlignedWord,
    EngineChoice,
    Failure,
    Finding,
    MemoryHit,
    Revision,
    Term,
    TranslationRequest,
    UnitOrigin,
)

# So many articles are planned together: enough to keep all workers busy between two waves.
_PLAN_TOGETHER = 400


@dataclass(frozen=True)
class Planned:
    """A revision with its engine, and the memory keys of its units."""

    row: RevisionRow
    revision: Revision
    target_language: str
    choice: EngineChoice
    glossary: tuple[Term, ...]
    keys: tuple[str | None, ...]

    @property
    def subject(self) -> str:
        """How failures name it."""
        return f"{self.row.article_id}:{self.target_language}"


def translate_revisions(wire: Wire, report: Report) -> None:
    """Translate for every edition what is not in its language and has no translation yet."""
    for target in wire.editions:
        choices = _choices(wire, target)
        ids = list(
            worklist.revisions_to_translate(target, wire.now())
            .filter(language__in=list(choices))
            .values_list("pk", flat=True)
        )
        with phase(f"→ {target}", len(ids), quiet=wire.quiet) as step:
            for start in range(0, len(ids), _PLAN_TOGETHER):
                planned = [
                    _plan(row, target, choices[row.language]) for row in _rows(ids[start : start + _PLAN_TOGETHER])
                ]
                for wave in waves(planned):
                    for failed in _translate_wave(wire, wave):
                        report.failures += failed
                        report.translated += not failed
                        step()


def _choices(wire: Wire, target: str) -> dict[str, EngineChoice]:
    """The engine for each language that waits and is served; which pairs are is filed for all to see."""
    waiting = worklist.foreign_revisions(target).exclude(language="und")
    choices: dict[str, EngineChoice] = {}
    reasons: dict[tuple[str, str], str] = {}
    for language in waiting.order_by("language").values_list("language", flat=True).distinct():
        choice = translate.choose_engine(language, target, engines=wire.engines, models_folder=wire.models_folder)
        reason = refusal(wire, choice) if choice else "no model"
        reasons[base_language(language), base_language(target)] = reason
        if choice is not None and not reason:
            choices[language] = choice
    intake.file_pairs(reasons)
    return choices


def _rows(ids: list[int]) -> list[RevisionRow]:
    return list(RevisionRow.objects.filter(pk__in=ids).order_by("article__published_at", "article_id"))


def _plan(row: RevisionRow, target: str, choice: EngineChoice) -> Planned:
    revision = decode(Revision, row.content)
    terms = worklist.glossary(row.language, target)
    glossary = tuple(Term(term.source, term.target, term.case_sensitive) for term in terms)
    return Planned(row, revision, target, choice, glossary, translate.memory_keys(revision, choice, glossary))


def waves(planned: list[Planned]) -> Iterator[list[Planned]]:
    """Parts that can be translated side by side: nothing in a wave needs a unit that another in it will make."""
    first: dict[str, int] = {}
    levels: list[list[Planned]] = []
    for plan in planned:
        keys = {key for key in plan.keys if key is not None}
        level = max((first[key] + 1 for key in keys if key in first), default=0)
        for key in keys:
            first.setdefault(key, level)
        if level == len(levels):
            levels.append([])
        levels[level].append(plan)
    yield from levels


def _translate_wave(wire: Wire, wave: list[Planned]) -> Iterator[bool]:
    """Translate, check and file; for each article whether it failed."""
    plans = {plan.revision.digest: plan for plan in wave}
    working = executors.Feed(
        wire.work, stages.translate_and_check, lambda request: plans[request.revision.digest].subject
    )
    for request, checked in working.run(_request(plan) for plan in wave):
        plan = plans[request.revision.digest]
        if isinstance(checked, Failure):
            failure = Failure(checked.stage, plan.subject, checked.error, checked.detail, checked.retryable)
            intake.file_failure(failure, wire.now(), wire.poll_minutes)
        else:
            intake.file_translation(
                plan.row, plan.revision, checked.translation, checked.verdict, checked.units, wire.now()
            )
        yield isinstance(checked, Failure)


def _request(plan: Planned) -> TranslationRequest:
    """The request, with what the memory holds now."""
    segments = zip(plan.keys, plan.revision.segments, strict=True)
    texts = {key: segment.text for key, segment in segments if key is not None}
    hits = tuple(_hit(key, unit) for key, unit in recall(texts, plan.choice).items())
    return TranslationRequest(plan.revision, plan.target_language, plan.choice, hits, plan.glossary)


def _hit(key: str, unit: MemoryUnit) -> MemoryHit:
    return MemoryHit(
        key=key,
        target=unit.target,
        origin=UnitOrigin(unit.origin),
        words=tuple(decode(AlignedWord, word) for word in unit.content.get("words", ())),
        findings=tuple(decode(Finding, finding) for finding in unit.content.get("findings", ())),
    )
