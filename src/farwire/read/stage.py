"""The stage: a fetched page and the item that announced it become a clean revision."""

from dataclasses import replace

from farwire.errors import ReadError
from farwire.read.address import canonical_url
from farwire.read.blocks import Part, blocks_of, kind_of
from farwire.read.body import Body, body_of, with_parts
from farwire.read.byline import byline_of
from farwire.read.completeness import Reading, completeness_of
from farwire.read.datelines import dateline_of
from farwire.read.dates import dates_of
from farwire.read.digest import digest_of
from farwire.read.facts import keywords_of, section_of
from farwire.read.further import parts_of
from farwire.read.headline import headline_of, site_names
from farwire.read.image import image_of
from farwire.read.language import identify
from farwire.read.origin import notes_of, origin_of
from farwire.read.page import Page, page_of
from farwire.read.rights import read_rights
from farwire.records import (
    UNKNOWN_LANGUAGE,
    BlockKind,
    Failure,
    ReadRequest,
    Revision,
)

_SAMPLE = 12


def read(request: ReadRequest) -> Revision | Failure:
    """The article on a fetched page as a clean revision, or a `Failure` of class PageUnreadable."""
    try:
        return _read_any(request)
    except ReadError as error:
        return Failure("read", request.subject, type(error).__name__, error.detail, error.retryable)


def _read_any(request: ReadRequest) -> Revision:
    """The revision of the page, or of the first other version that can be read where the page can't."""
    try:
        return _read(request)
    except ReadError:
        for other in request.more:
            try:
                return _read(replace(request, fetched=other, more=()))
            except ReadError:
                continue
        raise


def _read(request: ReadRequest) -> Revision:
    page = page_of(request)
    site = site_names(page.evidence, page.url)
    headline = headline_of(page.tree, page.evidence, page.item, page.url)
    byline = byline_of(page.tree, page.evidence, page.item, site)
    body = with_parts(body_of(page, headline, byline), request, headline, byline)
    parts = _parts(headline, body)
    language, confidence = _language(page, parts)
    blocks = blocks_of(parts, language, page.url)
    published_at, updated_at = dates_of(page, request.fetched.fetched_at)
    canonical = canonical_url(page.evidence, page.url)
    texts = [passage.text for passage in body.own]
    return Revision(
        digest=digest_of(canonical, language, byline, blocks),
        canonical_url=canonical,
        language=language,
        language_confidence=confidence,
        byline=byline,
        published_at=published_at,
        updated_at=updated_at,
        section=section_of(page),
        image=image_of(page),
        origin=origin_of(page, byline, texts, _lines_after(page, body)),
        completeness=completeness_of(page, _reading(parts, body, request, page)),
        rights=read_rights(request.fetched, page),
        blocks=blocks,
        dateline=dateline_of(texts),
        keywords=keywords_of(page),
        notes=notes_of(page),
    )


def _parts(headline: str, body: Body) -> list[Part]:
    parts: list[Part] = [(BlockKind.HEADLINE, headline, ())] if headline else []
    parts += [(BlockKind.STANDFIRST, passage.text, passage.marks) for passage in body.standfirst]
    return parts + [(kind_of(passage), passage.text, passage.marks) for passage in body.text]


def _lines_after(page: Page, body: Body) -> list[str]:
    """The short lines that follow the body on the page: a credit may be among them."""
    if body.origin != "page" or not body.text:
        return []
    place = body.text[-1].order + 1
    return [each.text for each in page.passages[place : place + 4] if each.size <= 12 and not each.zone]


def _language(page: Page, parts: list[Part]) -> tuple[str, float]:
    sample = "\n".join(text for _, text, _ in parts[:_SAMPLE])
    return identify(sample, page.item.language if page.item else UNKNOWN_LANGUAGE)


def _reading(parts: list[Part], body: Body, request: ReadRequest, page: Page) -> Reading:
    text = "\n".join(text for _, text, _ in parts)
    goes_on = not request.more and bool(parts_of(page))
    if body.origin != "page":
        return Reading(text, [], [], request.known_size, goes_on)
    return Reading(text, body.standfirst, body.own, request.known_size, goes_on)
