"""OPML 2.0: the publishers' own feeds, for any other reader; and this edition's feeds."""

from collections.abc import Iterable
from xml.etree import ElementTree

from django.http import HttpRequest, HttpResponse

from farwire.publish import selection
from farwire.publish.addresses import absolute
from farwire.publish.directory import feed_groups
from farwire.publish.editions import Edition
from farwire.publish.selection.words import printable
from farwire.publish.serving import in_edition


@in_edition
def sources(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The feeds of all publishers we carry."""
    listed = selection.all_sources()
    outlines = [
        {"text": title, "xmlUrl": url, "htmlUrl": each.source.home_url, "language": each.source.language}
        for each in listed
        for title, url in each.feeds
        if url
    ]
    return _opml("Farwire", [("", outlines)])


@in_edition
def feeds(request: HttpRequest, edition: Edition) -> HttpResponse:
    """All feeds of this edition (Atom), in groups."""
    groups = [
        (group.title, [{"text": row.name, "xmlUrl": absolute(request, row.feed["atom"])} for row in group.rows])
        for group in feed_groups(edition)
    ]
    return _opml(f"Farwire – {edition.language}", groups)


def _opml(title: str, groups: Iterable[tuple[str, list[dict[str, str]]]]) -> HttpResponse:
    root = ElementTree.Element("opml", version="2.0")
    ElementTree.SubElement(ElementTree.SubElement(root, "head"), "title").text = title
    body = ElementTree.SubElement(root, "body")
    for name, outlines in groups:
        parent = ElementTree.SubElement(body, "outline", text=printable(name)) if name else body
        for outline in outlines:
            given = {key: printable(value) for key, value in outline.items() if value}
            ElementTree.SubElement(parent, "outline", {"type": "rss", "title": given["text"]} | given)
    text = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return HttpResponse(text, content_type="text/x-opml; charset=utf-8")
