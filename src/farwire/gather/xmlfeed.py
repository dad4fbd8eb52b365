"""RSS 0.9x-2.0, RDF, Atom: read strictly, without entities, DTDs or the network.

One walk over each entry's children; what a child means is decided by its name and namespace, not by the
format it should belong to, because feeds mix RSS, Atom, Dublin Core and Media RSS freely.
"""

from collections.abc import Iterator

from lxml import etree

from farwire.errors import FeedUnreadable
from farwire.gather.addresses import resolve_link
from farwire.gather.entries import Channel, Entry
from farwire.gather.xmltext import decoded, inner_of, is_encoded, licence_of, markup_of, text_of

_XML = "{http://www.w3.org/XML/1998/namespace}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
# Namespace → the prefix by which the table of meanings knows it. RSS itself comes in many namespaces.
_PREFIXES = {
    "": "",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://channel.netscape.com/rdf/simple/0.9/": "",
    "http://my.netscape.com/publish/formats/rss-0.91.dtd": "",
    "http://backend.userland.com/rss": "",
    "http://backend.userland.com/rss2": "",
    "http://blogs.law.harvard.edu/tech/rss": "",
    "http://cyber.law.harvard.edu/rss": "",
    "http://purl.org/net/rss1.1#": "",
    "rss2": "",
    "http://www.w3.org/2005/Atom": "atom:",
    "http://purl.org/atom/ns#": "atom:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/elements/1.0/": "dc:",
    "http://purl.org/dc/terms/": "dc:",
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://search.yahoo.com/mrss/": "media:",
    "http://search.yahoo.com/mrss": "media:",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes:",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner:",
    "https://rslstandard.org/rsl": "rsl:",
    "http://rslstandard.org/rsl": "rsl:",
}

# How good a statement is: of several for one field, the lowest rank wins, and of equals the first.
_FIELDS = {
    "title": ("title", 0),
    "atom:title": ("title", 1),
    "dc:title": ("title", 2),
    "media:title": ("title", 3),
    "guid": ("guid", 0),
    "atom:id": ("guid", 1),
    "dc:identifier": ("guid", 2),
    "feedburner:origlink": ("link", 0),
    "link": ("link", 1),
    "description": ("summary", 0),
    "atom:summary": ("summary", 1),
    "summary": ("summary", 1),
    "dc:description": ("summary", 2),
    "dc:abstract": ("summary", 2),
    "abstract": ("summary", 2),
    "media:description": ("summary", 3),
    "itunes:summary": ("summary", 4),
    "content:encoded": ("content", 0),
    "atom:content": ("content", 1),
    "content": ("content", 2),
    "fulltext": ("content", 2),
    "pubdate": ("published", 0),
    "atom:published": ("published", 0),
    "atom:issued": ("published", 0),
    "dc:date": ("published", 1),
    "dc:issued": ("published", 1),
    "dc:created": ("published", 2),
    "atom:created": ("published", 2),
    "date": ("published", 3),
    "atom:updated": ("updated", 0),
    "atom:modified": ("updated", 0),
    "dc:modified": ("updated", 1),
    "lastbuilddate": ("updated", 2),
    "updated": ("updated", 2),
    "dc:language": ("language", 0),
    "language": ("language", 0),
    "ttl": ("ttl", 0),
}
_MARKUP = frozenset({"summary", "content"})
_NAMES = {"dc:creator": 0, "author": 1, "atom:author": 0, "itunes:author": 2, "atom:contributor": 3}
_CATEGORIES = frozenset({"category", "atom:category", "dc:subject"})
_IMAGES = frozenset({"enclosure", "media:content", "media:thumbnail", "media:group", "itunes:image", "image"})
_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif")


def parse_tree(document: bytes, base_url: str) -> etree._Element | None:
    """A well-formed document's root, or None. No entity is expanded, no file and no address opened.

    A document that defines entities of its own is not for us: in attributes they would be expanded after all.
    """
    if b"<!ENTITY" in document:
        return None
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(document, parser, base_url=base_url)
    except etree.XMLSyntaxError:
        return None


def adapt(root: etree._Element) -> Channel:
    """A feed's tree in the shape of all feeds; raises FeedUnreadable if its root is none of a feed's."""
    kinds: dict[str, str] = {}
    name = local_name(root)
    if name == "feed":
        return _channel(root, "atom", root, kinds)
    if name == "rdf":
        return _channel(_child(root, "channel"), "rdf", root, kinds)
    if name in ("rss", "channel"):
        channel = root if name == "channel" else _child(root, "channel")
        return _channel(channel, "rss", root, kinds)
    if name == "entry":
        return Channel("atom", entries=[_Reader(kinds, based=True).entry(root)])
    raise FeedUnreadable(f"this is XML, but no feed (its root element is <{etree.QName(root).localname}>)")


