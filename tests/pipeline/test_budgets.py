"""Budgets: engines elsewhere are sent no more than the operator allows, in all processes and after any restart."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from archive.making import announce, feed, item, read
from django.conf import LazySettings
from django.core.management import CommandError, call_command
from translate.service import Service

from farwire import translate
from farwire.archive import intake
from farwire.archive.models import EngineUse, Failure, Pair, Translation
from farwire.archive.overview import overview
from farwire.pipeline import stages
from farwire.pipeline.budgets import Budgets
from farwire.pipeline.executors import Workers
from farwire.pipeline.steps import sign_revisions, translate_revisions
from farwire.pipeline.wire import Report, Wire
from farwire.records import Failure as FailureRecord
from farwire.records import FetchPolicy, TranslationRequest

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
TOMORROW = NOW + timedelta(days=1)
# Each article is its headline (one letter) and a sentence.
SENTENCES = ("Es regnet heute im Norden.", "Der Zug kommt zu spät an.", "Niemand hat etwas gesehen.")
COST = 1 + len(SENTENCES[0])


def shouted(_path: str, content: dict[str, object]) -> tuple[int, object]:
    texts = content["q"]
    assert isinstance(texts, list)
    return 200, {"translatedText": [f"Fake: {text.upper()}" for text in texts]}


@pytest.fixture
def service() -> Iterator[Service]:
    found = Service()
    found.answer = shouted
    yield found
    found.close()


@pytest.fixture
def wire(tmp_path: Path, service: Service) -> Iterator[Callable[..., Wire]]:
    """Makes a wire with LibreTranslate, and others after it, and a budget; each is as a new start of the product."""
    policy = FetchPolicy("Farwire tests (+http://127.0.0.1/)")
    first = f"libretranslate:{service.url}"
    with Workers("threads:1") as gather, Workers("inline") as work:

        def make(budget: int, *others: str, now: datetime = NOW) -> Wire:
            budgets = Budgets({"libretranslate": budget}, lambda: now)
            folder, engines = tmp_path / "models", (first, *others)
            return Wire(
                gather, work, policy, ("en",), engines, folder, 30, quiet=True, now=lambda: now, budgets=budgets
            )

        yield make


def articles(language: str = "de") -> None:
    announce(feed(), *(item(name) for name in "abc"))
    for name, text in zip("abc", SENTENCES, strict=True):
        read(name, text=text, language=language)


def worked(wire: Wire) -> Report:
    report = Report()
    translate_revisions(wire, report)
    return report


def test_what_the_budget_does_not_hold_waits_and_is_no_failure(wire: Callable[..., Wire]) -> None:
    articles()
    report = worked(wire(2 * COST))
    assert (report.translated, report.failures) == (2, 0)
    assert Pair.objects.get().reason == "the day's budget of LibreTranslate is spent"
    state = overview(["en"], {"libretranslate": 2 * COST})
    assert state["waiting"]["translate"]["de-en"] == {
        "count": 1,
        "reason": "the day's budget of LibreTranslate is spent",
    }
    assert not Failure.objects.exists()
    assert EngineUse.objects.get().characters == 2 * COST - 1  # the second sentence is a character shorter


def test_a_new_start_knows_what_was_spent_and_a_new_day_begins_anew(
    wire: Callable[..., Wire], service: Service
) -> None:
    articles()
    worked(wire(2 * COST))
    asked = len(service.asked)
    assert worked(wire(2 * COST)).translated == 0
    assert len(service.asked) == asked
    assert worked(wire(2 * COST, now=TOMORROW)).translated == 1
    assert Pair.objects.get().reason == ""
    assert Translation.objects.count() == 3
    assert EngineUse.objects.count() == 2


def test_the_next_engine_is_asked(wire: Callable[..., Wire], service: Service) -> None:
    other = Service()
    other.answer = lambda _path, content: (
        200,
        {"translations": [{"text": f"Fake DeepL: {text}"} for text in content["text"]]},  # type: ignore[attr-defined]
    )
    articles()
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("FARWIRE_DEEPL_KEY", "no real key")
            report = worked(wire(COST, f"deepl:{other.url}"))
    finally:
        other.close()
    assert (report.translated, report.failures) == (3, 0)
    assert list(Translation.objects.order_by("revision").values_list("engine", flat=True)) == [
        "LibreTranslate",
        "DeepL",
        "DeepL",
    ]
    assert Pair.objects.get().reason == ""
    assert [use.engine for use in EngineUse.objects.order_by("engine")] == ["deepl", "libretranslate"]


def test_our_own_engine_takes_over(wire: Callable[..., Wire], service: Service) -> None:
    articles("pt")
    report = worked(wire(10, "marian"))
    assert (report.translated, report.failures) == (3, 0)
    assert set(Translation.objects.values_list("engine", flat=True)) == {"Farwire"}
    assert service.asked == []


def test_other_processes_spend_from_the_same_budget(wire: Callable[..., Wire], monkeypatch: pytest.MonkeyPatch) -> None:
    articles()
    work = stages.translate_and_check

    def while_another_spends(request: TranslationRequest) -> stages.Checked | FailureRecord:
        intake.reserve_characters("libretranslate", NOW.date(), 2 * COST, 3 * COST)
        return work(request)

    monkeypatch.setattr(stages, "translate_and_check", while_another_spends)
    report = worked(wire(3 * COST))
    assert (report.translated, report.failures) == (1, 0)
    assert 2 * COST < EngineUse.objects.get().characters <= 3 * COST
    assert Pair.objects.get().reason == "the day's budget of LibreTranslate is spent"


def test_a_reservation_never_passes_the_budget() -> None:
    day = NOW.date()
    taken = [intake.reserve_characters("deepl", day, 40, 100) for _ in range(5)]
    assert taken == [True, True, False, False, False]
    intake.settle_characters("deepl", day, 40, 10)
    assert intake.reserve_characters("deepl", day, 40, 100)
    assert EngineUse.objects.get().characters == 90
    intake.settle_characters("deepl", day, 1000, 0)
    assert EngineUse.objects.get().characters == 0


def test_an_engine_that_says_it_has_no_quota_left_is_asked_no_more_today(
    wire: Callable[..., Wire], service: Service
) -> None:
    service.answer = lambda _path, _content: (456, {"message": "Quota exceeded"})
    articles()
    report = worked(wire(10**6))
    assert (report.translated, report.failures) == (0, 0)
    assert len(service.asked) == 1
    assert not Failure.objects.exists()
    assert overview(["en"])["waiting"]["translate"]["de-en"]["count"] == 3
    assert (EngineUse.objects.get().is_closed, EngineUse.objects.get().characters) == (True, 0)
    worked(wire(10**6))
    assert len(service.asked) == 1
    service.answer = shouted
    assert worked(wire(10**6, now=TOMORROW)).translated == 3


def test_a_real_failure_stays_one_and_costs_nothing(wire: Callable[..., Wire], service: Service) -> None:
    service.answer = lambda _path, _content: (403, {"message": "bad key"})
    articles()
    assert worked(wire(10**6)).failures == 3
    assert EngineUse.objects.get().characters == 0
    assert Failure.objects.count() == 3


def test_a_wait_that_the_server_asked_for_is_kept(wire: Callable[..., Wire], service: Service) -> None:
    service.answer = lambda _path, _content: (429, {})
    articles()
    worked(wire(10**6))
    again = [row.next_at for row in Failure.objects.all()]
    assert len(again) == 3
    assert all(at is not None and at >= NOW + timedelta(seconds=60) for at in again)


def test_an_article_longer_than_a_whole_budget_does_not_stop_the_others(wire: Callable[..., Wire]) -> None:
    announce(feed(), item("a"), item("b"))
    read("a", text="Dieser Satz passt in kein kleines Tagesbudget.", language="de")
    read("b", text="Es regnet.", language="de")
    assert worked(wire(20)).translated == 1
    assert "longer than the day's budget" in Pair.objects.get().reason


def test_the_memory_costs_nothing(wire: Callable[..., Wire], service: Service) -> None:
    announce(feed(), item("a"), item("b"))
    read("a", text=SENTENCES[0], language="de")
    read("b", text=SENTENCES[0], language="de")
    assert worked(wire(COST + 1)).translated == 2
    assert EngineUse.objects.get().characters == COST + 1


def test_signing_is_paid_from_the_budget_too(wire: Callable[..., Wire], service: Service) -> None:
    announce(feed(), item("a"))
    read("a", text="Pršelo celý den.", language="cs")
    sign_revisions(wire(5), Report())
    assert service.asked == []


def test_the_canaries_are_paid_from_the_budget_too(wire: Callable[..., Wire], service: Service) -> None:
    articles("pt")
    assert worked(wire(100)).translated == 0
    assert Pair.objects.get().reason == "the day's budget of LibreTranslate is spent"
    assert service.asked == []


def test_one_engine_of_several_of_a_kind_may_have_its_own_budget(tmp_path: Path) -> None:
    first, second = "chat:http://127.0.0.1:1#a", "chat:http://127.0.0.1:2#b"
    choices = translate.engine_choices("de", "en", engines=(first, second), models_folder=tmp_path)
    budgets = Budgets({first: 10, "chat": 20}, lambda: NOW)
    assert [budgets.limit(choice) for choice in choices] == [10, 20]
    assert [budgets.name(choice) for choice in choices] == [first, "chat"]
    assert Budgets({}).limit(choices[0]) is None
    assert budgets.reserve(replace(choices[0], kind="marian"), 10**9), "engines on this machine cost nothing"


def test_the_command_pays_too(settings: LazySettings, service: Service, tmp_path: Path) -> None:
    lines = tmp_path / "lines"
    lines.write_text("Es regnet.\n", encoding="utf-8")
    settings.ENGINES, settings.ENGINE_BUDGETS = [f"libretranslate:{service.url}"], {"libretranslate": 25}
    out = StringIO()
    for _ in range(2):
        call_command("translate", str(lines), source="de", target="en", no_memory=True, stdout=out)
    assert out.getvalue() == "Fake: ES REGNET.\n" * 2
    assert EngineUse.objects.get().characters == 20
    with pytest.raises(CommandError, match="budget of LibreTranslate is spent"):
        call_command("translate", str(lines), source="de", target="en", no_memory=True, stdout=out)
    out = StringIO()
    call_command("status", stdout=out)
    assert "20 of 25 characters to libretranslate" in out.getvalue()
