"""Who wrote it: persons, without roles, "By", site names or addresses."""

import re
from typing import Any

from farwire.read.linked_data import Evidence, types_of
from farwire.read.text import fold, unescape
from farwire.records import Item

Element = Any

_BY = re.compile(
    r"^\s*(?:by|von|par|por|di|door|av|af|od|przez|oleh|от|автор|автора|текст|text|texto|testo|tekst|yazan|بقلم|από|της|του|מאת|reporting by|written by|story by)\s*[:：]?\s+",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"\s*(?:;|\||\n|、|,(?!\s*(?:jr|sr|ii|iii|md|phd)\b)|，|\s+(?:and|und|et|y|e|i|og|och|en|ve|и|та|và|dan|na|&)\s+)\s*",
    re.IGNORECASE,
)
_MAIL = re.compile(r"\S+@\S+|https?://\S+|www\.\S+|^@\w+")


def byline_of(tree: Element, evidence: Evidence, item: Item | None, site: frozenset[str]) -> tuple[str, ...]:
    """The authors in the order in which the page names them, persons before organisations; empty if unknown."""
    persons, others = _from_data(evidence)
    for names in (
        persons,
        evidence.meta.get("author", []),
        evidence.meta.get("article:author", []),
        list(item.byline) if item else [],
        others,
    ):
        found = clean_names(names, site)
        if found:
            return found
    return ()


def _from_data(evidence: Evidence) -> tuple[list[str], list[str]]:
    """Names of persons and of other authors in the page's JSON-LD."""
    persons: list[str] = []
    others: list[str] = []
    stated = evidence.article.get("author") or evidence.article.get("creator")
    for each in stated if isinstance(stated, list) else [stated]:
        author = evidence.resolve(each)
        if isinstance(author, str):
            persons.append(author)
        elif isinstance(author, dict):
            names = author.get("name")
            target = persons if "Organization" not in " ".join(types_of(author)) else others
            target.extend(str(name) for name in (names if isinstance(names, list) else [names]) if name)
    return persons, others


def clean_names(names: list[str], site: frozenset[str]) -> tuple[str, ...]:
    """Single names out of stated ones: split, without "By", addresses and the site's own name, each once."""
    found: dict[str, str] = {}
    for stated in names:
        for part in _SPLIT.split(unescape(stated)):
            name = _MAIL.sub("", _BY.sub("", part)).strip(" ,.;:-–—|/()")
            if name and fold(name) not in site and 1 < len(name) <= 60 and not name.isdigit():
                found.setdefault(fold(name), name)
    return tuple(found.values())
