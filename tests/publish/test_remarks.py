"""Readers' word on a sentence: the way to the form, the form, and what is taken and refused."""

import html
import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client, RequestFactory
from pytest_django import Settings

from farwire.archive.models import Article, Remark, RemarkSender, Revision, Translation
from farwire.publish.middleware import POLICY
from farwire.publish.remarks import LONGEST_BETTER, network_of, sender_of
from farwire.publish.static_site import relative
from publish.press import NOW, Piece, corrected, file_revision_of

BETTER = "On Monday the tram runs again between harbour and station."


@pytest.fixture(autouse=True)
def _open(settings: Settings) -> None:
    settings.REMARKS, settings.REMARKS_PER_DAY = "on", 3


@pytest.fixture
def reader() -> Client:
    """A browser without script, that checks tokens."""
    return Client(enforce_csrf_checks=True)


def form_path(piece: Piece, number: int = 2, edition: str = "en") -> str:
    return f"/{edition}/article/{piece.key}/sentence/{number}/"


def fields_of(page: str) -> dict[str, str]:
    """The hidden fields of the page's form."""
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page)
    return {name: html.unescape(value) for name, value in found}


def send(client: Client, path: str, **fields: str) -> tuple[int, str]:
    """Open the form and send it, as a browser does."""
    hidden = fields_of(client.get(path).content.decode())
    response = client.post(path, hidden | fields)
    return response.status_code, response.content.decode()


def test_each_sentence_of_both_sides_has_its_way_to_a_form(reader: Client, press: dict[str, Piece]) -> None:
    piece = press["eletrico"]
    page = reader.get(f"/en/article/{piece.key}/?view=both").content.decode()
    ways = re.findall(r'<form action="([^"]+)" method="get" class="wrong" role="none">', page)
    assert sorted(ways) == sorted(form_path(piece, number) for number in range(1, len(piece.lines) + 1))
    for way in ways:
        assert reader.get(way).status_code == 200
    assert "?view=both" in reader.get(f"/en/article/{piece.key}/").content.decode().partition('class="wrong-way"')[2]
    assert 'class="wrong' not in reader.get(f"/en/article/{piece.key}/?view=original").content.decode()


def test_an_article_in_the_editions_own_language_has_no_form(reader: Client, press: dict[str, Piece]) -> None:
    own = next(piece for piece in press.values() if piece.language == "en")
    assert 'class="wrong' not in reader.get(f"/en/article/{own.key}/?view=both").content.decode()
    assert reader.get(form_path(own)).status_code == 404


def test_the_form_shows_both_texts_and_is_kept_nowhere(reader: Client, press: dict[str, Piece]) -> None:
    piece = press["eletrico"]
    response = reader.get(form_path(piece))
    page = response.content.decode()
    assert html.escape(piece.lines[1].text) in page
    assert html.escape(piece.lines[1].targets["en"][0]) in page
    assert "no-store" in response.headers["Cache-Control"]
    assert response.headers["Content-Security-Policy"] == POLICY
    assert '<meta name="robots" content="noindex, nofollow">' in page
    cookie = response.cookies["farwire_token"]
    assert cookie["httponly"]
    assert (cookie["samesite"], cookie["max-age"], cookie["expires"]) == ("Lax", "", "")


def test_reading_sets_no_cookie(reader: Client, press: dict[str, Piece]) -> None:
    for view in ("", "?view=both"):
        assert not reader.get(f"/en/article/{press['eletrico'].key}/{view}").cookies


def test_a_remark_is_filed_with_what_was_shown(reader: Client, press: dict[str, Piece]) -> None:
    piece = press["eletrico"]
    path = form_path(piece)
    hidden = fields_of(reader.get(path).content.decode())
    response = reader.post(path, hidden | {"better": f"  {BETTER}\r\n", "comment": "The day is wrong."})
    assert (response.status_code, response.headers["Location"]) == (303, f"{path}?done")
    assert 'role="status"' in reader.get(f"{path}?done").content.decode()
    remark = Remark.objects.get()
    translation = Translation.objects.get(revision__article=piece.key, target_language="en")
    assert (remark.article_key, remark.unit) == (piece.key, 1)
    assert (remark.source, remark.target) == (piece.lines[1].text, piece.lines[1].targets["en"][0])
    assert (remark.better, remark.comment) == (BETTER, "The day is wrong.")
    assert (remark.engine, remark.engine_version) == (translation.engine, translation.engine_version)
    assert (remark.model, remark.source_language, remark.target_language) == (translation.model, "pt", "en")


