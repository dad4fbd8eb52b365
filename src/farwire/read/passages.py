"""A page as passages: every stretch of running text between two block borders, in reading order.

Each text of the page belongs to exactly one passage, with its links, emphasis and "do not translate"
as marks, and the zone it stands in. What of it is the article is decided elsewhere.
"""

import re
from dataclasses import dataclass, field, replace
from typing import Any

from farwire.read.text import collapse, mend_characters, tokens
from farwire.read.zones import is_hidden, zone_of
from farwire.records import Mark

Element = Any

_BLOCK = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul", "caption", "amp-story-page", "article-body",
})  # fmt: skip
_SKIPPED = frozenset({
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas", "audio",
    "video", "select", "option", "textarea", "input", "nav", "button", "head", "map", "datalist", "meter",
    "progress", "source", "track", "picture", "img", "link", "meta", "applet",
})  # fmt: skip
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_KINDS = _HEADINGS | {"p", "li", "tr", "blockquote", "figcaption", "td", "th", "dt", "dd", "pre", "caption"}
_CELL = " · "
_BOXES = ("p", "div")
_LONGEST_CELL = 200
_OWN = _KINDS | {"ul", "ol", "dl", "table", "tbody", "thead", "tr"}
_MARKS = {"a": "link", "b": "strong", "strong": "strong", "i": "em", "em": "em", "cite": "em"}
_DEEPEST = 200
_BEFORE_STOP = re.compile(r" (?=[.,;:!?)\]])")


@dataclass(slots=True, eq=False)
class Passage:
    """A stretch of running text.

    tag: the element that gives it its kind (p, h2, li, blockquote, figcaption, td) or "div".
    linked: how many of its characters are in links. zone: why it is hardly of the article, or "".
    path: the elements it stands in, outermost first. order: its place in the page.
    holder: the element that holds it and its neighbours.
    """

    tag: str
    text: str
    marks: tuple[Mark, ...]
    linked: int
    zone: str
    path: tuple[Element, ...]
    order: int
    holder: Element
    words: int = -1

    @property
    def size(self) -> int:
        """Its number of words (characters in scripts without spaces)."""
        if self.words < 0:
            self.words = len(tokens(self.text))
        return self.words

    def with_text(self, text: str) -> "Passage":
        """The same passage with only the beginning of its text."""
        marks = tuple(_clip(list(self.marks), len(text)))
        return replace(self, text=text, marks=marks, words=-1)

    @property
    def parent(self) -> Element:
        """The innermost element it stands in."""
        return self.path[-1]

    @property
    def is_plain(self) -> bool:
        """Whether it is a paragraph without any attribute, as only the author's own text is."""
        return self.path[-1].tag == "p" and not self.path[-1].attrib


