"""What we send and what we keep of the headers of HTTP."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from farwire.errors import GatherError
from farwire.gather.body import ACCEPTED_CODINGS
from farwire.records import FetchRequest

LONGEST_WAIT = 7 * 24 * 3600.0  # seconds; a server may not switch itself off for good by Retry-After

_KEPT = frozenset(
    {
        "age",
        "cache-control",
        "content-language",
        "content-signal",
        "content-type",
        "content-usage",
        "date",
        "etag",
        "expires",
        "last-modified",
        "link",
        "retry-after",
        "tdm-policy",
        "tdm-reservation",
        "x-robots-tag",
    }
)
_FEEDS = "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9"
_ACCEPT_PAGE = "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8"
_ACCEPT_FEED = f"{_FEEDS}, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5"
_NOT_IN_A_HEADER = re.compile(r"[\x00-\x1f\x7f]")


def sent_headers(request: FetchRequest) -> dict[str, str]:
    """The headers of a request: who asks, what for, and the validators exactly as they were received.

    Raises GatherError for a value that can't stand in a header.
    """
    headers = {
        "User-Agent": request.policy.user_agent,
        "Accept": _ACCEPT_PAGE if request.obey_robots else _ACCEPT_FEED,
        "Accept-Encoding": ACCEPTED_CODINGS,
    }
    if request.etag:
        headers["If-None-Match"] = request.etag
    if request.last_modified:
        headers["If-Modified-Since"] = request.last_modified
    for name, value in headers.items():
        if _NOT_IN_A_HEADER.search(value):
            raise GatherError(f"the value of {name} holds control characters")
    return headers


def kept_headers(headers: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The headers about type, caching and rights, lower-case names, in the order they came."""
    return tuple((name.lower(), value) for name, value in headers.items() if name.lower() in _KEPT)


def wait_of(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds to wait after a 429 or 503 (RFC 9110, 10.2.3), at most seven days; None if not named.

    A date is taken relative to the server's own Date header, so that its clock need not be right.
    """
    value = headers.get("Retry-After", "").strip()
    if value.isascii() and value.isdigit():
        return min(float(value[:12]), LONGEST_WAIT)
    until = _http_date(value)
    if until is None:
        return None
    then = _http_date(headers.get("Date", "")) or now
    return min(max((until - then).total_seconds(), 0.0), LONGEST_WAIT)


def _http_date(value: str) -> datetime | None:
    try:
        date = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return date.replace(tzinfo=UTC) if date.tzinfo is None else date.astimezone(UTC)