def local_name(element: etree._Element) -> str:
    """An element's name without its namespace, in lower case."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _child(root: etree._Element, name: str) -> etree._Element | None:
    return next((child for child in root if local_name(child) == name), None)


def _channel(element: etree._Element | None, kind: str, root: etree._Element, kinds: dict[str, str]) -> Channel:
    """The channel and its entries, whether they stand inside it (RSS 2.0, Atom) or beside it (RDF)."""
    reader = _Reader(kinds, based=_uses_bases(root))
    places = [root] if element is None or element is root else [element, root]
    entries = [reader.entry(child) for place in places for child in place if local_name(child) in ("item", "entry")]
    told = reader.entry(element if element is not None else root, inner=False)
    for entry in entries if told.licences else ():
        entry.licences += told.licences
    language = told.language or next((place.get(_XML + "lang", "") for place in places if place.get(_XML + "lang")), "")
    return Channel(kind, told.title, told.link, language, reader.ttl, told.base, entries)


def _uses_bases(root: etree._Element) -> bool:
    return root.xpath("boolean(//@xml:base)") is True


class _Reader:
    """Reads the children of an entry, or of a channel, into an `Entry`."""

    def __init__(self, kinds: dict[str, str], *, based: bool) -> None:
        self._kinds = kinds  # element name → name in the table of meanings
        self._based = based
        self.ttl = ""

    def entry(self, element: etree._Element, *, inner: bool = True) -> Entry:
        """One entry; with `inner` off, a channel, whose own children alone count."""
        entry = Entry(base=self._base(element), language=element.get(_XML + "lang", ""))
        ranks: dict[str, int] = {}
        about = element.get(_RDF + "about")
        for child in element:
            kind = self._kind(child.tag)
            if kind in _FIELDS:
                self._take(entry, child, kind, ranks)
            elif kind == "atom:link":
                _take_link(entry, child, ranks)
            elif kind.startswith("rsl:"):
                entry.licences.append(licence_of(child))
            elif inner:
                self._take_more(entry, child, kind, ranks)
        if about:
            entry.guid, entry.link = entry.guid or about, entry.link or about
        elif inner and not entry.link:
            entry.link = element.get("HREF", "")  # Channel Definition Format, the oldest of all
        return entry

    def _kind(self, tag: object) -> str:
        name = self._kinds.get(tag) if isinstance(tag, str) else "?"
        if name is None:
            namespace, _, local = str(tag).rpartition("}")
            prefix = _PREFIXES.get(namespace[1:] if namespace else "", "?:")
            name = self._kinds[str(tag)] = prefix + local.lower()
        return name

    def _base(self, element: etree._Element) -> str:
        return (element.base or "") if self._based else ""

    def _take(self, entry: Entry, child: etree._Element, kind: str, ranks: dict[str, int]) -> None:
        field, rank = _FIELDS[kind]
        if rank >= ranks.get(field, 99):
            return
        if kind.startswith("atom:") and is_encoded(child):
            value = decoded(child)
        else:
            value = markup_of(child, kind) if field in _MARKUP else inner_of(child) if len(child) else text_of(child)
        if field == "ttl":
            self.ttl = value
            return
        if field == "link" and not value:
            value = child.get("href", "").strip()
        if not value:
            return
        ranks[field] = rank
        setattr(entry, field, value)
        if field == "title" and child.get(_XML + "lang"):
            entry.language = child.get(_XML + "lang", "")
        if kind == "guid":
            entry.guid_is_link = child.get("isPermaLink", "true").strip().lower() != "false"

    def _take_more(self, entry: Entry, child: etree._Element, kind: str, ranks: dict[str, int]) -> None:
        if kind in _NAMES:
            _take_name(entry, child, _NAMES[kind], ranks)
        elif kind in _CATEGORIES:
            entry.categories.append(child.get("label") or child.get("term") or text_of(child))
        elif kind in _IMAGES:
            entry.images.extend(_images(child))
            for part in child if kind == "media:group" else ():
                if self._kind(part.tag) in _FIELDS:
                    self._take(entry, part, self._kind(part.tag), ranks)


def _take_link(entry: Entry, child: etree._Element, ranks: dict[str, int]) -> None:
    """An Atom link: the alternate one that is a page is the article's; one to an image is its image."""
    relation = child.get("rel", "alternate").rpartition("/")[2].lower() or "alternate"
    target = child.get("href", "").strip() or text_of(child)
    kind = child.get("type", "")
    if relation == "license" and "rsl+xml" in kind:
        entry.licences.append(target)
    if relation == "enclosure" and kind.startswith("image/"):
        entry.images.append(target)
    if relation != "alternate" or not target:
        return
    rank = 2 if not kind or "html" in kind else 3
    if rank < ranks.get("link", 99):
        ranks["link"] = rank
        entry.link = target if child.get(_XML + "base") is None else resolve_link(child.base or "", target) or target


def _take_name(entry: Entry, child: etree._Element, rank: int, ranks: dict[str, int]) -> None:
    """A statement of authorship; better ones (dc:creator) put weaker ones (author) out."""
    inner = child if not len(child) else _child(child, "name")
    value = "" if inner is None else text_of(inner)
    if not value or rank > ranks.get("names", 99):
        return
    if rank < ranks.get("names", 99):
        entry.names.clear()
    ranks["names"] = rank
    entry.names.append(value)


def _images(element: etree._Element) -> Iterator[str]:
    """The addresses of images an element names, the widest first."""
    found = []
    for part in element.iter():
        name, target = local_name(part), part.get("url") or part.get("href") or ""
        if name in ("url", "image") and not target:
            target = text_of(part) if not len(part) else ""
        if target and _is_image(part, name, target):
            width = part.get("width", "")
            found.append((-int(width) if width.isascii() and width.isdigit() and len(width) < 6 else 0, target.strip()))
    found.sort(key=lambda pair: pair[0])
    yield from (target for _, target in found)


def _is_image(element: etree._Element, name: str, target: str) -> bool:
    if name in ("thumbnail", "image", "url"):
        return True
    kind, medium = element.get("type", ""), element.get("medium", "")
    if kind or medium:
        return kind.startswith("image/") or medium == "image"
    return target.partition("?")[0].lower().endswith(_PICTURES)
