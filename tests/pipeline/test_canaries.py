"""Canary sentences: what a version of an engine must not be worse at, and what happens where it is."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from archive.making import announce, feed, item, read
from django.core.management import CommandError, call_command

from farwire import translate
from farwire.archive import intake
from farwire.archive.models import EngineRecord, Failure, Pair
from farwire.archive.overview import overview
from farwire.pipeline import stages
from farwire.pipeline.canaries import WORSE_BY, Canary, canaries_of, canary_request, judge, overlap
from farwire.pipeline.executors import Workers
from farwire.pipeline.steps import translate_revisions
from farwire.pipeline.trials import refusal
from farwire.pipeline.wire import Report, Wire
from farwire.records import (
    Band,
    Decision,
    EngineChoice,
    FetchPolicy,
    Finding,
    Translation,
    TranslationRequest,
    TranslationUnit,
    UnitOrigin,
    UnitVerdict,
    Verdict,
)
from farwire.records import Failure as FailureRecord

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
ENGINE = EngineChoice("marian", "Farwire", "1:aaaa", "tiny", "pt", "en")
PAIRS = ("pt-en", "en-pt")

Answer = Callable[[TranslationRequest], stages.Checked | FailureRecord]


def answered(request: TranslationRequest, *targets: str | None, doubted: tuple[int, ...] = ()) -> stages.Checked:
    """What a worker gives back for these translations."""
    digest, language = request.revision.digest, request.target_language
    segments = request.revision.segments
    units = tuple(TranslationUnit(*each, UnitOrigin.ENGINE) for each in zip(segments, targets, strict=True))
    verdicts = tuple(
        UnitVerdict(Band.LOOK, (Finding(place, "names", "a name is gone"),))
        if place in doubted
        else UnitVerdict(Band.NONE)
        for place in range(len(units))
    )
    translation = Translation(digest, language, request.engine, units)
    return stages.Checked(translation, Verdict(digest, language, verdicts, Decision.PUBLISH), ())


def references(pair: str) -> list[str]:
    return [canary.reference for canary in canaries_of(pair)]


# --- the score ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("pair", PAIRS)
def test_each_pair_has_a_dozen_sentences_whose_references_keep_what_must_survive(pair: str) -> None:
    canaries = canaries_of(pair)
    assert len(canaries) >= 12
    assert len({canary.source for canary in canaries}) == len(canaries)
    source, target = pair.split("-")
    choice = EngineChoice("marian", "Farwire", "1", "tiny", source, target)
    trial = judge(canaries, answered(canary_request(canaries, choice), *references(pair)))
    assert trial.findings == ()
    assert trial.score == 1


def test_a_pair_without_canaries_has_none() -> None:
    assert canaries_of("de-en") == ()


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("We saw 17 ships.", ""),
        ("We saw seventeen ships.", ""),
        ("We saw ships.", "17/seventeen is lost"),
        ("We saw 17 boats.", "ships is lost"),
        ("", "17/seventeen is lost; ships is lost"),
        (None, "17/seventeen is lost; ships is lost"),
    ],
)
def test_what_must_survive_is_named_where_it_does_not(target: str | None, told: str) -> None:
    canaries = [Canary("Vimos 17 navios.", "We saw 17 ships.", (("17", "seventeen"), ("ships",)))]
    trial = judge(canaries, answered(canary_request(canaries, ENGINE), target))
    assert [line.partition(": ")[2] for line in trial.findings] == ([told] if told else [])


def test_what_the_check_doubts_counts_as_badly_translated() -> None:
    canaries = [Canary("Vimos 17 navios.", "We saw 17 ships.", (("17",),))] * 2
    trial = judge(canaries, answered(canary_request(canaries, ENGINE), *["We saw 17 ships."] * 2, doubted=(1,)))
    assert trial.score == 0.75
    (line,) = trial.findings
    assert line.endswith("a name is gone")


@pytest.mark.parametrize(
    ("text", "reference", "least", "most"),
    [
        ("the same", "the same", 1, 1),
        ("thesame", "the same", 1, 1),
        ("", "something", 0, 0),
        ("xyz", "abc", 0, 0),
        ("The court rejected the appeal.", "The court dismissed the appeal.", 0.4, 0.8),
        ("a", "a", 1, 1),
        ("", "", 1, 1),
    ],
)
def test_overlap(text: str, reference: str, least: float, most: float) -> None:
    assert least <= overlap(text, reference) <= most


def test_overlap_weighs_what_is_missing_more_than_what_is_added() -> None:
    whole = "The ship left the harbour on Monday"
    assert overlap(f"{whole} {whole[:12]}", whole) > overlap(whole[:-12], whole)


def refused(wire: Wire, choice: EngineChoice) -> str:
    """Why an engine is refused, or an empty string."""
    found = refusal(wire, choice)
    return found.reason if found else ""


# --- the trial ----------------------------------------------------------------------------------------


@pytest.fixture
def wire(tmp_path: Path) -> Iterator[Wire]:
    policy = FetchPolicy("Farwire tests (+http://127.0.0.1/)")
    with Workers("threads:1") as gather, Workers("inline") as work:
        yield Wire(gather, work, policy, ("en",), ("marian",), tmp_path / "models", 30, quiet=True, now=lambda: NOW)


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Callable[[Answer], None]:
    """Puts an engine in the place of the real one."""
    return lambda answer: monkeypatch.setattr(stages, "translate_and_check", answer)


def good(request: TranslationRequest) -> stages.Checked:
    return answered(request, *references("pt-en"))


def bad(request: TranslationRequest) -> stages.Checked:
    return answered(request, *(text[: len(text) // 2] for text in references("pt-en")))


def slightly_other(request: TranslationRequest) -> stages.Checked:
    return answered(request, *(text.replace("the ", "this ") for text in references("pt-en")))


def unreachable(_: TranslationRequest) -> FailureRecord:
    return FailureRecord("translate", "canaries:pt-en", "EngineFailed", "no answer", retryable=True)


@pytest.mark.django_db
def test_the_first_version_of_a_pair_is_taken_as_it_is(wire: Wire, engine: Callable[[Answer], None]) -> None:
    engine(bad)
    assert refused(wire, ENGINE) == ""
    record = EngineRecord.objects.get()
    assert (record.pair, record.engine, record.version, record.accepted) == ("pt-en", "Farwire", "1:aaaa", True)
    assert record.score is not None
    assert record.score < 0.5
    assert len(record.findings) > 6


@pytest.mark.django_db
def test_a_version_is_tried_once(wire: Wire, engine: Callable[[Answer], None]) -> None:
    asked = []

    def counting(request: TranslationRequest) -> stages.Checked:
        asked.append(request)
        return good(request)

    engine(counting)
    for _ in range(3):
        refused(wire, ENGINE)
    assert len(asked) == 1
    refused(wire, replace(ENGINE, version="2:bbbb"))
    refused(wire, replace(ENGINE, name="another"))
    assert len(asked) == 3


@pytest.mark.django_db
def test_a_clearly_worse_version_waits_and_says_why(wire: Wire, engine: Callable[[Answer], None]) -> None:
    engine(good)
    refused(wire, ENGINE)
    engine(bad)
    worse = replace(ENGINE, version="2:bbbb")
    for _ in range(2):
        assert "not trusted yet" in refused(wire, worse)
    failure = Failure.objects.get()
    assert (failure.stage, failure.subject, failure.error) == ("canary", "pt-en", "EngineWorse")
    assert "2:bbbb" in failure.detail
    assert "1:aaaa" in failure.detail
    (row,) = overview(["en"])["engines_refused"]
    assert (row["pair"], row["version"]) == ("pt-en", "2:bbbb")
    assert row["findings"]


@pytest.mark.django_db
def test_other_words_for_the_same_are_not_worse(wire: Wire, engine: Callable[[Answer], None]) -> None:
    engine(good)
    refused(wire, ENGINE)
    engine(slightly_other)
    assert refused(wire, replace(ENGINE, version="2:bbbb")) == ""
    assert not Failure.objects.exists()


@pytest.mark.django_db
def test_the_rule_is_the_documented_one(wire: Wire, engine: Callable[[Answer], None]) -> None:
    assert str(WORSE_BY) in (Path(__file__).parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")
    engine(good)
    for number, (before, is_worse) in enumerate([(1 + WORSE_BY, False), (1 + WORSE_BY + 0.001, True)]):
        EngineRecord.objects.all().delete()
        EngineRecord.objects.create(
            pair="pt-en", engine="Farwire", version="0", score=before, accepted=True, made_at=NOW - timedelta(days=1)
        )
        assert bool(refused(wire, replace(ENGINE, version=f"1:{number}"))) is is_worse


@pytest.mark.django_db
def test_the_operator_may_accept_it(wire: Wire, engine: Callable[[Answer], None]) -> None:
    engine(good)
    refused(wire, ENGINE)
    engine(bad)
    worse = replace(ENGINE, version="2:bbbb")
    refused(wire, worse)
    said = StringIO()
    call_command("models", "accept", "pt-BR", "en", stdout=said)
    assert "2:bbbb" in said.getvalue()
    assert refused(wire, worse) == ""
    assert not Failure.objects.exists()
    assert overview(["en"])["engines_refused"] == []
    with pytest.raises(CommandError, match="no engine was refused for pt-en"):
        call_command("models", "accept", "pt", "en")


@pytest.mark.django_db
def test_back_at_the_old_version_nothing_is_held_against_it(wire: Wire, engine: Callable[[Answer], None]) -> None:
    engine(good)
    refused(wire, ENGINE)
    engine(bad)
    refused(wire, replace(ENGINE, version="2:bbbb"))
    assert refused(wire, ENGINE) == ""
    assert not Failure.objects.exists()
    assert EngineRecord.objects.get().version == "1:aaaa"


@pytest.mark.django_db
def test_a_pair_without_canaries_is_recorded_and_accepted(wire: Wire, engine: Callable[[Answer], None]) -> None:
    engine(unreachable)
    for version in ("1", "2"):
        assert refused(wire, EngineChoice("marian", "Farwire", version, "tiny", "de", "en")) == ""
    assert {(row.score, row.accepted, row.detail) for row in EngineRecord.objects.all()} == {
        (None, True, "no canaries")
    }


@pytest.mark.django_db
def test_an_engine_out_of_reach_replaces_no_other(wire: Wire, engine: Callable[[Answer], None]) -> None:
    engine(unreachable)
    assert refused(wire, ENGINE) == "", "the first of its pair says at each article what is wrong"
    assert not EngineRecord.objects.exists()
    engine(good)
    refused(wire, ENGINE)
    engine(unreachable)
    assert "no answer" in refused(wire, replace(ENGINE, version="2:bbbb"))
    assert (Failure.objects.get().stage, Failure.objects.get().error) == ("canary", "EngineFailed")
    engine(good)
    assert refused(wire, replace(ENGINE, version="2:bbbb")) == ""
    assert not Failure.objects.exists()


@pytest.mark.django_db
def test_an_engine_elsewhere_that_cannot_be_tried_passes_on_to_the_next(
    wire: Wire, engine: Callable[[Answer], None]
) -> None:
    engine(good)
    refused(wire, ENGINE)
    engine(unreachable)
    far = replace(ENGINE, kind="deepl", name="DeepL")
    found = refusal(wire, far)
    assert found is not None
    assert found.passes_on
    here = refusal(wire, replace(ENGINE, version="2:bbbb"))
    assert here is not None
    assert not here.passes_on


@pytest.mark.django_db
def test_a_round_leaves_a_refused_pair_waiting_with_its_reason(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    announce(feed(), item("a"))
    read("a")
    EngineRecord.objects.create(pair="pt-en", engine="Farwire", version="0", score=1, accepted=True, made_at=NOW)
    monkeypatch.setattr(translate, "engine_choices", lambda *_, **__: (ENGINE,))
    monkeypatch.setattr(stages, "translate_and_check", bad)
    report = Report()
    translate_revisions(wire, report)
    assert report.translated == report.failures == 0
    assert "not trusted yet" in Pair.objects.get().reason
    assert overview(["en"])["waiting"]["translate"]["pt-en"]["count"] == 1
    intake.accept_engine("pt-en")
    assert refused(wire, ENGINE) == ""


@pytest.mark.django_db
@pytest.mark.parametrize("pair", PAIRS)
def test_the_engine_that_comes_with_farwire_does_well(pair: str, wire: Wire) -> None:
    choice = translate.choose_engine(*pair.split("-"), engines=["marian"], models_folder=wire.models_folder)
    assert choice is not None
    assert refused(wire, choice) == ""
    record = EngineRecord.objects.get(pair=pair)
    assert record.findings == []
    assert record.score is not None
    assert record.score > 0.85
