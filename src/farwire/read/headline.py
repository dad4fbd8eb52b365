"""The headline, by agreement of all places that state it."""

import re
from collections import defaultdict
from typing import Any

from farwire.read.address import split_url
from farwire.read.linked_data import Evidence, text_of
from farwire.read.text import fold, mend, unescape
from farwire.read.zones import names_of
from farwire.records import Item

Element = Any

_SEPARATOR = re.compile(
    r"\s+[|–—\-·•:»«/]+\s+|\s*[|｜ㅣ]\s*|\s*[-–—]{2}\s*|\s*::\s*|(?<=[^\x00-\x7f])[-–—](?=[^\x00-\x7f])"
)
_KICKER = re.compile(
    r"(?:^|[-_ ])(?:kicker|overline|topline|over-?title|pre-?title|supra-?title|suptitle|dachzeile|"
    r"spitzmarke|eyebrow|label|"
    r"flag|badge|category|section|visually-hidden|sr-only|screen-reader-text|antetitulo|occhiello|"
    r"surtitre|antetítulo|roofline)"
    r"(?:$|[-_ ])"
)
# How much each statement counts. What the publisher states for machines as "headline" is what it calls
# the piece; a page's title is often cut or made for search engines.
_WEIGHTS = {"data": 5.0, "og": 2.5, "twitter": 1.0, "title": 0.4, "feed": 2.0}
_SHOWN = 4.0
_LONGEST = 400
_ELSEWHERE = frozenset({"nav", "li", "aside", "footer"})


def headline_of(tree: Element, evidence: Evidence, item: Item | None, url: str) -> str:
    """The article's headline without the site's name; empty if nothing states one."""
    site = site_names(evidence, url)
    stated = {
        "data": text_of(evidence.article.get("headline")) or text_of(evidence.article.get("name")),
        "og": evidence.first("og:title"),
        "twitter": evidence.first("twitter:title"),
        "feed": unescape(re.sub(r"<[^>]+>", "", item.headline)) if item else None,
        "title": _text(tree.find(".//title")),
    }
    clean = {name: without_site(value, site) for name, value in stated.items() if value and len(value) <= _LONGEST}
    return _agree(_shown(tree, site, clean), clean)


def _shown(tree: Element, site: frozenset[str], stated: dict[str, str]) -> list[str]:
    """The texts of the page's h1 elements, without a kicker that nothing states, and of h2 elements that are stated."""
    found = []
    known = {fold(value) for value in stated.values()}
    for head in tree.iter("h1", "h2"):
        if any(element.tag in _ELSEWHERE for element in head.iterancestors()):
            continue
        full, short = without_site(_text(head), site), without_site(_without_kicker(head), site)
        if head.tag == "h2" and not {fold(full), fold(short)} & known:
            continue
        if short and short != full and (fold(full) not in known):
            found.append(short)
        elif full:
            found.append(full)
    return [each for each in found if len(each) <= _LONGEST and not _is_site(each, site)]


def _agree(heads: list[str], stated: dict[str, str]) -> str:
    """What most weight speaks for; of equals the first stated; the first h1 where nothing else is stated.

    The feed only votes for what the page states too: a page's headline does not change because a feed's does.
    """
    weight: dict[str, float] = defaultdict(float)
    written: dict[str, str] = {}
    for name in ("data", "og", "twitter", "title", "feed"):
        if name in stated and fold(stated[name]) and (name != "feed" or fold(stated[name]) in weight):
            weight[fold(stated[name])] += _WEIGHTS[name]
            written.setdefault(fold(stated[name]), stated[name])
    confirmed = [head for head in heads if fold(head) in weight]
    for head in confirmed[:1] or (heads if len(heads) == 1 else []):
        weight[fold(head)] += _SHOWN
        written[fold(head)] = head
    if not weight:
        return heads[0] if heads else stated.get("feed", "")
    return written[max(weight, key=lambda key: weight[key])]


def _text(element: Element) -> str:
    return mend("".join(element.itertext())) if element is not None else ""


def _without_kicker(head: Element) -> str:
    """An h1's text without child elements that are named as a kicker, a label or hidden text."""
    parts = [head.text or ""]
    for child in head.iter():
        if child is head or not isinstance(child.tag, str):
            continue
        if child.getparent() is head:
            if not _KICKER.search(names_of(child)):
                parts.append("".join(child.itertext()))
            parts.append(child.tail or "")
    return mend(" ".join(parts)).strip(" -–—:|")


def site_names(evidence: Evidence, url: str) -> frozenset[str]:
    """What the page calls its site or publisher, and its host's name, folded."""
    names = (
        "og:site_name",
        "application-name",
        "twitter:site",
        "apple-mobile-web-app-title",
        "publisher",
        "dc.publisher",
    )
    found = [value for name in names for value in evidence.meta.get(name, ())]
    publisher = evidence.resolve(evidence.article.get("publisher"))
    found.append(text_of(publisher) or "")
    found += [text_of(node.get("name")) or "" for node in evidence.objects if "WebSite" in str(node.get("@type"))][:3]
    host = (split_url(url).hostname or "").removeprefix("www.")
    found += [host, host.split(".")[0] if not host.replace(".", "").isdigit() else ""]
    return frozenset(fold(name.lstrip("@")) for name in found if len(fold(name)) > 1)


def without_site(title: str, site: frozenset[str]) -> str:
    """`title` without the site's name before or after it."""
    places = [match.span() for match in _SEPARATOR.finditer(title)]
    if not places:
        return title
    last, first = title[places[-1][1] :], title[: places[0][0]]
    if _is_site(last, site):
        return _without_section(title[: places[-1][0]].rstrip(), title[places[-1][0] : places[-1][1]], site)
    if _is_site(first, site):
        return title[places[0][1] :].lstrip()
    return title


def _without_section(title: str, separator: str, site: frozenset[str]) -> str:
    """The title without a section's name that stood before the site's, after the same kind of separator."""
    again = without_site(title, site)
    if again != title:
        return again
    head, found, section = title.rpartition(separator)
    if not found and separator.strip() in "|｜ㅣ":
        head, found, section = title.rpartition("-")
    if found and len(section.split()) <= 2 and len(head) > 3 * len(section) and separator.strip():
        return head.rstrip()
    return title


def _is_site(part: str, site: frozenset[str]) -> bool:
    solid = fold(part).replace(" ", "")
    return bool(solid) and any(solid == name.replace(" ", "") for name in site)
