"""Stretches of a sentence that no engine may touch: addresses, handles, hashtags, emoji, markup."""

import re

URL = r"(?:https?://|www\.)[^\s<>\"“”«»]*[^\s<>\"“”«».,;:!?…)\]}'’]"
EMAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
HANDLE = r"(?<![\w@])@\w[\w.]*\w"
HASHTAG = r"(?<![\w#&])#\w*[^\W\d]\w*"
MARKUP = r"</?[A-Za-z][^<>]{0,300}>|&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});"
EMOJI = (
    "[\U0001f1e6-\U0001f1ff]{2}"
    "|(?:[\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
    "[\ufe0f\U0001f3fb-\U0001f3ff]?(?:\u200d[\u2600-\u27bf\U0001f000-\U0001faff][\ufe0f\U0001f3fb-\U0001f3ff]?)*)+"
)
MASKED = re.compile("|".join((MARKUP, URL, EMAIL, HANDLE, HASHTAG, EMOJI)))


def masked_spans(text: str, kept: tuple[tuple[int, int], ...] = ()) -> list[tuple[int, int]]:
    """The stretches to mask, in order and without overlap; `kept` are those that the source marked itself."""
    spans = [match.span() for match in MASKED.finditer(text)]
    free = [span for span in spans if not any(span[0] < end and start < span[1] for start, end in kept)]
    return sorted([*free, *(span for span in kept if span[0] < span[1])])


def needs_translation(text: str, kept: tuple[tuple[int, int], ...] = ()) -> bool:
    """Whether a sentence holds any word outside masked stretches."""
    position, letters = 0, False
    for start, end in masked_spans(text, kept):
        letters = letters or _has_letter(text[position:start])
        position = max(position, end)
    return letters or _has_letter(text[position:])


def _has_letter(text: str) -> bool:
    return any(character.isalpha() for character in text)
