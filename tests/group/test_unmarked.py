"""Names in scripts without capitals."""

import pytest

from farwire.group.unmarked import unmarked_entities


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("ar", "قال الرئيس سامر حداد إن ألمانيا ستساعد", [("سامر حداد", "person"), ("ألمانيا", "place")]),
        ("ar", "وزارة الصحة الألمانية", [("وزارة الصحة الألمانية", "organisation")]),
        ("hi", "प्रधानमंत्री राजेश तोमर ने कहा", [("राजेश तोमर", "person")]),
        (
            "ja",
            "田村健一知事は日本銀行と話した",
            [("日本", "place"), ("田村健一", "person"), ("日本銀行", "organisation")],
        ),
        ("zh", "市长陈国栋在日本说", [("日本", "place"), ("陈国栋", "person")]),
        ("ko", "피터 모리스 감독은 일본에서 말했다", [("일본", "place"), ("피터 모리스", "person")]),
        ("th", "นายสมชาย วงศ์ดี มา", [("สมชาย วงศ์ดี", "person")]),
        ("en", "President Ada Brook spoke", []),
        ("zh", "", []),
    ],
)
def test_names(language: str, text: str, names: list[tuple[str, str]]) -> None:
    assert list(unmarked_entities(text, language)) == names


def test_a_second_word_that_never_comes_again_is_no_surname() -> None:
    text = "הנשיא אלמוגי עשה טעות. אלמוגי נסע."
    assert ("אלמוגי", "person") in list(unmarked_entities(text, "he"))
