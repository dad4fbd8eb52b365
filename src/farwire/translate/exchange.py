"""Glossaries and memories in the trade's formats: TBX and CSV in and out, TMX out.

TBX: ISO 30042, both the 2008 form (`martif`, `termEntry`, `langSet`, `tig`) and the 2019 form (`tbx`, `conceptEntry`,
`langSec`, `termSec`). TMX 1.4b: https://www.gala-global.org/tmx-14b. Parsed with defusedxml,
for files come from anywhere.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]

from farwire.errors import ConfigurationError
from farwire.records import Term
from farwire.translate.choose import base_language

XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
CASED = "caseSensitive"
_YES = frozenset({"1", "true", "yes", "y", "x"})


@dataclass(frozen=True, slots=True)
class MemoryPair:
    """One unit of a memory for the exchange: both texts, and who made the translation."""

    source: str
    target: str
    made_by: str = ""


_NOT_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _clean(text: str) -> str:
    """A text without the characters that XML can't hold."""
    return _NOT_XML.sub("", text)


def import_glossary(content: bytes, source: str, target: str) -> tuple[Term, ...]:
    """The terms of a TBX or CSV file for one pair of languages, each once. Raises ConfigurationError."""
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    terms = _from_tbx(content, source, target) if start == b"<" else _from_csv(content, source, target)
    return tuple(dict.fromkeys(terms))


def _from_csv(content: bytes, source: str, target: str) -> Iterator[Term]:
    """Rows of source, target and perhaps "case sensitive"; a first row that names languages decides the order."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigurationError("the glossary is neither TBX nor CSV in UTF-8") from error
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    rows = [row for row in csv.reader(io.StringIO(text), delimiter=separator) if any(cell.strip() for cell in row)]
    columns = (0, 1)
    header = [cell.strip().lower() for cell in rows[0]] if rows else []
    if _is_header(header, source, target):
        columns = _columns(header, source, target)
        rows = rows[1:]
    for number, row in enumerate(rows, 1):
        if len(row) <= max(columns) or not (row[columns[0]].strip() and row[columns[1]].strip()):
            raise ConfigurationError(f"row {number} of the glossary has no two terms: {' '.join(row)[:60]!r}")
        cased = len(row) > 2 and row[2].strip().lower() in _YES
        yield Term(row[columns[0]].strip(), row[columns[1]].strip(), cased)


def _is_header(header: list[str], source: str, target: str) -> bool:
    names = {base_language(source), base_language(target)}
    return header[:2] == ["source", "target"] or len({base_language(cell) for cell in header[:2]} & names) == 2


def _columns(header: list[str], source: str, target: str) -> tuple[int, int]:
    if header[:2] == ["source", "target"]:
        return 0, 1
    bases = [base_language(cell) for cell in header]
    return bases.index(base_language(source)), bases.index(base_language(target))


def _from_tbx(content: bytes, source: str, target: str) -> Iterator[Term]:
    try:
        root = fromstring(content)
    except (ValueError, SyntaxError) as error:
        raise ConfigurationError(f"the glossary is no well-formed TBX: {error}") from error
    for entry in root.iter():
        if _local(entry) in ("termEntry", "conceptEntry"):
            terms = list(_terms_of(entry))
            cased = any(note.get("type") == CASED and (note.text or "").strip() in _YES for note in entry.iter())
            sources = [text for language, text in terms if base_language(language) == base_language(source)]
            targets = [text for language, text in terms if base_language(language) == base_language(target)]
            yield from (Term(text, targets[0], cased) for text in sources if targets)


def _terms_of(entry: Element) -> Iterator[tuple[str, str]]:
    for section in entry.iter():
        if _local(section) in ("langSet", "langSec"):
            language = section.get(XML_LANGUAGE) or section.get("lang") or ""
            for term in section.iter():
                if _local(term) == "term" and (text := " ".join("".join(term.itertext()).split())):
                    yield language, text


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def export_csv(terms: Iterable[Term], source: str, target: str) -> bytes:
    """Terms as CSV in UTF-8 with a first row that names the languages."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([source, target, "case sensitive"])
    writer.writerows([term.source, term.target, "yes" if term.case_sensitive else ""] for term in terms)
    return out.getvalue().encode()


def export_tbx(terms: Iterable[Term], source: str, target: str) -> bytes:
    """Terms as TBX-Core (ISO 30042:2019)."""
    root = Element(
        "tbx", {"xmlns": "urn:iso:std:iso:30042:ed-2", "type": "TBX-Core", "style": "dca", XML_LANGUAGE: source}
    )
    header = SubElement(SubElement(root, "tbxHeader"), "fileDesc")
    SubElement(SubElement(header, "sourceDesc"), "p").text = f"Farwire glossary {source}-{target}"
    body = SubElement(SubElement(root, "text"), "body")
    for number, term in enumerate(terms, 1):
        entry = SubElement(body, "conceptEntry", {"id": f"t{number}"})
        if term.case_sensitive:
            SubElement(entry, "admin", {"type": CASED}).text = "yes"
        for language, text in ((source, term.source), (target, term.target)):
            section = SubElement(SubElement(entry, "langSec", {XML_LANGUAGE: language}), "termSec")
            SubElement(section, "term").text = _clean(text)
    return _written(root)


def export_tmx(pairs: Iterable[MemoryPair], source: str, target: str) -> bytes:
    """Units of a memory as TMX 1.4b."""
    root = Element("tmx", {"version": "1.4"})
    attributes = {"creationtool": "Farwire", "creationtoolversion": "1", "segtype": "sentence", "o-tmf": "Farwire"}
    SubElement(root, "header", {**attributes, "adminlang": "en", "srclang": source, "datatype": "plaintext"})
    body = SubElement(root, "body")
    for pair in pairs:
        unit = SubElement(body, "tu", {"creationid": _clean(pair.made_by)} if pair.made_by else {})
        for language, text in ((source, pair.source), (target, pair.target)):
            variant = SubElement(unit, "tuv", {XML_LANGUAGE: language})
            SubElement(variant, "seg").text = _clean(text)
    return _written(root)


def _written(root: Element) -> bytes:
    indent(root, " ")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode").encode() + b"\n"
