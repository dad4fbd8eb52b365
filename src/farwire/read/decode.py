"""A page's bytes as text: the encoding from byte order mark, header, declaration or the bytes themselves.

The order of the HTML standard's encoding sniffing (WHATWG HTML, 13.2.3), but valid UTF-8 wins over
what a header claims: bytes of another encoding are almost never valid UTF-8 by accident.
"""

import codecs
import re

from farwire.read.heavy import library

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE)
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w:.-]+)", re.IGNORECASE)
# Labels that the web uses for a wider encoding (WHATWG Encoding, 4.2).
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}


def decode(body: bytes, content_type: str = "") -> str:
    """The text of a page's `body`; never fails: bytes that fit no encoding become U+FFFD."""
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    for label in _labels(body, content_type):
        text = _try(body, label)
        if text is not None:
            return text
    return _guess(body)


def _labels(body: bytes, content_type: str) -> list[str]:
    """The encodings that header and document declare, the header's first."""
    found = [match.group(1) for match in _CHARSET.finditer(content_type)]
    head = body[:4096]
    found += [
        match.group(1).decode("ascii", "replace") for match in (_XML.match(head), _DECLARED.search(head)) if match
    ]
    return found


def _try(body: bytes, label: str) -> str | None:
    """The text in the encoding named `label`, or None if there is no such encoding or the bytes don't fit."""
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return None
    text = body.decode(_WIDER.get(name, name), "replace")
    damaged = text.count("\ufffd")
    return text if damaged <= max(3, len(text) // 200) else None


def _guess(body: bytes) -> str:
    """The text in the encoding its bytes look like; with few of them to judge by, in the web's default."""
    if sum(byte > 127 for byte in body[:65536]) < 20:
        return body.decode("cp1252", "replace")
    best = library("charset_normalizer").from_bytes(body[:65536]).best()
    return body.decode(best.encoding if best else "cp1252", "replace")
