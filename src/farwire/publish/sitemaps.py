"""What search engines may look at: sitemaps with each page's other languages, and robots.txt."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from farwire.publish.addresses import absolute
from farwire.publish.selection import Listing, listings

if TYPE_CHECKING:
    from django.contrib.sites.models import Site
    from django.contrib.sites.requests import RequestSite

    _Sitemap = Sitemap[Listing]
else:
    _Sitemap = Sitemap


class PaperSitemap(_Sitemap):
    """The pages of all editions that may be indexed; each names itself in the other editions that may be."""

    i18n = True
    alternates = True
    limit = 45_000

    def items(self) -> Sequence[Listing]:
        """All pages, without their edition."""
        return listings()

    def get_languages_for_item(self, item: Listing) -> list[str]:
        """The editions in which this page may be indexed."""
        return list(item.editions)

    def location(self, item: Listing) -> str:
        """The page's path in the edition that is being listed."""
        return f"/{_edition()}/{item.path}"

    def get_domain(self, site: "Site | RequestSite | None" = None) -> str:
        """The host of FARWIRE_BASE_URL if it is set, else the one that was asked."""
        return urlsplit(settings.BASE_URL).netloc if settings.BASE_URL else super().get_domain(site)

    def get_protocol(self, protocol: str | None = None) -> str:
        """The scheme of FARWIRE_BASE_URL if it is set, else the one that was asked."""
        return urlsplit(settings.BASE_URL).scheme if settings.BASE_URL else super().get_protocol(protocol)

    def lastmod(self, item: Listing) -> datetime | None:
        """When the page changed last."""
        return item.changed_at


def sitemap_xml(request: HttpRequest) -> HttpResponse:
    """The sitemap (sitemaps.org 0.9, with xhtml:link alternates)."""
    return sitemap(request, {"paper": PaperSitemap()}, template_name="farwire/sitemap.xml")


def robots_txt(request: HttpRequest) -> HttpResponse:
    """Robots Exclusion (RFC 9309): a private paper asks all robots to stay away."""
    if settings.VISIBILITY == "private":
        text = "User-agent: *\nDisallow: /\n"
    else:
        text = "User-agent: *\nDisallow: /*?view=\nDisallow: /edition/\nDisallow: /*/search/\n\n"
        text += f"Sitemap: {absolute(request, '/sitemap.xml')}\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def _edition() -> str:
    """The active language as the settings write it (Django's own names are lower case)."""
    active = (get_language() or "").lower()
    return next(tag for tag in settings.EDITIONS if tag.lower() == active)
