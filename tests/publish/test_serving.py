import gzip
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import DatabaseError, close_old_connections
from django.test import Client, RequestFactory

from farwire.archive.models import Article
from farwire.publish import kept
from publish.press import NOW, Piece, publish_press


def test_pages_are_kept_while_the_archive_stands_still(
    client: Client, press: dict[str, Piece], django_assert_num_queries: object
) -> None:
    first = client.get("/en/").content
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert client.get("/en/").content == first


def test_a_page_is_made_anew_when_something_came_in(client: Client, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Nothing has come in yet" in client.get("/en/").content.decode()
    publish_press(only={"bakery"})
    monkeypatch.setattr(kept, "LOOK_SECONDS", -1.0)  # as if a second had gone by
    assert "Village buys its only bakery" in client.get("/en/").content.decode()


def test_readers_who_read_other_languages_get_their_own_pages(client: Client, press: dict[str, Piece]) -> None:
    shared = client.get("/en/").content
    client.cookies["farwire_reads"] = "pt"
    assert client.get("/en/").content != shared


def test_compressed_pages_say_the_same_under_another_validator(client: Client, press: dict[str, Piece]) -> None:
    plain, packed = client.get("/en/"), client.get("/en/", headers={"Accept-Encoding": "gzip, br"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert packed["ETag"] != plain["ETag"]
    assert len(packed.content) < len(plain.content) / 3
    headers = {"Accept-Encoding": "gzip", "If-None-Match": packed["ETag"]}
    again = client.get("/en/", headers=headers)
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == packed["ETag"]
    assert again["Content-Security-Policy"] == plain["Content-Security-Policy"]
    assert client.head("/en/").content == b""


def test_what_is_not_there_is_not_kept(client: Client, press: dict[str, Piece]) -> None:
    piece = press["bakery"]
    Article.objects.filter(pk=piece.key).update(withdrawn_at=NOW)
    assert client.get(f"/en/article/{piece.key}/").status_code == 404
    Article.objects.filter(pk=piece.key).update(withdrawn_at=None)
    assert client.get(f"/en/article/{piece.key}/").status_code == 200


def test_the_front_page_is_light(client: Client, press: dict[str, Piece]) -> None:
    html = client.get("/en/", headers={"Accept-Encoding": "gzip"})
    style = b"".join(client.get("/static/farwire/paper.css").streaming_content)  # type: ignore[attr-defined]
    assert len(html.content) + len(gzip.compress(style)) < 60_000


class Caller:
    """A WSGI server of one request at a time."""

    def __init__(self) -> None:
        self.passed = 0
        self.application = kept.Door(self._behind)

    def _behind(self, environ: dict[str, Any], start: Any) -> list[bytes]:
        self.passed += 1
        response = WSGIHandler()(environ, start)
        return list(response)

    def get(self, path: str, **headers: str) -> tuple[str, dict[str, str], bytes]:
        answer: list[Any] = []
        environ = RequestFactory().get(path, headers=headers).environ
        body = b"".join(self.application(environ, lambda status, fields: answer.extend((status, dict(fields)))))
        return answer[0], answer[1], body


@pytest.fixture
def caller(press: dict[str, Piece]) -> Iterator[Caller]:
    """A server whose requests leave the connection open, because the test's transaction is in it."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield Caller()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def test_the_door_hands_out_what_is_kept_and_nothing_else(caller: Caller) -> None:
    first, again = caller.get("/en/"), caller.get("/en/")
    assert caller.passed == 1
    assert (again[0], again[2]) == (first[0], first[2])
    for name in ("ETag", "Content-Security-Policy", "Content-Type", "Vary", "Cache-Control", "X-Frame-Options"):
        assert again[1][name] == first[1][name]
    for path in ("/en/?a=1", "/pt/", "/en/nothing/", "/en/nothing/"):
        caller.get(path)
    assert caller.passed == 5


def test_the_door_answers_validators(caller: Caller) -> None:
    etag = caller.get("/en/")[1]["ETag"]
    for asked in (etag, f'"x", {etag}'):
        status, fields, body = caller.get("/en/", **{"If-None-Match": asked})
        assert (status, body) == ("304 Not Modified", b"")
        assert "Content-Length" not in fields
        assert fields["ETag"] == etag
    assert caller.get("/en/", **{"If-None-Match": '"x"'})[0] == "200 OK"


def test_the_door_knows_one_reader_from_another(caller: Caller) -> None:
    caller.get("/en/")
    theirs = caller.get("/en/", cookie="farwire_reads=pt")[2]
    assert caller.passed == 2
    assert caller.get("/en/", cookie="a=b; farwire_reads=pt")[2] == theirs
    caller.get("/en/", host="other.example")
    assert caller.passed == 3
    caller.get("/en/", cookie="farwire_token=x")
    assert caller.passed == 3


def test_the_door_lets_django_tell_of_a_broken_archive(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    caller.get("/en/")

    def broken() -> object:
        raise DatabaseError

    monkeypatch.setattr(kept.SHELF, "state", broken)
    assert caller.get("/en/")[0].startswith("500")
    assert caller.passed == 2


def test_files_of_the_site_are_kept_for_long_and_sent_small(client: Client, press: dict[str, Piece]) -> None:
    html = client.get("/en/").content.decode()
    files = re.findall(r'(?:href|src)="(/static/farwire/[\w.-]+\?v=[0-9a-f]{10})"', html)
    assert len(files) >= 4
    for path in files:
        response = client.get(path, headers={"Accept-Encoding": "gzip"})
        response.close()
        assert "max-age=31536000" in response["Cache-Control"]
        if path.split("?")[0].endswith((".css", "reading.js")):
            assert response["Content-Encoding"] == "gzip"
