"""Who wrote it: persons, without roles, "By", site names or addresses."""

import re
from typing import Any

from farwire.read.linked_data import Evidence, types_of
from farwire.read.text import fold, mend, unescape
from farwire.read.zones import names_of
from farwire.records import Item

Element = Any

_BY = re.compile(
    r"^\W*(?:(?:reporting|written|story|words|text|photos?|analysis|opinion|edited|translated)\s+by|"
    r"by|von|par|por|di|door|av|af|od|przez|"
    r"від|от|автор(?:ка|а|ы)?|текст|texte?|testo|tekst|texto|autor(?:e|in|en|a)?|yazan|haber|написал[аи]?|"
    r"بقلم|كتب|نویسنده|מאת|γράφει|του|της|द्वारा|文|記者|作者|글)\s*[:：/]?\s+",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"\s*(?:;|\||\n|、|，|•|·|\s/\s|,(?!\s*(?:jr|sr|ii|iii|iv|md|phd)\b)|\s+(?:and|und|et|y|e|og|och|en|"
    r"ve|и|та|và|dan|na|&|και|і|ja|a)\s+)\s*",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"\S+@\S+|https?://|www\.|^@|[©/\\<>{}=]|\b(?:getty|images?|photo|foto|video|updated|published|"
    r"min(?:ute)?s?\s+read|follow|share|"
    r"comments?|\d{4}|powered|admin|administrator|editor|webmaster|unknown|none|null|undefined)\b|\d{1,2}:\d{2}",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\s*[(\[（][^)\]）]{0,40}[)\]）]?\s*$")
_ROLE = re.compile(
    r"\s+(?:기자|특파원|논설위원|記者|编辑|journalist|reporter|correspondent|staff\s+writer|editor|"
    r"redakteur(?:in)?|lifestyle\s+writer)$",
    re.IGNORECASE,
)
_WRITER = re.compile(
    r"(?:^|[-_ ])(?:author|authors|author-?name|byline|by-?line|byline-?name|byauthor|autor|autore|"
    r"auteur|writer|reporter|"
    r"authorline|article-?author|post-?author|story-?author|contributor|firma|signature|journalist)(?:$|[-_ ])"
)
_NOT_WRITER = re.compile(
    r"comment|quote|bio|desc|image|photo|avatar|related|teaser|caption|form|credit|card|social|footer|"
    r"widget|list-?item|media|follow"
)
_WRITTEN_BY = re.compile(
    r"\b(?:by|von|par|por|da|di|door|av|af|przez|autor\w*|author|автор\w*|yazar|作者|投稿者|글쓴이)\b"
)
_METAS = (
    "author",
    "parsely-author",
    "dcsext.author",
    "cxenseparse:author",
    "article:author",
    "dc.creator",
    "sailthru.author",
    "byl",
)
_LONGEST = 60


def byline_of(tree: Element, evidence: Evidence, item: Item | None, site: frozenset[str]) -> tuple[str, ...]:
    """The authors in the order in which the page names them.

    Persons from JSON-LD, else from meta tags, else from the feed, else from what the page shows as its
    byline; only where no person is named, an organisation or the paper itself, if it is stated as author.
    """
    persons, others = _from_data(evidence)
    metas = [value for name in _METAS for value in evidence.meta.get(name, ())]
    metas += _labelled(evidence)
    fed = list(item.byline) if item else []
    named = clean_names(persons, site)
    for names in (evidence.meta.get("author", []), metas, fed):
        named = named or clean_names(names, site)
    organisations = tuple(mend(unescape(name)) for name in others if name.strip())
    if named:
        return tuple(dict.fromkeys(named + (organisations if persons else ())))
    if organisations:
        return tuple(dict.fromkeys(organisations))
    stated = [name for name in [*persons, *metas, *fed] if not _NO_NAME.search(name) and not name.isdigit()]
    return clean_names(_shown(tree), site) or tuple(mend(unescape(name)) for name in stated[:1])


def _labelled(evidence: Evidence) -> list[str]:
    """The author in a Twitter card's labelled fields, where WordPress themes put it ("Written by")."""
    label = (evidence.first("twitter:label1") or "").lower()
    return evidence.meta.get("twitter:data1", [])[:1] if _WRITTEN_BY.search(label) else []


def _from_data(evidence: Evidence) -> tuple[list[str], list[str]]:
    """Names of persons and of other authors in the page's JSON-LD."""
    persons: list[str] = []
    others: list[str] = []
    stated = evidence.article.get("author") or evidence.article.get("creator")
    for each in _flat(stated):
        author = evidence.resolve(each)
        if isinstance(author, str):
            persons.append(author)
        elif isinstance(author, dict):
            target = others if "Organization" in " ".join(types_of(author)) else persons
            target.extend(str(name) for name in _flat(author.get("name")) if name)
    return persons, others


def _flat(value: Any) -> list[Any]:
    if isinstance(value, list):
        return [part for each in value for part in _flat(each)]
    return [] if value is None else [value]


def _shown(tree: Element) -> list[str]:
    """What the page itself shows as its byline: rel or itemprop "author" first, then elements named so."""
    marked = tree.xpath(
        "//*[@rel='author' or @itemprop='author' or @itemprop='creator'][not(ancestor::aside or ancestor::footer)]"
    )
    found = [_short_text(each) for each in marked[:6] if not _NOT_WRITER.search(names_of(each))]
    if not any(found):
        named = (
            each for each in tree.iter("a", "span", "p", "div", "address") if each.get("class") and _is_writer(each)
        )
        found = next(([text] for each in named if (text := _short_text(each))), [])
    return [text for text in found if text]


def _is_writer(element: Element) -> bool:
    names = names_of(element)
    return bool(_WRITER.search(names)) and not _NOT_WRITER.search(names)


def _short_text(element: Element) -> str:
    """The text of an element if it is short enough for a byline: its parts as list entries."""
    parts = [mend(part) for part in element.itertext() if part.strip()]
    text = " ".join(parts)
    return text if len(text) <= 90 else ""


def _is_site(name: str, site: frozenset[str]) -> bool:
    return fold(name) in site or fold(name).replace(" ", "") in site


def clean_names(names: list[str], site: frozenset[str]) -> tuple[str, ...]:
    """Single names out of stated ones: split, without "By", roles, addresses and the site's own name, each once."""
    found: dict[str, str] = {}
    for stated in names:
        parts = _SPLIT.split(unescape(str(stated)))
        if len(parts) > 1 and parts[1][:1].isupper() and _is_site(parts[0], site):
            continue
        for part in parts:
            name = _ROLE.sub("", _BRACKETS.sub("", _BY.sub("", part))).strip(" ,.;:-–—|/()'\"")
            folded = fold(name)
            if _NO_NAME.search(name) or not 1 < len(name) <= _LONGEST or _is_site(name, site):
                continue
            if folded and not name.isdigit():
                found.setdefault(folded, name)
    return tuple(found.values())
