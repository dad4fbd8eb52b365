"""Translations: what an edition's readers can't read yet, into their language, checked before it is filed.

A sentence is translated once. Which article translates it and which finds it in the memory must not
depend on which worker is faster, so each unit is claimed by the first article of the worklist
that needs it; articles that share a unit with an earlier one wait for that one's wave.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from farwire import translate
from farwire.archive import intake, worklist
from farwire.archive.codec import decode
from farwire.archive.languages import base_language
from farwire.archive.models import MemoryUnit
from farwire.archive.models import Revision as RevisionRow
from farwire.pipeline import executors, stages
from farwire.pipeline.budgets import Budgets
from farwire.pipeline.corrections import glossary_of, recall
from farwire.pipeline.progress import phase
from farwire.pipeline.steps.serving import Serving
from farwire.pipeline.wire import Report, Wire
from farwire.records import (
    AlignedWord,
    Attempt,
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
    others: tuple[EngineChoice, ...] = ()

    @property
    def subject(self) -> str:
        """How failures name it."""
        return f"{self.row.article_id}:{self.target_language}"

    @property
    def engine(self) -> str:
        """How the engine's own failures name it: as the operator's settings do, with the pair."""
        return f"{dict(self.choice.options).get('entry', self.choice.name)} {self.choice.pair}"

    @property
    def texts(self) -> dict[str, str]:
        """The sentences by their memory keys, each once."""
        segments = zip(self.keys, self.revision.segments, strict=True)
        return {key: segment.text for key, segment in segments if key is not None}

    @property
    def unknown(self) -> dict[str, str]:
        """Those that the memory does not hold now."""
        texts = self.texts
        known = recall(texts, self.choice)
        return {key: text for key, text in texts.items() if key not in known}


def translate_revisions(wire: Wire, report: Report) -> None:
    """Translate for every edition what is not in its language and has no translation yet."""
    for target in wire.editions:
        servings = _servings(wire, target)
        ids = list(
            worklist.revisions_to_translate(target, wire.now())
            .filter(language__in=list(servings))
            .values_list("pk", flat=True)
        )
        with phase(f"→ {target}", len(ids), quiet=wire.quiet) as step:
            for start in range(0, len(ids), _PLAN_TOGETHER):
                waiting = ids[start : start + _PLAN_TOGETHER]
                while waiting:
                    plans = _plans(wire, waiting, target, servings)
                    waiting = []
                    for wave in waves(plans):
                        for failed in _translate_wave(wire, wave, servings, waiting):
                            report.failures += failed
                            report.translated += not failed
                            step()
        _file_reasons(target, servings)


def _servings(wire: Wire, target: str) -> dict[str, Serving]:
    """The engines for each language that waits and is served; which pairs are is filed for all to see."""
    waiting = worklist.foreign_revisions(target).exclude(language="und")
    languages = list(waiting.order_by("language").values_list("language", flat=True).distinct())
    servings = {language: Serving(wire, language, target) for language in languages}
    for serving in servings.values():
        serving.leaves_waiting = next(serving.choices(), None) is None
    _file_reasons(target, servings)
    return {language: serving for language, serving in servings.items() if not serving.leaves_waiting}


def _file_reasons(target: str, servings: dict[str, Serving]) -> None:
    reasons = dict[tuple[str, str], str]()
    for language, serving in servings.items():
        pair = base_language(language), base_language(target)
        reasons[pair] = reasons.get(pair) or (serving.reason if serving.leaves_waiting else "")
    intake.file_pairs(reasons)


def _plans(wire: Wire, ids: list[int], target: str, servings: dict[str, Serving]) -> list[Planned]:
    """Each article with the first engine whose budget still holds it; an article that no budget holds waits."""
    rows = worklist.seen_first(RevisionRow.objects.filter(pk__in=ids), target)
    purse = Purse(wire.budgets)
    plans = (_plan(row, target, servings[row.language], purse) for row in rows)
    return [plan for plan in plans if plan is not None]


def _plan(row: RevisionRow, target: str, serving: Serving, purse: "Purse") -> Planned | None:
    revision = decode(Revision, row.content)
    glossary = glossary_of(row.language, target)
    for choice in serving.choices(row.pk):
        keys = translate.memory_keys(revision, choice, glossary)
        plan = Planned(row, revision, target, choice, glossary, keys, serving.asked_again(choice))
        if purse.pays(plan):
            return plan
        if purse.might_pay(plan):
            serving.spend(choice)
        else:
            serving.reason = f"an article is longer than the day's budget of {choice.name}"
    serving.leaves_waiting = True
    return None


class Purse:
    """What is left of the budgets while articles are planned: each sentence is paid by the first that needs it."""

    def __init__(self, budgets: Budgets) -> None:
        """Begin with what is left now."""
        self._budgets = budgets
        self._left: dict[str, int | None] = {}
        self._paid: set[str] = set()

    def pays(self, plan: Planned) -> bool:
        """Whether the budget of the plan's engine holds what the article would send; if so it is set aside."""
        name = self._budgets.name(plan.choice)
        if name not in self._left:
            self._left[name] = self._budgets.left(plan.choice)
        left = self._left[name]
        if left is None:
            return True
        sent = {key: text for key, text in plan.unknown.items() if key not in self._paid}
        cost = sum(map(len, sent.values()))
        if cost > left:
            return False
        self._left[name] = left - cost
        self._paid.update(sent)
        return True

    def might_pay(self, plan: Planned) -> bool:
        """Whether a whole day's budget would hold the article."""
        limit = self._budgets.limit(plan.choice)
        return limit is None or sum(map(len, plan.unknown.values())) <= limit


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


