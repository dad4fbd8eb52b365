"""The memory of a host's files about rights."""

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest

from farwire.errors import FetchFailed
from farwire.gather import hostfiles
from farwire.gather.addresses import place_of
from farwire.gather.hostfiles import HostFilesMemory
from farwire.records import FetchPolicy, HostFile
from gather.feedmaker import fetched

AT = datetime(2026, 11, 20, tzinfo=UTC)
POLICY = FetchPolicy("Farwire/0.1")
HOST = "https://paper.example.org"


class Answer:
    def __init__(self, url: str, status: int, body: bytes, target: str | None) -> None:
        self.place, self.status, self.body, self.target, self.at = place_of(url), status, body, target, AT

    def next_url(self) -> str | None:
        return self.target


class Letterbox:
    """Stands in for the courier: answers by address; what it does not know is 404, None is a broken line."""

    def __init__(self, answers: dict[str, bytes | str | None]) -> None:
        self.answers, self.asked = answers, []

    async def ask(self, place: Any, headers: Any, policy: FetchPolicy, patience: Any, *, whole: bool) -> Answer:
        assert (policy.max_bytes, whole) == (128 * 1024, False)
        self.asked.append(place.url)
        answer = self.answers.get(place.url, b"404")
        if answer is None:
            raise FetchFailed("broken")
        if isinstance(answer, str):
            return Answer(place.url, 302, b"", answer)
        return Answer(place.url, 404 if answer == b"404" else 200, answer, None)


def files(letterbox: Letterbox, *urls: str, robots: str = "") -> list[tuple[HostFile, ...]]:
    async def ask() -> list[tuple[HostFile, ...]]:
        memory = HostFilesMemory(letterbox)  # type: ignore[arg-type]
        return [await memory.files_for(place_of(url), robots, POLICY) for url in urls]

    return asyncio.run(ask())


def test_each_host_is_asked_once() -> None:
    letterbox = Letterbox({f"{HOST}/trust.txt": b"datatrainingallowed=no"})
    found = files(letterbox, f"{HOST}/a?b=c", f"{HOST}/b", "https://other.example/")
    trust = HostFile("trust.txt", f"{HOST}/trust.txt", "datatrainingallowed=no", AT)
    assert found == [(trust,), (trust,), ()]
    assert letterbox.asked == [
        f"{HOST}/.well-known/tdmrep.json",
        f"{HOST}/trust.txt",
        "https://other.example/.well-known/tdmrep.json",
        "https://other.example/trust.txt",
    ]


def test_a_broken_line_counts_as_nothing_there() -> None:
    assert files(Letterbox({f"{HOST}/trust.txt": None, f"{HOST}/.well-known/tdmrep.json": b"[]"}), HOST) == [
        (HostFile("tdmrep.json", f"{HOST}/.well-known/tdmrep.json", "[]", AT),)
    ]


def test_robots_keep_us_from_files_too() -> None:
    letterbox = Letterbox({})
    files(letterbox, HOST, robots="User-agent: *\nDisallow: /trust.txt\nDisallow: /.well-known/")
    assert letterbox.asked == []


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("License: /rsl.xml", [f"{HOST}/rsl.xml"]),
        ("license: https://www.example.org/rsl.xml # ours", ["https://www.example.org/rsl.xml"]),
        ("License: https://elsewhere.example.net/rsl.xml", ["https://elsewhere.example.net/rsl.xml"]),
        ("License: /a.xml\nLicense: /a.xml\nLicense: /b.xml\nLicense: /c.xml", [f"{HOST}/a.xml", f"{HOST}/b.xml"]),
        ("Disallow: /\nLicense: /rsl.xml", [f"{HOST}/rsl.xml"]),
        ("License: ftp://paper.example.org/rsl.xml", []),
        ("License: http://[", []),
        ("Sitemap: /rsl.xml", []),
    ],
)
def test_licences_that_robots_txt_names(line: str, asked: list[str]) -> None:
    letterbox = Letterbox({})
    files(letterbox, HOST, robots=f"User-agent: *\nAllow: /\n{line}\n")
    assert [url for url in letterbox.asked if not url.endswith(("tdmrep.json", "trust.txt"))] == asked


