import time

import pytest

from farwire.read.paths import matches, path_of


@pytest.mark.parametrize(
    ("pattern", "path", "found"),
    [
        ("/", "/a", True),
        ("/a", "/ab", True),
        ("/a$", "/ab", False),
        ("/a$", "/a", True),
        ("/*.pdf$", "/x/y.pdf", True),
        ("/*.pdf$", "/x/y.pdf?z", False),
        ("/*.pdf", "/x/y.pdf?z", True),
        ("/a*b*c", "/a-b-c", True),
        ("/a*b*c", "/a-c-b", False),
        ("/a*a$", "/a", False),
        ("*", "/a", True),
        ("", "/a", True),
        ("/a%20b", "/a b", True),
        ("/b", "/a", False),
    ],
)
def test_patterns(pattern: str, path: str, found: bool) -> None:
    assert matches(pattern, path) is found


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("https://paper.example/a%20b?c=d", "/a b?c=d"),
        ("https://paper.example", "/"),
        ("https://[", "/"),
    ],
)
def test_the_path_of_an_address(url: str, path: str) -> None:
    assert path_of(url) == path


def test_a_hostile_pattern_takes_no_time() -> None:
    start = time.process_time()
    assert matches("/" + "*a" * 5000 + "*b$", "/" + "a" * 20_000) is False
    assert time.process_time() - start < 1
