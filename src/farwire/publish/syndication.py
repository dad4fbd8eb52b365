"""RSS and Atom by Django's syndication framework, from the same entries as JSON Feed; all three say the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed

from farwire.archive.pictures import TYPES
from farwire.publish.addresses import absolute
from farwire.publish.editions import Edition
from farwire.publish.finding_words import finding_words
from farwire.publish.selection import Dispatch
from farwire.publish.selection.recent import Recent
from farwire.publish.selection.words import printable

# Texts as feeds carry them: made once, since most of a feed stood in it before.
_HTML: Recent[str] = Recent(400)
NAMESPACES = {
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:farwire": "urn:farwire:feed:1",
    "xmlns:media": "http://search.yahoo.com/mrss/",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A dispatch with its text as HTML and its address in this edition; `image_url` of its picture on this site."""

    dispatch: Dispatch
    html: str
    url: str
    image_url: str = ""


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed's head and entries; addresses are whole."""

    title: str
    description: str
    language: str
    page_url: str
    feed_url: str
    entries: tuple[Entry, ...]


class PressRss(Rss201rev2Feed):
    """RSS 2.0 with whole texts (content module), languages and rights (Dublin Core), and how each item was made."""

    def rss_attributes(self) -> dict[str, str]:
        """The namespaces in use."""
        return super().rss_attributes() | NAMESPACES

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """One item's elements."""
        super().add_item_elements(handler, item)
        handler.addQuickElement("content:encoded", item["html"])
        _add_picture(handler, item["entry"])
        for name, value in _facts(item["entry"]):
            handler.addQuickElement(name, value)


class PressAtom(Atom1Feed):
    """Atom (RFC 4287) with whole texts, the original as `via`, and how each entry was made."""

    def root_attributes(self) -> dict[str, str]:
        """The namespaces in use."""
        return super().root_attributes() | {
            name: NAMESPACES[name] for name in ("xmlns:dc", "xmlns:farwire", "xmlns:media")
        }

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        """The entry's language: that of its text as shown."""
        return {"xml:lang": item["entry"].dispatch.tag}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """One entry's elements."""
        super().add_item_elements(handler, item)
        card = item["entry"].dispatch.card
        handler.addQuickElement("content", item["html"], {"type": "html"})
        if card.url:
            handler.addQuickElement("link", "", {"rel": "via", "href": card.url, "hreflang": card.language})
        _add_picture(handler, item["entry"])
        for name, value in _facts(item["entry"]):
            if name != "dc:rights":
                handler.addQuickElement(name, value)


if TYPE_CHECKING:
    _Feed = Feed[Entry, Channel]
else:
    _Feed = Feed


class Press(_Feed):
    """One feed of an edition, in one format."""

    def __init__(self, channel: Channel, kind: type[SyndicationFeed]) -> None:
        self.channel = channel
        self.feed_type = kind
        self.language = channel.language
        self.title = channel.title
        self.link = channel.page_url
        self.description = self.subtitle = channel.description
        self.feed_url = channel.feed_url

    def items(self) -> Sequence[Entry]:
        """The entries."""
        return self.channel.entries

    def item_title(self, item: Entry) -> str:
        """The headline as the edition shows it."""
        return item.dispatch.card.headline.text

    def item_description(self, item: Entry) -> str:
        """The standfirst or the first sentences."""
        summary = item.dispatch.card.summary
        return summary.text if summary else ""

    def item_link(self, item: Entry) -> str:
        """The article's page in this edition."""
        return item.url

    def item_guid(self, item: Entry) -> str:
        """A name that outlives changes of address and revision."""
        return entry_id(item, self.channel.language)

    item_guid_is_permalink = False

    def item_author_name(self, item: Entry) -> str:
        """Who wrote it; the paper where nobody is named."""
        return ", ".join(item.dispatch.card.byline) or item.dispatch.card.source.name

    def item_pubdate(self, item: Entry) -> datetime:
        """When it was published."""
        return item.dispatch.card.published_at

    def item_updateddate(self, item: Entry) -> datetime:
        """When it was last changed, as far as we saw."""
        return item.dispatch.card.corrected_at or item.dispatch.card.published_at

    def item_copyright(self, item: Entry) -> str:
        """The rights in one line."""
        return rights_text(item.dispatch)

    def item_extra_kwargs(self, item: Entry) -> dict[str, Any]:
        """What our own formats write besides."""
        return {"html": item.html, "entry": item}


def entry_id(entry: Entry, language: str) -> str:
    """The entry's identity in all formats."""
    return f"urn:farwire:{language}:{entry.dispatch.card.key}"


def rights_text(dispatch: Dispatch) -> str:
    """The rights in one line: credit line, else holder, else paper; and the licence."""
    rights = dispatch.rights
    credit = rights.attribution or f"© {rights.holder or dispatch.card.source.name}"
    return printable(f"{credit}. {rights.licence}" if rights.licence else credit)


def entry_of(request: HttpRequest, edition: Edition, dispatch: Dispatch) -> Entry:
    """A dispatch as the feeds of an edition carry it; addresses as the request shows them."""
    url = absolute(request, reverse("article", args=[edition.language, dispatch.card.key]))
    card = dispatch.card
    picture = dispatch.picture
    image_url = absolute(request, f"/picture/{picture.file}") if picture and picture.file else ""
    mark = (dispatch.mark, edition.language, url, card.reason, card.url, card.source.name, image_url)
    (html,) = _HTML.fetch([dispatch], lambda _: mark, lambda absent: [_html(absent[0], url, image_url)])
    return Entry(dispatch, html, url, image_url)


def forget() -> None:
    """Forget the texts that were made."""
    _HTML.clear()


def _html(dispatch: Dispatch, url: str, image_url: str) -> str:
    context = {"page": dispatch, "card": dispatch.card, "url": url, "image_url": image_url}
    return printable(render_to_string("farwire/feed_text.html", context)).strip()


def _add_picture(handler: Any, entry: Entry) -> None:
    """The picture with its credit (Media RSS 1.5.1), where this site shows it itself."""
    picture = entry.dispatch.picture
    if picture is None or not entry.image_url:
        return
    form = TYPES[picture.file.rpartition(".")[2]]
    size = {"width": str(picture.width), "height": str(picture.height)}
    handler.startElement("media:content", {"url": entry.image_url, "type": form, "medium": "image"} | size)
    if picture.caption or picture.alt:
        handler.addQuickElement("media:description", picture.caption or picture.alt, {"type": "plain"})
    if picture.credit:
        handler.addQuickElement("media:credit", picture.credit)
    handler.endElement("media:content")


def _facts(entry: Entry) -> list[tuple[str, str]]:
    """How an entry was made, as elements: Dublin Core where it has a word for it."""
    dispatch, card = entry.dispatch, entry.dispatch.card
    making = dispatch.making
    facts = [
        ("dc:language", dispatch.tag),
        ("dc:publisher", card.source.name),
        ("dc:source", card.url),
        ("dc:rights", rights_text(dispatch)),
        ("farwire:state", card.state.value),
        ("farwire:sourceLanguage", card.language),
    ]
    if making is not None:
        facts += [("farwire:engine", making.engine), ("farwire:model", making.model), ("farwire:pair", making.pair)]
        facts += [("farwire:finding", f"{each.rule}: {finding_words(each)}") for each in dispatch.findings]
    return [(name, printable(value)) for name, value in facts if value]
