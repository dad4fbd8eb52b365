"""Sums of money with a sign that models take for another currency: €, £, ¥ and all others but the dollar.

A sum stands in as a number, as all numbers do, and its short scale as a word: "£950m" is "37 million" for the engine
and "£950 milhões" for the reader. Signs are those of Unicode's category Sc; where they stand after its CLDR
(https://cldr.unicode.org/).
"""

import re

from farwire.translate.prepare.draft import Draft
from farwire.translate.prepare.masks import Masker
from farwire.translate.prepare.numbers import convert_number, number_pattern

_SIGN = "[\u00a3\u00a5\u058f\u060b\u09f2\u09f3\u0e3f\u17db\u20a0-\u20c0]"
_NUMBER = "\\d+(?:[.,\u00a0\u202f\u2009]\\d+)*"
_SCALE = r"mil M|milh(?:ões|ão)|M[di]os?\.?|Mrds?\.?|Mds?|[Mm]l[nd]s?|[Tt]rn?|[Bbt]n|mn|[kKMmBb]"
_SUM = re.compile(
    rf"(?P<before>{_SIGN}) ?(?P<number>{_NUMBER})(?: ?(?P<scale>{_SCALE})(?![^\W\d]))?"
    rf"|(?<![\w.,/])(?P<other>{_NUMBER}) ?(?P<other_scale>{_SCALE})? ?(?P<behind>{_SIGN})(?! ?\d)"
)
_SIGN_FIRST = frozenset({"en", "ja", "zh", "yue", "ko", "hi", "th", "ms", "mt", "ga"})
_SCALES = {
    "en": {
        **dict.fromkeys(("k", "K"), "thousand"),
        **dict.fromkeys(("m", "M", "mn", "mln"), "million"),
        **dict.fromkeys(("b", "B", "bn", "Bn"), "billion"),
        **dict.fromkeys(("tn", "tr", "trn"), "trillion"),
    },
    "pt": {"k": "mil", "M": "milhões", "mil M": "mil milhões"},
    "es": {"M": "millones"},
    "fr": {"M": "millions", "Md": "milliards", "Mds": "milliards"},
    "it": {"M": "milioni", "mln": "milioni", "mld": "miliardi"},
    "de": {"Mio.": "Millionen", "Mio": "Millionen", "Mrd.": "Milliarden", "Mrd": "Milliarden"},
}


def mask_money(draft: Draft, masker: Masker, languages: tuple[str, str], *, as_number: bool = True) -> tuple[str, ...]:
    """Stand in for sums of money; returns them as they must be found in the translation.

    languages: source and target. as_number: a number stands in for each, else a word that models copy.
    """
    found = []
    for match in reversed(list(_SUM.finditer(draft.text))):
        text, scale = _amount(match, *languages)
        found.append(text)
        start, end = match.span()
        if scale:
            place = match.start("scale" if match["scale"] else "other_scale")
            draft.replace(place, end, f" {scale}" if draft.text[place - 1] != " " else scale)
            end = place
        elif draft.text[end : end + 1].isalpha():  # "£11million"
            draft.replace(end, end, " ")
        end -= len(draft.text[start:end]) - len(draft.text[start:end].rstrip())
        masker.mask(draft, (start, end), text, number=as_number)
    return tuple(found)


def _amount(match: re.Match[str], source: str, target: str) -> tuple[str, str]:
    """The sum for the reader, and its scale as a word of the source, empty if the scale stays in the sum."""
    number, short = match["number"] or match["other"], match["scale"] or match["other_scale"] or ""
    sign = match["before"] or match["behind"]
    if number_pattern(source).fullmatch(number):
        number = convert_number(number, source, target)
    scale = _SCALES.get(source, {}).get(short, "")
    kept = "" if scale or not short else f"\u00a0{short}" if match["behind"] else short
    if match["before"] or target in _SIGN_FIRST or scale:
        return f"{sign}{number}{kept}", scale
    return f"{number}{kept or chr(0xA0)}{sign}", scale
