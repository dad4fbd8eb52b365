"""RSS and Atom by Django's syndication framework, JSON Feed by `jsonfeed`; all three say the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.translation import gettext as _

from farwire.publish import selection
from farwire.publish.addresses import absolute
from farwire.publish.editions import Edition
from farwire.publish.jsonfeed import json_feed
from farwire.publish.languages import country_name, language_name, own_name
from farwire.publish.sections import SECTIONS, TITLES
from farwire.publish.selection import Dispatch
from farwire.publish.selection.recent import Recent
from farwire.publish.selection.shapes import Card, Telling
from farwire.publish.selection.words import printable
from farwire.publish.serving import in_edition

MOST = 50
# Texts as feeds carry them: made once, since most of a feed stood in it before.
_HTML: Recent[str] = Recent(400)
NAMESPACES = {
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:farwire": "urn:farwire:feed:1",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A dispatch with its text as HTML and its address in this edition."""

    dispatch: Dispatch
    html: str
    url: str


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
        for name, value in _facts(item["entry"]):
            handler.addQuickElement(name, value)


class PressAtom(Atom1Feed):
    """Atom (RFC 4287) with whole texts, the original as `via`, and how each entry was made."""

    def root_attributes(self) -> dict[str, str]:
        """The namespaces in use."""
        return super().root_attributes() | {name: NAMESPACES[name] for name in ("xmlns:dc", "xmlns:farwire")}

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


@in_edition
def front(request: HttpRequest, edition: Edition, kind: str) -> HttpResponse:
    """The edition's latest."""
    page = reverse("front", args=[edition.language])
    return _answer(
        request,
        edition,
        kind,
        page,
        own_name(edition.language),
        selection.latest_of(edition, most=MOST, summaries=False),
    )


@in_edition
def story(request: HttpRequest, edition: Edition, kind: str, key: str) -> HttpResponse:
    """A story's articles, the latest first."""
    found = selection.story_page(key, edition)
    if found is None or isinstance(found, str):
        raise Http404(_("There is no such story."))
    cards = [_first(moment.telling) for moment in reversed(found.timeline)]
    page = reverse("story", args=[edition.language, key])
    return _answer(request, edition, kind, page, found.card.lead.card.headline.text, cards[:MOST])


@in_edition
def source(request: HttpRequest, edition: Edition, kind: str, slug: str) -> HttpResponse:
    """A publisher's latest."""
    found = selection.source_page(slug, edition)
    if found is None:
        raise Http404(_("There is no such source."))
    page = reverse("source", args=[edition.language, slug])
    return _answer(request, edition, kind, page, found.source.name, selection.latest_of_source(slug, edition, MOST))


@in_edition
def by_language(request: HttpRequest, edition: Edition, kind: str, tag: str) -> HttpResponse:
    """The latest from papers in one language."""
    page = reverse("language", args=[edition.language, tag])
    title = language_name(tag, edition.language)
    return _answer(
        request, edition, kind, page, title, selection.latest_of(edition, language=tag, most=MOST, summaries=False)
    )


@in_edition
def by_country(request: HttpRequest, edition: Edition, kind: str, code: str) -> HttpResponse:
    """The latest from one country's papers."""
    page = reverse("country", args=[edition.language, code])
    title = country_name(code, edition.language)
    return _answer(
        request, edition, kind, page, title, selection.latest_of(edition, country=code, most=MOST, summaries=False)
    )


@in_edition
def by_section(request: HttpRequest, edition: Edition, kind: str, name: str) -> HttpResponse:
    """The latest of one section."""
    if name not in SECTIONS:
        raise Http404(_("There is no such section."))
    page = reverse("section", args=[edition.language, name])
    return _answer(
        request,
        edition,
        kind,
        page,
        str(TITLES[name]),
        selection.latest_of(edition, section=name, most=MOST, summaries=False),
    )


@in_edition
def search(request: HttpRequest, edition: Edition, kind: str) -> HttpResponse:
    """What a search finds: by its words, the best first, then what means the same."""
    query = selection.query_of(request.GET)
    page = f"{reverse('search', args=[edition.language])}?{request.GET.urlencode()}"
    cards = selection.search(query, edition, most=MOST).cards
    return _answer(request, edition, kind, page, query.text or _("Search"), cards[:MOST])


def _answer(
    request: HttpRequest, edition: Edition, kind: str, page: str, title: str, cards: Sequence[Card]
) -> HttpResponse:
    channel = Channel(
        title=f"Farwire – {title}",
        description=_("What a machine translated says so; every item links to its original."),
        language=edition.language,
        page_url=absolute(request, page),
        feed_url=absolute(request, request.get_full_path()),
        entries=tuple(_entry(request, edition, each) for each in selection.dispatches_of(cards, edition)),
    )
    if kind == "json":
        return json_feed(channel)
    return Press(channel, PressRss if kind == "rss" else PressAtom)(request)


def _entry(request: HttpRequest, edition: Edition, dispatch: Dispatch) -> Entry:
    url = absolute(request, reverse("article", args=[edition.language, dispatch.card.key]))
    card = dispatch.card
    mark = (dispatch.mark, edition.language, url, card.reason, card.url, card.source.name)
    return Entry(dispatch, _HTML.fetch([dispatch], lambda _: mark, lambda absent: [_html(absent[0], url)])[0], url)


def forget() -> None:
    """Forget the texts that were made."""
    _HTML.clear()


def _html(dispatch: Dispatch, url: str) -> str:
    html = render_to_string("farwire/feed_text.html", {"page": dispatch, "card": dispatch.card, "url": url})
    return printable(html).strip()


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
        facts += [("farwire:finding", f"{rule}: {detail}") for rule, detail in dispatch.findings]
    return [(name, printable(value)) for name, value in facts if value]


def _first(telling: Telling) -> Card:
    return telling.card