def test_hostile_words_are_taken_as_words(reader: Client, press: dict[str, Piece]) -> None:
    path = form_path(press["eletrico"])
    assert (
        send(reader, path, better="<script>alert(1)</script>\x00\u202e{{ 7|add:7 }}", comment="\x1b[31m\x00")[0] == 303
    )
    remark = Remark.objects.get()
    assert remark.better.startswith("<script>alert(1)</script>")
    assert not {"\x00", "\x1b"} & {*remark.better, *remark.comment}
    status, page = send(
        reader, path, better="<script>alert(1)</script>" * 200, comment="</textarea><img src=x onerror=a>"
    )
    assert status == 400
    assert "<img" not in page
    assert "<script>alert" not in page


def test_only_reading_and_sending_are_known(reader: Client, press: dict[str, Piece]) -> None:
    assert reader.head(form_path(press["eletrico"])).status_code == 200
    assert Client().put(form_path(press["eletrico"])).status_code == 405


def test_the_form_names_no_editions_that_lack_it(reader: Client, press: dict[str, Piece]) -> None:
    assert "hreflang" not in reader.get(form_path(press["eletrico"])).content.decode()


def test_wrong_here_alone_is_enough(reader: Client, press: dict[str, Piece]) -> None:
    assert send(reader, form_path(press["eletrico"]))[0] == 303
    assert (Remark.objects.get().better, Remark.objects.get().comment) == ("", "")


def test_the_same_translation_is_no_better_one(reader: Client, press: dict[str, Piece]) -> None:
    piece = press["eletrico"]
    send(reader, form_path(piece), better=piece.lines[1].targets["en"][0])
    assert Remark.objects.get().better == ""


def test_without_the_token_nothing_is_taken(reader: Client, press: dict[str, Piece]) -> None:
    path = form_path(press["eletrico"])
    seen = fields_of(reader.get(path).content.decode())["seen"]
    response = Client(enforce_csrf_checks=True).post(path, {"seen": seen, "better": BETTER})
    assert response.status_code == 403
    assert b"Not taken" in response.content
    assert b"<style" not in response.content
    foreign = reader.post(
        path, fields_of(reader.get(path).content.decode()), headers={"Origin": "https://evil.example"}
    )
    assert foreign.status_code == 403
    assert not Remark.objects.exists()


def test_too_much_text_is_sent_back_with_what_was_written(reader: Client, press: dict[str, Piece]) -> None:
    status, page = send(reader, form_path(press["eletrico"]), better="x" * (LONGEST_BETTER + 1), comment="<b>keep me")
    assert status == 400
    assert "&lt;b&gt;keep me" in page
    assert 'role="alert"' in page
    assert not Remark.objects.exists()


def test_an_address_has_so_many_a_day(reader: Client, press: dict[str, Piece]) -> None:
    sent = [send(reader, form_path(press["eletrico"], number))[0] for number in (1, 2, 3, 4)]
    assert sent == [303, 303, 303, 429]
    assert Remark.objects.count() == 3
    assert Client().get(form_path(press["eletrico"], 4)).status_code == 200
    RemarkSender.objects.update(made_at=datetime.now(UTC) - timedelta(days=1))
    assert send(reader, form_path(press["eletrico"], 4))[0] == 303


def test_nothing_that_is_kept_holds_the_address(reader: Client, press: dict[str, Piece]) -> None:
    path = form_path(press["eletrico"])
    reader.post(path, fields_of(reader.get(path).content.decode()), REMOTE_ADDR="203.0.113.77")
    rows = [str(list(model.objects.values())) for model in (Remark, RemarkSender)]
    assert all("203.0.113" not in row for row in rows)
    assert RemarkSender.objects.count() == 1


