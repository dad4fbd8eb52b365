"""The steps of a round, each from its worklist to its filing."""

from farwire.pipeline.steps.feeds import ask_feeds
from farwire.pipeline.steps.pages import read_pages
from farwire.pipeline.steps.pictures import fetch_pictures
from farwire.pipeline.steps.stories import place_articles, sign_revisions
from farwire.pipeline.steps.translations import translate_revisions

__all__ = ["ask_feeds", "fetch_pictures", "place_articles", "read_pages", "sign_revisions", "translate_revisions"]
