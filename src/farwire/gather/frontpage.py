"""Sources without feeds: the articles a front page leads to, told by structure alone.

What makes a link an article's: its words are as long as a headline, it stands in a heading or a card and
not in a menu, its address is deep, dated or a slug, and there are many of its kind. No site is known here.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import cast

from lxml import etree, html

from farwire.errors import GatherError
from farwire.gather.addresses import normal_url, resolve_link, same_site
from farwire.gather.dates import plausible_date
from farwire.gather.pages import base_of, page_root
from farwire.gather.plain import LONGEST_LINE, language_tag, plain_text
from farwire.records import Fetched, Item

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5"})
_MENUS = frozenset({"nav", "footer", "form", "menu", "dialog", "select", "button"})
_MENU_ROLES = frozenset({"navigation", "menu", "menubar", "contentinfo", "dialog"})
_MENU_WORDS = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|submenu|footer|breadcrumbs?|social|share|cookie|consent|login|signin|"
    r"legal|imprint|lang(?:uage)?s?|pagination|pager|tags?|skip)(?:$|[\s_-])",
    re.IGNORECASE,
)
_TEXTS = etree.XPath(
    ".//text()[not(ancestor::script or ancestor::style or ancestor::noscript or ancestor::svg or ancestor::template)]",
    smart_strings=False,
)
_CARDS = frozenset({"article", "li", "section"})
_FILES = re.compile(
    r"\.(?:jpe?g|png|gif|webp|svg|pdf|mp[34]|m3u8?|zip|xml|rss|json|css|js|docx?|xlsx?)$", re.IGNORECASE
)
_NOT_ARTICLES = re.compile(
    r"/(?:tags?|topics?|themen?|temas?|authors?|autor(?:es)?|auteurs?|profile|users?|category|categor[iy]as?|kategorie|"
    r"rubrik|search|suche|busca|login|signin|register|subscribe|abo|newsletters?|about|contact|kontakt|impressum|imprint|"
    r"privacy|datenschutz|terms|agb|cookies?|help|hilfe|jobs|careers|shop|rss|feeds?|sitemap|page|archive?s?)(?:/|$)",
    re.IGNORECASE,
)
_DATE = re.compile(r"(?:^|[/_.-])(?:19|20)\d\d[/_.-]?(?:0?[1-9]|1[0-2])(?:[/_.-]?(?:[0-2]?\d|3[01]))?(?=$|[/_.-]|\D)")
_NUMBER = re.compile(r"\d{4,}")
_HEX = re.compile(r"(?:[0-9a-f]{8,}|[0-9a-f-]{32,})(?:\.\w+)?$", re.IGNORECASE)
_SOLID = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI", "LAO", "KHMER", "MYANMAR")

_ENOUGH = 5  # of the points that `_score` gives
_MANY = 3  # links of one kind, from which on they are a list
_LEVELS = 6  # ancestors that are looked at
_MOST = 300  # articles of one page


@dataclass(slots=True)
class _Candidate:
    """An address, with the best words that lead to it and what stands around them."""

    url: str
    words: str
    heading: bool
    menu: bool
    card: bool
    published_at: datetime | None
    shape: str = ""


def find_articles(fetched: Fetched) -> tuple[Item, ...]:
    """The articles a front page leads to, as items in the page's order; at most 300.

    `feed_id` is the page's address. Empty for what is no page or leads to no articles.
    """
    root = page_root(fetched)
    if root is None:
        return ()
    language = language_tag(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"))
    candidates = _candidates(root, fetched)
    shapes = Counter(
        candidate.shape for candidate in candidates if not candidate.menu and _is_headline(candidate.words)
    )
    chosen = [candidate for candidate in candidates if _score(candidate, shapes) >= _ENOUGH]
    return tuple(
        Item(fetched.url, c.url, c.url, c.words, published_at=c.published_at, language=language) for c in chosen[:_MOST]
    )


def _candidates(root: html.HtmlElement, fetched: Fetched) -> list[_Candidate]:
    base, home = base_of(root, fetched), normal_url(fetched.final_url)
    in_menus = _anchors_in_menus(root)
    found: dict[str, _Candidate] = {}
    for anchor in root.iter("a"):
        url = _article_url(base, anchor.get("href") or "", home)
        if url is None:
            continue
        candidate = _candidate(anchor, url, fetched, in_menu=anchor in in_menus)
        known = found.get(url)
        if known is None or _rank(candidate) > _rank(known):
            found[url] = candidate
    return list(found.values())


def _anchors_in_menus(root: html.HtmlElement) -> set[html.HtmlElement]:
    """The links that stand in menus: by their elements, their roles, or their names if no heading is inside."""
    anchors: set[html.HtmlElement] = set()
    for element in root.iter():
        if element.tag in _MENUS or element.get("role") in _MENU_ROLES or _is_menu_by_name(element):
            anchors.update(element.iter("a"))
    return anchors


def _is_menu_by_name(element: html.HtmlElement) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if len(names) < 4 or element.tag in ("html", "body", "main", "article") or not _MENU_WORDS.search(names):
        return False
    return next(element.iter(*_HEADINGS), None) is None


def _article_url(base: str, href: str, home: str) -> str | None:
    """The normal address of a link that may lead to an article of this site, else None."""
    target = resolve_link(base, href) if href and not href.startswith("#") else None
    if target is None:
        return None
    try:
        url = normal_url(target)
    except GatherError:
        return None
    path = url.partition("?")[0]
    itself = path == home.partition("?")[0]
    return url if same_site(url, home) and not itself and not _FILES.search(path) else None


def _candidate(anchor: html.HtmlElement, url: str, fetched: Fetched, *, in_menu: bool) -> _Candidate:
    around = [anchor, *islice(anchor.iterancestors(), _LEVELS)]
    inner = next((part for part in anchor.iter() if part.tag in _HEADINGS), None)
    words = _words(anchor if inner is None else inner) or plain_text(anchor.get("title") or "")
    card = next((part for part in around[1:] if part.tag in _CARDS), None)
    return _Candidate(
        url=url,
        words=words,
        heading=inner is not None or any(part.tag in _HEADINGS for part in around),
        menu=in_menu,
        card=card is not None,
        published_at=_date(card, fetched) if card is not None else None,
        shape=_shape(url),
    )


def _words(element: html.HtmlElement) -> str:
    """The text of a link, its parts held apart, without the titles of its pictures."""
    texts = cast("list[str]", _TEXTS(element))
    return " ".join(" ".join(texts).split())[:LONGEST_LINE]


def _date(card: html.HtmlElement, fetched: Fetched) -> datetime | None:
    """The date a card states, if it is one article's card: it holds one time."""
    times = [part.get("datetime") for part in card.iter("time") if part.get("datetime")]
    return plausible_date(times[0], fetched.fetched_at) if len(times) == 1 else None


