"""Sums of money with a sign that models take for another currency: €, £, ¥ and all others but the dollar.

A sum stands in as a number, as all numbers do, and its short scale as a word: "45,6 M€" is "37 milhões" for the engine
and "€45.6 million" for the reader. English names the currency, too, for other languages write it out: "£950m" is
"37 million pounds". Signs are those of Unicode's category Sc; where they stand after its CLDR
(https://cldr.unicode.org/).
"""

import re
from collections.abc import Iterable

from farwire.translate.prepare.draft import Draft
from farwire.translate.prepare.masks import Masker
from farwire.translate.prepare.numbers import convert_number, number_pattern

_SIGN = "[\u00a3\u00a5\u058f\u060b\u09f2\u09f3\u0e3f\u17db\u20a0-\u20c0]"
_NUMBER = "\\d+(?:[.,\u00a0\u202f\u2009]\\d+)*"
_SCALE = (
    r"thousand|[mb]illion|trillion|mil M|milh(?:ões|ão)"
    r"|M[di]os?\.?|Mrds?\.?|Mds?|[Mm]l[nd]s?|[Tt]rn?|[Bbt]n|mn|[kKMmBb]"
)
_END = "\x00"  # marks, while it is being written, where a sum ends; no text holds it after `characters.clean`
_SUM = re.compile(
    rf"(?P<before>{_SIGN}) ?(?P<number>{_NUMBER})(?: ?(?P<scale>{_SCALE})(?![^\W\d]))?"
    rf"|(?<![\w.,/])(?P<other>{_NUMBER}) ?(?P<other_scale>{_SCALE})? ?(?P<behind>{_SIGN})(?! ?\d)"
)
_SIGN_FIRST = frozenset({"en", "ja", "zh", "yue", "ko", "hi", "th", "ms", "mt", "ga"})
_SCALES = {
    "en": {
        **{word: word for word in ("thousand", "million", "billion", "trillion")},
        **dict.fromkeys(("k", "K"), "thousand"),
        **dict.fromkeys(("m", "M", "mn", "mln"), "million"),
        **dict.fromkeys(("b", "B", "bn", "Bn"), "billion"),
        **dict.fromkeys(("tn", "tr", "trn"), "trillion"),
    },
    "pt": {"k": "mil", "M": "milhões", "mil M": "mil milhões", "milhões": "milhões", "milhão": "milhão"},
    "es": {"M": "millones"},
    "fr": {"M": "millions", "Md": "milliards", "Mds": "milliards"},
    "it": {"M": "milioni", "mln": "milioni", "mld": "miliardi"},
    "de": {"Mio.": "Millionen", "Mio": "Millionen", "Mrd.": "Milliarden", "Mrd": "Milliarden"},
}
# One and several; sources that write sums in words themselves have no names here.
_NAMES = {
    "en": {
        "€": ("euro", "euros"),
        "£": ("pound", "pounds"),
        "¥": ("yen", "yen"),
        "₹": ("rupee", "rupees"),
        "₽": ("rouble", "roubles"),
        "₺": ("lira", "lira"),
        "₩": ("won", "won"),
        "₪": ("shekel", "shekels"),
        "₴": ("hryvnia", "hryvnias"),
    }
}
_WEIGHT = re.compile(
    r"\b(?:kg|lbs?|[kq]uil(?:os?|ogra\w+)|kil[oó](?:s|grams?|gramm\w*)?|chil[io]\w*)\b|кг|кил|κιλ", re.IGNORECASE
)
_ARTICLE = re.compile(r"\b[Aa]n? $")


def mask_money(
    draft: Draft, masker: Masker, languages: tuple[str, str], *, as_number: bool = True, named: bool = True
) -> tuple[str, ...]:
    """Stand in for sums of money; returns them as they must be found in the translation.

    languages: source and target. as_number: a number stands in for each, else a word that models copy. named: the
    currency is named where it has a name; else its sign stays with the number.
    """
    found = []
    for match in reversed(list(_SUM.finditer(draft.text))):
        names = _NAMES.get(languages[0], {}).get(match["before"] or match["behind"]) if named else None
        text = _named(draft, match, names, languages) if names else _signed(draft, match, languages)
        found.append(text)
        start = match.start("number" if match["number"] else "other") if names else match.start()
        end = draft.text.index(_END, start)
        draft.replace(end, end + 1, "")
        masker.mask(draft, (start, end), text, number=as_number)
        if names and match["before"]:
            draft.replace(match.start(), start, "")
    return tuple(found)


def is_weighed(text: str, translations: Iterable[str]) -> bool:
    """Whether pounds of money became a weight: "£40" → "40 quilos"."""
    if "£" not in text or _WEIGHT.search(text):
        return False
    return any(_WEIGHT.search(translation) for translation in translations)


def _named(draft: Draft, match: re.Match[str], names: tuple[str, str], languages: tuple[str, str]) -> str:
    """Write scale and currency behind the number as words; returns the number for the reader."""
    number, short = _parts(match)
    scale = _SCALES[languages[0]].get(short, short)
    single = number == "1" or _ARTICLE.search(draft.text, 0, match.start()) is not None
    words = " ".join(filter(None, (scale, names[0] if single else names[1])))
    draft.replace(match.end("number" if match["number"] else "other"), match.end(), f"{_END} {words}")
    return _converted(number, languages)


def _signed(draft: Draft, match: re.Match[str], languages: tuple[str, str]) -> str:
    """Leave number and sign, with the scale as a word behind them; returns the sum for the reader."""
    text, scale = _amount(match, *languages)
    behind = draft.text[match.end() : match.end() + 1]
    place = match.start("scale" if match["scale"] else "other_scale") if scale else match.end()
    place -= len(draft.text[:place]) - len(draft.text[:place].rstrip())
    draft.replace(place, match.end(), f"{_END} {scale}" if scale else _END + (" " if behind.isalpha() else ""))
    return text


def _parts(match: re.Match[str]) -> tuple[str, str]:
    return match["number"] or match["other"], match["scale"] or match["other_scale"] or ""


def _converted(number: str, languages: tuple[str, str]) -> str:
    return convert_number(number, *languages) if number_pattern(languages[0]).fullmatch(number) else number


def _amount(match: re.Match[str], source: str, target: str) -> tuple[str, str]:
    """The sum for the reader, and its scale as a word of the source, empty if the scale stays in the sum."""
    number, short = _parts(match)
    sign = match["before"] or match["behind"]
    number = _converted(number, (source, target))
    scale = _SCALES.get(source, {}).get(short, "")
    kept = "" if scale or not short else f"\u00a0{short}" if match["behind"] else short
    if match["before"] or target in _SIGN_FIRST or scale:
        return f"{sign}{number}{kept}", scale
    return f"{number}{kept or chr(0xA0)}{sign}", scale
