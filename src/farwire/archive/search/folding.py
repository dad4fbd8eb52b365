"""One spelling for what readers take for the same: case, accents, vowel marks, wide and narrow forms.

Compatibility forms and case are folded as Unicode says (NFKC, full case folding). What else is folded is
what readers of a script leave out when they type: accents of Latin and Greek, stress marks and the dots
of ё, vowel points of Arabic and Hebrew, the forms of alef, yeh, kaf and heh, tatweel, invisible characters.
"""

import re
import unicodedata

# Letters whose stroke or ligature Unicode does not take apart, and letters that stand for each other.
_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ħ": "h",
        "ŧ": "t",
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ے": "ي",
        "ک": "ك",
        "ة": "ه",
        "ہ": "ه",
        "ۃ": "ه",
        "ھ": "ه",
        "ە": "ه",
    }
)
_OTHERS = re.compile(f"[{''.join(map(chr, _LETTERS))}]")
# Soft hyphen, zero-width and direction marks, variation selectors; Arabic and Hebrew points; tatweel.
_SILENT = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]"
)
# Accents, but where they make another letter (й, ї, ў, ѓ, ќ): there only stress and the dots of ё go.
_ACCENTS = re.compile("(?<![\u0400-\u04ff\u0300-\u036f])[\u0300-\u036f]+|(?<=[аеиоуыэюяіє])[\u0300\u0301]|(?<=е)\u0308")
_COMBINING = re.compile("[\u0300-\u036f]")
# Marks of abbreviation between Hebrew letters.
GERSHAYIM = re.compile("(?<=[א-ת])[\"'׳״’”](?=[א-ת])")
_DIGIT = re.compile(r"[^\D0-9]")


def fold(text: str) -> str:
    """The text as it is compared; folding twice changes nothing more."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    plain = _SILENT.sub("", apart)
    # Most texts have none of these, and to see that takes less than to look at each character.
    if _COMBINING.search(plain):
        plain = _ACCENTS.sub("", plain)
    if _OTHERS.search(plain):
        plain = plain.translate(_LETTERS)
    joined = GERSHAYIM.sub("", _DIGIT.sub(_in_ascii, plain))
    return unicodedata.normalize("NFC", joined)


def _in_ascii(match: re.Match[str]) -> str:
    return str(unicodedata.decimal(match[0]))
