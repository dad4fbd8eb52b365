"""An engine elsewhere that fails hands over to the next one of the operator's, and says so."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from archive.making import announce, feed, item, read
from translate.service import Service

from farwire.archive.models import Failure, Pair, Translation
from farwire.pipeline.executors import Workers
from farwire.pipeline.steps import translate_revisions
from farwire.pipeline.wire import Report, Wire
from farwire.records import FetchPolicy

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
SENTENCES = ("Choveu o dia todo no norte.", "O comboio chegou tarde ao Porto.", "Ninguém viu nada na praia.")


def shouted(_path: str, content: dict[str, object]) -> tuple[int, object]:
    texts = content["q"]
    assert isinstance(texts, list)
    return 200, {"translatedText": [f"Fake: {text}" for text in texts]}


def broken(_path: str, _content: dict[str, object]) -> tuple[int, object]:
    return 500, {"error": "out of memory"}


@pytest.fixture
def services() -> Iterator[tuple[Service, Service]]:
    found = Service(), Service()
    yield found
    for service in found:
        service.close()


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("farwire.translate.remote.client.WAIT", 0.0)


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Callable[..., Report]]:
    """Translates what waits, by the engines named."""
    policy = FetchPolicy("Farwire tests (+http://127.0.0.1/)")
    with Workers("threads:1") as gather, Workers("inline") as inline:

        def run(*engines: str) -> Report:
            folder = tmp_path / "models"
            wire = Wire(gather, inline, policy, ("en",), engines, folder, 30, quiet=True, now=lambda: NOW)
            report = Report()
            translate_revisions(wire, report)
            return report

        yield run


def articles(language: str = "pt") -> None:
    announce(feed(), *(item(name) for name in "abc"))
    for name, text in zip("abc", SENTENCES, strict=True):
        read(name, text=text, language=language)


def test_the_next_engine_translates_and_the_failure_stands_in_status(
    work: Callable[..., Report], services: tuple[Service, Service]
) -> None:
    services[0].answer = broken
    articles()
    report = work(f"libretranslate:{services[0].url}", "marian")
    assert (report.translated, report.failures) == (3, 0)
    assert set(Translation.objects.values_list("engine", flat=True)) == {"Farwire"}
    failure = Failure.objects.get()
    assert (failure.stage, failure.subject) == ("engine", f"libretranslate:{services[0].url} pt-en")
    assert "answered 500" in failure.detail
    assert failure.retryable
    assert Pair.objects.get().reason == ""


def test_an_engine_that_is_out_of_order_is_not_asked_for_each_article(
    work: Callable[..., Report], services: tuple[Service, Service]
) -> None:
    first, second = services
    first.answer, second.answer = broken, shouted
    articles("cs")
    report = work(f"libretranslate:{first.url}", f"libretranslate:{second.url}")
    assert (report.translated, report.failures) == (3, 0)
    assert len(first.asked) == 3, "one article, tried three times"
    assert set(Translation.objects.values_list("engine", flat=True)) == {"LibreTranslate"}


def test_an_article_that_one_engine_refuses_goes_to_the_next_alone(
    work: Callable[..., Report], services: tuple[Service, Service]
) -> None:
    def picky(path: str, content: dict[str, object]) -> tuple[int, object]:
        return (400, {"error": "no"}) if SENTENCES[1] in str(content["q"]) else shouted(path, content)

    services[0].answer = picky
    articles()
    report = work(f"libretranslate:{services[0].url}", "marian")
    assert (report.translated, report.failures) == (3, 0)
    assert sorted(Translation.objects.values_list("engine", flat=True)) == [
        "Farwire",
        "LibreTranslate",
        "LibreTranslate",
    ]


def test_a_wrong_key_hands_over_at_once(work: Callable[..., Report], services: tuple[Service, Service]) -> None:
    first, second = services
    first.answer, second.answer = (lambda _path, _content: (403, {"error": "invalid key"})), shouted
    articles("cs")
    assert work(f"libretranslate:{first.url}", f"libretranslate:{second.url}").translated == 3
    assert len(first.asked) == 1
    assert Failure.objects.get().retryable is False


def test_where_no_engine_follows_each_article_says_what_failed(
    work: Callable[..., Report], services: tuple[Service, Service]
) -> None:
    first, second = services
    first.answer = second.answer = broken
    articles("cs")
    report = work(f"libretranslate:{first.url}", f"libretranslate:{second.url}")
    assert (report.translated, report.failures) == (0, 3)
    assert not Translation.objects.exists()
    assert sorted(Failure.objects.values_list("stage", flat=True)) == ["engine", *["translate"] * 3]


def test_an_engine_that_works_again_is_asked_again(
    work: Callable[..., Report], services: tuple[Service, Service]
) -> None:
    first, second = services
    first.answer, second.answer = broken, shouted
    announce(feed(), item("a"), item("b"))
    read("a", text=SENTENCES[0], language="cs")
    engines = f"libretranslate:{first.url}", f"libretranslate:{second.url}"
    work(*engines)
    assert Failure.objects.get().stage == "engine"
    first.answer, second.asked = shouted, []
    read("b", text=SENTENCES[1], language="cs")
    assert work(*engines).translated == 1
    assert second.asked == []
    assert not Failure.objects.exists()
