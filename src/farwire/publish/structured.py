"""JSON-LD for machines: a `NewsArticle` that names the work it translates (schema.org)."""

import json
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from farwire.publish.addresses import absolute
from farwire.publish.editions import Edition
from farwire.publish.selection.shapes import ArticlePage, Card

# These could end the script element or begin a comment in it (HTML, 4.12.1.3).
_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}
MACHINE_MADE = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"


def article_as_json_ld(request: HttpRequest, edition: Edition, page: ArticlePage) -> SafeString:
    """The article's JSON-LD, safe to stand in a script element."""
    work = _work(page)
    if page.original_here is not None:  # the page opens in its own words
        work["translationOfWork"] = _original(page.original_here)
    elif page.making is not None:
        work |= {
            "inLanguage": edition.language,
            "headline": page.card.headline.text,
            "translationOfWork": _original(page.card),
            "translator": {
                "@type": "SoftwareApplication",
                "name": page.making.engine,
                "softwareVersion": page.making.model,
            },
            "digitalSourceType": MACHINE_MADE,
        }
    if page.picture and page.picture.file:
        work["image"] = absolute(request, f"/picture/{page.picture.file}")
    work["@id"] = work["url"] = absolute(request, request.path)
    return mark_safe(json.dumps(work, ensure_ascii=False).translate(_ESCAPES))  # noqa: S308 - escaped one line above


def _work(page: ArticlePage) -> dict[str, Any]:
    card = page.card
    source = {"@type": "NewsMediaOrganization", "name": card.source.name, "url": card.source.home_url}
    facts = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": card.original_headline.text,
        "inLanguage": card.language,
        "datePublished": card.published_at.isoformat(),
        "dateModified": (card.corrected_at or card.published_at).isoformat(),
        "author": [{"@type": "Person", "name": name} for name in card.byline] or [source],
        "publisher": source,
        "isBasedOn": card.url,
        "isAccessibleForFree": True,
        "license": page.rights.licence_url,
        "copyrightHolder": {"@type": "Organization", "name": page.rights.holder} if page.rights.holder else "",
    }
    return {name: value for name, value in facts.items() if value not in ("", [], None)}


def _original(card: Card) -> dict[str, Any]:
    return {
        "@type": "NewsArticle",
        "@id": card.url,
        "url": card.url,
        "headline": card.original_headline.text,
        "inLanguage": card.language,
    }
