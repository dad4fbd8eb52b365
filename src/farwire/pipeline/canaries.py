"""Canary sentences: a few whose translation is known, sent through an engine before it may translate the news.

How an engine did is one number from 0 to 1, for comparing two versions of the same pair and nothing else: half of it
is the share of canaries that came out sound, half their overlap with a reference.
"""

import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from farwire.pipeline.bare import bare_revision
from farwire.pipeline.stages import Checked
from farwire.records import Band, EngineChoice, TranslationRequest, TranslationUnit, UnitVerdict

# A version whose score is lower by more than this is clearly worse. One sentence of twelve that loses its second half
# costs about as much; other words for the same thing cost a hundredth or two.
WORSE_BY = 0.06
_LONGEST_GRAM = 6
# As in chrF2: recall counts twice as much as precision.
_BETA = 2


@dataclass(frozen=True, slots=True)
class Canary:
    """A sentence, a translation of it that is known to be right, and what must survive, each in one of its forms."""

    source: str
    reference: str
    keep: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """How an engine did: its score, and what was wrong, one line a canary that came out badly."""

    score: float
    findings: tuple[str, ...]


def canaries_of(pair: str) -> tuple[Canary, ...]:
    """The canaries of a pair such as "pt-en"; none for most."""
    return _all_canaries().get(pair, ())


@cache
def _all_canaries() -> dict[str, tuple[Canary, ...]]:
    stored = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return {
        pair: tuple(
            Canary(each["source"], each["reference"], tuple(tuple(forms.split("|")) for forms in each["keep"]))
            for each in table["canaries"]
        )
        for pair, table in stored.items()
    }


def canary_request(canaries: Sequence[Canary], choice: EngineChoice) -> TranslationRequest:
    """The canaries as an article of one sentence a paragraph, so that they go the way all articles go."""
    sentences = [canary.source for canary in canaries]
    revision = bare_revision(sentences, choice.source_language, digest=f"canaries:{choice.pair}")
    return TranslationRequest(revision, choice.target_language, choice)


def judge(canaries: Sequence[Canary], checked: Checked) -> Trial:
    """Score the canaries' translations."""
    told, overlaps = [], []
    for canary, unit, verdict in zip(canaries, checked.translation.units, checked.verdict.units, strict=True):
        overlaps.append(overlap(unit.target or "", canary.reference))
        faults = _faults(canary, unit, verdict)
        if faults:
            told.append(f"{canary.source} → {unit.target or '–'}: {'; '.join(faults)}")
    sound = 1 - len(told) / len(canaries)
    return Trial(round((sound + sum(overlaps) / len(overlaps)) / 2, 4), tuple(told))


def _faults(canary: Canary, unit: TranslationUnit, verdict: UnitVerdict) -> list[str]:
    target = (unit.target or "").casefold()
    lost = ["/".join(forms) for forms in canary.keep if not any(form.casefold() in target for form in forms)]
    found = [finding.detail for finding in verdict.findings] if verdict.band is not Band.NONE else []
    return [f"{forms} is lost" for forms in lost] + found


def overlap(text: str, reference: str) -> float:
    """How far two texts share character n-grams (n from 1 to 6, no spaces): F2 from 0 to 1 (chrF, Popović 2015)."""
    scores = [_f_score(_grams(text, size), _grams(reference, size)) for size in range(1, _LONGEST_GRAM + 1)]
    known = [score for score in scores if score is not None]
    return sum(known) / len(known) if known else float(text == reference)


def _grams(text: str, size: int) -> Counter[str]:
    solid = "".join(text.split())
    return Counter(solid[start : start + size] for start in range(len(solid) - size + 1))


def _f_score(ours: Counter[str], theirs: Counter[str]) -> float | None:
    """F2 of two bags of n-grams; None where the reference is too short to have any."""
    if not theirs:
        return None
    shared = sum((ours & theirs).values())
    if not shared:
        return 0.0
    precision, recall = shared / ours.total(), shared / theirs.total()
    return (1 + _BETA**2) * precision * recall / (_BETA**2 * precision + recall)
