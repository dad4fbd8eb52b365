import gzip

import pytest
from django.test import Client

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
