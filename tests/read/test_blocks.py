from farwire.read.blocks import blocks_of
from farwire.records import BlockKind, Mark

URL = "https://paper.example/a"


def blocks(text: str, *marks: Mark, language: str = "en") -> tuple:
    return blocks_of([(BlockKind.PARAGRAPH, text, marks)], language, URL)


def test_a_mark_over_two_sentences_is_cut_in_two() -> None:
    (block,) = blocks("One two. Three four.", Mark("strong", 4, 14))
    assert [[(mark.start, mark.end) for mark in segment.marks] for segment in block.segments] == [[(4, 8)], [(0, 5)]]


def test_links_that_lead_nowhere_are_left_out() -> None:
    for href in ("javascript:x()", "mailto:a@b.example", "http://[", None):
        assert blocks("One two.", Mark("link", 0, 3, href))[0].segments[0].marks == ()


def test_solid_scripts_join_without_space() -> None:
    (block,) = blocks("一。二。", Mark("em", 2, 3), language="ja")
    assert [(segment.text, [(mark.start, mark.end) for mark in segment.marks]) for segment in block.segments] == [
        ("一。", []),
        ("二。", [(0, 1)]),
    ]
