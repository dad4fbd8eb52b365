"""The first sentences of a text."""

import pytest

from farwire.group.sentences import COUNT, LONGEST, first_sentences


@pytest.mark.parametrize(
    ("language", "body", "found"),
    [
        (
            "en",
            "The bridge is closed again. Nobody knows the reason.",
            ["The bridge is closed again.", "Nobody knows the reason."],
        ),
        ("en", "It rose by 3.5 percent to 2.75 this year.", ["It rose by 3.5 percent to 2.75 this year."]),
        ("zh", "桥梁今天再次关闭了吗。没有人知道会关闭多久。", ["桥梁今天再次关闭了吗。", "没有人知道会关闭多久。"]),
        ("en", "By Ada\nThe bridge is closed until the spring", ["The bridge is closed until the spring"]),
        ("hi", "पुल वसंत तक बंद रहेगा। मरम्मत जनवरी में होगी।", ["पुल वसंत तक बंद रहेगा।", "मरम्मत जनवरी में होगी।"]),
        ("en", "", []),
    ],
)
def test_cut(language: str, body: str, found: list[str]) -> None:
    assert first_sentences("Headline", body, language) == ["Headline", *found]


def test_no_more_and_no_longer_than_is_compared() -> None:
    found = first_sentences("", "\n".join(["word " * 60] * 20), "en")
    assert len(found) == COUNT
    assert max(map(len, found)) <= LONGEST
