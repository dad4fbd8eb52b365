"""Sums of money: the engine sees a number, the reader the sum with its own currency."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farwire.translate.prepare.draft import Draft
from farwire.translate.prepare.masks import Masker
from farwire.translate.prepare.money import is_weighed, mask_money
from farwire.translate.prepare.sentence import prepare


def masked(text: str, source: str, target: str) -> tuple[str, list[str]]:
    """What the engine sees, and the sums that the reader will see, in order."""
    draft = Draft(text)
    masker = Masker(text)
    mask_money(draft, masker, (source, target))
    for number, mask in enumerate(sorted(masker.masks, key=lambda mask: mask.place)):
        draft = Draft(draft.text.replace(mask.placeholder, f"<{number}>"))
    return draft.text, [mask.text for mask in sorted(masker.masks, key=lambda mask: mask.place)]


@pytest.mark.parametrize(
    ("source", "target", "text", "seen", "sums"),
    [
        ("pt", "en", "Custa 9,99€ hoje.", "Custa <0> hoje.", ["€9.99"]),
        ("pt", "en", "Custa 9,99 € hoje.", "Custa <0> hoje.", ["€9.99"]),
        ("pt", "en", "Custa € 9,99.", "Custa <0>.", ["€9.99"]),
        ("pt", "en", "De 30€ a 1.500€.", "De <0> a <1>.", ["€30", "€1,500"]),
        ("pt", "en", "Lucrou 45,6 M€.", "Lucrou <0> milhões.", ["€45.6"]),
        ("pt", "en", "São 3,2 mil M€ e 300M€.", "São <0> mil milhões e <1> milhões.", ["€3.2", "€300"]),
        ("pt", "es", "Custa 9,99€.", "Custa <0>.", ["9,99\u00a0€"]),
        ("en", "pt", "It is £950m.", "It is <0> million pounds.", ["950"]),
        ("en", "pt", "A €1.5bn plan", "A <0> billion euro plan", ["1,5"]),
        ("en", "pt", "an £11million deal", "an <0> million pound deal", ["11"]),
        ("en", "pt", "€30–€40", "<0> euros–<1> euros", ["30", "40"]),
        ("en", "pt", "It costs ¥1,000 (£1).", "It costs <0> yen (<1> pound).", ["1.000", "1"]),
        ("en", "pt", "£3 million and 5€", "<0> million pounds and <1> euros", ["3", "5"]),
        ("pt", "en", "£12 milhões e 5 milhões €", "<0> milhões e <1> milhões", ["£12", "€5"]),
        ("de", "en", "3,5 Mrd. € im Jahr", "<0> Milliarden im Jahr", ["€3.5"]),
        ("de", "cs", "3,5 Mrd. € im Jahr", "<0> Milliarden im Jahr", ["€3,5"]),
        ("sv", "en", "3,5 mn €", "<0>", ["€3.5\u00a0mn"]),
    ],
)
def test_sums(source: str, target: str, text: str, seen: str, sums: list[str]) -> None:
    assert masked(text, source, target) == (seen, sums)


@pytest.mark.parametrize("text", ["It costs $10.", "US$5 and R$ 5,00", "A € sign.", "5 men", "£", "Room 5", "10 km €"])
def test_what_is_no_such_sum_stays(text: str) -> None:
    assert masked(text, "en", "pt") == (text, [])


@given(st.text(alphabet="€£$ 0123.,-Mmbnil a1\u00a0\x00", max_size=40), st.sampled_from(["en", "pt", "fr", "de", "xx"]))
def test_whatever_stands_around_a_sign_is_ready_for_the_engine(text: str, source: str) -> None:
    prepared = prepare(text, source, "it" if source == "fr" else "fr")
    assert all("\x00" not in piece.text for piece in prepared.pieces)
    for mask in prepared.masker.masks:
        assert 0 <= mask.place[0] <= mask.place[1] <= len(text)


@pytest.mark.parametrize(
    ("text", "translation", "weighed"),
    [
        ("From £40", "A partir de 40 quilos", True),
        ("From £40", "Ab 40 kg", True),
        ("From £40", "От 40 килограммов", True),
        ("From £40", "A partir de 40 libras", False),
        ("A 5 kg bag from £40", "Um saco de 5 kg por 40 libras", False),
        ("From 40 pounds", "A partir de 40 quilos", False),
    ],
)
def test_pounds_that_became_a_weight_are_noticed(text: str, translation: str, weighed: bool) -> None:
    assert is_weighed(text, [translation]) is weighed


def test_a_sum_may_keep_its_sign() -> None:
    prepared = prepare("From £1,040", "en", "pt", name_currencies=False)
    assert [mask.text for mask in prepared.masker.masks] == ["£1.040"]
    assert "pound" not in prepared.texts[0]
