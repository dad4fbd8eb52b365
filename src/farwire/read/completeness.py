"""How sure it is that the whole article was read, and if not, why.

Evidence from outside the text itself: the feed's summary and full text, descriptions, the page's own data,
the length that the page states and that an earlier revision had, gaps among the page's elements, paragraphs
beside the text, a second, independent extractor (resiliparse), marks of a paywall, the end of the document.
"""

import re
from dataclasses import dataclass

from farwire.read.claims import claimed_gap, claims_of
from farwire.read.described import CUT, described_gap
from farwire.read.gaps import gap_among, opening_gap
from farwire.read.heavy import library
from farwire.read.lengths import stated_gap
from farwire.read.linked_data import Evidence, Node
from farwire.read.overlooked import overlooked_gap, second_gap
from farwire.read.page import Page, plain
from farwire.read.passages import Passage
from farwire.read.text import Shingles, tokens
from farwire.read.walls import is_offer
from farwire.read.zones import names_of
from farwire.records import Completeness, Whole

_SHORT = 160
# A text of so many words needs no second opinion.
_LONG = 500
# A revision with less than this share of an earlier one's characters has lost some, if that was more than a notice.
_SHRUNKEN = 0.7
_FEW_CHARACTERS = 400
_WALL = re.compile(
    r"(?:^|[-_ ])(?:pay-?wall|reg-?wall|abo-?wall|subscri(?:be|ber|ption)-?(?:wall|only|prompt|offer)|premium-?wall|"
    r"meter-?wall|piano|login-?wall|content-?gate|gated)(?:$|[-_ ])"
)
# A longer stretch in an element named so is the article that was paid for.
_FEW = 60
# With fewer words than this a page must say of itself that it is an article.
_BARE = 60
_END = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read, for comparison with what should be there.

    text: headline, standfirst and body. body: the body's passages, where they come from the page itself.
    known_size: how many characters an earlier revision had, 0 if there is none. goes_on: whether the page names
    further parts of the article that were not read.
    """

    text: str
    standfirst: list[Passage]
    body: list[Passage]
    known_size: int = 0
    goes_on: bool = False


def completeness_of(page: Page, reading: Reading) -> Completeness:
    """Complete; partial if the publisher shows only the beginning; suspect if something should be there that is not."""
    size = len(tokens(reading.text))
    partial = _paywall(page, reading.text, size)
    if partial:
        return Completeness(Whole.PARTIAL, (partial,))
    written = Shingles([reading.text])
    found = (
        _summary(page, written),
        described_gap(page, written),
        claimed_gap(claims_of(page, reading.text), written, size),
        stated_gap(page, reading.text, size),
        gap_among(reading.body, reading.standfirst) or opening_gap(page.passages, reading.standfirst, reading.body),
        overlooked_gap(page.passages, reading.standfirst, reading.body),
        _second(page, written, size),
        _shrunken(len(reading.text), reading.known_size),
        "further pages of the article were not read" if reading.goes_on else None,
        _end(page.html),
        _hardly(page, size),
    )
    reasons = tuple(filter(None, found))
    return Completeness(Whole.SUSPECT if reasons else Whole.COMPLETE, reasons)


def _paywall(page: Page, text: str, size: int) -> str | None:
    """The reason if the publisher shows only the beginning: a paywall's mark, and a text that is short or cut."""
    cut = bool(CUT.search(text))
    if size >= _SHORT * 1.5 and not cut:
        return None
    closed = is_closed(page.evidence)
    offered = any(is_offer(passage.text) or _is_wall(passage) for passage in page.passages)
    if (closed and (offered or size < _SHORT)) or (offered and (cut or size < _SHORT)):
        return "the publisher shows only the beginning"
    return None


def _is_wall(passage: Passage) -> bool:
    """Whether a few words stand in an element that is named for a paywall."""
    return passage.size <= _FEW and any(_WALL.search(names_of(element)) for element in passage.path[-4:])


def is_closed(evidence: Evidence) -> bool:
    """Whether the page states that it is not free to read (`isAccessibleForFree`, `article:content_tier`)."""
    tier = (evidence.first("article:content_tier", "og:article:content_tier") or "").lower()
    stated = _free(evidence.article)
    parts = evidence.article.get("hasPart") or []
    of_parts = [_free(part) for part in (parts if isinstance(parts, list) else [parts]) if isinstance(part, dict)]
    return stated is False or (stated is None and False in of_parts) or tier in ("locked", "metered")


def _free(node: Node) -> bool | None:
    """What a node says of itself; None if it says nothing."""
    stated = str(node.get("isAccessibleForFree", "")).strip().lower().rpartition("/")[2]
    return {"false": False, "no": False, "true": True, "yes": True}.get(stated)


def _summary(page: Page, written: Shingles) -> str | None:
    """The reason if the feed's summary is not in the text."""
    summary = plain(page.item.summary_html) if page.item else ""
    if len(tokens(summary)) < 10 or written.coverage(CUT.sub("", summary)) >= 0.5:
        return None
    return "the feed's summary is not in the text"


def _second(page: Page, written: Shingles, size: int) -> str | None:
    """The reason if the second extractor, which takes too much rather than too little, finds several times the text."""
    if size > _LONG:
        return None
    second = library("resiliparse.extract.html2text").extract_plain_text(
        page.html, main_content=True, alt_texts=False, list_bullets=False, comments=False
    )
    found = len(tokens(second))
    if size < 120 and found > 3 * size + 200:
        return "a second extractor finds far more text"
    if found > 80 and written.coverage(second) < 0.08:
        return "a second extractor finds another text"
    return second_gap(second.splitlines(), written, size)


def _shrunken(size: int, known_size: int) -> str | None:
    """The reason if an earlier revision had far more text: publishers add to an article and seldom cut it."""
    if known_size >= _FEW_CHARACTERS and size < known_size * _SHRUNKEN:
        return "an earlier revision had far more text"
    return None


def _end(markup: str) -> str | None:
    """The reason if a document ends before its body does."""
    if len(markup) > 500 and "<html" in markup[:5000].lower() and not _END.search(markup, len(markup) // 2):
        return "the page was cut off"
    return None


def _hardly(page: Page, size: int) -> str | None:
    """The reason if a few words stand on a page that says nowhere that it is an article."""
    evidence = page.evidence
    stated = evidence.article or evidence.first("article:published_time", "og:type", "date", "dc.date.issued")
    if stated or page.item or size >= _BARE or page.tree.find(".//time") is not None:
        return None
    return "so few words that they may not be the article"
