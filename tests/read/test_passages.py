import pytest

from farwire.read.page import parse
from farwire.read.passages import Passage, passages_of


def passages(body: str) -> list[Passage]:
    return passages_of(parse(f"<html><head><title>x</title></head><body>{body}</body></html>"))


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("<p>One</p><p>Two</p>", ["One", "Two"]),
        ("<div>One<p>Two</p>Three</div>", ["One", "Two", "Three"]),
        ("<p>One<br>and a half</p>", ["One and a half"]),
        ("<p>One<br><br>Two</p>", ["One", "Two"]),
        ("<p>One<br> <br/>Two</p>", ["One", "Two"]),
        ("<p>A <a href='/x'>link </a>, and more</p>", ["A link, and more"]),
        ("<p>H<sub>2</sub>O</p>", ["H2O"]),
        ("<p>shown<span style='display:none'> hidden</span></p>", ["shown"]),
        ("<script>no</script><style>no</style><p>yes</p>", ["yes"]),
        ("<ul><li>a</li><li>b</li></ul>", ["a", "b"]),
        ("<p>soft\u00adhyphen &nbsp; and  space</p>", ["softhyphen and space"]),
        ("<p></p><div> </div>", []),
    ],
)
def test_where_passages_begin_and_end(body: str, texts: list[str]) -> None:
    assert [each.text for each in passages(body)] == texts


def test_marks_and_links_are_counted() -> None:
    (found,) = passages("<p>See <a href='/plan'>the <em>plan</em></a> now</p>")
    assert [(mark.kind, found.text[mark.start : mark.end]) for mark in found.marks] == [
        ("link", "the plan"),
        ("em", "plan"),
    ]
    assert found.linked == len("the plan")


def test_depth_is_bounded() -> None:
    assert len(passages("<div>" * 1500 + "deep" + "</div>" * 1500 + "<p>after</p>")) <= 2
