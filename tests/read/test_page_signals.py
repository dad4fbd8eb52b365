import pytest

from farwire.read.page_signals import (
    content_signals,
    directives,
    header_signals,
    licence_signal,
    usage_signals,
)
from read.pages import AT


@pytest.mark.parametrize(
    ("value", "rule"),
    [
        ("http://creativecommons.org/licenses/by/3.0/deed.de", "cc-by"),
        ("CC BY-NC-ND 4.0", "cc-by-nc-nd"),
        ("cc-by-sa", "cc-by-sa"),
        ("CC0", "cc0"),
        ("CC BYE", "licence"),
        ("https://paper.example/terms", "licence"),
    ],
)
def test_licences(value: str, rule: str) -> None:
    assert licence_signal(value, "here").rule == rule


def test_a_date_with_a_comma_stays_whole() -> None:
    found = list(directives("noarchive, unavailable_after: Fri, 25 Jun 2010 15:00:00 GMT", "here", AT))
    assert [signal.rule for signal in found] == ["noarchive", "unavailable_after"]


def test_values_that_refuse_nothing() -> None:
    assert list(usage_signals("train-ai=y, nonsense, x=n", "here")) == []
    assert list(content_signals("search=yes ai-train=maybe", "here")) == []


def test_several_links_in_one_header() -> None:
    value = '<https://a.example/>; rel="canonical", <https://creativecommons.org/licenses/by/4.0/>; rel=license'
    assert [signal.rule for signal in header_signals((("link", value),), AT)] == ["cc-by"]
