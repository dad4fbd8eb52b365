"""The RSL documents that an answer names."""

from dataclasses import replace

import pytest

from farwire.gather.licences import linked_licences
from gather.feedmaker import fetched

PAGE = "https://paper.example/news/a.html"
KIND = 'type="application/rsl+xml"'


@pytest.mark.parametrize(
    ("head", "found"),
    [
        (f'<link rel="license" {KIND} href="/rsl.xml">', ["https://paper.example/rsl.xml"]),
        (f"<LINK {KIND.upper()} HREF=rsl.xml REL='License nofollow' />", ["https://paper.example/news/rsl.xml"]),
        (f'<link rel="license" {KIND} href="https://l.example/?a=1&amp;b=2">', ["https://l.example/?a=1&b=2"]),
        ('<link rel="license" type="application/rsl+xml; charset=utf-8" href="/l">', ["https://paper.example/l"]),
        (f'<link rel="license" {KIND} href="/a"><link rel="license" {KIND} href="/a">', ["https://paper.example/a"]),
        (
            "".join(f'<link rel="license" {KIND} href="/{n}">' for n in "abc"),
            ["https://paper.example/a", "https://paper.example/b"],
        ),
        (f'<link rel="alternate" {KIND} href="/rsl.xml">', []),
        ('<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">', []),
        (f'<link rel="license" {KIND} href="javascript:alert(1)">', []),
        (f'<link rel="license" {KIND}>', []),
        ("<p>application/rsl+xml</p>", []),
        (" " * 70_000 + f'<link rel="license" {KIND} href="/rsl.xml">', []),
    ],
)  # fmt: skip
def test_in_a_page(head: str, found: list[str]) -> None:
    assert linked_licences(fetched(f"<html><head>{head}</head></html>", "text/html", PAGE)) == found


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (f'</rsl.xml>; rel="license"; {KIND}', ["https://paper.example/rsl.xml"]),
        (f'</a.css>; rel=preload, <https://l.example/r>; {KIND}; rel="license"', ["https://l.example/r"]),
        ('</terms>; rel="license"', []),
        (f"</rsl.xml>; {KIND}", []),
        ("<<<;;;>", []),
    ],
)
def test_in_a_header(value: str, found: list[str]) -> None:
    answer = replace(fetched("<html></html>", "text/html", PAGE), headers=(("link", value),))
    assert linked_licences(answer) == found
