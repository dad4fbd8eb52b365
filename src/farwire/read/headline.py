"""The headline, by agreement of all places that state it."""

import re
from collections import Counter
from typing import Any

from farwire.read.linked_data import Evidence, text_of
from farwire.read.text import fold, mend, unescape
from farwire.records import Item

Element = Any

_SEPARATOR = re.compile(r"\s+[|–—\-·•:»«/]+\s+|\s*[|｜]\s*|\s[-–—]{2}\s|\s+::\s+")


def headline_of(tree: Element, evidence: Evidence, item: Item | None) -> str:
    """The article's headline without the site's name; empty if nothing states one."""
    site = site_names(evidence, tree)
    heads = [each for each in (_element_text(h1) for h1 in tree.iter("h1")) if each]
    stated = {
        "data": text_of(evidence.article.get("headline")) or text_of(evidence.article.get("name")),
        "og": evidence.first("og:title"),
        "twitter": evidence.first("twitter:title"),
        "feed": unescape(re.sub(r"<[^>]+>", "", item.headline)) if item else None,
        "title": _element_text(tree.find(".//title")),
    }
    clean = {name: without_site(value, site) for name, value in stated.items() if value}
    return _agree([without_site(each, site) for each in heads], clean)


def _agree(heads: list[str], stated: dict[str, str]) -> str:
    """The h1 that a statement confirms; else what most state; else the first h1."""
    votes = Counter(fold(value) for value in stated.values())
    confirmed = [head for head in heads if _confirmed(head, votes)]
    if confirmed:
        return max(confirmed, key=lambda head: votes[fold(head)])
    if stated:
        best = max(votes.values())
        return next(
            stated[name]
            for name in ("data", "og", "feed", "twitter", "title")
            if name in stated and votes[fold(stated[name])] == best
        )
    return heads[0] if len(heads) == 1 else ""


def _confirmed(head: str, votes: Counter[str]) -> bool:
    folded = fold(head)
    return bool(folded) and any(
        folded == vote or (len(folded) > 20 and (folded in vote or vote in folded)) for vote in votes
    )


def _element_text(element: Element) -> str:
    return mend(" ".join(element.itertext())) if element is not None else ""


def site_names(evidence: Evidence, tree: Element) -> frozenset[str]:
    """What the page calls its site or publisher, folded."""
    found = [
        *evidence.meta.get("og:site_name", ()),
        *evidence.meta.get("application-name", ()),
        *evidence.meta.get("twitter:site", ()),
    ]
    found.append(text_of(evidence.resolve(evidence.article.get("publisher"))) or "")
    return frozenset(fold(name.lstrip("@")) for name in found if fold(name))


def without_site(title: str, site: frozenset[str]) -> str:
    """`title` without the site's name before or after it."""
    parts = _SEPARATOR.split(title)
    places = [match.span() for match in _SEPARATOR.finditer(title)]
    if places and _is_site(parts[-1], site):
        return without_site(title[: places[-1][0]].rstrip(), site)
    if places and _is_site(parts[0], site):
        return title[places[0][1] :].lstrip()
    return title


def _is_site(part: str, site: frozenset[str]) -> bool:
    folded = fold(part)
    solid = folded.replace(" ", "")
    return bool(folded) and any(folded == name or solid == name.replace(" ", "") for name in site)
