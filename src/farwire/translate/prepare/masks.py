"""Stretches of a sentence that no engine may touch: addresses, handles, hashtags, emoji, markup.

Those with a place in the grammar (addresses, names) stand in as a short word that models copy; emoji and
tags are taken out and put back beside the word they stood beside.
"""

import re
from dataclasses import dataclass

from farwire.translate.prepare.draft import Draft, Span

_EDGE = '\\s<>"“”«»„‹›'
URL = rf"(?:https?://|ftp://|www\.)[^{_EDGE}]*[^{_EDGE}.,;:!?…)\]}}’'*_]"
EMAIL = r"(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
HANDLE = r"(?<![\w@/.])@\w(?:[\w.]*\w)?"
HASHTAG = r"(?<![\w#&/])#\w*[^\W\d]\w*"
DOMAIN = (
    r"(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:com|org|net|edu|gov|info|news|int|app|dev|[a-z]{2})"
    r"(?:/[^\s<>\"“”«»]*[\w/])?(?![\w.-]*\w)"
)
CODE = r"`[^`\n]{1,200}`|\{\{[^{}\n]{1,200}\}\}|\$\{[^{}\n]{1,100}\}|%\([a-z_]{1,40}\)[sd]|(?<!\w)%[sd](?!\w)"
ENTITY = r"[^\s<>]*&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});[^\s<>]*"
TAG = r"</?[A-Za-z][^<>]{0,300}>|<!--.{0,300}?-->|\[/?(?:b|i|u|url|quote|img)(?:=[^\]]{0,200})?\]|\*\*|__|~~"
_PICTURE = (
    "\u231a-\u23ff\u25aa-\u25ff\u2600-\u27bf\u2b05-\u2b55\U0001f000-\U0001faff"
    "\u203c\u2049\u2122\u2139\u2190-\u21ff\u3030\u303d\u3297\u3299"
)
_MODIFIER = "[\ufe0f\U0001f3fb-\U0001f3ff\u20e3\U000e0020-\U000e007f]*"
EMOJI = (
    f"(?:[\U0001f1e6-\U0001f1ff]{{2}}|[0-9#*]\ufe0f?\u20e3|[{_PICTURE}]{_MODIFIER}(?:\u200d[{_PICTURE}]{_MODIFIER})*)+"
)
_LOOSE = re.compile(f"(?:{TAG})|(?:{EMOJI})|[{{}}]")
# Letters of other scripts than Latin, with the spaces between their words.
_OTHER_SCRIPT = re.compile(
    "[\u0370-\u1cff\u2c00-\u2dff\u3040-\ud7ff\uf900-\ufaff\ufb1d-\ufdff\ufe70-\ufeff\U00020000-\U0003ffff]"
    "(?:[\u0300-\u1cff\u2c00-\u2dff\u3040-\ud7ff\uf900-\ufaff\ufb1d-\ufdff\ufe70-\ufeff\u200c\u200d ]*"
    "[\u0300-\u1cff\u2c00-\u2dff\u3040-\ud7ff\uf900-\ufaff\ufb1d-\ufdff\ufe70-\ufeff])?"
)
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
BRACES = r"[{}]"
MASKED = re.compile(
    "|".join(f"(?:{part})" for part in (TAG, CODE, URL, EMAIL, ENTITY, HANDLE, HASHTAG, DOMAIN, EMOJI, BRACES))
)
_QUICK = re.compile(f"[@#&<`%*~_\\[{{$./]|[{_PICTURE}\U0001f1e6-\U0001f1ff\u20e3]")


STAND_INS = (37, 43, 58, 64, 76, 83, 92, 47, 53, 68, 73, 86, 94, 34, 46, 57, 62, 79, 87, 96)
_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Mask:
    """A stretch that the engine does not see.

    text: what must stand in the translation. placeholder: the word that stands for it, or empty for what
    is taken out altogether. place: its stretch in the original. number: whether it is a number.
    """

    text: str
    placeholder: str
    place: Span
    number: bool = False


