"""Lists of feeds as OPML 1.0 and 2.0 (opml.org), in and out."""

from collections.abc import Iterable, Iterator

from lxml import etree

from farwire.errors import FeedUnreadable, GatherError
from farwire.gather import charset
from farwire.gather.addresses import normal_url, resolve_link
from farwire.gather.mend import mend
from farwire.gather.plain import language_tag, plain_text, printable
from farwire.gather.xmlfeed import local_name, parse_tree
from farwire.records import UNKNOWN_LANGUAGE, FeedLink

_DEEPEST = 50  # levels of outlines
_SECTION_JOINT = " / "


def parse_opml(body: bytes) -> tuple[FeedLink, ...]:
    """The feeds of a list, in its order, each address once; names of enclosing outlines make the section.

    Raises FeedUnreadable for what is no OPML. Outlines without a usable address of a feed are only headings.
    """
    if not body.strip():
        raise FeedUnreadable("the list of feeds is empty")
    root = parse_tree(mend(charset.decode(body, "")).encode("utf-8"), "")
    if root is None:
        raise FeedUnreadable("the list of feeds is no well-formed OPML")
    if local_name(root) != "opml":
        raise FeedUnreadable(f"this is no list of feeds (OPML): its root element is <{etree.QName(root).localname}>")
    links: dict[str, FeedLink] = {}
    for outline, section in _outlines(root, "", 0):
        link = _link(outline, section)
        if link is not None:
            links.setdefault(normal_url(link.url), link)
    return tuple(links.values())


def _outlines(parent: etree._Element, section: str, depth: int) -> Iterator[tuple[dict[str, str], str]]:
    for element in parent:
        name = local_name(element)
        if name == "body":
            yield from _outlines(element, section, depth)
        elif name == "outline" and depth < _DEEPEST:
            said = {str(key).lower(): str(value) for key, value in element.attrib.items()}
            yield said, section
            inner = section if "xmlurl" in said else _SECTION_JOINT.join(filter(None, (section, _title(said))))
            yield from _outlines(element, inner, depth + 1)


def _title(said: dict[str, str]) -> str:
    return plain_text(said.get("title") or said.get("text") or "")


def _link(said: dict[str, str], section: str) -> FeedLink | None:
    url = resolve_link("", said.get("xmlurl", ""))
    if url is None:
        return None
    country = plain_text(said.get("country", "")).lower()
    category = plain_text(said.get("category", "").strip("/").replace("/", _SECTION_JOINT))
    return FeedLink(
        url=url,
        title=_title(said),
        home_url=resolve_link("", said.get("htmlurl", "")),
        language=language_tag(said.get("language")),
        country=country or None,
        section=section or category,
    )


def write_opml(links: Iterable[FeedLink], title: str) -> bytes:
    """A list of feeds as OPML 2.0 in UTF-8; sections become outlines around their feeds.

    Raises GatherError if a link's address is no http(s) address.
    """
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = printable(title)
    body = etree.SubElement(root, "body")
    places: dict[tuple[str, ...], etree._Element] = {(): body}
    for link in links:
        path = tuple(filter(None, link.section.split(_SECTION_JOINT)))
        etree.SubElement(_section(places, path), "outline", _attributes(link))
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)


def _section(places: dict[tuple[str, ...], etree._Element], path: tuple[str, ...]) -> etree._Element:
    if path not in places:
        name = printable(path[-1])
        places[path] = etree.SubElement(_section(places, path[:-1]), "outline", {"text": name, "title": name})
    return places[path]


def _attributes(link: FeedLink) -> dict[str, str]:
    if resolve_link("", link.url) is None:
        raise GatherError(f"{link.url[:200]!r} is no address of a feed")
    said = {"type": "rss", "text": link.title, "title": link.title, "xmlUrl": link.url, "htmlUrl": link.home_url or ""}
    if link.language != UNKNOWN_LANGUAGE:
        said["language"] = link.language
    said["country"] = link.country or ""
    return {name: printable(value) for name, value in said.items() if value or name == "text"}
