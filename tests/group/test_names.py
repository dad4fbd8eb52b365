"""Names are found by their capitals, numbers by their digits."""

import pytest

from farwire.group.names import names_in, numbers_in, sounds_in


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "The mayor of Lindham met Ada Brook. Nobody came.", ("ada brook", "lindham")),
        ("en", "Brook spoke first. When she left, then Brook left. Then Brook slept.", ("brook",)),
        ("en", "Nobody knows. They wait.", ()),
        ("pt", "O prefeito de São Bento falou com Júlia Prado.", ("julia prado", "sao bento")),
        ("de", "Gestern traf Ada Brook in Lindheim den Minister. Die Zeitung schwieg.", ("ada brook", "lindheim")),
        ("ru", "Вчера, как говорят, Анна Иванова приехала в Верею.", ("анна иванова", "верею")),
        ("ar", "وصلت رئيسة البلدية إلى المدينة", ()),
        ("zh", "市长昨天到达了城市", ()),
        ("en", "", ()),
    ],
)
def test_names(language: str, text: str, names: tuple[str, ...]) -> None:
    assert names_in(text, language) == names


def test_a_run_is_cut_at_punctuation() -> None:
    assert names_in("They met Ada Brook, Carl Dale and Eva.", "en") == ("ada brook", "carl dale", "eva")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("It cost 1,250 in 2019 and 7 men", ("1250", "2019")),
        ("es kostete 1.250 Euro", ("1250",)),
        ("007 and 12", ("7", "12")),
        ("ten", ()),
    ],
)
def test_numbers(text: str, numbers: tuple[str, ...]) -> None:
    assert numbers_in(text) == numbers


def test_a_script_without_capitals_sounds_by_all_its_words() -> None:
    assert "NRKL" in sounds_in("قالت ميركل إن الاجتماع انتهى", "fa", ())
    assert sounds_in("Gestern sprach Angela Merkel in Berlin.", "de", ("angela merkel",)) == ("NKL", "NRKL")
