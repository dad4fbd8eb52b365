"""What people laid down: what a sentence means, found before anything an engine made, and what terms are to be."""

from collections.abc import Mapping

from farwire import translate
from farwire.archive import worklist
from farwire.archive.models import MemoryUnit
from farwire.records import EngineChoice, Term


def human_key(text: str, source_language: str, target_language: str) -> str:
    """The memory key of a human unit.

    It is made as an engine's is, but names no engine, version or glossary, so a correction outlives them all.
    """
    source, target = translate.base_language(source_language), translate.base_language(target_language)
    return translate.memory_key(text, EngineChoice("human", "human", "", "", source, target))


def glossary_of(source_language: str, target_language: str) -> tuple[Term, ...]:
    """The operator's terms of a pair."""
    rows = worklist.glossary(source_language, target_language)
    return tuple(Term(row.source, row.target, row.case_sensitive) for row in rows)


def recall(texts: Mapping[str, str], choice: EngineChoice) -> dict[str, MemoryUnit]:
    """What the memory holds of these texts (by their memory keys), a human unit before the engine's."""
    human = {key: human_key(text, choice.source_language, choice.target_language) for key, text in texts.items()}
    units = {unit.key: unit for unit in worklist.memory_units(sorted({*texts, *human.values()}))}
    found = ((key, units.get(human[key]) or units.get(key)) for key in sorted(texts))
    return {key: unit for key, unit in found if unit is not None}
