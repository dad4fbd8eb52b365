"""Mending feeds that are nearly XML: the real faults of real feeds, each put right without guessing.

Controls and NULs, blanks before the declaration, DOCTYPEs, HTML's named entities, bare ampersands,
prefixes that nobody declared, and ends that never came. Each step is linear in the text's length.
"""

import re
from html.entities import html5

from farwire.gather.plain import printable

_START = re.compile(r"<(?:\?xml|!DOCTYPE|!--|[A-Za-z_])")
_DECLARATION = re.compile(r"<\?xml[^<>]*>")
_ENTITY = re.compile(r"&(#?\w{1,32};)?")
_OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})
_CDATA, _CDATA_END = "<![CDATA[", "]]>"
_USED = re.compile(r"</?([A-Za-z_][\w.\-]{0,40}):[A-Za-z_]|\s([A-Za-z_][\w.\-]{0,40}):[A-Za-z_][\w.\-]{0,40}\s*=")
_DECLARED = re.compile(r"xmlns:([A-Za-z_][\w.\-]{0,40})\s*=")
_ROOT = re.compile(r"<([A-Za-z_][\w:.\-]*)")
_ITEM_END = re.compile(r"</(?:\w+:)?(?:item|entry|url)\s*>")
_CHANNEL = re.compile(r"<(/?(?:\w+:)?channel)\b")

_KNOWN = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}


def mend(text: str) -> str:
    """The text as it was meant, without declaration and DOCTYPE; good for a strict parser if luck has it."""
    text = printable(text)
    start = _START.search(text)
    text = text[start.start() :] if start else text
    text = _without_doctype(_DECLARATION.sub("", text, count=1))
    return _with_prefixes(_mended_entities(text))


def close_after_last_item(text: str) -> str | None:
    """A cut-off feed, ended after its last whole item; None if it is not cut off or has no whole item."""
    root = _ROOT.search(text)
    if root is None or is_closed(text):
        return None
    end = max((match.end() for match in _ITEM_END.finditer(text)), default=0)
    if not end:
        return None
    whole = text[:end]
    channels = _CHANNEL.findall(whole)
    closing = f"</{channels[-1]}>" if channels and not channels[-1].startswith("/") else ""
    return f"{whole}{closing}</{root.group(1)}>"


def is_closed(text: str) -> bool:
    """Whether the root element's end tag stands at the end, comments and the like aside."""
    root = _ROOT.search(text)
    return root is not None and f"</{root.group(1)}" in text[-500:]


def _without_doctype(text: str) -> str:
    """Cut a DOCTYPE out, with the entities it may define: none of them is ever expanded."""
    start = text.find("<!DOCTYPE", 0, 2000)
    if start < 0:
        return text
    subset, end = text.find("[", start), text.find(">", start)
    if 0 <= subset < end:
        end = text.find("]", subset)
        end = text.find(">", end) if end >= 0 else -1
    return text[:start] + text[end + 1 :] if end >= 0 else text


def _mended_entities(text: str) -> str:
    """Named entities of HTML as their characters and bare ampersands escaped; CDATA sections stay as they are."""
    pieces = []
    place = 0
    while True:
        start = text.find(_CDATA, place)
        if start < 0:
            pieces.append(_ENTITY.sub(_character, text[place:]))
            return "".join(pieces)
        pieces.append(_ENTITY.sub(_character, text[place:start]))
        end = text.find(_CDATA_END, start)
        place = end + len(_CDATA_END) if end >= 0 else len(text)
        pieces.append(text[start:place])


def _character(match: re.Match[str]) -> str:
    name = (match.group(1) or "").removesuffix(";")
    if name in _OWN:
        return match.group()
    if name.startswith("#"):
        return match.group() if _is_allowed(name[1:]) else ""
    character = html5.get(name + ";")
    return character if character else "&amp;" + match.group()[1:]


def _is_allowed(number: str) -> bool:
    """Whether a character reference names a character that XML allows."""
    try:
        code = int(number[1:], 16) if number[:1] in "xX" else int(number)
    except ValueError:
        return False
    return code in (9, 10, 13) or 32 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000


def _with_prefixes(text: str) -> str:
    """Declare, in the root element, the namespace prefixes that are used and declared nowhere."""
    root = _ROOT.search(text)
    if root is None:
        return text
    used = {prefix for match in _USED.finditer(text) for prefix in match.groups() if prefix}
    missing = sorted(used - set(_DECLARED.findall(text)) - {"xml", "xmlns"})
    declared = "".join(f' xmlns:{prefix}="{_KNOWN.get(prefix, "urn:undeclared:" + prefix)}"' for prefix in missing)
    return text[: root.end()] + declared + text[root.end() :]
