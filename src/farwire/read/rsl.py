"""Really Simple Licensing: what a licence document permits, prohibits and asks for (RSL 1.0, sections 3 and 4.9).

What Farwire does with an article is the use `ai-input`: a text goes into a model that answers at once. A
document that permits it says nothing on publishing, so it grants nothing here; all else it says takes away.
"""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from farwire.read.address import same_site
from farwire.read.paths import matches, path_of
from farwire.records import RightsSignal

Element = Any

_OURS = frozenset({"all", "ai-all", "ai-input", "ai-use"})
# Payments that ask for no more than to be named.
_FREE = frozenset({"free", "attribution"})
_LARGEST = 200_000


def rsl_signals(text: str, where: str, url: str = "") -> Iterator[RightsSignal]:
    """The signals of an RSL document for the page at `url`: that there is one, and what it says of our use.

    Of the content elements that cover the page the most specific counts; without a `url` all do, for then the
    document stands beside the article, in its page or its feed. Where one of its licences prohibits our use, that
    holds; of the others one that permits it is enough. A document that covers the page nowhere is silent; one
    that can't be read counts as a licence that nobody holds.
    """
    root = _parsed(text)
    contents = _named(root, "content")
    covering = _most_specific(contents, url) if url else contents
    if contents and not covering:
        return
    yield RightsSignal("rsl", "inline", where)
    licences = [licence for content in covering or [root] for licence in _named(content, "license")]
    if licences:
        rule, value = _judged(licences, covering)
        yield RightsSignal(rule, value, where)


def _parsed(text: str) -> Element | None:
    """The document's root; no entity is expanded and no address opened."""
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, recover=True, huge_tree=False)
    try:
        return etree.fromstring(text[:_LARGEST].strip().encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None


def _named(element: Element | None, name: str) -> list[Element]:
    """All elements below `element` of this name, in RSL's namespace or in none."""
    if element is None:
        return []
    return [each for each in element.iter() if _name(each) == name]


def _name(element: Element) -> str:
    if not isinstance(element.tag, str):
        return ""
    namespace, _, local = element.tag.rpartition("}")
    return local.lower() if not namespace or "rslstandard.org" in namespace else ""


def _most_specific(contents: list[Element], url: str) -> list[Element]:
    """The content elements with the longest of the patterns that cover the page."""
    covering = [each for each in contents if _covers((each.get("url") or "").strip(), url)]
    longest = max((len(each.get("url") or "") for each in covering), default=0)
    return [each for each in covering if len(each.get("url") or "") == longest]


def _covers(pattern: str, url: str) -> bool:
    """Whether a pattern, a path or an address of the page's own site, covers the page; an empty one covers all."""
    if "://" in pattern:
        return same_site(pattern.replace("*", ""), url) and matches(path_of(pattern), path_of(url))
    return not pattern or matches(pattern, path_of(url))


def _judged(licences: list[Element], contents: list[Element]) -> tuple[str, str]:
    """The rule that follows from some licences for our use, and the words it follows from."""
    for licence in licences:
        prohibited = _words(licence, "prohibits", "usage")
        if prohibited & _OURS:
            return "rsl-prohibits", " ".join(sorted(prohibited))
    permitting = [each for each in licences if _permits(each)]
    if not permitting:
        return "rsl-not-permitted", " ".join(sorted(_words(licences[0], "permits", "usage")))
    demands = [_demand(each) for each in permitting]
    demand = "" if "" in demands else demands[0]
    if not demand and any(each.get("server") for each in contents):
        demand = "server"
    if demand:
        return "rsl-conditions", demand
    return "rsl-permits", " ".join(sorted(_words(permitting[0], "permits", "usage"))) or "all"


def _permits(licence: Element) -> bool:
    """Whether a licence permits our use: a list of uses permits no other (section 3.4), no list permits all."""
    listed = [each for each in _named(licence, "permits") if each.get("type") == "usage"]
    return not listed or bool(_words(licence, "permits", "usage") & _OURS)


def _demand(licence: Element) -> str:
    """What a licence asks for before our use: a payment, a report, an operator or a country of some kind; or ""."""
    for payment in _named(licence, "payment"):
        kind = (payment.get("type") or "free").strip().lower()
        if kind not in _FREE:
            return f"payment {kind}"
    if _named(licence, "reporting"):
        return "reporting"
    for kind in ("user", "geo"):
        if _words(licence, "permits", kind) or _words(licence, "prohibits", kind):
            return kind
    return ""


def _words(licence: Element, name: str, kind: str) -> set[str]:
    """The words of the elements of a name and type, parted by spaces or, as many write them, by commas."""
    texts = ("".join(each.itertext()) for each in _named(licence, name) if each.get("type") == kind)
    return {word for text in texts for word in text.lower().replace(",", " ").split()}
