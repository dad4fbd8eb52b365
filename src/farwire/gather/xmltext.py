"""The text of a feed's element, whichever way it is written: plain, escaped, as inline XHTML or in Base64."""

from base64 import b64decode
from copy import deepcopy
from html import escape

from lxml import etree

_XHTML = "{http://www.w3.org/1999/xhtml}"
_RSL = '<rsl xmlns="https://rslstandard.org/rsl">{}</rsl>'
_LONGEST_LICENCE = 20_000


def text_of(element: etree._Element) -> str:
    """An element's text with that of the elements in it, stripped."""
    return (element.text or "").strip() if not len(element) else "".join(map(str, element.itertext())).strip()


def markup_of(element: etree._Element, kind: str) -> str:
    """An element's content as HTML: escaped text decoded, inline XHTML as it stands."""
    if len(element):
        return inner_of(element)
    text = element.text or ""
    # In Atom, text is text unless it says otherwise; elsewhere nobody says, and it is HTML.
    plain = kind.startswith("atom:") and element.get("type", "text") in ("text", "text/plain")
    return escape(text, quote=False) if plain else text


def is_encoded(element: etree._Element) -> bool:
    """Whether a text stands there in Base64, by Atom 0.3's mode or Atom 1.0's type."""
    return element.get("mode") == "base64" or element.get("type") == "application/octet-stream"


def decoded(element: etree._Element) -> str:
    """The text that stands there in Base64 (RFC 4648), or nothing if it is none."""
    try:
        return b64decode(text_of(element)).decode("utf-8", "replace").strip()
    except ValueError:
        return ""


def inner_of(element: etree._Element) -> str:
    """An element's content as HTML, inline XHTML without its namespace."""
    pieces = [escape(element.text or "", quote=False)]
    for child in element:
        part = deepcopy(child)  # away from its ancestors, whose namespaces would come along
        for inner in part.iter():
            if isinstance(inner.tag, str) and inner.tag.startswith(_XHTML):
                inner.tag = inner.tag.removeprefix(_XHTML)
        etree.cleanup_namespaces(part)
        pieces.append(etree.tostring(part, encoding="unicode", method="html"))
    return "".join(pieces).strip()


def licence_of(element: etree._Element) -> str:
    """An element of RSL's RSS module (RSL 1.0, section 4.7) as a document; one that says nothing if it is too long."""
    content = etree.tostring(element, encoding="unicode", with_tail=False)
    return _RSL.format(content if len(content) <= _LONGEST_LICENCE else "")
