"""The stage: a translation in, a verdict out."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

from farwire.check.certainty import certainty
from farwire.check.guesses import find_guesses
from farwire.check.meaning import cosine, covers, incomplete_risk
from farwire.check.pair import Complaint, Pair, Rule, primary
from farwire.check.rules.dates import check_dates
from farwire.check.rules.lengths import check_extent, length_deviation
from farwire.check.rules.names import check_names
from farwire.check.rules.negation import check_negation
from farwire.check.rules.numbers import check_numbers
from farwire.check.rules.places import check_places
from farwire.check.rules.scripts import check_names_across
from farwire.check.rules.speech import check_attribution, check_questions, check_quotes
from farwire.check.rules.surface import (
    check_addresses,
    check_edges,
    check_loops,
    check_punctuation,
    check_sentence_count,
)
from farwire.check.rules.units import check_units
from farwire.check.rules.wording import check_copied, check_language
from farwire.check.verdict import band_of, decide, total_risk
from farwire.records import (
    AlignedWord,
    Band,
    CheckRequest,
    Finding,
    TranslationUnit,
    UnitOrigin,
    UnitVerdict,
    Verdict,
)

_RULES: tuple[Rule, ...] = (
    check_numbers,
    check_units,
    check_dates,
    check_names,
    check_names_across,
    check_places,
    check_negation,
    check_quotes,
    check_attribution,
    check_questions,
    check_addresses,
    check_punctuation,
    check_edges,
    check_sentence_count,
    check_loops,
    check_copied,
    check_language,
)
_RULES_FOR_COPIES: tuple[Rule, ...] = (check_copied, check_language)
# What the engine or the preparation says of a unit that has a target, by its rule.
_RISKS_TOLD = {"cut off": 0.7, "loop cut": 0.7, "too long": 0.6, "unknown piece": 0.5, "term missing": 0.3}
# What adds less than this to a warning is not worth a reader's time.
_WORTH_TELLING = 0.15


def examine(request: CheckRequest) -> Verdict:
    """Check every unit of a translation and decide on the whole.

    Human units are taken at their word, copied ones only asked whether they should have been copied;
    a unit without a target keeps the findings that say why and is unreliable. Raises nothing of its own.
    """
    translation, revision = request.translation, request.revision
    source, target = primary(revision.language), primary(translation.target_language)
    verdicts = tuple(_examine_unit(i, unit, source, target) for i, unit in enumerate(translation.units))
    kinds = {place: block.kind for place, block in enumerate(revision.blocks)}
    unit_kinds = [kinds.get(unit.source.block) for unit in translation.units]
    decision, reasons = decide(translation.units, verdicts, unit_kinds)
    return Verdict(translation.digest, translation.target_language, verdicts, decision, reasons)


def examine_pairs(
    pairs: Sequence[tuple[str, str]], source_language: str, target_language: str
) -> tuple[UnitVerdict, ...]:
    """Check pairs of (source, target) text of one pair of languages, without alignment; one verdict a pair."""
    source, target = primary(source_language), primary(target_language)
    return tuple(_judged(i, Pair(ours, theirs, source, target), (), _RULES) for i, (ours, theirs) in enumerate(pairs))


# A translation is examined again after each way of making it better, and most of its sentences are the same.
@lru_cache(maxsize=512)
def _examine_unit(index: int, unit: TranslationUnit, source: str, target: str) -> UnitVerdict:
    if unit.target is None:
        missing = Finding(index, "not-translated", "this sentence is not translated")
        return UnitVerdict(Band.UNRELIABLE, unit.findings or (missing,))
    if unit.origin is UnitOrigin.HUMAN:
        return UnitVerdict(Band.NONE, unit.findings)
    pair = Pair(unit.source.text, unit.target, source, target, _fitting(unit.words, unit))
    if unit.origin is UnitOrigin.COPIED or source == target:
        return _judged(index, pair, unit.findings, _RULES_FOR_COPIES if source != target else ())
    return _judged(index, pair, unit.findings, _RULES)


def _fitting(words: tuple[AlignedWord, ...], unit: TranslationUnit) -> tuple[AlignedWord, ...]:
    """The alignment, if it is one of these two texts; else none."""
    if not words or unit.target is None:
        return ()
    inside = all(word.target_end <= len(unit.target) and word.source_end <= len(unit.source.text) for word in words)
    return words if inside else ()


def _judged(index: int, pair: Pair, before: tuple[Finding, ...], rules: tuple[Rule, ...]) -> UnitVerdict:
    deviation = length_deviation(pair)
    complaints = _complaints(pair, rules)
    likeness = None
    if rules is _RULES and pair.target.strip() and pair.source.strip():
        likeness = cosine(pair) if _in_doubt(pair, deviation) else None
        complaints += check_extent(pair, deviation, likeness)
    complaints.sort(key=lambda complaint: (-complaint.risk, complaint.rule, complaint.detail))
    told_before = (_RISKS_TOLD.get(finding.rule, 0.0) for finding in before)
    risk = total_risk((*(complaint.risk for complaint in complaints), *told_before))
    band = band_of(risk)
    told = [complaint for complaint in complaints if band is not Band.NONE and complaint.risk >= _WORTH_TELLING]
    findings = tuple(Finding(index, c.rule, c.detail, c.source_span, c.target_span) for c in told or complaints[:1])
    scores = [("risk", risk), ("length_deviation", round(deviation, 3))]
    if likeness is not None:
        scores.append(("cosine", likeness))
    scores += certainty(pair.words)
    warnings = findings if band is not Band.NONE else ()
    return UnitVerdict(band, (*before, *warnings, *find_guesses(index, pair, before)), tuple(scores))


def _in_doubt(pair: Pair, deviation: float) -> bool:
    """Whether to ask for the meaning: always where no alignment vouches for it, else if the target is short."""
    if not covers(pair.source_language, pair.target_language):
        return False
    return not pair.words or incomplete_risk(deviation, None, 0.0) > 0.05


def _complaints(pair: Pair, rules: tuple[Rule, ...]) -> list[Complaint]:
    if not pair.source.strip():
        return []
    if not pair.target.strip():
        return [Complaint("empty", "the translation is empty", 0.99)]
    return list(chain.from_iterable(rule(pair) for rule in rules))
