"""The records: frozen, slotted, picklable, and honest about what is unknown."""

import dataclasses
import inspect
import pickle
from datetime import UTC, datetime

import pytest

from farwire import records
from farwire.records import Band, Block, BlockKind, Completeness, EngineChoice, Finding, Revision, Segment, Whole

RECORDS = [each for _, each in inspect.getmembers(records, dataclasses.is_dataclass) if isinstance(each, type)]


def _revision(*blocks: Block, language: str = "pt") -> Revision:
    return Revision(
        digest="d1",
        canonical_url="https://example.org/a",
        language=language,
        language_confidence=1.0,
        byline=(),
        published_at=datetime(2026, 3, 4, 5, 6, tzinfo=UTC),
        updated_at=None,
        section=None,
        image=None,
        origin=None,
        completeness=Completeness(Whole.COMPLETE),
        rights=records.Rights(),
        blocks=blocks,
    )


def _block(kind: BlockKind, *sentences: str, block: int = 0) -> Block:
    return Block(kind, tuple(Segment(block, index, text) for index, text in enumerate(sentences)))


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_records_are_frozen_slotted_and_described(kind: type) -> None:
    assert kind.__dataclass_params__.frozen
    assert "__slots__" in vars(kind)
    assert kind.__doc__
    assert not kind.__doc__.startswith(f"{kind.__name__}("), "a docstring of its own, not the generated one"


def test_a_revision_survives_pickling() -> None:
    revision = _revision(_block(BlockKind.HEADLINE, "Olá"), _block(BlockKind.PARAGRAPH, "Um.", "Dois.", block=1))
    assert pickle.loads(pickle.dumps(revision)) == revision  # noqa: S301 - our own bytes


def test_texts_by_kind_and_all_sentences_in_order() -> None:
    revision = _revision(
        _block(BlockKind.HEADLINE, "Título"),
        _block(BlockKind.PARAGRAPH, "Um.", "Dois.", block=1),
        _block(BlockKind.PARAGRAPH, "Três.", block=2),
    )
    assert revision.headline == "Título"
    assert revision.text_of(BlockKind.PARAGRAPH) == "Um. Dois.\nTrês."
    assert revision.text_of(BlockKind.CAPTION) == ""
    assert [segment.text for segment in revision.segments] == ["Título", "Um.", "Dois.", "Três."]


@pytest.mark.parametrize(
    ("language", "joint"),
    [("pt", " "), ("th", " "), ("ko", " "), ("und", " "), ("ja", ""), ("zh-Hant", ""), ("zh-TW", ""), ("my", "")],
)
def test_solid_scripts_take_no_space_between_sentences(language: str, joint: str) -> None:
    assert records.sentence_joint(language) == joint
    assert records.block_text(_block(BlockKind.PARAGRAPH, "一。", "二。"), language) == f"一。{joint}二。"


def test_rights_unknown_are_not_granted() -> None:
    rights = records.Rights()
    assert rights.may_translate is records.Permission.NOT_GRANTED
    assert rights.may_show_full_text is records.Permission.NOT_GRANTED


def test_a_pair_in_one_word() -> None:
    assert EngineChoice("marian", "name", "1", "model", "pt", "en").pair == "pt-en"


def test_a_verdict_gathers_its_findings_in_order() -> None:
    first, second = Finding(0, "loop", "a word repeats"), Finding(2, "numbers", "3 is lost")
    units = (
        records.UnitVerdict(Band.LOOK, (first,)),
        records.UnitVerdict(Band.NONE),
        records.UnitVerdict(Band.UNRELIABLE, (second,)),
    )
    assert records.Verdict("d1", "en", units, records.Decision.FLAG).findings == (first, second)


def test_equal_failures_are_equal_whatever_the_wait() -> None:
    assert records.Failure("gather", "f", "HttpFailed", "429", retry_after=1.0) == records.Failure(
        "gather", "f", "HttpFailed", "429", retry_after=2.0
    )
