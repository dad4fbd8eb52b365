"""Who was heard lately: how many articles by language, country and section."""

from collections import Counter
from datetime import timedelta

from django.core.cache import cache
from django.db.models import Count, Max

from farwire.archive.languages import base_language
from farwire.archive.models import Revision
from farwire.archive.worklist import shown_articles
from farwire.publish.sections import section_of
from farwire.publish.selection.shapes import Coverage, Tally

LATELY = timedelta(days=7)


def coverage() -> Coverage:
    """The last week's articles (before the latest article) counted, most first; counted once a minute at most."""
    found: Coverage | None = cache.get("coverage")
    if found is None:
        found = _count()
        cache.set("coverage", found, 60)
    return found


def _count() -> Coverage:
    articles = shown_articles().filter(latest__isnull=False)
    last = articles.aggregate(last=Max("published_at"))["last"]
    if last is None:
        return Coverage((), (), ())
    columns = ("latest__language", "source__country", "latest__section")
    counted = articles.filter(published_at__gte=last - LATELY).order_by().values_list(*columns)
    languages: Counter[str] = Counter()
    countries: Counter[str] = Counter()
    sections: Counter[str] = Counter()
    for language, country, section, number in counted.annotate(number=Count("key")):
        languages[base_language(language)] += number
        countries[country] += number
        sections[section_of(section)] += number
    return Coverage(tallied(languages), tallied(countries), tallied(sections))


def names_of(section: str) -> list[str]:
    """All names that papers give to a section."""
    names = Revision.objects.order_by().values_list("section", flat=True).distinct()
    return [name for name in names if section_of(name) == section]


def tallied(counted: Counter[str]) -> tuple[Tally, ...]:
    """Counts in order, the most first, without what has no name."""
    order = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Tally(value, number) for value, number in order if value)
