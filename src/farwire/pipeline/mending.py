"""Mending words that the machine had to guess and the article itself decides ("He lost" of an organisation).

The check says which word should be another one and why; the engine translates the sentence on from
there. The mended sentence is taken only if the check finds no more fault with it than before, and
it says that it was mended. It belongs to its article: the memory keeps the sentence as it was.
"""

from dataclasses import replace

from farwire import check, translate
from farwire.records import Band, EngineChoice, Finding, Revision, Translation, TranslationUnit

RULE = "mended"
_ORDER = (Band.NONE, Band.LOOK, Band.UNRELIABLE)
# A sentence that grows or shrinks more than this was not mended but said anew.
_MOST_CHANGE = 0.35


def mended(revision: Revision, translation: Translation) -> Translation:
    """The translation with every guessed word put right that the article decides; itself if there is none."""
    units = list(translation.units)
    done: set[int] = set()
    for proposal in check.propose_mends(revision, translation):
        if proposal.unit in done:  # its places in the text have moved
            continue
        better = _mend(units[proposal.unit], proposal, translation.engine)
        if better is not None:
            units[proposal.unit] = better
            done.add(proposal.unit)
    return replace(translation, units=tuple(units)) if done else translation


def _mend(unit: TranslationUnit, proposal: check.MendProposal, engine: EngineChoice) -> TranslationUnit | None:
    if unit.target is None:
        return None
    start, end = proposal.target_span
    made = translate.translate_steered(
        engine, unit.source.text, beginning=unit.target[:start].rstrip(), wanted=proposal.wanted
    )
    if made is None or made.target is None or not _is_no_worse(unit, made.target, engine):
        return None
    detail = f"“{unit.target[start:end]}” became “{proposal.wanted[0]}”: {proposal.reason}"
    finding = Finding(proposal.unit, RULE, detail)
    return replace(
        unit,
        target=made.target,
        words=made.words,
        marks=translate.place_marks(unit.source, made.target, made.words),
        findings=(*unit.findings, finding),
    )


def _is_no_worse(unit: TranslationUnit, target: str, engine: EngineChoice) -> bool:
    before = unit.target or ""
    if target == before or abs(len(target) - len(before)) > _MOST_CHANGE * len(before):
        return False
    pairs = [(unit.source.text, before), (unit.source.text, target)]
    old, new = check.examine_pairs(pairs, engine.source_language, engine.target_language)
    return _ORDER.index(new.band) <= _ORDER.index(old.band)
