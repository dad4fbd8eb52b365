"""The zones of a page that are not its article, by the names and roles of their elements."""

import re
from functools import lru_cache
from typing import Any

Element = Any

_HUMP = re.compile(r"([a-z0-9])([A-Z])")
_ZONE_TAGS = {"nav": "nav", "footer": "footer", "aside": "aside", "form": "form", "dialog": "dialog", "menu": "nav"}
_ZONE_ROLES = {
    "navigation": "nav",
    "contentinfo": "footer",
    "complementary": "aside",
    "dialog": "dialog",
    "alertdialog": "dialog",
    "search": "form",
    "menu": "nav",
    "banner": "header",
}
_ZONE_NAMES = re.compile(
    r"(?:^|[-_ ])(?:"
    r"(?P<share>share|sharing|social|socials|addthis|sharedaddy)"
    r"|(?P<related>related|recommend(?:ed|ations?)?|mostread|most-read|popular|trending|outbrain|"
    r"taboola|teasers?|more-?on|"
    r"read-?more|readmore|read-?also|also-?read|see-?also|promo|moreover|newsticker|up-?next|next-?article)"
    r"|(?P<offer>newsletter|subscri(?:be|ption)|signup|sign-up|cookie|consent|gdpr|banner|"
    r"advert(?:isement)?|ads?|sponsor(?:ed)?|donat(?:e|ion))"
    r"|(?P<comments>comments?|disqus|respond|kommentare?)"
    r"|(?P<embed>twitter-?tweet|instagram-media|fb-post|tiktok-embed|reddit-embed|bluesky-embed|telegram-post)"
    r"|(?P<nav>breadcrumbs?|pagination|pager|navbar|menu|toolbar|skip)"
    r"|(?P<tags>tags?|tag-?list|keywords|topics)"
    r")(?:$|[-_ ])",
    re.IGNORECASE,
)


def names_of(element: Element) -> str:
    """An element's class and id as lower-case words parted by hyphens and spaces."""
    return _as_words(f"{element.get('class') or ''} {element.get('id') or ''}")


@lru_cache(4096)
def _as_words(names: str) -> str:
    return _HUMP.sub(r"\1-\2", names).replace("__", "-").replace("_", "-").lower()


def zone_of(element: Element) -> str:
    """What an element says it is when it is not the article: nav, footer, share, related …; else empty."""
    if element.tag in ("html", "body", "main", "article"):
        return ""
    if is_hidden(element):
        return "hidden"
    zone = _ZONE_TAGS.get(element.tag) or _ZONE_ROLES.get(element.get("role") or "")
    return zone or (_zone_by_names(names_of(element)) if element.get("class") or element.get("id") else "")


@lru_cache(4096)
def _zone_by_names(names: str) -> str:
    match = _ZONE_NAMES.search(names)
    return (match.lastgroup or "") if match else ""


def is_hidden(element: Element) -> bool:
    """Whether the page never shows an element: `hidden`, or "display: none"."""
    style = element.get("style")
    return element.get("hidden") is not None or bool(style and re.search(r"display\s*:\s*none", style))
