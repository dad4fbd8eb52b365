"""How sure it is that the whole article was read, and if not, why.

Evidence from outside the text itself: the feed's summary and full text, the length that the page states,
a second, independent extractor (resiliparse), marks of a paywall, the end of the document.
"""

import re
from dataclasses import dataclass
from functools import cache

from farwire.read.heavy import library
from farwire.read.linked_data import Evidence, Node, text_of
from farwire.read.text import Shingles, tokens
from farwire.read.words import alternatives
from farwire.records import Completeness, Whole

_CUT = re.compile(r"(?:…|\.\.\.|\[\.{3}\]|\[…\])\W*$")
_SHORT = 160
# A text of so many words needs no second opinion.
_LONG = 500
_END = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read and what speaks for or against it. Lengths are in words (characters in solid scripts).

    text: headline, standfirst and body. summary: the feed's, plain. full: the feed's full text, plain.
    page: all text that the page shows. html: the page. data: the longest text in its application data, as HTML.
    """

    text: str
    summary: str
    full: str
    page: str
    html: str
    data: str = ""
    descriptions: tuple[str, ...] = ()


def completeness_of(reading: Reading, evidence: Evidence) -> Completeness:
    """Complete; partial if the publisher shows only the beginning; suspect if something should be there that is not."""
    size = len(tokens(reading.text))
    partial = _paywall(reading, evidence, size)
    if partial:
        return Completeness(Whole.PARTIAL, (partial,))
    reasons = tuple(
        filter(
            None, (_summary(reading), _stated_length(reading, evidence, size), _second(reading, size), _end(reading))
        )
    )
    return Completeness(Whole.SUSPECT if reasons else Whole.COMPLETE, reasons)


@cache
def _offer() -> re.Pattern[str]:
    return re.compile(alternatives("walls", "offer"), re.IGNORECASE)


def _paywall(reading: Reading, evidence: Evidence, size: int) -> str | None:
    """The reason if the publisher shows only the beginning: a paywall's mark, and a text that is short or cut."""
    cut = bool(_CUT.search(reading.text))
    if size >= _SHORT * 1.5 and not cut:
        return None
    closed = is_closed(evidence)
    offered = bool(_offer().search(reading.page))
    if (closed and (offered or size < _SHORT)) or (offered and (cut or size < _SHORT)):
        return "the publisher shows only the beginning"
    return None


def is_closed(evidence: Evidence) -> bool:
    """Whether the page states that it is not free to read (`isAccessibleForFree`, `article:content_tier`)."""
    stated = str(evidence.article.get("isAccessibleForFree", "")).strip().lower()
    tier = (evidence.first("article:content_tier", "og:article:content_tier") or "").lower()
    return stated in ("false", "http://schema.org/false", "https://schema.org/false", "no") or tier in (
        "locked",
        "metered",
    )


def _summary(reading: Reading) -> str | None:
    """The reason if the feed's summary, or a description that the page cut off from its text, is not in the text."""
    text = Shingles([reading.text])
    cut = [each for each in reading.descriptions if _CUT.search(each) and len(tokens(each)) >= 12]
    if any(text.coverage(_CUT.sub("", each)) < 0.3 for each in cut):
        return "the page's own summary is not in the text"
    words = tokens(reading.summary)
    if len(words) < 10:
        return None
    summary = _CUT.sub("", reading.summary)
    if text.coverage(summary) < 0.5:
        return "the feed's summary is not in the text"
    return None


def _stated_length(reading: Reading, evidence: Evidence, size: int) -> str | None:
    """The reason if page or feed hold clearly more of the same text than was read."""
    body = text_of(evidence.article.get("articleBody")) or ""
    claims = (
        ("the page's own data hold more text", body),
        ("the page's own data hold more text", reading.data),
        ("the feed holds more text", reading.full),
    )
    for reason, markup in claims:
        text = re.sub(r"<[^>]*>", " ", markup)
        length = len(tokens(text))
        if length > 60 and length > size * 1.35 and Shingles([text]).coverage(reading.text) >= 0.5:
            return reason
    count = _word_count(evidence.article)
    if count > 80 and len(reading.text.split()) < count * 0.6:
        return "the page states more words"
    minutes = _reading_minutes(evidence)
    return "the page states a longer reading time" if minutes >= 3 and 30 < size < minutes * 90 else None


def _reading_minutes(evidence: Evidence) -> int:
    """The reading time in minutes by JSON-LD `timeRequired` or a Twitter card's label; 0 if none is stated."""
    stated = text_of(evidence.article.get("timeRequired")) or ""
    match = re.match(r"PT(\d{1,3})M", stated)
    if not match and re.search(
        r"read|lese|lect|lett|leit|lees|læs|okuma|чтени", (evidence.first("twitter:label2") or "").lower()
    ):
        match = re.match(r"(\d{1,3})\s*(?:min|dak|мин)", (evidence.first("twitter:data2") or "").lower())
    return int(match.group(1)) if match else 0


def _word_count(article: Node) -> int:
    stated = str(article.get("wordCount", "")).strip()
    return int(stated) if stated.isdigit() and len(stated) < 6 else 0


def _second(reading: Reading, size: int) -> str | None:
    """The reason if the second extractor, which takes too much rather than too little, finds several times the text."""
    if size > _LONG:
        return None
    second = library("resiliparse.extract.html2text").extract_plain_text(
        reading.html, main_content=True, alt_texts=False, list_bullets=False, comments=False
    )
    found = len(tokens(second))
    if size < 120 and found > 3 * size + 200:
        return "a second extractor finds far more text"
    if found > 80 and Shingles([reading.text]).coverage(second) < 0.08:
        return "a second extractor finds another text"
    return None


def _end(reading: Reading) -> str | None:
    if (
        len(reading.html) > 500
        and "<html" in reading.html[:5000].lower()
        and not _END.search(reading.html, len(reading.html) // 2)
    ):
        return "the page was cut off"
    return None
