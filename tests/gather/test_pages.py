"""A page as a tree."""

import pytest

from farwire.gather.pages import base_of, page_root
from gather.feedmaker import fetched

URL = "https://example.org/news/"


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        ("", URL),
        ("<base href='/a/'>", "https://example.org/a/"),
        ("<base target=_blank><base href='https://other.example/'>", "https://other.example/"),
        ("<base href='javascript:x'>", URL),
        ("<base>", URL),
    ],
)
def test_bases(base: str, expected: str) -> None:
    page = fetched(f"<html><head>{base}</head><body><p>x</p></body></html>", "text/html", URL)
    root = page_root(page)
    assert root is not None
    assert base_of(root, page) == expected


@pytest.mark.parametrize("body", [b"", b"x", b"\0\0", b"<!-- x -->", b"<?xml?>"])
def test_no_tree(body: bytes) -> None:
    assert page_root(fetched(body, "text/html", URL)) is None


def test_encodings_and_nuls() -> None:
    root = page_root(fetched("<p>Пра\0вда</p>".encode("windows-1251"), "text/html; charset=windows-1251", URL))
    assert root is not None
    assert root.text_content() == "Правда"
