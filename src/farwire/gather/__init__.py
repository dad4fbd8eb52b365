"""Gather: from addresses to items.

The only room that uses the network. One polite HTTP door (`fetch`) asks for feeds and pages and
refuses to connect where it must not; `parse_feed` turns what a feed said into items, hostile as they
are; `find_feeds` and `find_articles` find out where a site announces its articles; `parse_opml` and
`write_opml` read and write lists of feeds; `normal_url` and `same_site` compare addresses.

Everything is loaded when it is first used: importing this door costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from farwire.gather.addresses import normal_url, same_site
    from farwire.gather.client import fetch
    from farwire.gather.discover import find_feeds
    from farwire.gather.feeds import parse_feed
    from farwire.gather.frontpage import find_articles
    from farwire.gather.opml import parse_opml, write_opml

__all__ = [
    "fetch",
    "find_articles",
    "find_feeds",
    "normal_url",
    "parse_feed",
    "parse_opml",
    "same_site",
    "write_opml",
]

_PLACES = {
    "fetch": "client",
    "find_articles": "frontpage",
    "find_feeds": "discover",
    "normal_url": "addresses",
    "parse_feed": "feeds",
    "parse_opml": "opml",
    "same_site": "addresses",
    "write_opml": "opml",
}


def __getattr__(name: str) -> object:
    """Load a function of the door when it is first asked for (PEP 562)."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    function: object = getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
    globals()[name] = function
    return function
