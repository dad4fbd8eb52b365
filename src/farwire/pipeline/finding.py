"""Finding the feeds of a site: asked for, and read once, before they are carried."""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from farwire import gather
from farwire.errors import FetchFailed
from farwire.pipeline.stages import FRONT_PAGE
from farwire.records import Failure, FeedLink, FeedRequest, Fetched, FetchPolicy, FetchRequest

_MOST_CANDIDATES = 10


def feeds_at(url: str, policy: FetchPolicy) -> Iterator[FeedLink]:
    """The feeds that an address leads to, the best first; each has been read. Raises FetchFailed if it does not answer.

    Without a feed the news sitemap named in robots.txt serves, and without that the front page itself.
    """
    page = _ask(url, policy, obey_robots=False)
    found = list(_readable(gather.find_feeds(page), page, policy))
    if not found:
        page = _ask(url, policy, obey_robots=True)
        found = list(_readable(gather.find_feeds(page), page, policy))
    if not found and gather.find_articles(page):
        found = [FeedLink(page.final_url, _host(page), page.final_url, format=FRONT_PAGE)]
    yield from found


def _ask(url: str, policy: FetchPolicy, *, obey_robots: bool) -> Fetched:
    fetched = gather.fetch(FetchRequest(url, url, policy, obey_robots=obey_robots))
    if isinstance(fetched, Failure):
        raise FetchFailed(f"{url}: {fetched.detail}")
    return fetched


def _readable(links: tuple[FeedLink, ...], page: Fetched, policy: FetchPolicy) -> Iterator[FeedLink]:
    """Those links that lead to feeds indeed, named as the feeds name themselves."""
    for link in links[:_MOST_CANDIDATES]:
        fetched = page
        if link.url != page.final_url:
            answer = gather.fetch(FetchRequest(link.url, link.url, policy, obey_robots=False))
            if isinstance(answer, Failure):
                continue
            fetched = answer
        content = gather.parse_feed(FeedRequest(link.url, fetched))
        if not isinstance(content, Failure) and content.items:
            title = content.title or link.title or _host(page)
            yield replace(link, title=title, home_url=link.home_url or content.home_url, language=content.language)


def _host(page: Fetched) -> str:
    """The name of a source that names itself nowhere."""
    return urlsplit(page.final_url).hostname or page.final_url
