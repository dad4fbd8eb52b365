"""Quotation marks: plain ones for the engine, the target language's own for the reader.

Styles after the Unicode CLDR's `delimiters` (https://cldr.unicode.org/), languages not named have English ones.
"""

import re

from farwire.translate.prepare.draft import Draft

_DOUBLE = re.compile("[“”„‟«»〝〞〟″＂「」『』《》]|‘‘|’’|''|``|<<|>>|,,(?=\\w)")
_SINGLE_PAIR = re.compile("(?<![\\w])[‘‚‛‹'](?=\\w)([^‘’‚‛‹›']{1,200}|[^‘‚‛‹›\"]{1,200}?)[’‘›'](?!\\w)")
_APOSTROPHE = re.compile("[‘’‛´`ʼ＇]")
_TYPOGRAPHIC = re.compile("[“”„‟«»「」『』《》‘’‚‹›]")
_PLAIN = re.compile("[\"']")
# What may close a quotation that a mark opened; some languages have »…« and ”…”.
_CLOSING = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "‘": "’",
    "‚": "‘’",
    "‹": "›",
    "「": "」",
    "『": "』",
    "《": "》",
    "»": "«»",
    "”": "”",
    "’": "’",
}
_TYPEWRITTEN = ('"', '"', "'", "'")
_DOUBLES = re.compile('"')

_ENGLISH = ("“", "”", "‘", "’")
_GUILLEMETS = ("«", "»", "“", "”")
STYLES: dict[str, tuple[str, str, str, str]] = {
    **dict.fromkeys(("de", "cs", "sk", "sl", "is", "lt", "lv", "et", "bg"), ("„", "“", "‚", "‘")),
    **dict.fromkeys(("pl", "ro", "hu", "hr", "sr", "bs"), ("„", "”", "«", "»")),
    **dict.fromkeys(("es", "it", "ca", "gl", "el", "nb", "nn", "no", "eu"), _GUILLEMETS),
    **dict.fromkeys(("ru", "uk", "be"), ("«", "»", "„", "“")),
    **dict.fromkeys(("fa", "sq", "hy", "az"), ("«", "»", "‹", "›")),
    **dict.fromkeys(("sv", "fi"), ("”", "”", "’", "’")),
    **dict.fromkeys(("ja",), ("「", "」", "『", "』")),
    "da": ("»", "«", "›", "‹"),
    "fr": ("«\u00a0", "\u00a0»", "“", "”"),
    "he": ("”", "”", "’", "’"),
}


def plain_quotes(draft: Draft) -> None:
    """Make every quotation mark a plain one: " outside, ' inside and as apostrophe."""
    for place, mark in _nested_marks(draft.text):
        draft.replace(place, place + 1, mark)
    draft.sub(_DOUBLE, '"')
    draft.sub(_SINGLE_PAIR, lambda match: f"'{match[1]}'")
    draft.sub(_APOSTROPHE, "'")


def _nested_marks(text: str) -> list[tuple[int, str]]:
    """The plain marks of quotations within quotations, by how deep they are; none where nothing is nested."""
    stack: list[tuple[str, int]] = []
    found: list[tuple[int, int]] = []
    for match in _TYPOGRAPHIC.finditer(text):
        place, mark = match.start(), match[0]
        if mark == "’" and text[place - 1 : place].isalnum() and text[place + 1 : place + 2].isalnum():
            continue
        if stack and mark in _CLOSING[stack[-1][0]]:
            found += [(stack.pop()[1], len(stack)), (place, len(stack))]
        elif mark in _CLOSING and (mark not in "”’»" or _is_opening(text, place)):
            stack.append((mark, place))
    if stack or not any(depth for _, depth in found):
        return []
    return [(place, "'" if depth % 2 else '"') for place, depth in found]


def is_typographic(text: str) -> bool:
    """Whether a text's quotation marks are other than plain ones."""
    return _TYPOGRAPHIC.search(text) is not None


def _is_opening(text: str, place: int) -> bool:
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < len(text) else " "
    if after.isspace():
        return False
    return before.isspace() or before in "([{—–-/\"'“‘«„¿¡"


def _is_quote(text: str, place: int) -> bool:
    """Whether a plain mark is a quotation mark: an apostrophe or a sign for inches or minutes is none."""
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < len(text) else " "
    if text[place] == '"':
        return True
    return not (before.isalnum() and after.isalnum()) and not before.isdigit()


def _is_nested(text: str) -> bool:
    """Whether double marks stand as in good writing, so that one may open while another is open."""
    depth = 0
    for match in _DOUBLES.finditer(text):
        depth += 1 if _opens(text, match.start()) else -1
        if depth < 0:
            return False
    return depth == 0


def _opens(text: str, place: int) -> bool:
    after = text[place + 1 : place + 2]
    return _is_opening(text, place) and (after.isalnum() or (after != "" and after in "\"'([¿¡$#@"))


def style_quotes(draft: Draft, language: str, *, typographic: bool = True) -> None:
    """Give plain quotation marks the language's own form, where they come in pairs; others stay plain.

    typographic: else all stay plain, but single ones stand within double ones.
    """
    marks = STYLES.get(language, _ENGLISH) if typographic else _TYPEWRITTEN
    nested = _is_nested(draft.text)
    stack: list[tuple[str, int]] = []
    pairs: list[tuple[int, int, int]] = []
    for match in _PLAIN.finditer(draft.text):
        place, kind = match.start(), match[0]
        if not _is_quote(draft.text, place):
            continue
        opens = _opens(draft.text, place) if nested and kind == '"' else kind == "'" and _is_opening(draft.text, place)
        if stack and stack[-1][0] == kind and not opens:
            pairs.append((stack.pop()[1], place, len(stack)))
        elif _is_opening(draft.text, place) or kind == '"':
            stack.append((kind, place))
    edits = [
        (place, marks[2 * (depth % 2) + side])
        for pair in pairs
        for side, place in enumerate(pair[:2])
        for depth in (pair[2],)
    ]
    for place, mark in sorted(edits, reverse=True):
        draft.replace(place, place + 1, mark)
    if typographic:
        draft.sub(re.compile(r"(?<=\w)'(?=\w)"), "’" if language in ("fr", "it", "en", "ca", "uk") else "'")


def opening(language: str) -> str:
    """The language's opening mark, for a quotation that goes on in the next sentence."""
    return STYLES.get(language, _ENGLISH)[0]


def closing(language: str) -> str:
    """The language's closing mark, for a quotation that began in an earlier sentence."""
    return STYLES.get(language, _ENGLISH)[1]
