"""Pages that search engines may look at, and in which editions."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from farwire.archive.languages import base_language
from farwire.archive.models import Source, Story, Translation
from farwire.publish.selection.cards import read_articles
from farwire.publish.selection.coverage import coverage

MOST = 20_000
MOST_STORIES = 5_000


@dataclass(frozen=True, slots=True)
class Listing:
    """A page by its path under the edition's own, the editions in which it may be indexed, and its last change."""

    path: str
    editions: tuple[str, ...]
    changed_at: datetime | None


def listings() -> list[Listing]:
    """All pages but searches; articles in machine translation only where the operator lets them be indexed."""
    everywhere = tuple(settings.EDITIONS)
    pages = [Listing(path, everywhere, None) for path in ("", "source/", "feeds/", "about/")]
    pages += [Listing(f"source/{slug}/", everywhere, None) for slug in Source.objects.values_list("slug", flat=True)]
    pages += _lists(everywhere)
    translated = _translated() if settings.INDEX_TRANSLATIONS else {}
    columns = ("key", "latest_id", "latest__language", "latest__observed_at")
    for key, revision, language, observed_at in read_articles().values_list(*columns)[:MOST]:
        own = [tag for tag in everywhere if base_language(tag) == base_language(language)]
        editions = tuple(tag for tag in everywhere if tag in own or tag in translated.get(revision, ()))
        if editions:
            pages.append(Listing(f"article/{key}/", editions, observed_at))
    return pages


def _lists(editions: tuple[str, ...]) -> list[Listing]:
    """What was heard lately by language, country and section, and the newest stories that more than one tell."""
    heard = coverage()
    paths = [f"language/{tally.value}/" for tally in heard.languages]
    paths += [f"country/{tally.value.lower()}/" for tally in heard.countries]
    paths += [f"section/{tally.value}/" for tally in heard.sections]
    stories = Story.objects.filter(merged_into__isnull=True, size__gt=1).order_by("-latest_at", "key")
    told = stories.values_list("key", "latest_at")[:MOST_STORIES]
    return [Listing(path, editions, None) for path in paths] + [
        Listing(f"story/{key}/", editions, latest_at) for key, latest_at in told
    ]


def _translated() -> dict[int, set[str]]:
    """For each revision the languages in which it stands translated."""
    found: dict[int, set[str]] = {}
    shown = Translation.objects.exclude(decision="withhold").values_list("revision_id", "target_language")
    for revision, language in shown:
        found.setdefault(revision, set()).add(language)
    return found
