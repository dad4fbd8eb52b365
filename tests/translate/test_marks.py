"""Links and emphasis of the original stand on the right words of the translation."""

import re
from pathlib import Path

import pytest

from farwire.records import AlignedWord, EngineChoice, Mark, Segment
from farwire.translate import translate_lines
from farwire.translate.marks import place_marks

LEAST_RIGHT = 0.90
FUNCTION_WORDS = re.compile(r"^(?:(?:the|a|an|on|in|its|with|of|to)\s+)+", re.IGNORECASE)


def linked(line: str) -> tuple[Segment, list[list[str]]]:
    text, expected = line.split("\t")
    marks, plain = [], ""
    for part in re.split(r"(\[[^\]]*\])", text):
        if part.startswith("["):
            marks.append(Mark("link", len(plain), len(plain) + len(part) - 2, f"https://example.org/{len(marks)}"))
        plain += part.strip("[]")
    return Segment(0, 0, plain, tuple(marks)), [answer.split("/") for answer in expected.split("|")]


def test_links_land_on_the_right_words(pt_en: EngineChoice) -> None:
    path = Path(__file__).parent / "data" / "links.tsv"
    cases = [linked(line) for line in path.read_text(encoding="utf-8").splitlines()]
    units = translate_lines([segment.text for segment, _ in cases], pt_en)
    right, wrong = 0, []
    for (segment, expected), unit in zip(cases, units, strict=True):
        target = unit.target or ""
        placed = {mark.href: target[mark.start : mark.end] for mark in place_marks(segment, target, unit.words)}
        for mark, answers in zip(segment.marks, expected, strict=True):
            words = FUNCTION_WORDS.sub("", placed.get(mark.href, ""))
            if words.lower() in [answer.lower() for answer in answers]:
                right += 1
            else:
                wrong.append((segment.text[mark.start : mark.end], words, target))
    assert right + len(wrong) >= 100
    assert right >= LEAST_RIGHT * (right + len(wrong)), wrong


WORDS = (AlignedWord(0, 3, 4, 7, -0.1), AlignedWord(4, 7, 0, 3, -0.1), AlignedWord(8, 11, 8, 11, -0.1))


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        (Mark("link", 0, 3, "x"), [Mark("link", 4, 7, "x")]),
        (Mark("em", 4, 11), [Mark("em", 0, 11)]),
        (Mark("strong", 0, 11), [Mark("strong", 0, 11)]),
        (Mark("keep", 0, 3), []),
        (Mark("link", 3, 4, "x"), []),
    ],
)
def test_places(mark: Mark, expected: list[Mark]) -> None:
    assert list(place_marks(Segment(0, 0, "abc def ghi", (mark,)), "DEF ABC GHI", WORDS)) == expected


def test_without_alignment_only_whole_sentences_are_marked() -> None:
    segment = Segment(0, 0, "abc def", (Mark("link", 0, 3, "x"), Mark("em", 0, 7)))
    assert place_marks(segment, "ABC DEF", ()) == (Mark("em", 0, 7),)