ELSEWHERE = "https://licences.example.net/rsl.xml"


def test_a_licence_that_many_hosts_name_is_asked_once() -> None:
    letterbox = Letterbox({ELSEWHERE: b"<rsl/>"})
    found = files(letterbox, HOST, "https://other.example/", "https://third.example/", robots=f"License: {ELSEWHERE}")
    assert found == [(HostFile("rsl", ELSEWHERE, "<rsl/>", AT),)] * 3
    assert letterbox.asked.count(ELSEWHERE) == 1


def test_a_licence_elsewhere_may_not_lead_to_a_third_site() -> None:
    letterbox = Letterbox({ELSEWHERE: "https://third.example/rsl.xml"})
    assert files(letterbox, HOST, robots=f"License: {ELSEWHERE}") == [()]
    assert "https://third.example/rsl.xml" not in letterbox.asked


def linked(letterbox: Letterbox, *links: tuple[str, str]) -> list[tuple[HostFile, ...]]:
    """What comes of pages, each at an address, that link to a licence."""

    async def ask() -> list[tuple[HostFile, ...]]:
        memory = HostFilesMemory(letterbox)  # type: ignore[arg-type]
        tag = '<link rel="license" type="application/rsl+xml" href="{}">'
        pages = [fetched(tag.format(href), "text/html", page) for page, href in links]
        return [await memory.linked_by(page, POLICY) for page in pages]

    return asyncio.run(ask())


def test_a_licence_that_pages_link_to_is_asked_once() -> None:
    letterbox = Letterbox({ELSEWHERE: b"<rsl/>"})
    found = linked(letterbox, (f"{HOST}/a", ELSEWHERE), (f"{HOST}/b", ELSEWHERE), ("https://other.example/", ELSEWHERE))
    assert found == [(HostFile("rsl", ELSEWHERE, "<rsl/>", AT),)] * 3
    assert letterbox.asked == [ELSEWHERE]


def test_a_licence_that_is_not_there_is_asked_once_too() -> None:
    letterbox = Letterbox({ELSEWHERE: None})
    assert linked(letterbox, (f"{HOST}/a", ELSEWHERE), (f"{HOST}/b", ELSEWHERE)) == [(), ()]
    assert letterbox.asked == [ELSEWHERE]


def test_a_licence_for_each_page_is_not_asked_without_end() -> None:
    letterbox = Letterbox({})
    linked(letterbox, *((f"{HOST}/{n}", f"{HOST}/{n}.xml") for n in range(20)), ("https://other.example/", ELSEWHERE))
    assert letterbox.asked == [*(f"{HOST}/{n}.xml" for n in range(8)), ELSEWHERE]


def test_the_count_of_licences_begins_anew_and_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hostfiles, "_DAY", 0.0)
    monkeypatch.setattr(hostfiles, "_MOST_HOSTS", 1)
    letterbox = Letterbox({})
    linked(letterbox, *((f"{HOST}/{n}", f"{HOST}/{n}.xml") for n in range(10)), ("https://other.example/", ELSEWHERE))
    assert len(letterbox.asked) == 11


def test_redirects_within_the_site_are_followed() -> None:
    inside = Letterbox({f"{HOST}/trust.txt": "https://www.example.org/t", "https://www.example.org/t": b"x=1"})
    assert [each.url for each in files(inside, HOST)[0]] == ["https://www.example.org/t"]
    outside = Letterbox({f"{HOST}/trust.txt": "https://elsewhere.example.net/t"})
    assert files(outside, HOST) == [()]
    assert "https://elsewhere.example.net/t" not in outside.asked


def test_a_circle_of_redirects_ends() -> None:
    letterbox = Letterbox({f"{HOST}/trust.txt": f"{HOST}/trust.txt"})
    assert files(letterbox, HOST) == [()]


def test_after_a_day_it_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hostfiles, "_DAY", 0.0)
    letterbox = Letterbox({})
    files(letterbox, HOST, HOST)
    assert len(letterbox.asked) == 4


def test_the_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hostfiles, "_MOST_HOSTS", 1)
    letterbox = Letterbox({})
    files(letterbox, HOST, "https://other.example/", HOST)
    assert len(letterbox.asked) == 6
