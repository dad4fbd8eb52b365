"""Addresses of the site."""

from django.urls import URLPattern, path, register_converter

from farwire.publish import (
    channels,
    health,
    install,
    metrics,
    outlines,
    pictures,
    remarks,
    sample_pages,
    searching,
    sitemaps,
    views,
)


class LanguageTag:
    """A BCP 47 tag."""

    regex = "[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"

    def to_python(self, value: str) -> str:
        """The tag as it stands."""
        return value

    def to_url(self, value: str) -> str:
        """The tag as it stands."""
        return value


class FeedKind:
    """A format of feeds."""

    regex = "rss|atom|json"

    def to_python(self, value: str) -> str:
        """The format's name."""
        return value

    def to_url(self, value: str) -> str:
        """The format's name."""
        return value


register_converter(LanguageTag, "tag")
register_converter(FeedKind, "kind")

urlpatterns: list[URLPattern] = [
    path("", views.home, name="home"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("metrics", metrics.metrics, name="metrics"),
    path("robots.txt", sitemaps.robots_txt, name="robots"),
    path("sitemap.xml", sitemaps.sitemap_xml, name="sitemap"),
    path("service-worker.js", install.service_worker, name="service-worker"),
    path("sample/<slug:slug>", sample_pages.sample, name="sample"),
    path("picture/<slug:key>.<slug:ending>", pictures.picture, name="picture"),
    path("edition/<tag:language>/", views.choose_edition, name="choose-edition"),
    path("<tag:language>/", views.front, name="front"),
    path("<tag:language>/feed.<kind:kind>", channels.front, name="feed"),
    path("<tag:language>/article/<slug:key>/", views.article, name="article"),
    path("<tag:language>/article/<slug:key>/sentence/<int:number>/", remarks.remark, name="remark"),
    path("<tag:language>/story/<slug:key>/", views.story, name="story"),
    path("<tag:language>/story/<slug:key>/feed.<kind:kind>", channels.story, name="story-feed"),
    path("<tag:language>/source/", views.sources, name="sources"),
    path("<tag:language>/source/<slug:slug>/", views.source, name="source"),
    path("<tag:language>/source/<slug:slug>/feed.<kind:kind>", channels.source, name="source-feed"),
    path("<tag:language>/language/<tag:tag>/", views.by_language, name="language"),
    path("<tag:language>/language/<tag:tag>/feed.<kind:kind>", channels.by_language, name="language-feed"),
    path("<tag:language>/country/<slug:code>/", views.by_country, name="country"),
    path("<tag:language>/country/<slug:code>/feed.<kind:kind>", channels.by_country, name="country-feed"),
    path("<tag:language>/section/<slug:name>/", views.by_section, name="section"),
    path("<tag:language>/section/<slug:name>/feed.<kind:kind>", channels.by_section, name="section-feed"),
    path("<tag:language>/search/", searching.search, name="search"),
    path("<tag:language>/search/feed.<kind:kind>", channels.search, name="search-feed"),
    path("<tag:language>/feeds/", views.feeds, name="feeds"),
    path("<tag:language>/reading/", views.reading, name="reading"),
    path("<tag:language>/reading/keep/", views.save_reading, name="save-reading"),
    path("<tag:language>/manifest.webmanifest", install.manifest, name="manifest"),
    path("<tag:language>/sources.opml", outlines.sources, name="sources-opml"),
    path("<tag:language>/feeds.opml", outlines.feeds, name="feeds-opml"),
    path("<tag:language>/about/", views.about, name="about"),
]
