"""The process that answers by meaning: started when it is needed, one a folder, gone when nobody asks."""

import json
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from publish.press import Piece, publish_press
from pytest_django import Settings

from farwire.archive import intake, search
from farwire.archive.models import Revision
from farwire.archive.search.meaning import MeaningRequest, ask, reachable, rows_after
from farwire.group import sign
from farwire.pipeline.meaning import Answers, answer_questions
from farwire.publish.editions import Edition
from farwire.publish.selection import search_meaning
from farwire.publish.selection.search import search as search_site
from farwire.publish.selection.search_question import query_of
from farwire.records import Signature, SignRequest


@pytest.fixture
def press(db: None) -> dict[str, Piece]:
    """The invented press with its articles' meanings."""
    found = publish_press()
    for row in Revision.objects.all():
        (signed,) = sign((SignRequest(row.digest, row.language, row.headline, row.lead, row.lead),))
        assert isinstance(signed, Signature)
        intake.file_signatures([(row.pk, replace(signed, digest=row.digest))])
    return found


def test_answers_follow_the_archive(press: dict[str, Piece], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("farwire.pipeline.meaning._LOOK_SECONDS", 0.0)
    answers = Answers()
    asked = MeaningRequest("Bibliothek in den Bergen öffnet nachts")
    assert answers.answer(asked)[0] == press["library"].key
    only_arabic = replace(asked, text="oasis gets water back from old canals", places=((search.language_mark("ar"),),))
    assert answers.answer(only_arabic) == [press["palms"].key]
    turns = [row.turn for row in rows_after(0)]
    assert turns == sorted(turns)
    search.touch([Revision.objects.get(article_id=press["palms"].key).pk])
    assert [row.key for row in rows_after(max(turns))] == [press["palms"].key]


def test_the_site_shows_what_means_the_same(
    press: dict[str, Piece], settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    settings.MEANING, settings.DATA_DIR = "on", tmp_path
    answers = Answers()
    monkeypatch.setattr(search_meaning, "asked", lambda _f, request, _s: nullcontext(lambda: answers.answer(request)))
    edition = Edition("en")

    def alike(asked: str) -> list[str]:
        return [hit.card.key for hit in search_site(query_of({"q": asked}), edition).by_meaning]

    assert press["library"].key in alike("Bibliothek in den Bergen öffnet nachts")
    assert press["library"].key in alike('"Bibliothek in den Bergen" öffnet nachts')
    assert alike('"mountain library"') == []
    assert press["library"].key not in alike("Bibliothek Bergen öffnet nachts -図書館")
    assert alike("Bibliothek in den Bergen öffnet nachts language:ar") == []
    found = search_site(query_of({"q": "library"}), edition)
    assert not {hit.card.key for hit in found.by_words} & {hit.card.key for hit in found.by_meaning}
    assert search_site(query_of({"q": "library"}), edition, page=2).by_meaning == ()


def test_the_process_is_asked_before_the_archive_and_again_by_what_was_found(
    press: dict[str, Piece], settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    settings.MEANING, settings.DATA_DIR = "on", tmp_path
    told: list[tuple[str, ...]] = []

    @contextmanager
    def asked(_folder: Path, request: MeaningRequest, _seconds: float) -> Iterator[Callable[[], list[str]]]:
        told.append(("asked", request.text))
        yield list

    def find(*arguments: Any) -> list[str]:
        told.append(("found",))
        return search.find(*arguments)

    def ask(_folder: Path, request: MeaningRequest, _seconds: float) -> list[str]:
        told.append(("again", *request.like))
        return [press["palms"].key]

    monkeypatch.setattr(search_meaning, "asked", asked)
    monkeypatch.setattr(search_meaning, "ask", ask)
    monkeypatch.setattr(sys.modules[search_site.__module__], "find", find)
    hits = search_site(query_of({"q": "library"}), Edition("en"))
    assert [each[0] for each in told] == ["asked", "found", "again"]
    assert hits.by_words[0].card.key in told[2]
    assert [hit.card.key for hit in hits.by_meaning] == [press["palms"].key]


def test_nobody_who_answers_costs_one_wait_and_no_error(
    press: dict[str, Piece], settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    settings.MEANING, settings.DATA_DIR = "on", tmp_path
    monkeypatch.setattr(search_meaning, "_START_SECONDS", 0.1)
    monkeypatch.setattr(search_meaning.sys, "executable", "/bin/false")
    monkeypatch.setattr(search_meaning, "ASKER", asker := search_meaning.Asker())
    started = time.monotonic()
    for _ in range(20):
        assert asker.nearest("tram", (), search.Lookup(), 5) == []
    assert time.monotonic() - started < 2.0
    assert asker._process is not None
    assert asker._process.wait(10) == 1


@pytest.fixture
def answering(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder in which a thread answers with the words it was asked."""
    folder = tmp_path / ("long" * 40)
    folder.mkdir()

    class Echo:
        def answer(self, request: MeaningRequest) -> list[str]:
            return [request.text, *request.like]

    monkeypatch.setattr("farwire.pipeline.meaning.Answers", Echo)
    monkeypatch.setattr("farwire.pipeline.meaning._Server.timeout", 0.05)
    monkeypatch.setattr("farwire.pipeline.meaning.close_old_connections", lambda: None)
    thread = threading.Thread(target=answer_questions, args=(folder, 1.5))
    thread.start()
    while not (folder / "meaning.socket").exists():
        time.sleep(0.01)
    yield folder
    thread.join(20)
    assert not thread.is_alive()
    assert not (folder / "meaning.socket").exists()


def test_one_process_answers_for_a_folder_however_long_its_name(answering: Path) -> None:
    assert ask(answering, MeaningRequest("tram «ÿ»", ("a",)), 5.0) == ["tram «ÿ»", "a"]
    assert (answering / "meaning.socket").stat().st_mode & 0o077 == 0
    assert answer_questions(answering) is False
    with reachable(answering) as address:
        assert len(address) < 108


def test_a_broken_question_is_answered_with_nothing(answering: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for line in (b"\n", b"[]\n", b"{}\n", b"\xff\n", json.dumps({"text": "x"}).encode() + b"\n"):
        monkeypatch.setattr(MeaningRequest, "line", lambda _self, line=line: line)
        assert ask(answering, MeaningRequest(""), 5.0) == []


def test_whoever_asks_and_goes_leaves_no_trace(answering: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with reachable(answering) as address:
        for line in (b"", MeaningRequest("tram").line()):
            asker = socket.socket(socket.AF_UNIX)
            asker.connect(address)
            asker.sendall(line)
            asker.close()
    assert ask(answering, MeaningRequest("still there"), 5.0) == ["still there"]
    assert "Traceback" not in capfd.readouterr().err
