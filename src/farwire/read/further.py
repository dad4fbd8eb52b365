"""Where else an article may be read: its further parts, and its other versions (AMP, print).

The room stays off the network: who drives it fetches these addresses and hands the answers back in
`ReadRequest.more`.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from farwire.errors import ReadError
from farwire.read.address import absolute, same_site, split_url, without_tracking
from farwire.read.page import Page, page_of
from farwire.read.zones import names_of
from farwire.records import ReadRequest

_NUMBERED = re.compile(
    r"^[-_/.,;]?(?:page|seite|pagina|p|s|teil|part)?[-_/=]?(\d{1,2})(?:\.\w{2,5})?/?$", re.IGNORECASE
)
_PAGE_NAMES = frozenset({"page", "p", "seite", "s", "pagina", "part", "teil", "pg"})
_PAGER = re.compile(
    r"(?:^|[-_ ])(?:pagination|paging|pager|page-?nav|page-?numbers|multipage|article-?pages)(?:$|[-_ ])"
)
_DIGIT = re.compile(r"\d")
_MOST = 12


@dataclass(frozen=True, slots=True)
class FurtherAddresses:
    """Addresses on the publisher's own site: `parts` in reading order, `versions` to try where the page is empty."""

    parts: tuple[str, ...] = ()
    versions: tuple[str, ...] = ()


def further_addresses(request: ReadRequest) -> FurtherAddresses:
    """The further parts and other versions that a fetched page names; empty for what is no page."""
    try:
        page = page_of(request)
    except ReadError:
        return FurtherAddresses()
    links = page.evidence.links
    versions = [absolute(page.url, href) for href in links.get("amphtml", ())] + _print_versions(page)
    own = [url for url in versions if url and same_site(url, page.url) and url != page.url]
    return FurtherAddresses(parts_of(page), tuple(dict.fromkeys(own)))


def _print_versions(page: Page) -> list[str]:
    found = []
    for link in page.tree.iter("link"):
        if "alternate" in (link.get("rel") or "").lower().split() and link.get("media") == "print":
            found.append(absolute(page.url, link.get("href")))
    return found


def parts_of(page: Page) -> tuple[str, ...]:
    """The article's further parts, by number; only addresses that are this page's with a number more."""
    found: dict[int, str] = {}
    stated = [absolute(page.url, href) for href in page.evidence.links.get("next", ())]
    for anchor in page.tree.iter("a"):
        href = anchor.get("href") or ""
        if _DIGIT.search(href) and ((anchor.get("rel") or "").lower() == "next" or _in_pager(anchor)):
            stated.append(absolute(page.url, href))
    for address in stated:
        number = _part_number(page.url, without_tracking(address)) if address else 0
        if number > 1:
            found.setdefault(number, without_tracking(address))
    return tuple(found[number] for number in sorted(found))[:_MOST]


def _in_pager(anchor: object) -> bool:
    ancestors = anchor.iterancestors()  # type: ignore[attr-defined]
    return any(_is_pager(names_of(element)) for element in islice(ancestors, 3))


@lru_cache(1024)
def _is_pager(names: str) -> bool:
    return _PAGER.search(names) is not None


def _part_number(url: str, other: str) -> int:
    """Which part of the article at `url` another address is: 2 for the second; 0 if it is something else."""
    if not same_site(url, other):
        return 0
    here, there = split_url(url), split_url(other)
    stem = re.sub(r"\.\w{2,5}$", "", here.path.rstrip("/"))
    if there.path.rstrip("/") == here.path.rstrip("/"):
        pairs = (pair.partition("=") for pair in there.query.split("&"))
        return next((int(value) for name, _, value in pairs if name.lower() in _PAGE_NAMES and value.isdigit()), 0)
    match = _NUMBERED.match(there.path[len(stem) :]) if len(stem) > 1 and there.path.startswith(stem) else None
    return int(match.group(1)) if match else 0
