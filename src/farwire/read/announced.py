"""An article of which nothing but its announcement can be had: what the feed says, and that it is not all."""

import re

from farwire.read.blocks import Part, blocks_of
from farwire.read.digest import digest_of
from farwire.read.language import identify
from farwire.read.linked_data import Evidence
from farwire.read.page import plain
from farwire.read.rights import item_signals, rights_of
from farwire.records import BlockKind, Completeness, Failure, Item, Revision, Whole

_BREAK = re.compile(r"<br\b[^>]*>|</(?:p|div|li|h[1-6]|blockquote|tr)\s*>", re.IGNORECASE)
_INLINE = re.compile(r"</?(?:a|abbr|b|cite|code|em|i|mark|small|span|strong|sub|sup|u)\b[^>]*>", re.IGNORECASE)
_UNREAD = re.compile(r"<(script|style)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)

REASON = "the publisher's page could not be read; this is what its feed says"


def read_announcement(item: Item) -> Revision | Failure:
    """The revision that an item alone gives, or a `Failure` if it has no headline either.

    Rights are never granted: they stand on the page. What the feed says by RSL holds.
    """
    if not plain(item.headline):
        return Failure("read", item.url, "PageUnreadable", "neither page nor feed gives a headline")
    parts: list[Part] = [(BlockKind.HEADLINE, plain(item.headline), ())]
    parts += [(BlockKind.PARAGRAPH, text, ()) for text in _paragraphs(item)]
    language, confidence = identify("\n".join(text for _, text, _ in parts), item.language)
    blocks = blocks_of(parts, language, item.url)
    return Revision(
        digest=digest_of(item.url, language, item.byline, blocks),
        canonical_url=item.url,
        language=language,
        language_confidence=confidence,
        byline=item.byline,
        published_at=item.published_at,
        updated_at=item.updated_at,
        section=item.section or None,
        image=None,
        origin=None,
        completeness=Completeness(Whole.PARTIAL, (REASON,)),
        rights=rights_of(tuple(item_signals(item)), Evidence()),
        blocks=blocks,
    )


def _paragraphs(item: Item) -> list[str]:
    markup = _UNREAD.sub(" ", item.content_html if plain(item.content_html).strip() else item.summary_html)
    markup = _INLINE.sub("", markup)
    return [text for part in _BREAK.split(markup) if (text := " ".join(plain(part).split()))]