def _rank(candidate: _Candidate) -> tuple[bool, bool, int]:
    return (not candidate.menu, candidate.heading, min(len(candidate.words), 150))


def _shape(url: str) -> str:
    """The kind of an address: its host and path with slugs, numbers and hashes blotted out."""
    rest = url.partition("://")[2]
    path, _, query = rest.partition("?")
    host, *parts = path.split("/")
    kinds = [_kind(part) for part in parts]
    keys = ",".join(sorted(pair.partition("=")[0] for pair in query.split("&") if pair))
    return f"{host}/{'/'.join(kinds)}?{keys}"


def _kind(part: str) -> str:
    suffix = part[part.rfind(".") :] if "." in part else ""
    if _HEX.match(part) or _NUMBER.search(part):
        return "#" + suffix
    if len(re.findall(r"[-_]|%20|\+", part)) >= 2 or len(part) > 40:
        return "~" + suffix
    return part


def _score(candidate: _Candidate, shapes: Counter[str]) -> int:
    """Points for being an article: words and surroundings up to 5, address up to 4, company up to 2."""
    path = candidate.url.partition("://")[2].partition("/")[2]
    company = shapes[candidate.shape] >= _MANY
    points = 3 if _is_headline(candidate.words) else 1 if company and _is_told(candidate) else -2
    points += 1 if candidate.heading else 0
    points += 1 if candidate.card else 0
    points -= 4 if candidate.menu else 0
    points -= 0 if _is_one_piece(candidate) else 2
    points += 2 if _DATE.search("/" + path) else 0
    points += 1 if _NUMBER.search(path) or _HEX.search(path) else 0
    points += 1 if re.search(r"(?:[^/]*[-_]){3}", path) or path.count("%") > 8 else 0
    points += 1 if path.strip("/").count("/") >= 1 else 0
    points -= 4 if not path or _NOT_ARTICLES.search("/" + path) else 0
    points += 2 if company else 0
    return points


def _is_one_piece(candidate: _Candidate) -> bool:
    """Whether the address is that of one piece, by a slug, a number or a hash, and not that of a section."""
    return "#" in candidate.shape or "~" in candidate.shape or "?" in candidate.url


def _is_told(candidate: _Candidate) -> bool:
    """Whether words may be a short headline."""
    return _is_one_piece(candidate) and sum(map(str.isalpha, candidate.words)) >= 4


def _is_headline(words: str) -> bool:
    """Whether words are as long as a headline: 4 to 40 words, or 8 to 120 characters of a script without spaces."""
    letters = [character for character in words if character.isalpha()]
    if not letters or len(words) > 300:
        return False
    solid = sum(1 for character in letters if unicodedata.name(character, "").startswith(_SOLID))
    if solid > len(letters) / 2:
        return 8 <= len(letters) <= 120
    return 4 <= len(words.split()) <= 40 and len(letters) >= 15
