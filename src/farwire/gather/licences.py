"""The licences that a page names for itself, by RSL 1.0: in its header `Link` (section 4.5), in its head (4.6.1)."""

import re
from collections.abc import Iterator

from farwire.gather.addresses import resolve_link
from farwire.records import Fetched

_HEAD = 64 * 1024  # bytes in which a page names its licence
_MOST = 2
_KIND = "application/rsl+xml"
_TAG = re.compile(r"<link\s[^<>]{1,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([a-z]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_HEADER = re.compile(r"<([^<>]{1,2000})>((?:\s*;[^,<>]*)*)")


def linked_licences(fetched: Fetched) -> list[str]:
    """The addresses of the first RSL documents that an answer names, header before page; mostly none."""
    found = (resolve_link(fetched.final_url, href) for href in [*_in_headers(fetched), *_in_page(fetched)])
    return list(dict.fromkeys(url for url in found if url))[:_MOST]


def _in_headers(fetched: Fetched) -> Iterator[str]:
    for name, value in fetched.headers:
        if name == "link":
            yield from (href for href, rest in _HEADER.findall(value) if _is_licence(_attributes(rest)))


def _in_page(fetched: Fetched) -> Iterator[str]:
    head = fetched.body[:_HEAD]
    if b"rsl+xml" not in head.lower():
        return
    for tag in _TAG.findall(head.decode("utf-8", "replace")):
        attributes = _attributes(tag)
        if _is_licence(attributes):
            yield attributes.get("href", "").replace("&amp;", "&")


def _attributes(text: str) -> dict[str, str]:
    return {name.lower(): first or second or third for name, first, second, third in _ATTRIBUTE.findall(text)}


def _is_licence(attributes: dict[str, str]) -> bool:
    kind = attributes.get("type", "").partition(";")[0].strip().lower()
    return "license" in attributes.get("rel", "").lower().split() and kind == _KIND
