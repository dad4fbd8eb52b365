import re

import pytest

from farwire.read.words import alternatives, sections


@pytest.mark.parametrize("name", ["chrome", "walls", "agencies"])
def test_every_line_is_a_pattern(name: str) -> None:
    for section in sections(name):
        re.compile(alternatives(name, section))


def test_no_line_stands_twice() -> None:
    for name in ("chrome", "walls", "agencies"):
        for section, lines in sections(name).items():
            assert len(lines) == len(set(lines)), (name, section)
