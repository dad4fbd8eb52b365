"""A sentence in doubt is translated again another way; the better one is kept, and both are recorded."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from farwire import translate
from farwire.archive.codec import decode, encode
from farwire.pipeline import second_try
from farwire.pipeline.bare import bare_revision
from farwire.pipeline.parts import joined, parts_of
from farwire.pipeline.second_try import RULE, tried_again
from farwire.pipeline.stages import Checked, translate_and_check
from farwire.records import (
    AlignedWord,
    Band,
    EngineChoice,
    Mark,
    MemoryHit,
    Revision,
    Segment,
    Translation,
    TranslationRequest,
    TranslationUnit,
    UnitOrigin,
)

SOURCE = "O banco perdeu 17 milhões de euros em março, e a direção demitiu-se."
GOOD = "The bank lost 17 million euros in March, and the management resigned."
BAD = "The bank lost 71 million euros in March, and the management resigned."
LOCAL = EngineChoice("fxtranslate", "local", "1", "model one", "pt", "en")
SECOND = EngineChoice("fxtranslate", "second", "1", "model two", "pt", "en")
ELSEWHERE = EngineChoice("chat", "elsewhere", "1", "model three", "pt", "en")


def revision(*sentences: str) -> Revision:
    return bare_revision(sentences, "pt", digest="d")


def request(*sentences: str, engine: EngineChoice = LOCAL, others: tuple[EngineChoice, ...] = ()) -> TranslationRequest:
    return TranslationRequest(revision(*sentences), "en", engine, others=others)


def made(asked: TranslationRequest, *targets: str | None) -> Translation:
    units = tuple(
        TranslationUnit(segment, target, UnitOrigin.ENGINE)
        for segment, target in zip(asked.revision.segments, targets, strict=True)
    )
    return Translation(asked.revision.digest, "en", asked.engine, units)


Say = Mapping[str, str]


@pytest.fixture
def engines(monkeypatch: pytest.MonkeyPatch) -> Callable[[Say], list[tuple[str, str]]]:
    """Engines that say what is told by sentence or by engine, else nothing; what they were asked is written down."""

    def install(say: Say) -> list[tuple[str, str]]:
        asked: list[tuple[str, str]] = []

        def answer(wanted: TranslationRequest) -> Translation:
            asked.extend((wanted.engine.name, segment.text) for segment in wanted.revision.segments)
            targets = [say.get(segment.text, say.get(wanted.engine.name)) for segment in wanted.revision.segments]
            return made(wanted, *targets)

        monkeypatch.setattr(second_try.translate, "translate", answer, raising=False)
        return asked

    return install


def test_another_engine_that_does_better_is_taken_and_both_are_recorded(engines) -> None:
    engines({"second": GOOD})
    asked = request(SOURCE, others=(SECOND,))
    (unit,) = tried_again(asked, made(asked, BAD)).units
    assert unit.target == GOOD
    (finding,) = [finding for finding in unit.findings if finding.rule == RULE]
    assert "by second" in finding.detail
    assert "71 million" in finding.detail
    (first,) = unit.attempts
    assert (first.way, first.engine, first.target, first.band) == ("as usual", "model one", BAD, Band.UNRELIABLE)
    assert first.findings[0][0] == "number-changed"


def test_what_is_no_better_is_recorded_and_not_taken(engines) -> None:
    worse = "The bank lost 99 million euros."
    engines({"second": worse})
    asked = request(SOURCE, others=(SECOND,))
    (unit,) = tried_again(asked, made(asked, BAD)).units
    assert unit.target == BAD
    assert not [finding for finding in unit.findings if finding.rule == RULE]
    assert [(attempt.way, attempt.target) for attempt in unit.attempts] == [("by second", worse)]


def test_a_sentence_without_doubt_is_left_alone(engines) -> None:
    asked_for = engines({"local": "Anything.", "second": "Anything."})
    asked = request(SOURCE, others=(SECOND,))
    translation = made(asked, GOOD)
    assert tried_again(asked, translation) is translation
    assert asked_for == []


def test_in_parts_the_sentence_is_cut_where_its_writer_paused(engines) -> None:
    said = {
        "O banco perdeu 17 milhões de euros em março,": "The bank lost 17 million euros in March.",
        "e a direção demitiu-se.": "And the management resigned.",
    }
    asked_for = engines(said)
    asked = request("O banco perdeu 17 milhões de euros em março, e a direção do banco demitiu-se.")
    said["e a direção do banco demitiu-se."] = "And the management of the bank resigned."
    (unit,) = tried_again(asked, made(asked, "The bank lost 71 million euros.")).units
    assert unit.target == "The bank lost 17 million euros in March, and the management of the bank resigned."
    assert [text for _, text in asked_for] == list(said)[:1] + list(said)[2:]


def test_an_engine_elsewhere_is_asked_again_only_if_it_may_be(engines) -> None:
    asked_for = engines({"elsewhere": GOOD})
    asked = request(SOURCE, engine=ELSEWHERE)
    translation = made(asked, BAD)
    assert tried_again(asked, translation) is translation
    assert asked_for == []
    again = replace(asked, others=(ELSEWHERE,))
    (unit,) = tried_again(again, translation).units
    assert unit.target == GOOD
    assert asked_for == [("elsewhere", SOURCE)]
    assert "(alone)" in unit.findings[-1].detail


def test_an_engine_that_is_out_of_reach_leaves_the_first_translation(engines, monkeypatch) -> None:
    from farwire.records import Failure  # noqa: PLC0415 - used here alone

    monkeypatch.setattr(
        second_try.translate, "translate", lambda _: Failure("translate", "d", "X", "gone"), raising=False
    )
    asked = request(SOURCE, others=(SECOND,))
    translation = made(asked, BAD)
    assert tried_again(asked, translation) is translation


def test_what_stands_twice_stays_alike_and_human_words_stand(engines) -> None:
    engines({"second": GOOD})
    asked = request(SOURCE, SOURCE, SOURCE, others=(SECOND,))
    first = made(asked, BAD, BAD, BAD)
    origins = (UnitOrigin.ENGINE, UnitOrigin.MEMORY, UnitOrigin.HUMAN)
    units = tuple(replace(unit, origin=origin) for unit, origin in zip(first.units, origins, strict=True))
    again = tried_again(asked, replace(first, units=units))
    assert [unit.target for unit in again.units] == [GOOD, GOOD, BAD]
    assert [unit.origin for unit in again.units] == list(origins)
    assert [finding.unit for unit in again.units for finding in unit.findings] == [0, 1]


def test_the_same_request_gives_the_same_bytes(engines) -> None:
    engines({"second": GOOD, "local": "The bank."})
    asked = request(SOURCE, others=(SECOND,))
    translation = made(asked, BAD)
    assert encode(tried_again(asked, translation)) == encode(tried_again(asked, translation))


def test_attempts_go_through_the_archive_and_the_memory(engines) -> None:
    engines({"second": GOOD})
    asked = request(SOURCE, others=(SECOND,))
    (unit,) = tried_again(asked, made(asked, BAD)).units
    assert decode(TranslationUnit, encode(unit)) == unit
    hit = translate.unit_to_hit("key", unit)
    assert decode(MemoryHit, encode(hit)).attempts == unit.attempts


def test_without_the_second_try_the_bad_sentence_goes_out(monkeypatch, tmp_path: Path) -> None:
    """The stage itself: an engine whose first translation loses a number, with the safeguard and without it."""
    calls = {"count": 0}

    def answer(wanted: TranslationRequest) -> Translation:
        calls["count"] += 1
        target = BAD if wanted.engine == LOCAL else GOOD
        return made(wanted, *[target for _ in wanted.revision.segments])

    monkeypatch.setattr(second_try.translate, "translate", answer, raising=False)
    asked = request(SOURCE, others=(SECOND,))
    checked = translate_and_check(asked)
    assert isinstance(checked, Checked)
    assert checked.translation.units[0].target == GOOD
    assert checked.verdict.units[0].band is Band.NONE
    assert [unit.target for _, unit in checked.units] == [GOOD]
    monkeypatch.setattr("farwire.pipeline.stages.tried_again", lambda _, translation: translation)
    without = translate_and_check(asked)
    assert isinstance(without, Checked)
    assert without.translation.units[0].target == BAD


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Chove.", ()),
        ("O governo aceitou a proposta; o partido recusou-a ontem.",
         ("O governo aceitou a proposta;", "o partido recusou-a ontem.")),
        ("A ministra disse “o acordo é frágil, e o texto é longo demais para nós” ontem.", ()),
        ("政府はその提案を受け入れたが、党は昨日それを拒否した。",
         ("政府はその提案を受け入れたが、", "党は昨日それを拒否した。")),
    ],
)  # fmt: skip
def test_where_a_sentence_is_cut(text: str, parts: tuple[str, ...]) -> None:
    assert tuple(part.text for part in parts_of(Segment(0, 0, text))) == parts


def test_what_must_be_kept_is_never_cut() -> None:
    text = "Leia o livro de nome comprido, muito comprido, que saiu ontem em Lisboa."
    kept = Mark("keep", text.index("livro"), text.index("que"))
    parts = parts_of(Segment(0, 0, text, (kept,)))
    for part in parts:
        for mark in part.marks:
            assert part.text[mark.start : mark.end] == text[kept.start : kept.end]
    assert all("livro de nome comprido, muito comprido" in part.text or "livro" not in part.text for part in parts)


def test_the_alignment_of_parts_points_into_the_whole() -> None:
    unit = TranslationUnit(
        Segment(0, 0, "Ontem choveu muito na cidade, hoje há sol na serra do norte."), None, UnitOrigin.ENGINE
    )
    first, second = parts_of(unit.source)
    made_of = [
        TranslationUnit(first, "It rained.", UnitOrigin.ENGINE, words=(AlignedWord(3, 9, 6, 12, -0.1),)),
        TranslationUnit(second, "Today the sun shines.", UnitOrigin.ENGINE, words=(AlignedWord(0, 5, 0, 4, -0.1),)),
    ]
    whole = joined(unit, made_of, "en")
    assert whole is not None
    assert whole.target == "It rained, today the sun shines."
    one, two = whole.words
    assert whole.target[one.target_start : one.target_end] == "rained"
    assert unit.source.text[two.source_start : two.source_end] == "hoje"
    assert whole.target[two.target_start : two.target_end] == "today"
