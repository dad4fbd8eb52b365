"""The memory of robots.txt files."""

import asyncio
from typing import Any

import pytest

from farwire.errors import FetchFailed
from farwire.gather import etiquette
from farwire.gather.addresses import place_of
from farwire.gather.courier import Patience
from farwire.gather.etiquette import RobotsMemory
from farwire.records import FetchPolicy

POLICY = FetchPolicy("Farwire/0.1")


class Letterbox:
    """Stands in for the courier: counts, and answers with a status and a body."""

    def __init__(self, status: int, body: bytes) -> None:
        self.status, self.body, self.asked = status, body, []

    async def ask(self, place: Any, *_: Any, whole: bool) -> "Letterbox":
        self.asked.append(place.url)
        return self

    def next_url(self) -> None:
        return None


def texts(letterbox: Letterbox, urls: list[str]) -> list[str]:
    async def ask() -> list[str]:
        memory = RobotsMemory(letterbox)  # type: ignore[arg-type]
        return [await memory.text_for(place_of(url), POLICY, Patience(60)) for url in urls]

    return asyncio.run(ask())


def test_once_for_each_scheme_host_and_port() -> None:
    letterbox = Letterbox(200, b"x")
    urls = [
        "http://a.example/1",
        "http://a.example:80/2",
        "https://a.example/",
        "http://a.example:81/",
        "http://b.example/",
    ]
    assert texts(letterbox, urls) == ["x"] * 5
    assert letterbox.asked == [
        "http://a.example/robots.txt",
        "https://a.example/robots.txt",
        "http://a.example:81/robots.txt",
        "http://b.example/robots.txt",
    ]


def test_the_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(etiquette, "_MOST_HOSTS", 3)
    letterbox = Letterbox(200, b"x")
    texts(letterbox, [f"http://{n}.example/" for n in "abcd"] + ["http://d.example/", "http://a.example/"])
    assert len(letterbox.asked) == 5


def test_it_is_asked_again_after_a_day_and_after_trouble_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(etiquette, "_DAY", 0.0)
    letterbox = Letterbox(404, b"")
    assert texts(letterbox, ["http://a.example/"] * 2) == ["", ""]
    assert len(letterbox.asked) == 2
    with pytest.raises(FetchFailed, match="the server answered 503"):
        texts(Letterbox(503, b""), ["http://a.example/"])


def test_bytes_that_are_no_utf_8() -> None:
    assert texts(Letterbox(200, b"\xff\xfe# x"), ["http://a.example/"]) == ["\ufffd\ufffd# x"]
