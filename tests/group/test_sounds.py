"""The same name sounds the same in other scripts."""

import pytest

from farwire.group.sounds import heard, sound, sounds_of_names, sounds_of_words
from farwire.group.texts import fold


@pytest.mark.parametrize(
    ("words", "heard"),
    [
        (("Merkel", "Меркель", "Μέρκελ", "ميركل", "מרקל", "मर्केल"), "NRKL"),
        (("Trump", "Трамп", "Τραμπ", "ترامب", "טראמפ", "ट्रंप"), "TRNP"),
        (("Berlin", "Берлин", "برلين"), "PRLN"),
        (("Müller", "MULLER"), "NLR"),
        (("Merkel", "მერკელი", "Մերկել", "মার্কেল", "மெர்க்கெல்"), "NRKL"),
    ],
)
def test_one_name_in_many_scripts(words: tuple[str, ...], heard: str) -> None:
    assert {sound(fold(word)) for word in words} == {heard}


def test_short_words_and_poor_sounds_are_left_out() -> None:
    assert sounds_of_names(("eva", "ada brook", "leo")) == ("PRK",)


def test_prefixed_articles_are_heard_with_and_without() -> None:
    assert {"LPRLN", "PRLN"} <= set(sounds_of_words("البرلمان"))


@pytest.mark.parametrize(
    "word",
    [
        "Merkel",
        "Меркель",
        "Μέρκελ",
        "ميركل",
        "मर्केल",
        "メルケル",
        "메르켈",
        "เมอร์เคิล",
        "მერკელი",
        "Մերկել",
        "মার্কেল",
        "מרקל",
    ],
)
def test_a_name_is_heard_alike_in_twelve_scripts(word: str) -> None:
    assert heard(word) == "NRKR"


def test_chinese_characters_say_nothing_of_their_sound() -> None:
    assert heard("默克尔") == ""


def test_letters_that_nobody_hears() -> None:
    assert heard("Kavanaugh") == heard("カヴァノー") == "KPN"
    assert heard("Ghali") == heard("غالي")
