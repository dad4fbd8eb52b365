"""The small world's feeds, sitemaps and front pages: every article, with what is known about it."""

import importlib.util
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from farwire.gather import find_articles, find_feeds, normal_url, parse_feed
from farwire.records import FeedContent, FeedRequest, Fetched

pytestmark = pytest.mark.world


@pytest.fixture(scope="module")
def publishers(shared: Path) -> list[Any]:
    spec = importlib.util.spec_from_file_location("small_world", shared / "world" / "serve.py")
    assert spec is not None
    assert spec.loader is not None
    world = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(world)
    found: list[Any] = world.build(shared / "world" / "data", 8700, datetime.now(UTC), 0, None)
    return found


def got(url: str, content_type: str, body: str) -> Fetched:
    return Fetched(url, url, 200, content_type, body.encode(), None, None, datetime.now(UTC))


def test_feeds_say_all(publishers: list[Any]) -> None:
    now = datetime.now(UTC)
    for publisher in publishers:
        fetched = got(publisher.base + publisher.feed_path, *publisher.feed(now))
        content = parse_feed(FeedRequest("feed", fetched))
        assert isinstance(content, FeedContent)
        assert (content.language, content.title) == (publisher.language, publisher.name)
        visible = {article.url: article for article in publisher.visible(now)}
        assert {item.url for item in content.items} == set(visible)
        for item in content.items:
            article = visible[item.url]
            assert item.headline == " ".join(article.title.split())
            assert item.published_at == article.published
            assert item.byline
            assert bool(item.content_html) is (publisher.full_text and publisher.feed_format != "rdf")


def test_sitemaps_say_all(publishers: list[Any]) -> None:
    now = datetime.now(UTC)
    for publisher in publishers:
        fetched = got(publisher.base + "/sitemap-news.xml", "application/xml", publisher.sitemap(now))
        content = parse_feed(FeedRequest("feed", fetched))
        assert isinstance(content, FeedContent)
        assert len(content.items) == len(publisher.visible(now))
        assert {item.language for item in content.items} == {publisher.language}


def test_front_pages_lead_to_feeds_and_articles(publishers: list[Any]) -> None:
    now = datetime.now(UTC)
    wanted = found = wrong = 0
    for publisher in publishers:
        page = got(publisher.base + "/", "text/html; charset=utf-8", publisher.home(now))
        assert find_feeds(page)[0].url == publisher.base + publisher.feed_path
        visible = {normal_url(article.url) for article in publisher.visible(now)}
        urls = {item.url for item in find_articles(page)}
        wanted, found, wrong = wanted + len(visible), found + len(visible & urls), wrong + len(urls - visible)
    assert found >= 0.99 * wanted
    assert wrong <= 0.01 * wanted
