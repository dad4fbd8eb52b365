"""The pages."""

from collections.abc import Sequence
from urllib.parse import quote

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from farwire.publish import selection
from farwire.publish.directory import feed_addresses, feed_groups
from farwire.publish.editions import EDITION_COOKIE, READS_COOKIE, Edition, choose, known
from farwire.publish.languages import country_name, language_name
from farwire.publish.notices import indexing
from farwire.publish.pages import render_page
from farwire.publish.sections import SECTIONS, TITLES
from farwire.publish.selection.shapes import ArticlePage, Card
from farwire.publish.serving import in_edition
from farwire.publish.structured import article_as_json_ld
from farwire.records import UNKNOWN_LANGUAGE

VIEWS = ("translation", "both", "original")
_YEAR = 365 * 24 * 3600


def home(request: HttpRequest) -> HttpResponse:
    """Lead to the reader's edition."""
    response = HttpResponseRedirect(reverse("front", args=[choose(request)]))
    response.headers["Vary"] = "Accept-Language, Cookie"
    return response


def choose_edition(request: HttpRequest, language: str) -> HttpResponse:
    """Remember the chosen edition and lead there."""
    if not known(language):
        raise Http404
    response = HttpResponseRedirect(reverse("front", args=[language]))
    response.set_cookie(EDITION_COOKIE, language, max_age=_YEAR, samesite="Lax", httponly=True)
    return response


@in_edition
def front(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The front page."""
    page = selection.front_page(edition)
    words = _("News from the press of many languages, translated by a machine and checked sentence by sentence.")
    context = {"page": page, "description": words, "feed": feed_addresses("feed", edition)}
    return render_page(request, edition, "front", context)


@in_edition
def article(request: HttpRequest, edition: Edition, key: str) -> HttpResponse:
    """An article, as translation, original, or both sentence by sentence (`?view=`).

    One that is itself a translation of what stands here in the reader's language opens in its own words and leads
    there; its translation back is made for who asks for it, `?view=translation`.
    """
    found = selection.article_page(key, edition)
    if found is None:
        raise Http404(_("There is no such article."))
    if isinstance(found, selection.Moved):
        return HttpResponseRedirect(reverse("article", args=[edition.language, found.key]))
    view = _view(found, request.GET.get("view", ""))
    is_original = view == "original"
    context = {
        "page": found,
        "view": view,
        "ways": {name: f"?view={name}" for name in VIEWS} | {_view(found): request.path},
        "is_original": is_original,
        "headline": found.card.original_headline if is_original else found.card.headline,
        "structured": article_as_json_ld(request, edition, found),
        "description": _description(found.card, is_original=is_original),
        "robots": indexing(found),
    }
    return render_page(request, edition, "article", context)


@in_edition
def story(request: HttpRequest, edition: Edition, key: str) -> HttpResponse:
    """A story with all its articles."""
    found = selection.story_page(key, edition)
    if found is None:
        raise Http404(_("There is no such story."))
    if isinstance(found, str):
        return HttpResponseRedirect(reverse("story", args=[edition.language, found]))
    context = {
        "page": found,
        "description": _description(found.card.lead.card),
        "bars_language": _("Languages"),
        "bars_country": _("Countries"),
        "feed": feed_addresses("story-feed", edition, key),
    }
    return render_page(request, edition, "story", context)


@in_edition
def source(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    """A publisher's page."""
    found = selection.source_page(slug, edition)
    if found is None:
        raise Http404(_("There is no such source."))
    return render_page(
        request, edition, "source", {"page": found, "feed": feed_addresses("source-feed", edition, slug)}
    )


@in_edition
def sources(request: HttpRequest, edition: Edition) -> HttpResponse:
    """All publishers."""
    return render_page(request, edition, "sources", {"sources": selection.all_sources()})


@in_edition
def by_language(request: HttpRequest, edition: Edition, tag: str) -> HttpResponse:
    """The latest from papers in one language."""
    title = language_name(tag, edition.language)
    return _list(request, edition, title, selection.latest_of(edition, language=tag), "language-feed", tag)


@in_edition
def by_country(request: HttpRequest, edition: Edition, code: str) -> HttpResponse:
    """The latest from one country's papers."""
    title = country_name(code, edition.language)
    return _list(request, edition, title, selection.latest_of(edition, country=code), "country-feed", code)


@in_edition
def by_section(request: HttpRequest, edition: Edition, name: str) -> HttpResponse:
    """The latest of one section, whatever the papers call it."""
    if name not in SECTIONS:
        raise Http404(_("There is no such section."))
    cards = selection.latest_of(edition, section=name)
    return _list(request, edition, str(TITLES[name]), cards, "section-feed", name)


@in_edition
def feeds(request: HttpRequest, edition: Edition) -> HttpResponse:
    """All feeds that this edition offers."""
    return render_page(request, edition, "feeds", {"groups": feed_groups(edition)})


@in_edition
def reading(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The reader's own settings: languages read, light, text size, saved articles."""
    heard = {tally.value for tally in selection.coverage().languages} | edition.reads
    names = sorted(heard - {edition.base, UNKNOWN_LANGUAGE}, key=lambda tag: language_name(tag, edition.language))
    return render_page(request, edition, "reading", {"languages": [(tag, tag in edition.reads) for tag in names]})


def save_reading(request: HttpRequest, language: str) -> HttpResponse:
    """Keep the languages the reader reads in a cookie, and lead back."""
    if not known(language):
        raise Http404
    chosen = [tag for tag in request.GET.getlist("reads") if tag.isascii() and tag.isalpha() and len(tag) <= 3]
    response = HttpResponseRedirect(reverse("reading", args=[language]))
    response.set_cookie(READS_COOKIE, quote(",".join(chosen[:20])), max_age=_YEAR, samesite="Lax", httponly=True)
    return response


@in_edition
def about(request: HttpRequest, edition: Edition) -> HttpResponse:
    """What this is and how it is made; for publishers: what we show, and how to have it taken down."""
    return render_page(
        request,
        edition,
        "about",
        {"contact": settings.CONTACT, "is_page": settings.CONTACT.startswith(("http://", "https://"))},
    )


def _view(page: ArticlePage, asked: str = "") -> str:
    """The view that an article is shown in: as asked where there is a choice, else the one it opens in."""
    if page.making is None:
        return "original"
    return asked if asked in VIEWS else ("original" if page.original_here else "translation")


def _description(card: Card, *, is_original: bool = False) -> str:
    if is_original and card.headline.is_translated:
        return card.original_headline.text
    return card.summary.text if card.summary else card.headline.text


def _list(request: HttpRequest, edition: Edition, title: str, cards: Sequence[Card], *feed: str) -> HttpResponse:
    addresses = feed_addresses(feed[0], edition, *feed[1:])
    return render_page(request, edition, "list", {"title": title, "cards": cards, "feed": addresses})
