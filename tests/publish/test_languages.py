import pytest

from farwire.publish.languages import (
    country_name,
    direction_of,
    language_name,
    own_name,
    pair_label,
    tag_of_name,
    translated_tag,
)


@pytest.mark.parametrize(
    ("tag", "direction"),
    [
        ("ar", "rtl"),
        ("ar-EG", "rtl"),
        ("he", "rtl"),
        ("ur", "rtl"),
        ("az", "ltr"),
        ("az-Arab", "rtl"),
        ("ku-Latn", "ltr"),
        ("uz-Cyrl-UZ", "ltr"),
        ("pa-Arab-PK", "rtl"),
        ("ar-Latn", "ltr"),
        ("en-t-ar-t0-und", "ltr"),
        ("ja", "ltr"),
        ("und", "auto"),
    ],
)
def test_direction(tag: str, direction: str) -> None:
    assert direction_of(tag) == direction


def test_machine_translated_text_is_tagged_as_rfc_6497_says() -> None:
    assert translated_tag("en", "pt-BR") == "en-t-pt-br-t0-und"
    assert pair_label("pt-BR", "en") == "PT → EN"


@pytest.mark.parametrize(
    ("tag", "reader", "name"),
    [("pt", "en", "Portuguese"), ("de", "pt", "alemão"), ("ar", "ar", "العربية"), ("xx-nothing", "en", "xx-nothing")],
)
def test_languages_are_named_in_the_reader_s_own(tag: str, reader: str, name: str) -> None:
    assert language_name(tag, reader) == name


def test_names_of_countries_and_own_names() -> None:
    assert country_name("pt", "de") == "Portugal"
    assert country_name("zz", "en") == "ZZ" or country_name("zz", "en")
    assert own_name("pt-BR") == "português"


@pytest.mark.parametrize(
    ("name", "tag", "found"),
    [
        ("MWP", "he", "en"),
        ("BBC", "ru", "en"),
        ("Москва", "ru", "ru"),
        ("東京", "ja", "ja"),
        ("NATO", "pt", "pt"),
        ("Beograd", "sr-Latn", "sr-Latn"),
        ("11", "he", "he"),
        ("Kaua", "qaa", "qaa"),
    ],
)
def test_a_name_in_letters_of_another_script_is_not_said_in_its_text_s_language(
    name: str, tag: str, found: str
) -> None:
    assert tag_of_name(name, tag, "en") == found