@dataclass(slots=True)
class _Open:
    """A passage being read: its pieces, the marks that are open, and the stretches that are not to be translated."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    marks: list[Mark] = field(default_factory=list)
    kept: list[tuple[int, int]] = field(default_factory=list)
    breaks: int = 0

    def keep(self, start: int) -> None:
        """Note that what was added since `start` is not to be translated."""
        if self.length > start:
            first = self.kept.pop()[0] if self.kept and self.kept[-1][1] >= start else start
            self.kept.append((first, self.length))

    def add(self, raw: str) -> None:
        text = mend_characters(collapse(raw))
        if not text:
            return
        if text.startswith(" ") and (not self.pieces or self.pieces[-1].endswith(" ")):
            text = text[1:]
        if text and text[0] in ".,;:!?)" and self.length and self.pieces[-1].endswith(" ") and text[0] in ".,":
            self.pieces[-1] = self.pieces[-1][:-1]
            self.length -= 1
        if text:
            self.pieces.append(text)
            self.length += len(text)
            if text != " ":
                self.breaks = 0


class _Walk:
    """One pass over the tree; `passages` fills in reading order."""

    def __init__(self) -> None:
        self.passages: list[Passage] = []
        self.open = _Open()
        self.closed = 0  # how often a passage was ended, with text or without
        self.path: list[Element] = []
        self.zones: list[str] = [""]
        self.keeping = False
        self.flat = False  # in a table's cell, where paragraphs are words of one line

    def close(self) -> None:
        """End the open passage, if it holds any text."""
        self.closed += 1
        if not self.open.pieces:
            self.open.breaks = 0
            return
        opened, self.open = self.open, _Open()
        text = "".join(opened.pieces)
        stripped = text.rstrip()
        if not stripped or not self.path:
            return
        kept = [Mark("keep", start, end) for start, end in opened.kept]
        marks = tuple(_clip([*opened.marks, *kept], len(stripped)))
        linked = sum(mark.end - mark.start for mark in marks if mark.kind == "link")
        path = tuple(self.path)
        tag = next((each.tag for each in reversed(path) if each.tag in _KINDS), "div")
        self.passages.append(
            Passage(
                tag,
                stripped,
                marks,
                linked,
                self.zones[-1],
                path,
                len(self.passages),
                _holder(path),
            )
        )

    def visit(self, element: Element) -> None:
        tag = element.tag
        if tag in _SKIPPED or not isinstance(tag, str) or len(self.path) > _DEEPEST:
            return
        outside, self.keeping = self.keeping, keeps(element, inherited=self.keeping)
        if tag == "br":
            self._break()
        elif self.flat and tag in _BOXES:
            self.open.add(" ")
            self._children(element)
            self.open.add(" ")
        elif tag in _BLOCK or (element.get("role") == "paragraph"):
            self._block(element)
        else:
            self._inline(element, tag)
        self.keeping = outside

    def _break(self) -> None:
        self.open.breaks += 1
        if self.open.breaks >= 2:
            self.close()
        else:
            breaks = self.open.breaks
            self.open.add(" ")
            self.open.breaks = breaks

    def _block(self, element: Element) -> None:
        self.close()
        self.path.append(element)
        self.zones.append(self.zones[-1] or zone_of(element))
        if element.tag == "tr" and _is_row(element):
            self._row(element)
        else:
            self._children(element)
        self.close()
        self.path.pop()
        self.zones.pop()

    def _row(self, element: Element) -> None:
        """A table's row as one line, its cells parted by a middle dot."""
        for cell in element:
            if self.open.length and not self.open.pieces[-1].endswith(_CELL):
                self.open.add(_CELL)
            self.flat, outside, self.keeping = True, self.keeping, keeps(cell, inherited=self.keeping)
            self._children(cell)
            self.flat, self.keeping = False, outside

    def _inline(self, element: Element, tag: str) -> None:
        if is_hidden(element):
            return
        opened, start, closed = self.open, self.open.length, self.closed
        self._children(element)
        if self.closed == closed and opened.length > start:
            kind = _MARKS.get(tag)
            if kind:
                opened.marks.append(Mark(kind, start, opened.length, element.get("href") if kind == "link" else None))

    def _children(self, element: Element) -> None:
        if element.text:
            self._add(element.text)
        for child in element:
            self.visit(child)
            if child.tail:
                self._add(child.tail)

    def _add(self, text: str) -> None:
        if not self.open.pieces and text.isspace():
            return
        start = self.open.length
        self.open.add(text)
        if self.keeping:
            self.open.keep(start)


def _is_row(element: Element) -> bool:
    """Whether a table row holds data, not layout: at least two cells, none with several paragraphs or much text."""
    cells = [cell for cell in element if cell.tag in ("td", "th")]
    if len(cells) < 2 or len(cells) != len(element):
        return False
    return all(_is_plain_cell(cell) for cell in cells)


def _is_plain_cell(cell: Element) -> bool:
    """Whether a cell holds one short line, or a few words in several paragraphs or boxes."""
    inner = [each for each in cell.iter() if each is not cell and each.tag in _BLOCK]
    if any(each.tag not in _BOXES for each in inner):
        return False
    leaves = sum(not any(part.tag in _BLOCK for part in each) for each in inner)
    return len("".join(cell.itertext()).strip()) <= (_LONGEST_CELL if leaves <= 1 else _LONGEST_CELL // 3)


def _holder(path: tuple[Element, ...]) -> Element:
    """The nearest element that is neither a paragraph nor a list."""
    return next((element for element in reversed(path) if element.tag not in _OWN), path[0])


def _clip(marks: list[Mark], length: int) -> list[Mark]:
    clipped = (Mark(mark.kind, mark.start, min(mark.end, length), mark.href) for mark in marks)
    return sorted(
        (mark for mark in clipped if mark.end > mark.start), key=lambda mark: (mark.start, -mark.end, mark.kind)
    )


def keeps(element: Element, *, inherited: bool) -> bool:
    """Whether an element's text must not be translated: by `translate` (HTML, 3.2.6.3), which is `inherited`, or by
    the class `notranslate`."""
    stated = (element.get("translate") or "").lower()
    if stated in ("yes", "no"):
        return stated == "no"
    return inherited or "notranslate" in (element.get("class") or "").split()


def passages_of(tree: Element) -> list[Passage]:
    """The passages of a parsed page, in reading order."""
    body = tree.find(".//body")
    walk = _Walk()
    walk.visit(tree if body is None else body)
    return walk.passages
