"""The one place where the site's queries live: plain frozen values out, no rows.

Pages, feeds and exports ask here; nothing else in `publish` reads the tables.
"""

from farwire.publish.selection import shapes
from farwire.publish.selection.articles import Moved, article_page
from farwire.publish.selection.coverage import coverage
from farwire.publish.selection.dispatches import Dispatch, dispatches_of
from farwire.publish.selection.illustrations import picture_of
from farwire.publish.selection.listings import Listing, listings
from farwire.publish.selection.questioned import Questioned, sentence_in_question
from farwire.publish.selection.search import Hit, Hits, search, source_names
from farwire.publish.selection.search_question import Query, query_of
from farwire.publish.selection.sources import (
    all_sources,
    archive_state,
    latest_of,
    latest_of_source,
    source_page,
)
from farwire.publish.selection.stories import front_page, story_page

__all__ = [
    "Dispatch",
    "Hit",
    "Hits",
    "Listing",
    "Moved",
    "Query",
    "Questioned",
    "all_sources",
    "archive_state",
    "article_page",
    "coverage",
    "dispatches_of",
    "front_page",
    "latest_of",
    "latest_of_source",
    "listings",
    "picture_of",
    "query_of",
    "search",
    "sentence_in_question",
    "shapes",
    "source_names",
    "source_page",
    "story_page",
]
