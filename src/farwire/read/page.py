"""A fetched page, parsed once: its tree, what it states about itself, and its passages."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from lxml.etree import ElementDefaultClassLookup, LxmlError
from lxml.html import HtmlElement, HTMLParser, fromstring

from farwire.errors import PageUnreadable
from farwire.read.decode import decode
from farwire.read.linked_data import Evidence, evidence_of, text_of
from farwire.read.passages import Passage, passages_of
from farwire.read.text import mend, unescape
from farwire.records import Item, ReadRequest

Element = Any
# Ten times what the longest live tickers have; more is an attack or no page.
_MOST_TAGS = 200_000
_TAGS = re.compile(r"<[^>]*>")
_CONTROLS = bytes([*range(9), 11, 12, *range(14, 32)])
_CLOSED_TYPE = re.compile(r"\A< ?! ?doctype[^>\n]*/[^<>\n]*>", re.IGNORECASE)
_CLOSED_ROOT = re.compile(r"(<html.*?)\s*/>", re.IGNORECASE)
_DESCRIPTIONS = ("description", "og:description", "twitter:description", "dc.description", "sailthru.description")


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is read: `html` its source, `url` where it was found, `item` what its feed said of it."""

    html: str
    tree: Element
    url: str
    evidence: Evidence
    passages: list[Passage]
    item: Item | None

    @property
    def title(self) -> str:
        """The text of the title element."""
        title = self.tree.find(".//title")
        return mend(title.text_content()) if title is not None else ""

    def descriptions(self) -> list[str]:
        """What page and feed say the article is about, in a sentence or two."""
        found = [value for name in _DESCRIPTIONS for value in self.evidence.meta.get(name, ())]
        found += [
            text_of(self.evidence.article.get(key)) or "" for key in ("description", "abstract", "alternativeHeadline")
        ]
        if self.item:
            found.append(plain(self.item.summary_html))
        return found


def plain(markup: str) -> str:
    """The text of a field that may hold HTML, mended."""
    return unescape(_TAGS.sub(" ", markup)) if "<" in markup else unescape(markup)


@cache
def _parser() -> HTMLParser:
    """The parser trafilatura uses, but that it makes every element of one class: to choose one costs time."""
    parser = HTMLParser(collect_ids=False, encoding="utf-8", remove_comments=True, remove_pis=True)
    parser.set_element_class_lookup(ElementDefaultClassLookup(element=HtmlElement))
    return parser


def parse(markup: str) -> Element:
    """The tree of an HTML document or fragment; raises PageUnreadable if there is nothing to parse."""
    start = markup[:50].lower()
    try:
        tree = fromstring(_source(markup), parser=_parser())
    except LxmlError as error:
        raise PageUnreadable("the answer holds no HTML") from error
    if "html" not in start and len(tree) < 2:
        raise PageUnreadable("the answer holds no HTML")
    return tree


def _source(markup: str) -> bytes:
    """A document as the parser takes it: without characters that no document may hold, and without a document type
    or a first tag that would end it at once (as trafilatura repairs them)."""
    if "doctype" in markup[:50].lower():
        markup = _CLOSED_TYPE.sub("", markup, count=1)
    if any("<html" in line and line.endswith("/>") for line in markup[:4096].splitlines()[:4]):
        markup = _CLOSED_ROOT.sub(r"\1>", markup, count=1)
    source = markup.encode("utf-8", "replace").translate(None, _CONTROLS)
    return source.replace(b"\xef\xbf\xbe", b"").replace(b"\xef\xbf\xbf", b"")


def fragment_passages(markup: str) -> list[Passage]:
    """The passages of a piece of HTML, such as a feed's full text."""
    return passages_of(parse(f"<html><body><article>{markup}</article></body></html>"))


def page_of(request: ReadRequest) -> Page:
    """The page of a request, decoded and parsed; raises PageUnreadable for anything but HTML, and for more than
    200,000 tags."""
    fetched = request.fetched
    markup = decode(fetched.body, fetched.content_type)
    if markup.count("<") > _MOST_TAGS:
        raise PageUnreadable("the page is too large to read")
    tree = parse(markup)
    return Page(markup, tree, fetched.final_url, evidence_of(tree, fetched.final_url), passages_of(tree), request.item)
