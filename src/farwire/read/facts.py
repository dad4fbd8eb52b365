"""Section and keywords, as the page states them."""

import re

from farwire.read.linked_data import text_of
from farwire.read.page import Page
from farwire.read.text import fold, unescape

_MACHINE = re.compile(r"^_|[:/=]|^\w+(?:\.\w+)+$|^[0-9a-f-]{20,}$")
_MOST = 24
_LONGEST = 60


def section_of(page: Page) -> str | None:
    """The section an article stands in, by JSON-LD, meta tags or the feed; None if none is named."""
    stated = page.evidence.article.get("articleSection")
    fed = page.item.section if page.item else ""
    found = (
        text_of(stated)
        or page.evidence.first("article:section", "og:article:section", "section", "cxenseparse:category")
        or unescape(fed)
    )
    return found[:_LONGEST] if found and not found.startswith(("http", "/")) else None


def keywords_of(page: Page) -> tuple[str, ...]:
    """The article's keywords in the page's order, each once, at most 24."""
    stated = page.evidence.article.get("keywords")
    texts = [
        str(each.get("name", "")) if isinstance(each, dict) else str(each)
        for each in (stated if isinstance(stated, list) else [stated or ""])
    ]
    texts += [
        value for name in ("news_keywords", "article:tag", "keywords") for value in page.evidence.meta.get(name, ())
    ]
    found: dict[str, str] = {}
    for text in texts:
        for part in re.split(r"\s*[,;，、|]\s*", unescape(text)):
            if part and len(part) <= _LONGEST and not _MACHINE.search(part):
                found.setdefault(fold(part), part)
    return tuple(found.values())[:_MOST]
