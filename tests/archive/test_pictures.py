import struct
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from farwire.archive import intake
from farwire.archive.models import Article, Failure, Feed, Revision, Source
from farwire.archive.pictures import form_of, may_show_picture, picture_at, wanted_pictures
from farwire.records import Failure as FailureRecord

NOW = datetime(2026, 11, 20, 13, 0, tzinfo=UTC)
URL = "https://paper.example/picture.jpg"


def png(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", width, height) + b"\x08\x02\0\0\0"


def jpeg(width: int, height: int, before: bytes = b"") -> bytes:
    frame = b"\xff\xc2\0\x11\x08" + struct.pack(">HH", height, width) + b"\x03"
    return b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(9) + before + frame + bytes(20)


def webp(kind: bytes, payload: bytes) -> bytes:
    return b"RIFF\0\0\0\0WEBP" + kind + b"\0\0\0\0" + payload + bytes(20)


@pytest.mark.parametrize(
    ("body", "form"),
    [
        (png(800, 600), ("png", 800, 600)),
        (jpeg(1200, 630), ("jpg", 1200, 630)),
        (jpeg(1200, 630, b"\xff\xe1\x01\x02" + bytes(256) + b"\xff\xff\xdb\0\x03\0"), ("jpg", 1200, 630)),
        (b"GIF89a" + struct.pack("<HH", 300, 200) + bytes(20), ("gif", 300, 200)),
        (webp(b"VP8X", b"\0\0\0\0" + (639).to_bytes(3, "little") + (479).to_bytes(3, "little")), ("webp", 640, 480)),
        (webp(b"VP8L", b"\x2f" + (639 | 479 << 14).to_bytes(4, "little")), ("webp", 640, 480)),
        (webp(b"VP8 ", b"\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 640, 480)), ("webp", 640, 480)),
        (png(1, 1), None),
        (png(119, 4000), None),
        (png(12_001, 500), None),
        (png(11_000, 11_000), None),
        (b'<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><script/></svg>', None),
        (b"<!doctype html><title>404</title>", None),
        (b"\xff\xd8\xff", None),
        (b"\xff\xd8\xff\xe0\0\0" + bytes(40), None),
        (b"\x89PNG\r\n\x1a\n", None),
        (b"RIFF\0\0\0\0WEBPVP8 ", None),
        (b"", None),
    ],
)
def test_the_bytes_decide(body: bytes, form: tuple[str, int, int] | None) -> None:
    assert form_of(body) == form


def test_no_cut_makes_the_reading_of_sizes_fail() -> None:
    for body in (png(800, 600), jpeg(800, 600), webp(b"VP8X", bytes(12))):
        for end in range(len(body)):
            form_of(body[:end])


@pytest.fixture
def article(db: None, settings: Settings, tmp_path: Path) -> Article:
    settings.DATA_DIR = tmp_path
    settings.VISIBILITY = "private"
    return _article(1, {"url": URL})


def _article(number: int, image: dict[str, Any] | None) -> Article:
    source, _ = Source.objects.get_or_create(slug="paper", defaults={"name": "The Paper", "language": "en"})
    feed, _ = Feed.objects.get_or_create(url="https://paper.example/feed", defaults={"source": source})
    at = NOW - timedelta(hours=number)
    url = f"https://paper.example/{number}"
    article = Article.objects.create(
        key=f"key{number}", url=url, canonical_url=url, source=source, feed=feed, published_at=at, seen_at=at
    )
    article.latest = Revision.objects.create(
        article=article,
        number=1,
        digest=str(number),
        language="en",
        language_confidence=1.0,
        byline=["Ana Lima"],
        completeness="complete",
        rights={},
        content={"image": image} if image else {},
        observed_at=at,
    )
    article.save()
    return article


def test_a_picture_is_wanted_until_it_is_here(article: Article) -> None:
    _article(2, None)
    assert [(each.article, each.url) for each in wanted_pictures(NOW)] == [("key1", URL)]
    assert intake.file_picture(URL, png(800, 600))
    assert intake.file_picture(URL, png(800, 600))
    assert list(wanted_pictures(NOW)) == []
    found = picture_at(URL)
    assert found is not None
    assert (found.ending, found.width, found.height, found.path.read_bytes()) == ("png", 800, 600, png(800, 600))


def test_what_is_no_picture_is_not_kept(article: Article, tmp_path: Path) -> None:
    assert not intake.file_picture(URL, b"<svg/>")
    assert picture_at(URL) is None
    assert list(tmp_path.rglob("*.*")) == []


def test_a_failure_waits_for_its_time(article: Article) -> None:
    failure = FailureRecord("picture", URL, "HttpFailed", "the server answered 503", retryable=True)
    intake.file_failure(failure, NOW)
    assert list(wanted_pictures(NOW)) == []
    assert [each.url for each in wanted_pictures(NOW + timedelta(days=30))] == [URL]
    intake.file_picture(URL, png(800, 600))
    assert not Failure.objects.exists()


def test_pictures_go_with_their_articles(article: Article) -> None:
    intake.file_picture(URL, png(800, 600))
    intake.file_picture("https://paper.example/other.png", png(800, 600))
    assert intake.remove_pictures() == 1
    Article.objects.update(withdrawn_at=NOW)
    assert intake.remove_pictures() == 1
    assert picture_at(URL) is None


@pytest.mark.parametrize(
    ("rights", "credit", "shown"),
    [
        ({}, None, False),
        ({"may_show_full_text": "refused"}, None, False),
        ({"may_show_full_text": "granted"}, None, True),
        ({"may_show_full_text": "granted"}, "Foto: The Paper", True),
        ({"may_show_full_text": "granted"}, "Ana Lima", True),
        ({"may_show_full_text": "granted", "holder": "Paper Group"}, "© Paper Group", True),
        ({"may_show_full_text": "granted"}, "Grand Agency/Someone", False),
        ({"may_show_full_text": "granted", "signals": [{"rule": "noimageindex"}]}, None, False),
    ],
)
def test_the_public_sees_only_pictures_that_the_leave_covers(
    article: Article, settings: Settings, rights: dict[str, Any], credit: str | None, shown: bool
) -> None:
    settings.VISIBILITY = "public"
    revision = article.latest
    assert revision is not None
    revision.rights = rights
    assert may_show_picture(article, revision, {"url": URL, "credit": credit}) is shown


def test_its_owner_sees_what_any_feed_reader_shows(article: Article) -> None:
    revision = article.latest
    assert revision is not None
    assert may_show_picture(article, revision, {"url": URL, "credit": "Grand Agency"})
    revision.rights = {"signals": [{"rule": "max-image-preview"}]}
    assert not may_show_picture(article, revision, {"url": URL})