def _translate_wave(
    wire: Wire, wave: list[Planned], servings: dict[str, Serving], waiting: list[int]
) -> Iterator[bool]:
    """Translate, check and file; for each article whether it failed.

    `waiting` gets those that are to be planned anew: the budget gave out, or the engine failed and another follows it.
    """
    plans = {plan.revision.digest: plan for plan in wave}
    costs: dict[str, int] = {}
    working = executors.Feed(
        wire.work, stages.translate_and_check, lambda request: plans[request.revision.digest].subject
    )

    def requests() -> Iterator[TranslationRequest]:
        for plan in wave:
            request, cost = _request(plan)
            if servings[plan.row.language].serves(plan.choice) and wire.budgets.reserve(plan.choice, cost):
                costs[plan.revision.digest] = cost
                yield request
            else:
                waiting.append(plan.row.pk)

    for request, checked in working.run(requests()):
        plan = plans[request.revision.digest]
        if not (isinstance(checked, Failure) and checked.error == "WorkerLost"):  # what was sent then, nobody knows
            wire.budgets.settle(plan.choice, costs[plan.revision.digest], checked.sent)
        if isinstance(checked, Failure) and _planned_anew(wire, plan, servings[plan.row.language], checked):
            waiting.append(plan.row.pk)
            continue
        _file(wire, plan, checked)
        yield isinstance(checked, Failure)


def _planned_anew(wire: Wire, plan: Planned, serving: Serving, failure: Failure) -> bool:
    """Whether the article is no failure yet; an engine that failed and was followed by another one is filed as such."""
    if wire.budgets.closed_by(plan.choice, failure):
        return True
    if failure.error == "WorkerLost" or not serving.hands_over(plan.choice, plan.row.pk, failure):
        return False
    failed = replace(failure, stage="engine", subject=plan.engine)
    intake.file_failure(failed, wire.now(), wire.poll_minutes)
    return True


def _file(wire: Wire, plan: Planned, checked: stages.Checked | Failure) -> None:
    if isinstance(checked, Failure):
        intake.file_failure(replace(checked, subject=plan.subject), wire.now(), wire.poll_minutes)
        return
    intake.file_translation(plan.row, plan.revision, checked.translation, checked.verdict, checked.units, wire.now())
    if translate.is_remote(plan.choice):
        intake.clear_failures(["engine"], plan.engine)


def _request(plan: Planned) -> tuple[TranslationRequest, int]:
    """The request, with what the memory holds now, and how many characters it leaves for the engine."""
    texts = plan.texts
    hits = tuple(_hit(key, unit) for key, unit in recall(texts, plan.choice).items())
    cost = sum(map(len, texts.values())) - sum(len(texts[hit.key]) for hit in hits)
    return TranslationRequest(plan.revision, plan.target_language, plan.choice, hits, plan.glossary, plan.others), cost


def _hit(key: str, unit: MemoryUnit) -> MemoryHit:
    return MemoryHit(
        key=key,
        target=unit.target,
        origin=UnitOrigin(unit.origin),
        words=tuple(decode(AlignedWord, word) for word in unit.content.get("words", ())),
        findings=tuple(decode(Finding, finding) for finding in unit.content.get("findings", ())),
        attempts=tuple(decode(Attempt, attempt) for attempt in unit.content.get("attempts", ())),
    )
