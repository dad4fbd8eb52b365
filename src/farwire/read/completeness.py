"""How sure it is that the whole article was read, and if not, why.

Evidence from outside the text itself: the feed's summary and full text, the length that the page states,
a second, independent extractor (resiliparse), marks of a paywall, the end of the document.
"""

import importlib
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from farwire.read.linked_data import Evidence, Node, text_of
from farwire.read.text import Shingles, tokens
from farwire.records import Completeness, Whole

_CUT = re.compile(r"(?:…|\.\.\.|\[\.{3}\]|\[…\])\W*$")
_OFFER = re.compile(
    r"(?:subscribe|register|sign\s+(?:in|up)|log\s+in)\s+(?:now\s+)?to\s+(?:read|continue|keep|unlock|access)|continue\s+reading|keep\s+reading|already\s+a\s+subscriber"
    r"|(?:for|to)\s+subscribers?\s+only|exclusive\s+to\s+subscribers|unlock\s+this\s+(?:article|story)|jetzt\s+(?:weiterlesen|abonnieren|freischalten|testen)|mit\s+\S*\s*abo\s+weiterlesen"
    r"|nur\s+für\s+abonnent|sie\s+haben\s+bereits\s+ein\s+abo|artikel\s+freischalten|als\s+abonnent|réservé\s+(?:à\s+nos|aux)\s+abonnés|il\s+vous\s+reste\s+\d+|la\s+suite\s+est\s+réservée"
    r"|déjà\s+abonné|para\s+(?:seguir|continuar)\s+leyendo|solo\s+para\s+suscriptores|exclusivo\s+para\s+(?:suscriptores|assinantes)|(?:continue|continuar)\s+(?:a\s+ler|lendo)|conteúdo\s+exclusivo"
    r"|riservato\s+agli\s+abbonati|per\s+continuare\s+a\s+leggere|accedi\s+per|lees\s+(?:verder|dit\s+artikel)|alleen\s+voor\s+abonnees|läs\s+vidare|endast\s+för\s+prenumeranter"
    r"|les\s+videre|kun\s+for\s+abonnenter|læs\s+videre|tilaajille|dla\s+prenumeratorów|czytaj\s+dalej|только\s+(?:для|по)\s+подпис|abonelere\s+özel|会員限定|有料会員|有料記事|残り\s*[:：]?\s*\d+\s*文字"
    r"|続きを読む|구독자\s*전용|회원\s*전용|订阅后|登录后|للمشتركين|مشترکین|लिए\s+सब्सक्राइब",
    re.IGNORECASE,
)
_SHORT = 160
_END = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read and what speaks for or against it. Lengths are in words (characters in solid scripts).

    text: headline, standfirst and body. summary: the feed's, plain. full: the feed's full text, plain.
    page: all text of the page that is not in a zone of its own. html: the page.
    """

    text: str
    summary: str
    full: str
    page: str
    html: str


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


def _paywall(reading: Reading, evidence: Evidence, size: int) -> str | None:
    """The reason if the publisher shows only the beginning: a paywall's mark, and a text that is short or cut."""
    closed = is_closed(evidence)
    offered = bool(_OFFER.search(reading.page))
    cut = bool(_CUT.search(reading.text))
    if (closed and (size < _SHORT * 1.5 or cut) and (offered or size < _SHORT)) or (offered and (cut or size < _SHORT)):
        return "the publisher shows only the beginning"
    return None


def is_closed(evidence: Evidence) -> bool:
    """Whether the page states that it is not free to read (schema.org `isAccessibleForFree`, `article:content_tier`)."""
    stated = str(evidence.article.get("isAccessibleForFree", "")).strip().lower()
    tier = (evidence.first("article:content_tier", "og:article:content_tier") or "").lower()
    return stated in ("false", "http://schema.org/false", "https://schema.org/false", "no") or tier in (
        "locked",
        "metered",
    )


def _summary(reading: Reading) -> str | None:
    words = tokens(reading.summary)
    if len(words) < 10:
        return None
    summary = _CUT.sub("", reading.summary)
    if Shingles([reading.text]).coverage(summary) < 0.5:
        return "the feed's summary is not in the text"
    return None


def _stated_length(reading: Reading, evidence: Evidence, size: int) -> str | None:
    """The reason if page or feed hold clearly more text than was read."""
    body = text_of(evidence.article.get("articleBody")) or ""
    for name, text in (("the page's own data hold more text", body), ("the feed holds more text", reading.full)):
        length = len(tokens(re.sub(r"<[^>]*>", " ", text)))
        if length > 60 and length > size * 1.4:
            return name
    count = _word_count(evidence.article)
    return "the page states more words" if count > 80 and len(reading.text.split()) < count * 0.6 else None


def _word_count(article: Node) -> int:
    stated = str(article.get("wordCount", "")).strip()
    return int(stated) if stated.isdigit() and len(stated) < 6 else 0


@cache
def _resiliparse() -> Any:
    return importlib.import_module("resiliparse.extract.html2text").extract_plain_text


def _second(reading: Reading, size: int) -> str | None:
    """The reason if the second extractor, which takes too much rather than too little, finds several times the text."""
    second = _resiliparse()(reading.html, main_content=True, alt_texts=False, list_bullets=False, comments=False)
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
