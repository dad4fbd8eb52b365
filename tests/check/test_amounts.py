"""Numbers as languages write them."""

from math import isnan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farwire.check.amounts import amounts, read_figures


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("1.234.567,89", "pt", [1234567.89]),
        ("1,234,567.89", "en", [1234567.89]),
        ("12 300", "fr", [12300.0]),
        ("1.500", "de", [1500.0]),
        ("1.500", "en", [1.5]),
        ("3,5 %", "es", [3.5]),
        ("£5m", "en", [5e6]),
        ("4,5 mil milhões", "pt", [4.5e9]),
        ("2 bilhões", "pt", [2e9]),
        ("12 milliards", "fr", [12e9]),
        ("1,5 Mrd.", "de", [1.5e9]),
        ("5 млн", "ru", [5e6]),
        ("1億2000万", "ja", [120e6]),
        ("300 万", "zh", [3e6]),
        ("3 करोड़", "hi", [3e7]),
        ("٣٫٥ مليون", "ar", [3.5e6]),
        ("6.10.2018", "de", [6.0, 10.0, 2018.0]),
        ("R$ 3 bi", "pt", [3e9]),
        ("30 mil pessoas", "pt", [30e3]),
        ("$20m", "en", [20e6]),
        ("2 lakh crore", "en", [2e12]),
        ("5 M€", "fr", [5e6]),
        ("3 Md€", "fr", [3e9]),
        ("20 mil millones", "es", [20e9]),
        ("3 billones", "es", [3e12]),
        ("500 Tsd. Euro", "de", [500e3]),
        ("5 тыс. человек", "ru", [5e3]),
        ("2 трлн рублей", "ru", [2e12]),
        ("5 тис. осіб", "uk", [5e3]),
        ("3 mlr TL", "tr", [3e9]),
        ("3 mdr", "sv", [3e9]),
        ("5 εκατ. ευρώ", "el", [5e6]),
        ("1.5万亿元", "zh", [1.5e12]),
        ("2兆5000億円", "ja", [2.5e12]),
        ("1억 2000만 원", "ko", [120e6]),
        ("3 พันล้าน", "th", [3e9]),
        ("3 ล้านบาท", "th", [3e6]),
        ("৩ কোটি", "bn", [3e7]),
        ("milioni 5", "sw", [5e6]),
    ],
)
def test_figures(text: str, language: str, values: list[float]) -> None:
    assert [amount.value for amount in amounts(text, language)] == values


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("twenty-one ships", "en", 21.0),
        ("two hundred and five", "en", 205.0),
        ("dois milhões de pessoas", "pt", 2e6),
        ("vinte e cinco", "pt", 25.0),
        ("九月三十日", "zh", 30.0),
        ("三亿美元", "zh", 3e8),
        ("三億五千万円", "ja", 350e6),
        ("dois mil milhões", "pt", 2e9),
        ("mille milliards", "fr", 1e12),
        ("two and a half million", "en", 2.5e6),
        ("полтора миллиона", "ru", 1.5e6),
        ("zweihundertfünfzig Leute", "de", 250.0),
        ("dreieinhalb Millionen", "de", 3.5e6),
        ("ventimila euro", "it", 20e3),
    ],
)
def test_words(text: str, language: str, value: float) -> None:
    assert value in [amount.value for amount in amounts(text, language)]


def test_a_number_nobody_writes_has_no_value() -> None:
    assert isnan(read_figures("1.234,567.89", "en")[0])


@given(st.text(max_size=60), st.sampled_from(["en", "pt", "fr", "ja", "ar", "hi", "es", "xx", "und"]))
def test_never_raises_and_stays_inside(text: str, language: str) -> None:
    for amount in amounts(text, language):
        assert 0 <= amount.start < amount.end <= len(text)
        assert amount.values
