"""Engines elsewhere: asked politely, and honest when they fail."""

import http.server
import json
import pickle
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from farwire.records import EngineChoice, Failure, Translation, TranslationRequest
from farwire.translate import choose_engine, translate, translate_lines
from farwire.translate.remote import RemoteFailed, client
from translate.test_compose import revision

Answer = Callable[[str, dict[str, object]], tuple[int, object]]


class Service:
    """Answers posts as told, and remembers what it was asked."""

    def __init__(self) -> None:
        self.answer: Answer = lambda _path, _content: (500, {})
        self.asked: list[tuple[str, dict[str, object], dict[str, str]]] = []
        service = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                content = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                service.asked.append((self.path, content, dict(self.headers)))
                status, found = service.answer(self.path, content)
                body = found if isinstance(found, bytes) else json.dumps(found).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                if status == 429:
                    self.send_header("Retry-After", "60")
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        self._httpd = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._httpd.server_address[1]}"
        self._thread = threading.Thread(target=self._httpd.serve_forever)
        self._thread.start()

    def close(self) -> None:
        self._httpd.shutdown()
        self._thread.join()
        self._httpd.server_close()


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
