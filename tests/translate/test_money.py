"""Sums of money: the engine sees a number, the reader the sum with its own currency."""

import pytest

from farwire.translate.prepare.draft import Draft
from farwire.translate.prepare.masks import Masker
from farwire.translate.prepare.money import mask_money


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
        ("en", "pt", "It is £950m.", "It is <0> million.", ["£950"]),
        ("en", "pt", "A €1.5bn plan", "A <0> billion plan", ["€1,5"]),
        ("en", "pt", "an £11million deal", "an <0> million deal", ["£11"]),
        ("en", "pt", "€30–€40", "<0>–<1>", ["€30", "€40"]),
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