def test_the_digest_changes_with_day_and_key(settings: Settings) -> None:
    request = RequestFactory().post("/", REMOTE_ADDR="203.0.113.77")
    today = sender_of(request, NOW)
    assert today == sender_of(request, NOW + timedelta(hours=1))
    assert today != sender_of(request, NOW + timedelta(days=1))
    settings.SECRET_KEY = "another"
    assert today != sender_of(request, NOW)


@pytest.mark.parametrize(
    ("peer", "forwarded", "network"),
    [
        ("8.8.8.8", "1.1.1.1", "8.8.8.8"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("127.0.0.1", "9.9.9.9, 1.1.1.1", "1.1.1.1"),
        ("10.0.0.2", "nonsense", "10.0.0.2"),
        ("::1", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2606:4700:1:2:3:4:5:6", "", "2606:4700:1:2::"),
        ("::ffff:8.8.8.8", "", "8.8.8.8"),
        ("", "", "None"),
    ],
)
def test_whose_address_counts(peer: str, forwarded: str, network: str) -> None:
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    assert network_of(RequestFactory().get("/", headers=headers, REMOTE_ADDR=peer)) == network


def test_a_sentence_that_changed_meanwhile_is_shown_again(reader: Client, press: dict[str, Piece]) -> None:
    piece = press["eletrico"]
    path = form_path(piece)
    hidden = fields_of(reader.get(path).content.decode())
    translation = Translation.objects.get(revision__article=piece.key, target_language="en")
    translation.units[1]["target"] = "Something else."
    translation.save()
    response = reader.post(path, hidden | {"better": BETTER})
    assert response.status_code == 409
    assert BETTER in response.content.decode()
    assert not Remark.objects.exists()


def test_there_is_no_form_where_there_is_no_sentence(reader: Client, press: dict[str, Piece]) -> None:
    piece = press["eletrico"]
    for path in (
        form_path(piece, 0),
        form_path(piece, 99),
        "/en/article/none/sentence/1/",
        f"/xx{form_path(piece)[3:]}",
    ):
        assert reader.get(path).status_code == 404, path
    Article.objects.filter(pk=piece.key).update(withdrawn_at=NOW)
    assert reader.get(form_path(piece)).status_code == 404


def test_an_article_that_waits_for_its_translation_has_none(reader: Client, press: dict[str, Piece]) -> None:
    piece = press["eletrico"]
    file_revision_of(piece, corrected(piece, piece.lines[1].text, "Outra frase."))
    Translation.objects.filter(revision__article=piece.key, revision__number=2).delete()
    assert reader.get(form_path(piece)).status_code == 404


def test_where_remarks_are_off_there_is_nothing(reader: Client, press: dict[str, Piece], settings: Settings) -> None:
    settings.REMARKS = "off"
    piece = press["eletrico"]
    assert 'class="wrong' not in reader.get(f"/en/article/{piece.key}/?view=both").content.decode()
    assert reader.get(form_path(piece)).status_code == 404
    assert Client().post(form_path(piece)).status_code == 404


def test_a_public_excerpt_opens_no_more_than_it_shows(
    reader: Client, press: dict[str, Piece], settings: Settings
) -> None:
    settings.VISIBILITY = "public"
    piece = press["eletrico"]
    Revision.objects.filter(article=piece.key).update(rights={})
    assert reader.get(form_path(piece, 1)).status_code == 200
    assert reader.get(form_path(piece, len(piece.lines))).status_code == 404


def test_an_exported_page_has_no_way_to_a_form(reader: Client, press: dict[str, Piece]) -> None:
    path = f"/en/article/{press['eletrico'].key}/?view=both"
    assert "/sentence/" not in relative(reader.get(path).content.decode(), path, ["en"])


def test_the_form_speaks_the_readers_language(reader: Client, press: dict[str, Piece]) -> None:
    assert "إرسال" in reader.get(form_path(press["eletrico"], 2, "ar")).content.decode()
