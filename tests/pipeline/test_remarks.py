"""`farwire remarks`, and what an approved correction does in the next round."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from archive.making import announce, article, feed, fetched, item, read, revision
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]
from django.core.management import CommandError, call_command

from farwire.archive import intake
from farwire.archive.models import MemoryUnit, Remark, Translation
from farwire.errors import ConfigurationError
from farwire.pipeline.corrections import human_key, recall
from farwire.pipeline.executors import Workers
from farwire.pipeline.steps import translate_revisions
from farwire.pipeline.wire import Report, Wire
from farwire.records import Block, BlockKind, EngineChoice, FetchPolicy, Segment
from farwire.translate import memory_key

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
SOURCE = "O comboio não parte às 17 horas."
BETTER = "The train will not be leaving at five in the afternoon."
ENGINE = EngineChoice("marian", "Farwire", "1:aaaa", "tiny", "pt", "en")


def remark(
    *, better: str = BETTER, source: str = SOURCE, pair: tuple[str, str] = ("pt-PT", "en"), unit: int = 1
) -> Remark:
    words = intake.NewRemark("key", unit, *pair, source, "Wrong.", "Farwire", "1", "tiny", "No: ähnlich.", better)
    assert intake.file_remark(words, "sender", NOW, 100)
    return Remark.objects.latest("pk")


def run(*arguments: str) -> str:
    said = StringIO()
    call_command("remarks", *arguments, stdout=said)
    return said.getvalue()


@pytest.fixture
def wire(tmp_path: Path) -> Iterator[Wire]:
    policy = FetchPolicy("Farwire tests (+http://127.0.0.1/)")
    with Workers("threads:1") as gather, Workers("inline") as work:
        yield Wire(gather, work, policy, ("en",), ("marian",), tmp_path / "models", 30, quiet=True, now=lambda: NOW)


def test_an_approved_correction_outranks_the_engine_in_the_next_round(wire: Wire) -> None:
    announce(feed(), item("a"), item("b"))
    read("a", text=SOURCE)
    read("b", text="Outra coisa aconteceu em Lisboa.")
    translate_revisions(wire, Report())
    before = {row.revision.article_id: row for row in Translation.objects.select_related("revision")}
    number = remark().pk
    assert "1 translations will be made anew" in run("approve", str(number))
    report = Report()
    translate_revisions(wire, report)
    assert report.translated == 1
    anew = Translation.objects.get(revision__headline="A")
    headline, sentence = anew.units
    assert (sentence["target"], sentence["origin"]) == (BETTER, "human")
    assert headline["origin"] in ("memory", "copied")
    assert anew.units_made == 0
    assert anew.verdict["units"][1]["band"] == "none"
    other = Translation.objects.get(revision__headline="B")
    assert other.made_at == before[other.revision.article_id].made_at
    run("reject", str(number))
    translate_revisions(wire, Report())
    assert Translation.objects.get(revision__headline="A").units[1]["target"] != BETTER


def test_what_was_mended_is_mended_again_when_its_article_is_made_anew(wire: Wire) -> None:
    announce(feed(), item("a"))
    sentences = ("A ministra Maria Gonçalves disse que o acordo é frágil.", "Afirmou que falta trabalho.", SOURCE)
    blocks = (Block(BlockKind.PARAGRAPH, tuple(Segment(0, place, text) for place, text in enumerate(sentences))),)
    record = replace(revision("a"), blocks=blocks, digest="mended")
    intake.file_revision(article("a"), record, fetched(), NOW)
    translate_revisions(wire, Report())
    first = Translation.objects.get()
    assert first.units[1]["target"].startswith("She ")
    run("approve", str(remark().pk))
    translate_revisions(wire, Report())
    anew = Translation.objects.get()
    assert anew.pk != first.pk
    assert [unit["target"] for unit in anew.units] == [*(unit["target"] for unit in first.units[:2]), BETTER]


def test_a_human_unit_outlives_the_engines_version_and_serves_regions_alike() -> None:
    run("approve", str(remark().pk))
    for choice in (ENGINE, EngineChoice("deepl", "DeepL", "9", "x", "pt", "en")):
        key = memory_key(SOURCE, choice)
        assert recall({key: SOURCE}, choice)[key].target == BETTER
    assert recall({"other": "Outra frase."}, ENGINE) == {}
    backwards = EngineChoice("marian", "Farwire", "1", "tiny", "en", "pt")
    assert recall({"back": SOURCE}, backwards) == {}
    assert human_key(SOURCE, "pt-BR", "en-GB") == human_key(SOURCE, "pt", "en")


def test_what_engines_made_is_recalled_where_nobody_said_better() -> None:
    key = memory_key(SOURCE, ENGINE)
    MemoryUnit.objects.create(
        key=key, source_language="pt", target_language="en", source=SOURCE, target="Made.", origin="engine",
        engine="Farwire", engine_version="1", content={}, made_at=NOW,
    )  # fmt: skip
    assert recall({key: SOURCE}, ENGINE)[key].target == "Made."


def test_list_shows_what_waits_with_all_that_is_needed_to_judge_it() -> None:
    first, second = remark(), remark(unit=2, better="")
    said = run("list")
    for part in (str(first.pk), SOURCE, "Wrong.", BETTER, "sentence 2"):
        assert part in said
    run("reject", str(second.pk))
    (line,) = run("list", "--json").splitlines()
    shown = json.loads(line)
    assert (shown["id"], shown["better"], shown["state"]) == (first.pk, BETTER, "new")
    assert run("list", "--state", "rejected").startswith(str(second.pk))
    assert len(run("list", "--state", "all", "--json").splitlines()) == 2


def test_export_as_json_lines(tmp_path: Path) -> None:
    remark()
    file = tmp_path / "remarks.jsonl"
    run("export", str(file))
    (line,) = file.read_text(encoding="utf-8").splitlines()
    shown = json.loads(line)
    assert {"source", "target", "engine", "engine_version", "model", "comment", "better"} <= shown.keys()
    assert (shown["source"], shown["target"], shown["comment"]) == (SOURCE, "Wrong.", "No: ähnlich.")


def test_export_as_tmx_holds_the_better_versions_of_one_pair(tmp_path: Path) -> None:
    remark()
    remark(unit=2, better="")
    german = remark(pair=("de", "en"), source="Der Zug fährt nicht.", better="The train does not run.")
    file = tmp_path / "remarks.tmx"
    with pytest.raises((CommandError, ConfigurationError), match="--from"):
        run("export", str(file))
    run("export", str(file), "--from", "pt")
    texts = [each.text for each in fromstring(file.read_text(encoding="utf-8")).iter("seg")]
    assert texts == [SOURCE, BETTER]
    run("approve", str(german.pk))
    run("export", str(file), "--state", "approved")
    texts = [each.text for each in fromstring(file.read_text(encoding="utf-8")).iter("seg")]
    assert texts == [german.source, german.better]


def test_nothing_to_export_is_an_empty_file(tmp_path: Path) -> None:
    run("export", str(tmp_path / "a.tmx"))
    run("export", str(tmp_path / "a.jsonl"))
    assert fromstring((tmp_path / "a.tmx").read_text(encoding="utf-8")).findall("body/tu") == []
    assert (tmp_path / "a.jsonl").read_bytes() == b""


def test_errors_name_what_is_wrong(tmp_path: Path) -> None:
    known = remark().pk
    with pytest.raises(CommandError, match="no remark 99"):
        run("approve", str(known), "99")
    assert Remark.objects.get().state == "new"
    with pytest.raises((CommandError, ConfigurationError), match="nowhere"):
        run("export", str(tmp_path / "nowhere" / "file.jsonl"))
