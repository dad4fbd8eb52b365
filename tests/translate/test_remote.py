"""Engines elsewhere: asked politely, and honest when they fail."""

import json
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

from farwire.records import EngineChoice, Failure, Translation, TranslationRequest
from farwire.translate import choose_engine, metered, translate, translate_lines
from farwire.translate.remote import RemoteFailed, client
from translate.service import Service
from translate.test_compose import revision


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    monkeypatch.setattr(client, "WAIT", 0.01)
    found = Service()
    yield found
    found.close()


def chosen(entry: str, tmp_path: Path) -> EngineChoice:
    choice = choose_engine("de", "en", engines=[entry], models_folder=tmp_path)
    assert choice is not None
    return choice


def shout(texts: object) -> list[str]:
    assert isinstance(texts, list)
    return [text.upper() for text in texts]


def test_libretranslate(service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = tmp_path / "key"
    key.write_text("secret\n", encoding="utf-8")
    monkeypatch.setenv("FARWIRE_LIBRETRANSLATE_KEY_FILE", str(key))
    service.answer = lambda _path, content: (200, {"translatedText": shout(content["q"])})
    units = translate_lines(
        ["Es regnet.", "Mehr auf https://example.org/a"], chosen(f"libretranslate:{service.url}", tmp_path)
    )
    assert [unit.target for unit in units] == ["ES REGNET.", "MEHR AUF https://example.org/a"]
    path, content, _ = service.asked[0]
    assert (path, content["source"], content["target"], content["api_key"]) == ("/translate", "de", "en", "secret")


def test_deepl(service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FARWIRE_DEEPL_KEY", "secret")
    service.answer = lambda _path, content: (200, {"translations": [{"text": text} for text in shout(content["text"])]})
    (unit,) = translate_lines(["Es regnet."], chosen(f"deepl:{service.url}", tmp_path))
    assert unit.target == "ES REGNET."
    assert service.asked[0][2]["Authorization"] == "DeepL-Auth-Key secret"


def test_chat(service: Service, tmp_path: Path) -> None:
    def answer(path: str, content: dict[str, object]) -> tuple[int, object]:
        texts = json.loads(content["messages"][1]["content"])  # type: ignore[index]
        said = "Here you are:\n" + json.dumps(shout(texts))
        return 200, {"choices": [{"message": {"content": said}}]}

    service.answer = answer
    (unit,) = translate_lines(["Es regnet."], chosen(f"chat:{service.url}/v1#some-model", tmp_path))
    assert unit.target == "ES REGNET."
    assert service.asked[0][0] == "/v1/chat/completions"
    assert service.asked[0][1]["model"] == "some-model"


@pytest.mark.parametrize(
    ("status", "answer", "asked", "retryable"),
    [
        (500, {}, 3, True),
        (403, {"error": "bad key"}, 1, False),
        (429, {}, 1, True),
        (200, b"<html>", 1, False),
        (200, {}, 1, False),
        (200, {"translatedText": []}, 1, False),
        (200, {"translatedText": "text"}, 1, False),
    ],
)
def test_failures_are_honest(
    service: Service, tmp_path: Path, status: int, answer: object, asked: int, retryable: bool
) -> None:
    service.answer = lambda _path, _content: (status, answer)
    choice = chosen(f"libretranslate:{service.url}", tmp_path)
    failure = translate(TranslationRequest(revision("Es regnet.", language="de"), "en", choice))
    assert isinstance(failure, Failure)
    assert (failure.error, failure.retryable, failure.status) == ("RemoteFailed", retryable, status)
    assert failure.retry_after == (60 if status == 429 else None)
    assert len(service.asked) == asked


def test_nobody_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "WAIT", 0.01)
    choice = chosen("libretranslate:http://127.0.0.1:9", tmp_path)
    failure = translate(TranslationRequest(revision("Es regnet.", language="de"), "en", choice))
    assert isinstance(failure, Failure)
    assert failure.retryable


def test_an_empty_answer_is_no_translation(service: Service, tmp_path: Path) -> None:
    service.answer = lambda _path, _content: (200, {"translatedText": ["", "GUT."]})
    choice = chosen(f"libretranslate:{service.url}", tmp_path)
    translation = translate(TranslationRequest(revision("Es regnet.", "Gut.", language="de"), "en", choice))
    assert isinstance(translation, Translation)
    assert [unit.target for unit in translation.units] == [None, "GUT."]
    assert translation.units[0].findings[0].rule == "no translation"


def test_deepl_without_a_key_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FARWIRE_DEEPL_KEY", raising=False)
    failure = translate(TranslationRequest(revision("Es regnet.", language="de"), "en", chosen("deepl", tmp_path)))
    assert isinstance(failure, Failure)
    assert "FARWIRE_DEEPL_KEY" in failure.detail


def test_the_error_survives_pickling() -> None:
    error = pickle.loads(pickle.dumps(RemoteFailed("x", 429, 60.0)))  # noqa: S301
    assert (error.detail, error.status, error.retry_after, error.retryable) == ("x", 429, 60.0, True)


@pytest.mark.parametrize(("statuses", "sent"), [((200,), 10), ((500, 200), 10), ((403,), 0)])
def test_what_was_taken_is_counted(service: Service, tmp_path: Path, statuses: tuple[int, ...], sent: int) -> None:
    answers = iter(statuses)
    service.answer = lambda _path, content: (next(answers), {"translatedText": shout(content["q"])})
    choice = chosen(f"libretranslate:{service.url}", tmp_path)
    with metered() as meter:
        translate(TranslationRequest(revision("Es regnet.", language="de"), "en", choice))
    assert meter.characters == sent


def test_an_answer_that_never_comes_may_have_been_worked_on(
    service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "TRIES", 1)
    service.answer = lambda _path, _content: (200, service.HANG_UP)
    with metered() as meter:
        translate(
            TranslationRequest(
                revision("Es regnet.", language="de"), "en", chosen(f"libretranslate:{service.url}", tmp_path)
            )
        )
    assert meter.characters == 10


def test_nothing_is_counted_where_nobody_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "WAIT", 0.01)
    choice = chosen("libretranslate:http://127.0.0.1:9", tmp_path)
    with metered() as meter:
        translate(TranslationRequest(revision("Es regnet.", language="de"), "en", choice))
    assert meter.characters == 0
