"""Lists of feeds in and out."""

import pytest

from farwire.errors import FeedUnreadable, GatherError
from farwire.gather import parse_opml, write_opml
from farwire.records import FeedLink

LIST = """<?xml version="1.0" encoding="utf-8"?><!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<opml version="2.0"><head><title>Mine</title></head><body>
<outline text="Europe"><outline text="Portugal &amp; Spain" title="Iberia">
<outline type="rss" text="A" title="Paper A" xmlUrl="https://a.example/rss" htmlUrl="https://a.example/"
 language="pt-pt" country="PT"/></outline><outline text="B" XMLURL="http://b.example/rss?a=1&b=2"/></outline>
<outline text="C" xmlUrl="https://c.example/rss" category="/World/Asia"/>
<outline text="Not one"/><outline text="Bad" xmlUrl="javascript:alert(1)"/>
<outline text="Again" xmlUrl="https://A.example:443/rss"/>
</body></opml>"""


def test_a_list_in() -> None:
    assert parse_opml(LIST.encode()) == (
        FeedLink("https://a.example/rss", "Paper A", "https://a.example/", "pt-PT", "pt", "Europe / Iberia"),
        FeedLink("http://b.example/rss?a=1&b=2", "B", section="Europe"),
        FeedLink("https://c.example/rss", "C", section="World / Asia"),
    )


def test_out_and_in_again() -> None:
    links = (
        FeedLink("https://a.example/rss?x=1&y=2", 'A "quoted" & <b>', "https://a.example/", "pt-PT", "pt", "Europe"),
        FeedLink("https://b.example/rss", "B\0", section="Europe / Iberia"),
        FeedLink("https://c.example/rss", ""),
    )
    body = write_opml(links, "Mine & yours")
    assert body.startswith(b"<?xml")
    again = parse_opml(body)
    assert [link.url for link in again] == [link.url for link in links]
    assert again[0] == FeedLink(links[0].url, 'A "quoted" &', "https://a.example/", "pt-PT", "pt", "Europe")
    assert again[1] == FeedLink("https://b.example/rss", "B", section="Europe / Iberia")
    assert write_opml(again, "x") == write_opml(parse_opml(write_opml(again, "x")), "x")


@pytest.mark.parametrize(
    "body", [b"", b"  ", b"not xml", b"<html></html>", b"<rss/>", b"<opml><body><outline></body></opml>", b"{}"]
)
def test_what_is_no_list(body: bytes) -> None:
    with pytest.raises(FeedUnreadable):
        parse_opml(body)


def test_an_empty_list_is_a_list() -> None:
    assert parse_opml(write_opml((), "Nothing")) == ()


def test_deep_outlines_are_survived() -> None:
    body = b"<opml><body>" + b"<outline text='x'>" * 200 + b"</outline>" * 200 + b"</body></opml>"
    assert parse_opml(body) == ()


def test_another_encoding() -> None:
    body = (
        '<?xml version="1.0" encoding="windows-1251"?><opml><body><outline text="Газета" xmlUrl="https://a.example/"/>'
    )
    assert parse_opml((body + "</body></opml>").encode("windows-1251"))[0].title == "Газета"


def test_a_link_to_nowhere_is_not_written() -> None:
    with pytest.raises(GatherError):
        write_opml((FeedLink("javascript:x", "x"),), "x")