def masked_spans(text: str, kept: tuple[Span, ...] = ()) -> list[Span]:
    """The stretches to mask, in order and without overlap; `kept` are those that the source marked itself."""
    spans = [match.span() for match in MASKED.finditer(text)] if _QUICK.search(text) else []
    spans += [span for span in _foreign(text) if not any(span[0] < end and start < span[1] for start, end in spans)]
    free = [span for span in spans if not any(span[0] < end and start < span[1] for start, end in kept)]
    return sorted([*free, *(span for span in kept if span[0] < span[1])])


def _foreign(text: str) -> list[Span]:
    """Words in another script within a sentence in Latin script: no model of such a language can read them."""
    found = [match.span() for match in _OTHER_SCRIPT.finditer(text)]
    if not found or 2 * sum(end - start for start, end in found) > len(_LATIN.findall(text)):
        return []
    return found


def needs_translation(text: str, kept: tuple[Span, ...] = ()) -> bool:
    """Whether a sentence holds any word outside masked stretches."""
    position, letters = 0, False
    for start, end in masked_spans(text, kept):
        letters = letters or _has_letter(text[position:start])
        position = max(position, end)
    return letters or _has_letter(text[position:])


def _has_letter(text: str) -> bool:
    return any(character.isalpha() for character in text)


class Masker:
    """Gives out placeholders that the sentence itself does not hold.

    A number stands in for a number, so that the grammar around it stays; a letter and a digit for all else.
    """

    def __init__(self, text: str) -> None:
        """Choose a letter that no number follows in the text, and numbers that are not in it."""
        self._letter = next((letter for letter in "XQZJK" if not re.search(rf"{letter}\d", text)), "XQ")
        self._numbers = (str(number) for number in STAND_INS if str(number) not in text)
        self.masks: list[Mask] = []

    def mask(self, draft: Draft, span: Span, text: str, *, number: bool = False) -> None:
        """Put a placeholder where a stretch of the draft stands."""
        placeholder = next(self._numbers, "") if number else ""
        placeholder = placeholder or f"{self._letter}{len(self.masks) + 1}"
        self.masks.append(Mask(text, placeholder, draft.original(*span), number))
        draft.replace(*span, placeholder)

    def take_out(self, draft: Draft, span: Span) -> None:
        """Take a stretch out of the draft; one space of two goes with it."""
        start, end = span
        self.masks.append(Mask(draft.text[start:end], "", draft.original(start, end)))
        if draft.text[:start].endswith((" ", "\n")) or start == 0:
            end += len(draft.text[end:]) - len(draft.text[end:].lstrip(" "))
        draft.replace(start, end, "")

    @property
    def placeholders(self) -> dict[str, Mask]:
        """The masks by their placeholders."""
        return {mask.placeholder: mask for mask in self.masks if mask.placeholder}

    @property
    def pattern(self) -> re.Pattern[str]:
        """Any placeholder in a text, in capitals or not."""
        names = "|".join(sorted(self.placeholders, key=len, reverse=True))
        if not names:
            return _NEVER
        return re.compile(rf"(?<![A-Za-z0-9])(?<!\d[.,])(?:{names})(?!\d|[.,]\d)", re.IGNORECASE)


def is_loose(text: str) -> bool:
    """Whether a masked stretch is taken out and put back rather than stood in for."""
    return _LOOSE.fullmatch(text) is not None


def mask_all(draft: Draft, masker: Masker, kept: tuple[Span, ...]) -> None:
    """Mask all that no engine may touch; `kept` are places in the original."""
    present = [draft.present(*span) for span in kept]
    for start, end in reversed(masked_spans(draft.text, tuple(span for span in present if span is not None))):
        if is_loose(draft.text[start:end]) and (start, end) not in present:
            masker.take_out(draft, (start, end))
        else:
            masker.mask(draft, (start, end), draft.text[start:end])
