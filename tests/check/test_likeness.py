"""Forms of one name, across scripts by their consonants."""

import pytest

from farwire.check.kana import kana_words
from farwire.check.likeness import latin_sounds, sound, sound_alike, sounds, sounds_in_kana
from farwire.check.rules.names import plain


def is_heard(name: str, written: str) -> bool:
    return any(sound_alike(one, other) for one in latin_sounds(plain(name)) for other in sounds(plain(written)))


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Kavanaugh", "Кавано"), ("Farage", "Фараж"), ("Cambridge", "Кембридж"), ("Belfast", "Белфастским"),
        ("Soviet", "Советского"), ("Graham", "جراهام"), ("Vegas", "فيجاس"), ("Gwyneth", "لجوينيث"),
        ("Jones", "ג׳ונס"), ("Vettel", "वेटल"), ("Tsipras", "Τσίπρας"),
    ],
)  # fmt: skip
def test_a_name_is_heard_in_another_script(name: str, written: str) -> None:
    assert is_heard(name, written)


@pytest.mark.parametrize(
    ("name", "written"), [("Petrovsky", "Коваленко"), ("Hernandez", "برکات"), ("Kowalczyk", "ברקוביץ")]
)
def test_another_name_is_not(name: str, written: str) -> None:
    assert not is_heard(name, written)


@pytest.mark.parametrize(
    ("name", "written"),
    [("Carter", "カーター"), ("Smith", "スミス"), ("Trump", "トランプ"), ("Williams", "ウィリアムズ")],
)
def test_katakana_is_heard(name: str, written: str) -> None:
    (word,) = kana_words(written)
    assert any(sound_alike(sound(word.folded), one) for one in sounds_in_kana(plain(name)))
    assert not any(sound_alike(sound(word.folded), one) for one in sounds_in_kana("kowalczyk"))


def test_words_in_katakana_end_at_its_marks() -> None:
    assert [word.text for word in kana_words("ドナルド・トランプ氏とABC")] == ["ドナルド", "トランプ"]
