"""The one shape every kind of feed is adapted to, and how it becomes items.

Each format fills in `Entry` and `Channel` with what it found, as it found it; here, once for all
formats, links are made absolute, dates and languages read, headlines and names made plain.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256

from farwire.gather.addresses import resolve_link
from farwire.gather.dates import plausible_date
from farwire.gather.plain import language_tag, persons, plain_text, printable
from farwire.records import UNKNOWN_LANGUAGE, FeedContent, FeedRequest, Item

# A feed announces what is new; one with more items than this is an archive, or an attack.
MOST_ITEMS = 5000
LONGEST_HTML = 500_000  # characters kept of a summary or a full text
_LONGEST_GUID = 2000
_LONGEST_SECTION = 100
_MOST_LICENCES = 4
_LONGEST_TTL = 7 * 24 * 60  # minutes


@dataclass(slots=True)
class Entry:
    """An entry as its format states it: everything raw, "" and empty for what it does not say.

    Raw, but for characters that no XML could hold (NUL, C0 controls): whoever fills it in has left them out.

    `guid_is_link` is what RSS calls a permalink; `base` is what relative links are relative to; `licences` are RSL
    documents and links to some.
    """

    guid: str = ""
    guid_is_link: bool = False
    link: str = ""
    title: str = ""
    summary: str = ""
    content: str = ""
    names: list[str] = field(default_factory=list)
    published: str = ""
    updated: str = ""
    categories: list[str] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    language: str = ""
    base: str = ""
    licences: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Channel:
    """A feed as its format states it."""

    format: str
    title: str = ""
    link: str = ""
    language: str = ""
    ttl: str = ""
    base: str = ""
    entries: list[Entry] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def feed_content(request: FeedRequest, channel: Channel) -> FeedContent:
    """The feed's content in our terms; entries with neither link nor headline are nothing and left out."""
    base = channel.base or request.fetched.final_url
    language = language_tag(channel.language)
    ambiguous = _ambiguous_guids(channel.entries)
    items = [_item(request, entry, base, language, ambiguous) for entry in channel.entries]
    found = [item for item in items if item is not None]
    excess = [f"it has {len(found)} items; the newest {MOST_ITEMS} are carried"] if len(found) > MOST_ITEMS else []
    return FeedContent(
        feed_id=request.feed_id,
        format=channel.format,
        title=plain_text(channel.title),
        home_url=resolve_link(base, channel.link),
        language=language,
        items=tuple(_newest(found)),
        ttl=_minutes(channel.ttl),
        faults=(*channel.faults, *excess),
    )


def _newest(items: list[Item]) -> list[Item]:
    """As many as are carried, in the feed's order; of those without a date the first."""
    if len(items) <= MOST_ITEMS:
        return items
    undated = datetime.min.replace(tzinfo=UTC)
    order = sorted(range(len(items)), key=lambda place: items[place].published_at or undated, reverse=True)
    return [items[place] for place in sorted(order[:MOST_ITEMS])]


def _ambiguous_guids(entries: Iterable[Entry]) -> frozenset[str]:
    """The guids that a careless feed gives to several articles: they name none of them."""
    links: dict[str, str] = {}
    ambiguous = set()
    for entry in entries:
        if entry.guid and links.setdefault(entry.guid, entry.link) != entry.link:
            ambiguous.add(entry.guid)
    return frozenset(ambiguous)


def _item(request: FeedRequest, entry: Entry, base: str, language: str, ambiguous: frozenset[str]) -> Item | None:
    fetched_at = request.fetched.fetched_at
    base = resolve_link(base, entry.base) or base if entry.base else base
    url = _link(entry, base)
    headline = plain_text(entry.title)
    if not url and not headline:
        return None
    own = language_tag(entry.language) if entry.language else UNKNOWN_LANGUAGE
    return Item(
        feed_id=request.feed_id,
        guid=_guid(entry, url, headline, ambiguous),
        url=url,
        headline=headline,
        summary_html=entry.summary[:LONGEST_HTML].strip(),
        content_html=entry.content[:LONGEST_HTML].strip(),
        byline=persons(entry.names) if entry.names else (),
        published_at=plausible_date(entry.published, fetched_at),
        updated_at=plausible_date(entry.updated, fetched_at),
        language=own if own != UNKNOWN_LANGUAGE else language,
        section=_section(entry.categories),
        image_url=_first_link(entry.images, base),
        licences=_licences(entry.licences, base),
    )


def _link(entry: Entry, base: str) -> str:
    """The entry's address; a guid stands in for it if it is a permalink or, by its scheme, an address."""
    if entry.link:
        url = resolve_link(base, entry.link)
        if url:
            return url
    guid = entry.guid.strip()
    if guid.lower().startswith(("http://", "https://")) or entry.guid_is_link:
        return resolve_link(base, guid) or ""
    return ""


def _guid(entry: Entry, url: str, headline: str, ambiguous: frozenset[str]) -> str:
    guid = " ".join(printable(entry.guid).split())
    if not guid or (entry.guid in ambiguous and url):
        guid = url or headline
    return guid if len(guid) <= _LONGEST_GUID else "sha256:" + sha256(guid.encode()).hexdigest()


def _section(categories: Iterable[str]) -> str:
    for category in categories:
        words = plain_text(category)
        if words and "://" not in words:
            return words[:_LONGEST_SECTION]
    return ""


def _first_link(links: Iterable[str], base: str) -> str | None:
    return next(filter(None, (resolve_link(base, link) for link in links)), None)


def _licences(stated: Iterable[str], base: str) -> tuple[str, ...]:
    """The first RSL documents, and the links to such made absolute."""
    found = (each if each.startswith("<") else resolve_link(base, each) for each in stated)
    return tuple(dict.fromkeys(each for each in found if each))[:_MOST_LICENCES]


def _minutes(ttl: str) -> int | None:
    text = ttl.strip()
    return min(int(text[:9]), _LONGEST_TTL) if text.isascii() and text.isdigit() and int(text[:9]) > 0 else None
