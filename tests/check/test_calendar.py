"""Months and weekdays as they stand in texts of many languages."""

import pytest

from farwire.check.lexicon.calendar import MONTHS, WEEKDAYS, date_words, day_names, month_names


@pytest.mark.parametrize(
    ("language", "text", "months", "days"),
    [
        ("en", "On Monday, March 3", [3], [1]),
        ("en", "Mrs May may march", [], []),
        ("en", "in May and on 4 March", [5, 3], []),
        ("pt", "na terça-feira, 1 de abril", [4], [2]),
        ("pt", "a terça parte do partido", [], []),
        ("de", "Dienstagmorgen im März", [3], [2]),
        ("fr", "le samedi 3 août", [8], [6]),
        ("es", "Domingo llegó el domingo", [], [7, 7]),
        ("ru", "в пятницу, 7 ноября", [11], [5]),
        ("uk", "у п’ятницю, 7 листопада", [11], [5]),
        ("pl", "w środę, 1 lipca", [7], [3]),
        ("el", "την Τρίτη 2 Μαρτίου", [3], [2]),
        ("tr", "Salı günü, 4 Ekim", [10], [2]),
        ("ar", "يوم الخميس ٤ نيسان", [4], [4]),
        ("he", "ביום שישי, 3 במרץ", [3], [5]),
        ("zh", "十二月五日周六", [12], [6]),
        ("ja", "8月15日（土曜日）", [8], [6]),
        ("ko", "8월 15일 토요일", [8], [6]),
        ("vi", "thứ Hai, tháng 12", [12], [1]),
        ("id", "Jumat, 3 Maret", [3], [5]),
    ],
)
def test_what_is_surely_named(language: str, text: str, months: list[int], days: list[int]) -> None:
    for kind, wanted in ((MONTHS, months), (WEEKDAYS, days)):
        found = [word for word in date_words(text, language, kind) if word.is_sure]
        assert sorted(min(word.numbers) for word in found) == sorted(wanted)


def test_a_date_in_figures_may_be_read_both_ways() -> None:
    (open_order,) = date_words("12/03/2026", "en", MONTHS)
    (plain,) = date_words("25/03/2026", "en", MONTHS)
    (dashed,) = date_words("2026-04-12", "en", MONTHS)
    assert (open_order.numbers, plain.numbers, dashed.numbers) == ({3, 12}, {3}, {4})
    assert date_words("version 1.2.3 of 99/99/2026", "en", MONTHS) == []


def test_names_are_a_languages_own_whatever_was_asked_before() -> None:
    """What Babel's locales answer depends on the languages asked for before; the files themselves do not."""
    for language in ("he", "sw", "ja", "sv"):
        month_names(language), day_names(language)
    assert len(day_names("sv")) == 7
    assert not any("\u0590" <= letter <= "\u05ff" for name in month_names("sv") for letter in name)
    assert month_names("xx") == {}
