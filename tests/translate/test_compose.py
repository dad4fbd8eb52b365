"""From a revision to its translation: one unit a segment, memory first, failures as data."""

import dataclasses
import pickle
from pathlib import Path

import pytest

from farwire.errors import TranslateError
from farwire.records import (
    Block,
    BlockKind,
    Completeness,
    EngineChoice,
    Failure,
    Mark,
    MemoryHit,
    Revision,
    Rights,
    Segment,
    Translation,
    TranslationRequest,
    UnitOrigin,
    Whole,
)
from farwire.translate import memory_keys, new_units, translate, unit_to_hit


def revision(*texts: str | Segment, language: str = "pt") -> Revision:
    segments = tuple(text if isinstance(text, Segment) else Segment(0, index, text) for index, text in enumerate(texts))
    return Revision(
        digest="d" * 64,
        canonical_url="https://example.org/a",
        language=language,
        language_confidence=1.0,
        byline=(),
        published_at=None,
        updated_at=None,
        section=None,
        image=None,
        origin=None,
        completeness=Completeness(Whole.COMPLETE),
        rights=Rights(),
        blocks=(Block(BlockKind.PARAGRAPH, segments),),
    )


def request(choice: EngineChoice, *texts: str | Segment, memory: tuple[MemoryHit, ...] = ()) -> TranslationRequest:
    return TranslationRequest(revision(*texts), "en", choice, memory)


def done(asked: TranslationRequest) -> Translation:
    translation = translate(asked)
    assert isinstance(translation, Translation)
    return translation


def test_a_unit_for_each_segment_in_order(pt_en: EngineChoice) -> None:
    texts = (
        "O tribunal adiou o julgamento.",
        "12,5 €",
        "Chove.",
        "O tribunal adiou o julgamento.",
        "https://exemplo.pt",
    )
    translation = done(request(pt_en, *texts))
    assert [unit.source.text for unit in translation.units] == list(texts)
    assert [unit.origin for unit in translation.units] == ["engine", "copied", "engine", "memory", "copied"]
    assert translation.units[0].target == translation.units[3].target == "The court postponed the trial."
    assert translation.units[1].target == "12,5 €"


def test_the_same_request_gives_the_same_bytes(pt_en: EngineChoice) -> None:
    asked = request(pt_en, "O tribunal adiou o julgamento.", "Chove desde ontem.")
    assert pickle.dumps(translate(asked)) == pickle.dumps(translate(pickle.loads(pickle.dumps(asked))))  # noqa: S301


def test_memory_comes_first(pt_en: EngineChoice) -> None:
    texts = ("O tribunal adiou o julgamento.", "Chove.")
    (first, second) = memory_keys(revision(*texts), pt_en)
    assert first
    assert second
    hits = (MemoryHit(first, "By machine.", UnitOrigin.MEMORY), MemoryHit(second, "By hand.", UnitOrigin.HUMAN))
    units = done(request(pt_en, *texts, memory=hits)).units
    assert [(unit.target, unit.origin) for unit in units] == [("By machine.", "memory"), ("By hand.", "human")]
    assert new_units(done(request(pt_en, *texts, memory=hits)), revision(*texts)) == ()


def test_new_units_are_those_the_engine_made(pt_en: EngineChoice) -> None:
    texts = ("O tribunal adiou o julgamento.", "12,5 €", "O tribunal adiou o julgamento.")
    translation = done(request(pt_en, *texts))
    ((key, unit),) = new_units(translation, revision(*texts))
    again = done(request(pt_en, *texts, memory=(unit_to_hit(key, unit),)))
    assert [unit.target for unit in again.units] == [unit.target for unit in translation.units]
    assert [unit.origin for unit in again.units] == ["memory", "copied", "memory"]
    assert again.units[0].words == unit.words


def test_links_come_back_from_engine_and_memory(pt_en: EngineChoice) -> None:
    segment = Segment(0, 0, "O presidente francês chegou.", (Mark("link", 2, 20, "https://example.org/p"),))
    translation = done(request(pt_en, segment))
    (mark,) = translation.units[0].marks
    assert (translation.units[0].target or "")[mark.start : mark.end] == "French president"
    ((key, unit),) = new_units(translation, revision(segment))
    other = Segment(0, 0, segment.text, (Mark("em", 21, 27),))
    (mark,) = done(request(pt_en, other, memory=(unit_to_hit(key, unit),))).units[0].marks
    assert mark.kind == "em"


def test_what_must_be_kept_is(pt_en: EngineChoice) -> None:
    segment = Segment(0, 0, "A canção Casa Velha ganhou o prémio.", (Mark("keep", 9, 19),))
    (unit,) = done(request(pt_en, segment)).units
    assert "Casa Velha" in (unit.target or "")
    assert done(request(pt_en, Segment(0, 0, "Casa Velha", (Mark("keep", 0, 10),)))).units[0].origin == "copied"


def test_one_language_is_refused(pt_en: EngineChoice) -> None:
    with pytest.raises(TranslateError):
        translate(TranslationRequest(revision("Olá.", language="pt-BR"), "pt-PT", pt_en))


def test_a_damaged_model_is_a_failure(pt_en: EngineChoice, tmp_path: Path) -> None:
    (tmp_path / "model.x.bin").write_bytes(b"nothing")
    (tmp_path / "vocab.x.spm").write_bytes(b"nothing")
    broken = dataclasses.replace(pt_en, options=(("folder", str(tmp_path)),))
    failure = translate(request(broken, "Chove."))
    assert isinstance(failure, Failure)
    assert (failure.stage, failure.error, failure.retryable) == ("translate", "ModelUnusable", False)
    assert "vocab.x.spm" in failure.detail or "model.x.bin" in failure.detail


def test_a_revision_without_words_needs_no_engine(pt_en: EngineChoice) -> None:
    nowhere = dataclasses.replace(pt_en, options=(("folder", "/nowhere"),))
    assert [unit.origin for unit in done(request(nowhere, "123", "")).units] == ["copied", "copied"]


def test_a_unit_without_target_is_not_remembered(pt_en: EngineChoice) -> None:
    unit = dataclasses.replace(done(request(pt_en, "Chove.")).units[0], target=None)
    with pytest.raises(ValueError, match="no translation"):
        unit_to_hit("0" * 64, unit)
