"""The stage: a fetched page and the item that announced it become a clean revision."""

import importlib
import re
from functools import cache
from typing import Any

from farwire.errors import PageUnreadable, ReadError
from farwire.read.address import canonical_url
from farwire.read.blocks import blocks_of, kind_of
from farwire.read.byline import byline_of
from farwire.read.dates import dates_of
from farwire.read.decode import decode
from farwire.read.digest import digest_of
from farwire.read.extract import choose_body, extracted_lines
from farwire.read.headline import headline_of, site_names
from farwire.read.language import identify
from farwire.read.linked_data import Evidence, evidence_of, text_of
from farwire.read.passages import passages_of
from farwire.read.standfirst import standfirst_of
from farwire.read.text import unescape
from farwire.read.tidy import tidy, tidy_standfirst
from farwire.records import (
    UNKNOWN_LANGUAGE,
    BlockKind,
    Completeness,
    Failure,
    Item,
    Mark,
    ReadRequest,
    Revision,
    Rights,
    Whole,
)  # fmt: skip

Element = Any
Parts = list[tuple[BlockKind, str, tuple[Mark, ...]]]


def read(request: ReadRequest) -> Revision | Failure:
    """The article on a fetched page as a clean revision, or a `Failure` of class PageUnreadable."""
    try:
        return _read(request)
    except ReadError as error:
        return Failure("read", request.subject, type(error).__name__, error.detail, error.retryable)


@cache
def _trafilatura_pages() -> Any:
    return importlib.import_module("trafilatura.utils")


def _parse(request: ReadRequest) -> Element:
    html = decode(request.fetched.body, request.fetched.content_type)
    tree = _trafilatura_pages().load_html(html)
    if tree is None:
        raise PageUnreadable("the answer is no HTML page")
    return tree


def descriptions(evidence: Evidence, item: Item | None) -> list[str]:
    """What page and feed say the article is about, in a sentence or two."""
    names = ("description", "og:description", "twitter:description", "dc.description", "sailthru.description")
    found = [value for name in names for value in evidence.meta.get(name, ())]
    for key in ("description", "abstract", "alternativeHeadline"):
        found.append(text_of(evidence.article.get(key)) or "")
    if item:
        found.append(unescape(re.sub(r"<[^>]+>", " ", item.summary_html)))
    return found


def _read(request: ReadRequest) -> Revision:
    fetched, item = request.fetched, request.item
    tree = _parse(request)
    evidence = evidence_of(tree, fetched.final_url)
    site = site_names(evidence, tree)
    passages = passages_of(tree)
    headline = headline_of(tree, evidence, item)
    byline = byline_of(tree, evidence, item, site)
    published_at, updated_at = dates_of(tree, evidence, item, fetched.fetched_at)
    chosen = choose_body(passages, extracted_lines(tree))
    body = tidy(chosen, headline, byline)
    lead = tidy_standfirst(standfirst_of(passages, body, headline, descriptions(evidence, item)), headline, byline)
    parts: Parts = [(BlockKind.HEADLINE, headline, ())] if headline else []
    parts += [(BlockKind.STANDFIRST, passage.text, passage.marks) for passage in lead]
    parts += [(kind_of(passage), passage.text, passage.marks) for passage in body]
    if len(parts) < 2:
        raise PageUnreadable("no article text was found on the page")
    sample = "\n".join(text for _, text, _ in parts[:12])
    language, confidence = identify(sample, item.language if item else UNKNOWN_LANGUAGE)
    url = canonical_url(evidence, fetched.final_url)
    blocks = blocks_of(parts, language, fetched.final_url)
    return Revision(
        digest=digest_of(url, language, byline, blocks),
        canonical_url=url,
        language=language,
        language_confidence=confidence,
        byline=byline,
        published_at=published_at,
        updated_at=updated_at,
        section=text_of(evidence.article.get("articleSection")) or evidence.first("article:section"),
        image=None,
        origin=None,
        completeness=Completeness(Whole.COMPLETE),
        rights=Rights(),
        blocks=blocks,
    )
