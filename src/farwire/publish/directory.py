"""All feeds that an edition offers, in groups."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from farwire.publish import selection
from farwire.publish.editions import Edition
from farwire.publish.languages import country_name, language_name, own_name
from farwire.publish.sections import TITLES

KINDS = ("rss", "atom", "json")


@dataclass(frozen=True, slots=True)
class FeedRow:
    """One feed: its name, the name's language (if not the edition's), and its addresses by kind."""

    name: str
    feed: dict[str, str]
    tag: str = ""


@dataclass(frozen=True, slots=True)
class FeedGroup:
    """Feeds of one sort."""

    title: str
    rows: tuple[FeedRow, ...]


def feed_addresses(name: str, edition: Edition, *value: str) -> dict[str, str]:
    """The addresses of a feed by kind: rss, atom, json."""
    return {kind: reverse(name, args=[edition.language, *value, kind]) for kind in KINDS}


def feed_groups(edition: Edition) -> tuple[FeedGroup, ...]:
    """The edition's feeds: the whole, its sections, languages, countries and sources."""
    heard = selection.coverage()

    def rows(name: str, values: list[tuple[str, str, str]]) -> tuple[FeedRow, ...]:
        return tuple(FeedRow(title, feed_addresses(name, edition, value), tag) for title, value, tag in values)

    whole = FeedRow(own_name(edition.language), feed_addresses("feed", edition), edition.language)
    sections = [(str(TITLES[each.value]), each.value, "") for each in heard.sections]
    languages = [(language_name(each.value, edition.language), each.value, "") for each in heard.languages]
    countries = [(country_name(each.value, edition.language), each.value.lower(), "") for each in heard.countries]
    sources = [(each.source.name, each.source.slug, each.source.language) for each in selection.all_sources()]
    groups = (
        FeedGroup(_("The edition"), (whole,)),
        FeedGroup(_("Sections"), rows("section-feed", sections)),
        FeedGroup(_("Languages"), rows("language-feed", languages)),
        FeedGroup(_("Countries"), rows("country-feed", countries)),
        FeedGroup(_("Sources"), rows("source-feed", sources)),
    )
    return tuple(group for group in groups if group.rows)
