"""From bytes to text, whatever the labels say.

The order of belief: byte order mark; the pattern of UTF-16 and UTF-32; what is valid UTF-8 with
characters beyond ASCII is UTF-8 (it does not happen by chance); the label of the HTTP header, of the XML
declaration; a guess from the bytes. Labels are read as the WHATWG Encoding Standard reads them.
"""

import codecs
import re

from resiliparse.parse.encoding import detect_encoding

_DECLARED = re.compile(rb"^[\s\xef\xbb\xbf]*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9._:-]{1,40})", re.IGNORECASE)
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PATTERNS = (
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
    (b"{\0", "utf-16-le"),
    (b"\0{", "utf-16-be"),
)
# Labels that mean more than they say (WHATWG Encoding, 4.2).
_MEANT = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
_NEVER = frozenset({"utf-7", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"})
_LIKELY_DEFAULTS = frozenset({"cp1252"})  # what servers say when nobody told them
_FEW_ERRORS = 0.02  # of the characters beyond ASCII: a UTF-8 text with a wound, not another encoding
_SAMPLE = 65536
_LEADS = bytes(range(0xC2, 0xF5))  # what a UTF-8 sequence of several bytes begins with
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_TAGS = re.compile(rb"<[^<>]*>")


def header_charset(content_type: str) -> str | None:
    """The charset parameter of a Content-Type, if there is one."""
    match = _CHARSET.search(content_type)
    return match.group(1) if match else None


def is_utf8_throughout(body: bytes, content_type: str) -> bool:
    """Whether header and declaration both say UTF-8 or nothing: then a strict parser may read the bytes as they are."""
    labels = (header_charset(content_type), _declared(body))
    return all(label is None or _codec(label) == "utf-8" for label in labels)


def decode(body: bytes, content_type: str) -> str:
    """The text of a feed or a list. Never fails: bytes that fit nowhere become U+FFFD."""
    for mark, name in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    for pattern, name in _PATTERNS:
        if body[:4].startswith(pattern):
            return body.decode(name, "replace")
    labels = _labels(body, content_type)
    if "iso2022_jp" in labels and b"\x1b$" in body:
        return body.decode("iso2022_jp", "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_other(body, labels)


def wrong_label(body: bytes, content_type: str, text: str) -> str | None:
    """The label that the bytes do not keep to, if they were decoded to `text` by another encoding than it names."""
    label = header_charset(content_type) or _declared(body)
    name = _codec(label) if label else None
    if label is None or name is None or body.startswith(tuple(mark for mark, _ in _MARKS)):
        return None
    try:
        return None if body.decode(name) == text else label
    except UnicodeDecodeError:
        return label


def _decode_other(body: bytes, labels: list[str]) -> str:
    wounded = _wounded_utf8(body)
    if wounded is not None:
        return wounded
    for name in labels:
        if name != "utf-8":
            try:
                return body.decode(name)
            except UnicodeDecodeError:
                continue
    guess = _codec(detect_encoding(_telling(body), html5_compatible=False) or "")
    return body.decode(guess if guess and guess != "utf-8" else "cp1252", "replace")


def _wounded_utf8(body: bytes) -> str | None:
    """The text, if it is UTF-8 but for a few bad bytes."""
    text = body.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    beyond = len(body) - len(body.translate(None, _LEADS))
    return text if bad <= 2 + _FEW_ERRORS * beyond and beyond > 3 * bad else None


def _telling(body: bytes) -> bytes:
    """A sample around the first bytes beyond ASCII, without the markup that says nothing about a language."""
    first = _BEYOND_ASCII.search(body)
    start = max(0, first.start() - 200) if first else 0
    return _TAGS.sub(b" ", body[start : start + _SAMPLE])


def _labels(body: bytes, content_type: str) -> list[str]:
    names = [_codec(label) for label in (header_charset(content_type), _declared(body)) if label]
    known = [name for name in names if name]
    if len(known) == 2 and known[0] in _LIKELY_DEFAULTS:
        known.reverse()
    return known


def _declared(body: bytes) -> str | None:
    match = _DECLARED.match(body[:400])
    return match.group(1).decode("ascii") if match else None


def _codec(label: str) -> str | None:
    """Python's name for a label, or None for one that is unknown or never right here."""
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return None
    return None if name in _NEVER else _MEANT.get(name, name)
