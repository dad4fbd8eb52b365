"""When an article was published and last changed, in UTC."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

from farwire.read.address import split_url
from farwire.read.heavy import library
from farwire.read.linked_data import Evidence, text_of
from farwire.read.page import Page

Element = Any

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "og:published_time", "article:published",
    "parsely-pub-date", "sailthru.date", "publish-date", "publishdate", "publish_date", "pubdate", "date_published",
    "dc.date.issued", "dcterms.created", "dcterms.issued", "dc.date.created", "dcterms.date",
    "dc.date", "cxenseparse:recs:publishtime",
    "article_date_original", "originalpublicationdate", "article.published", "displaydate",
    "cxenseparse:publishtime", "last-published-date", "date",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "og:updated_time", "og:article:modified_time", "datemodified", "article:modified",
    "lastmod", "last-modified", "dcterms.modified", "dc.date.modified", "date_modified",
    "revisiondate", "article:updated_time",
)  # fmt: skip
_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_DAY = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)\b")
_PATH = re.compile(r"/((?:19|20)\d\d)[/-]?(\d\d)[/-]?(\d\d)(?=[/_-]|\b)")
_NOT_DATE = re.compile(r"[^\d]")
_COMPACT = re.compile(r"^(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?)?(Z|[+-]\d\d:?\d\d)?$")
_MIXED_ZONE = re.compile(r"(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)\s*(?:GMT|UTC)?\s*([+-]\d{1,2}:?\d{2})$")


def parse_date(value: str | None) -> datetime | None:
    """The time that a machine-readable date names; without a zone if it names none; None if it is no date.

    ISO 8601, RFC 5322, seconds or milliseconds since 1970, and what dateutil understands. A date must
    name a year, so that "10:30" or "Monday" is none.
    """
    text = (value or "").strip()
    if not text or len(text) > 80 or len(_NOT_DATE.sub("", text)) < 6:
        return None
    return _plausible(_from_iso(text) or _from_epoch(text) or _from_words(text))


def _from_iso(text: str) -> datetime | None:
    compact = _COMPACT.match(text)
    if compact:
        year, month, day, hour, minute, second, zone = compact.groups()
        text = f"{year}-{month}-{day}T{hour or '00'}:{minute or '00'}:{second or '00'}{zone or ''}"
    text = _MIXED_ZONE.sub(r"\1\2", text)
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _from_epoch(text: str) -> datetime | None:
    if not text.isdigit() or len(text) not in (10, 13):
        return None
    return datetime.fromtimestamp(int(text) / (1000 if len(text) == 13 else 1), UTC)


def _from_words(text: str) -> datetime | None:
    if not re.search(r"(?:19|20)\d\d", text):
        return None
    day_first = bool(re.match(r"\d{1,2}[./-]\d{1,2}[./-]\d{4}", text))
    try:
        parsed: datetime = library("dateutil.parser").parse(text, dayfirst=day_first, default=datetime(2000, 1, 1))  # noqa: DTZ001
    except (ValueError, OverflowError):
        return None
    return parsed


def _plausible(moment: datetime | None) -> datetime | None:
    """The moment itself unless it lies before the web."""
    if moment is None:
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    try:
        return moment if aware >= _EARLIEST else None
    except OverflowError:
        return None


def dates_of(page: Page, fetched_at: datetime) -> tuple[datetime | None, datetime | None]:
    """(published, updated) in UTC, each None where nothing says it.

    JSON-LD before meta tags before the page's `time` elements before the feed; a date after the fetch by
    more than two days is not believed. `updated` is only given when it is later than `published`.
    """
    article, item = page.evidence.article, page.item
    stated = [text_of(article.get("datePublished")), *_metas(page.evidence, _PUBLISHED)]
    updated = [text_of(article.get("dateModified")), *_metas(page.evidence, _UPDATED)]
    fed_first, fed_last = (item.published_at, item.updated_at) if item else (None, None)
    first = _first(stated, fed_first, fetched_at) or _first(_times(page.tree), fed_first, fetched_at)
    first = first or fed_first or _in_words(page, fetched_at)
    last = _first(updated, fed_last, fetched_at) or fed_last
    if first is None:
        first = (
            _first([text_of(article.get("dateCreated"))], None, fetched_at) or last or _searched(page.tree, fetched_at)
        )
    return first, (last if last and first and last > first else None)


def _in_words(page: Page, fetched_at: datetime) -> datetime | None:
    """The day that the page's title or address names: "… | 28.04.2023", "/2023/04/28/"."""
    stated = [page.title, page.evidence.first("og:title", "twitter:title") or ""]
    days = [match.groups() for text in stated if (match := _DAY.search(text))]
    found = [f"{year}-{month:0>2}-{day:0>2}" for day, month, year in days]
    path = _PATH.search(split_url(page.url).path)
    found += ["-".join(path.groups())] if path else []
    return _first(found, None, fetched_at)


def _metas(evidence: Evidence, names: tuple[str, ...]) -> list[str]:
    return [value for name in names for value in evidence.meta.get(name, ())]


def _times(tree: Element) -> list[str]:
    """Dates in the page's body that are marked as the publication's: itemprop or pubdate first, then any `time`."""
    marked = [
        each.get("datetime") or each.get("content") or each.text or ""
        for each in tree.xpath("//*[@itemprop='datePublished'] | //time[@pubdate]")
    ]
    return marked + [
        each.get("datetime")
        for each in tree.xpath("//time[@datetime][not(ancestor::aside or ancestor::footer or ancestor::nav)]")[:1]
    ]


def _first(values: list[str | None] | list[str], feed: datetime | None, fetched_at: datetime) -> datetime | None:
    latest = fetched_at + timedelta(days=2)
    for value in values:
        moment = parse_date(value)
        if moment is not None:
            aware = _in_utc(moment, feed)
            if aware <= latest:
                return aware
    return None


def _in_utc(moment: datetime, feed: datetime | None) -> datetime:
    """The moment in UTC; one without a zone takes the feed's if both name the same minute of some zone, else UTC."""
    if moment.tzinfo:
        return moment.astimezone(UTC)
    naive = moment.replace(tzinfo=UTC)
    if feed is not None:
        apart = abs((naive - feed).total_seconds())
        if apart <= 14 * 3600 and apart % 900 < 60:
            return feed.astimezone(UTC)
    return naive


def _searched(tree: Element, fetched_at: datetime) -> datetime | None:
    """The date htmldate finds in the page's text, as midnight UTC; the last resort."""
    found = library("htmldate").find_date(
        tree, original_date=True, extensive_search=True, max_date=fetched_at.date().isoformat()
    )
    moment = parse_date(found)
    return _in_utc(moment, None) if moment else None
