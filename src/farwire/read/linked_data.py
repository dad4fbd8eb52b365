"""What a page says about itself in JSON-LD (schema.org) and in meta tags."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from farwire.read.text import unescape

Node = dict[str, Any]
Element = Any

_ARTICLE = re.compile(
    r"(?:^|/)(?:\w*Article|\w*NewsArticle|Report|BlogPosting|LiveBlogPosting|SocialMediaPosting|"
    r"Review\w*|OpinionNewsArticle)$"
)
_CONTROL = re.compile(r"[\x00-\x1f]+")
_TRAILING = re.compile(r",\s*([}\]])")
_WRAPPED = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|\]\]>|"
    r"/\*\s*\]\]>\s*\*/)\s*;?\s*$"
)
_MOST_NODES = 3000
# What is told in these is not the page's article: a live blog's single posts, readers' words.
_OTHERS = frozenset({"liveBlogUpdate", "comment"})


@dataclass(slots=True)
class Evidence:
    """A page's own statements.

    article: the JSON-LD object of the page's article, or empty. nodes: all JSON-LD objects by `@id`.
    meta: the contents of meta tags by lower-case name or property, in order.
    links: rel → hrefs of link elements in the head.
    """

    article: Node = field(default_factory=dict)
    nodes: dict[str, Node] = field(default_factory=dict)
    objects: list[Node] = field(default_factory=list)
    meta: dict[str, list[str]] = field(default_factory=dict)
    links: dict[str, list[str]] = field(default_factory=dict)

    def first(self, *names: str) -> str | None:
        """The first meta content under one of `names`, mended; None if there is none."""
        return next((value for name in names for value in self.meta.get(name, ()) if value), None)

    def resolve(self, value: Any) -> Any:
        """The node a reference `{"@id": …}` stands for, or the value itself."""
        if isinstance(value, dict) and set(value) <= {"@id", "@type"} and value.get("@id") in self.nodes:
            return self.nodes[str(value["@id"])]
        return value


def evidence_of(tree: Element, url: str) -> Evidence:
    """Everything the page at `url` states in JSON-LD, meta and link elements."""
    evidence = Evidence()
    _read_meta(tree, evidence)
    for script in tree.iter("script"):
        kind = (script.get("type") or "").lower()
        if "ld+json" in kind and script.text:
            for node in _nodes(parse_json(script.text)):
                evidence.objects.append(node)
                if isinstance(node.get("@id"), str) and len(node) > 2:
                    evidence.nodes.setdefault(node["@id"], node)
    evidence.article = _choose_article(evidence.objects, url)
    return evidence


def _read_meta(tree: Element, evidence: Evidence) -> None:
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        content = meta.get("content")
        if name and content and len(content) < 100_000:
            evidence.meta.setdefault(name, []).append(unescape(content))
    for link in tree.iter("link"):
        href = link.get("href")
        for relation in (link.get("rel") or "").lower().split():
            if href:
                evidence.links.setdefault(relation, []).append(href.strip())


def parse_json(text: str) -> Any:
    """The value of a JSON text as pages carry it, in comments or with trailing commas; None if it is none."""
    for mended in (str, _bare, _tame):
        try:
            return json.loads(mended(text), strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _bare(text: str) -> str:
    return _WRAPPED.sub("", _WRAPPED.sub("", text)).strip().rstrip(";")


def _tame(text: str) -> str:
    return _CONTROL.sub(" ", _TRAILING.sub(r"\1", _bare(text)))


def _nodes(value: Any) -> Iterator[Node]:
    """All objects with a type inside a JSON-LD value, outermost first, at most 3,000 visited."""
    queue, seen = [value], 0
    while queue and seen < _MOST_NODES:
        current = queue.pop(0)
        seen += 1
        if isinstance(current, list):
            queue[:0] = current
        elif isinstance(current, dict):
            if "@type" in current or "@id" in current:
                yield current
            queue.extend(part for key, part in current.items() if isinstance(part, dict | list) and key not in _OTHERS)


def types_of(node: Any) -> tuple[str, ...]:
    """The `@type` names of a node."""
    kind = node.get("@type") if isinstance(node, dict) else None
    return tuple(str(each) for each in (kind if isinstance(kind, list) else [kind]) if each)


def _choose_article(objects: list[Node], url: str) -> Node:
    """The node that describes this page's article: the one that says most, its own address counting."""
    best: Node = {}
    best_score = 0
    for node in objects:
        if not any(_ARTICLE.search(kind) for kind in types_of(node)):
            continue
        keys = ("headline", "datePublished", "author", "articleBody", "image", "description", "dateModified")
        score = sum(bool(node.get(key)) for key in keys) + 1
        own = text_of(node.get("url")) or text_of(node.get("mainEntityOfPage")) or ""
        if own and own.rstrip("/").split("?")[0] == url.rstrip("/").split("?")[0]:
            score += 4
        if score > best_score:
            best, best_score = node, score
    return best


def text_of(value: Any) -> str | None:
    """A JSON-LD value as one mended line: a string, a list's first, an object's name, value, url or id."""
    if isinstance(value, str):
        return unescape(value) or None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, list):
        return next((found for part in value if (found := text_of(part))), None)
    if isinstance(value, dict):
        return next((found for key in ("@value", "name", "url", "@id") if (found := text_of(value.get(key)))), None)
    return None
