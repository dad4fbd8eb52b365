import re

import pytest

from farwire.read.words import alternatives, lowered, sections


@pytest.mark.parametrize("name", ["chrome", "walls", "agencies"])
def test_every_line_is_a_pattern(name: str) -> None:
    for section in sections(name):
        re.compile(alternatives(name, section))


def test_no_line_stands_twice() -> None:
    for name in ("chrome", "walls", "agencies"):
        for section, lines in sections(name).items():
            assert len(lines) == len(set(lines)), (name, section)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("devamını oku", "DEVAMINI OKU"),
        ("ilgili haber", "İLGİLİ HABER"),
        ("διαβάστε επίσης", "ΔΙΑΒΆΣΤΕ ΕΠΊΣΗΣ"),
        ("όλος", "ΌΛΟΣ"),
    ],
)
def test_lower_case_of_all_scripts(pattern: str, text: str) -> None:
    assert lowered(pattern) == lowered(text)


def test_escapes_keep_their_case() -> None:
    written = sections("chrome")["phrases"]
    assert sum(line.count("\\b") for line in written) == alternatives("chrome", "phrases").count("\\b") > 0
    assert not re.search(r"(?<!\\)[A-Z]", alternatives("chrome", "phrases"))
