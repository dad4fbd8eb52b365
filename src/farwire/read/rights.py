"""What may be done with an article."""

from farwire.read.page import Page
from farwire.records import Fetched, Rights


def read_rights(fetched: Fetched, page: Page) -> Rights:
    """The rights a page, its headers and its host's robots.txt state; unknown is not granted."""
    return Rights()
