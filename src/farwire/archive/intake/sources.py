"""Filing sources and their feeds."""

from datetime import datetime

from django.db import transaction
from django.utils.text import slugify

from farwire.archive import search
from farwire.archive.keys import article_key
from farwire.archive.models import Article, Feed, Source
from farwire.errors import ConfigurationError
from farwire.records import FeedLink

_LONGEST_URL = 2000


@transaction.atomic
def file_feed_link(link: FeedLink, *, is_sample: bool = False) -> bool:
    """File a feed and, if it is a new one, its source; True if the feed was new.

    Raises ConfigurationError for an address that is too long to be kept exactly.
    """
    if len(link.url) > _LONGEST_URL:
        raise ConfigurationError(f"{link.url[:80]}…: an address of {len(link.url)} characters; {_LONGEST_URL} at most")
    if Feed.objects.filter(url=link.url).exists():
        return False
    source = _source_of(link, is_sample)
    Feed.objects.create(
        source=source,
        url=link.url,
        title=link.title[:300],
        language=link.language[:35],
        format=link.format,
        is_active=not is_sample,
        stopped_because="a sample: it comes with the product and is never asked for" if is_sample else "",
    )
    return True


@transaction.atomic
def remove_source(slug: str) -> bool:
    """Remove a source with all its feeds and articles; False if there is none of this name."""
    removed, _ = Source.objects.filter(slug=slug).delete()
    return bool(removed)


@transaction.atomic
def withdraw(key: str, now: datetime) -> bool:
    """Take an article down for everybody; False if there is none."""
    search.leave([key])
    return bool(Article.objects.filter(key=key).update(withdrawn_at=now, next_visit_at=None))


def _source_of(link: FeedLink, is_sample: bool) -> Source:
    """The source of this name and home, made if need be."""
    name = link.title.strip()[:200] or link.home_url or link.url
    home = link.home_url if link.home_url and len(link.home_url) <= _LONGEST_URL else ""
    known = Source.objects.filter(name=name, home_url=home, is_sample=is_sample).first()
    return known or Source.objects.create(
        slug=_free_slug(name, link.url),
        name=name[:200],
        home_url=home,
        language=link.language[:35],
        country=(link.country or "")[:2].lower(),
        is_sample=is_sample,
    )


def _free_slug(name: str, url: str) -> str:
    """The name as a slug; where that is taken or empty, with some characters made from the address."""
    slug = slugify(name)[:60]
    taken = not slug or Source.objects.filter(slug=slug).exists()
    return f"{slug}-{article_key(url)[:6]}".strip("-") if taken else slug
