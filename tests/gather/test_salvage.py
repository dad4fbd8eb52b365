"""Damaged feeds: one broken item costs no other."""

import time

import pytest

from farwire.gather.salvage import salvage
from gather.feedmaker import RDF_FRAME, atom, feed, rss


def items(count: int, broken: set[int]) -> str:
    return "".join(
        f"<item><title>No {n}</title><link>https://example.org/{n}</link>"
        f"<description>{'One <b>two' if n in broken else 'One &lt;b&gt;two'}</description></item>"
        for n in range(count)
    )


def test_order_and_values_stay() -> None:
    for broken in ({0}, {3}, {9}, {0, 4, 5, 9}):
        got = feed(rss(items(10, broken)))
        assert [item.headline for item in got.items] == [f"No {n}" for n in range(10)]
        assert [item.url for item in got.items] == [f"https://example.org/{n}" for n in range(10)]
        sound = [item.summary_html for n, item in enumerate(got.items) if n not in broken]
        assert set(sound) == {"One <b>two"}
        assert (got.title, got.home_url) == ("News", "https://example.org/")


def test_an_item_that_never_ends_costs_only_itself() -> None:
    body = items(3, set()) + "<item><title>Open</title><link>https://example.org/open</link>" + items(2, set())
    got = feed(rss(body))
    assert [item.headline for item in got.items] == ["No 0", "No 1", "No 2", "Open", "No 0", "No 1"]


def test_rdf_and_atom_too() -> None:
    got = feed(RDF_FRAME.format(items(4, {2})))
    assert (got.format, len(got.items)) == ("rdf", 4)
    entries = "".join(
        f"<entry><title>No {n}</title><link href='https://example.org/{n}'/>"
        f"<summary>{'<i>' * (n == 1)}x</summary></entry>"
        for n in range(3)
    )
    assert [item.headline for item in feed(atom(entries)).items] == ["No 0", "No 1", "No 2"]


def test_a_broken_frame_costs_no_items() -> None:
    got = feed("<rss><channel><title>News</titel>" + items(3, {1}) + "</channel></rss>")
    assert [item.headline for item in got.items] == ["No 0", "No 1", "No 2"]


def test_all_items_broken() -> None:
    assert [item.headline for item in feed(rss(items(4, {0, 1, 2, 3}))).items] == ["No 0", "No 1", "No 2", "No 3"]


def test_what_is_not_for_us(monkeypatch: pytest.MonkeyPatch) -> None:
    assert salvage("no feed at all", "") is None
    assert salvage("<rss><channel></channel></rss>", "") is None
    monkeypatch.setattr("farwire.gather.salvage._MOST_BROKEN", 1)
    assert salvage("<rss><channel>" + items(3, {0, 1}) + "</channel></rss>", "") is None


def test_many_items_are_saved_in_time() -> None:
    start = time.process_time()
    assert len(feed(rss(items(5000, {77, 2500}))).items) == 5000
    assert time.process_time() - start < 5
