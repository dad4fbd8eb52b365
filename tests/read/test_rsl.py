"""What an RSL document says of our use (RSL 1.0, sections 3 and 4.9)."""

import pytest

from farwire.read.rsl import rsl_signals

URL = "https://paper.example/news/harbour.html"
ALL = '<permits type="usage">all</permits>'


def document(*contents: str) -> str:
    return f'<?xml version="1.0"?>\n<rsl xmlns="https://rslstandard.org/rsl">{"".join(contents)}</rsl>'


def content(*licences: str, url: str = "/", more: str = "") -> str:
    inner = "".join(f"<license>{each}</license>" for each in licences)
    return f'<content url="{url}"{more}>{inner}</content>'


def prohibits(words: str) -> str:
    return f'<prohibits type="usage">{words}</prohibits>'


def permits(words: str, kind: str = "usage") -> str:
    return f'<permits type="{kind}">{words}</permits>'


def payment(kind: str) -> str:
    return f'<payment type="{kind}"/>'


TABLE = {
    "no licence": (content(), None, ""),
    "an empty licence": (content(""), "rsl-permits", "all"),
    "all": (content(ALL), "rsl-permits", "all"),
    "our use": (content(permits("ai-input")), "rsl-permits", "ai-input"),
    "our use among others": (content(permits("search ai-input")), "rsl-permits", "ai-input search"),
    "our use after a comma": (content(permits("search,ai-all")), "rsl-permits", "ai-all search"),
    "other uses only": (content(permits("search ai-train")), "rsl-not-permitted", "ai-train search"),
    "our use prohibited": (content(prohibits("ai-input")), "rsl-prohibits", "ai-input"),
    "all AI prohibited": (content(prohibits("ai-all")), "rsl-prohibits", "ai-all"),
    "all prohibited": (content(prohibits("all")), "rsl-prohibits", "all"),
    "another use prohibited": (content(prohibits("ai-train ai-index")), "rsl-permits", "all"),
    "permitted and prohibited": (content(ALL + prohibits("ai-input")), "rsl-prohibits", "ai-input"),
    "free": (content(ALL + payment("free")), "rsl-permits", "all"),
    "to be named": (content(ALL + payment("attribution")), "rsl-permits", "all"),
    "to be paid by crawl": (content(ALL + payment("crawl")), "rsl-conditions", "payment crawl"),
    "to be paid by use": (content(ALL + payment("use")), "rsl-conditions", "payment use"),
    "to be bought": (content(payment("purchase")), "rsl-conditions", "payment purchase"),
    "two payments": (content(ALL + payment("free") + payment("training")), "rsl-conditions", "payment training"),
    "to be reported": (content(ALL + '<reporting type="audit" profile="x"/>'), "rsl-conditions", "reporting"),
    "for some operators": (content(ALL + permits("education personal", "user")), "rsl-conditions", "user"),
    "in some countries": (content(ALL + permits("US EU", "geo")), "rsl-conditions", "geo"),
    "with a licence server": (
        content(ALL, more=' server="https://l.example/"'),
        "rsl-conditions",
        "server",
    ),
    "two licences, one free": (content(payment("use"), ALL), "rsl-permits", "all"),
    "two licences, none for us": (content(permits("search"), permits("ai-train")), "rsl-not-permitted", "search"),
    "two licences, one prohibits": (content(ALL, prohibits("ai-all")), "rsl-prohibits", "ai-all"),
    "the most specific content, free": (
        content(prohibits("all")) + content(ALL, url="/news/*"),
        "rsl-permits",
        "all",
    ),
    "the most specific content, closed": (
        content(ALL) + content(prohibits("all"), url="/news/"),
        "rsl-prohibits",
        "all",
    ),
    "two contents for the same, the stricter": (content(ALL) + content(prohibits("all")), "rsl-prohibits", "all"),
    "by address": (content(prohibits("all"), url="https://www.paper.example/news/*"), "rsl-prohibits", "all"),
    "with an end": (content(prohibits("all"), url="/*.html$"), "rsl-prohibits", "all"),
    "whatever it stands beside": (content(prohibits("all"), url=""), "rsl-prohibits", "all"),
    "elements of others": (
        content('<x:permits xmlns:x="https://other.example/" type="usage">search</x:permits>'),
        "rsl-permits",
        "all",
    ),
}


@pytest.mark.parametrize("case", TABLE)
def test_what_follows_from_a_document(case: str) -> None:
    text, rule, value = TABLE[case]
    found = list(rsl_signals(document(text), "here", URL))
    assert [signal.rule for signal in found] == ["rsl", *([rule] if rule else [])]
    assert found[-1].value == (value or "inline")


@pytest.mark.parametrize("url", ["/images/", "https://other.example/", "/news$", "https://other.example/news/*"])
def test_a_document_for_other_pages_is_silent(url: str) -> None:
    assert list(rsl_signals(document(content(prohibits("all"), url=url)), "here", URL)) == []


@pytest.mark.parametrize("url", ["/images/", "https://other.example/", "https://paper.example/news/harbour.html"])
def test_a_document_beside_the_article_is_about_it(url: str) -> None:
    found = list(rsl_signals(document(content(ALL, url="/a/long/one"), content(prohibits("all"), url=url)), "here"))
    assert [signal.rule for signal in found] == ["rsl", "rsl-prohibits"]


def test_a_licence_outside_any_content() -> None:
    found = list(rsl_signals(document(f"<license>{prohibits('ai-input')}</license>"), "here", URL))
    assert [signal.rule for signal in found] == ["rsl", "rsl-prohibits"]


ODD = {
    "nothing": "",
    "a page": "<html><body>not found</body></html>",
    "no markup": "License: none",
    "an entity": '<!DOCTYPE a [<!ENTITY x "all">]><rsl><content url="/"/></rsl>',
    "a bomb": '<!DOCTYPE a [<!ENTITY x "' + "y" * 999 + '"><!ENTITY z "' + "&x;" * 999 + '">]><rsl>&z;</rsl>',
    "only the root": "<rsl/>",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_what_cannot_be_read_is_a_licence_that_nobody_holds(text: str) -> None:
    assert [signal.rule for signal in rsl_signals(text, "here", URL)] == ["rsl"]


def test_a_document_without_a_namespace_or_with_its_end_missing() -> None:
    text = '<rsl><content url="/"><license><prohibits type="usage">ai-all</prohibits></license>'
    assert [signal.rule for signal in rsl_signals(text, "here", URL)] == ["rsl", "rsl-prohibits"]
