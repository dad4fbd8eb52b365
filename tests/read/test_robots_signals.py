import pytest

from farwire.read.robots_signals import robots_signals, tdmrep_signals, trust_signals

URL = "https://paper.example/news/harbour.html?page=2"


@pytest.mark.parametrize(
    ("text", "disallowed"),
    [
        ("", False),
        ("User-agent: *\nDisallow:\n", False),
        ("User-agent: *\nDisallow: /news\n", True),
        ("User-agent: *\nDisallow: /*page=\n", True),
        ("User-agent: *\nDisallow: /news/harbour.html$\n", False),
        ("User-agent: *\nDisallow: /news\nAllow: /news\n", False),
        ("User-agent: a\nUser-agent: farwire\nDisallow: /\n", True),
        ("USER-AGENT: FarWire # us\ndisallow: / # all\n", True),
        ("User-agent: farwire\nAllow: /\n\nUser-agent: *\nDisallow: /\n", False),
        ("User-agent: *\nCrawl-delay: 5\nSitemap: https://paper.example/s.xml\nDisallow: /\n", True),
        ("Disallow: /\n", False),  # a rule outside any group is none
        ("\x00\xff broken ::: lines", False),
    ],
)
def test_disallow(text: str, disallowed: bool) -> None:
    assert any(signal.rule == "robots-disallow" for signal in robots_signals(text, URL)) is disallowed


def test_a_content_signal_before_any_group_is_for_all() -> None:
    assert [signal.rule for signal in robots_signals("Content-Signal: ai-input=no\n", URL)] == ["ai-input"]


def test_our_own_groups_signal_counts_not_that_of_others() -> None:
    text = "User-agent: farwire\nContent-Signal: ai-input=yes\nUser-agent: *\nContent-Signal: ai-input=no\n"
    assert list(robots_signals(text, URL)) == []


@pytest.mark.parametrize("text", ["", "[]", "{}", "not json", '[{"location": 7}]', "[1, 2]"])
def test_a_broken_tdmrep_says_nothing(text: str) -> None:
    assert list(tdmrep_signals(text, URL)) == []


def test_the_first_matching_location_counts() -> None:
    text = '[{"location": "/news/*", "tdm-reservation": 0}, {"location": "/*", "tdm-reservation": 1}]'
    assert list(tdmrep_signals(text, URL)) == []
    assert [signal.rule for signal in tdmrep_signals(text, "https://paper.example/")] == ["tdm-reservation"]


@pytest.mark.parametrize(
    ("text", "count"),
    [("datatrainingallowed=no", 1), ("DataTrainingAllowed = No", 1), ("datatrainingallowed=yes", 0), ("x", 0)],
)
def test_trust(text: str, count: int) -> None:
    assert len(list(trust_signals(text))) == count
