"""The feeds of an edition: what each carries, in the format that was asked for."""

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from farwire.publish import selection
from farwire.publish.addresses import absolute
from farwire.publish.editions import Edition
from farwire.publish.jsonfeed import json_feed
from farwire.publish.languages import country_name, language_name, own_name
from farwire.publish.sections import SECTIONS, TITLES
from farwire.publish.selection.shapes import Card
from farwire.publish.serving import in_edition
from farwire.publish.syndication import Channel, Press, PressAtom, PressRss, entry_of

MOST = 50


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
    """A story's articles, the latest first; where it became part of another one, that one's feed."""
    found = selection.story_page(key, edition)
    if found is None:
        raise Http404(_("There is no such story."))
    if isinstance(found, str):
        return HttpResponseRedirect(reverse("story-feed", args=[edition.language, found, kind]))
    cards = [moment.telling.card for moment in reversed(found.timeline)]
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
        entries=tuple(entry_of(request, edition, each) for each in selection.dispatches_of(cards, edition)),
    )
    if kind == "json":
        return json_feed(channel)
    return Press(channel, PressRss if kind == "rss" else PressAtom)(request)
