"""Each article that a search found once: without copies, and originals instead of what translates them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from farwire.archive.languages import base_language
from farwire.archive.models import Article
from farwire.archive.search import Lookup
from farwire.publish.editions import Edition
from farwire.publish.selection.cards import read_articles

_SPARE = 8


@dataclass(frozen=True, slots=True)
class Shown:
    """An article to show, and the one that was found: another where that is a translation of what is shown."""

    article: Article
    found: Article

    @property
    def key(self) -> str:
        """The key of the article that is shown."""
        return self.article.key


def shown_first(
    keys: Sequence[str], most: int, lookup: Lookup, edition: Edition, known: Sequence[str] = ()
) -> list[Shown]:
    """The first `most` articles of those found that readers may see, in their order, none of the `known`.

    What is itself a translation of an article in the edition's language gives its place to that one, unless the
    reader asks for a language, a country or a paper, or for days on which the original did not appear.
    """
    shown: dict[str, Shown] = {}
    passed, start = set(known), 0
    while start < len(keys) and len(shown) < most:
        end = start + (most - len(shown)) + _SPARE
        for each in _visible(keys[start:end], lookup, edition):
            if each.key not in passed:
                shown.setdefault(each.key, each)
        start = end
    return list(shown.values())[:most]


def _visible(keys: Sequence[str], lookup: Lookup, edition: Edition) -> Iterator[Shown]:
    """Those of these articles that are no copies, or their originals, in their order."""
    rows = {row.key: row for row in read_articles().filter(pk__in=keys, membership__duplicate_of__isnull=True)}
    found = [rows[key] for key in keys if key in rows]
    originals = {} if lookup.names_places else _originals(found, lookup, edition)
    for each in found:
        yield Shown(originals.get(each.key, each), each)


def _originals(found: Sequence[Article], lookup: Lookup, edition: Edition) -> dict[str, Article]:
    """By key of a translation its original, where that stands in the edition's language."""
    placed = ((each.key, getattr(each, "membership", None)) for each in found)
    origins = {key: row.translation_of_id for key, row in placed if row is not None and row.translation_of_id}
    if not origins:
        return {}
    rows = read_articles().filter(pk__in=set(origins.values()))
    here = {row.key: row for row in rows if row.latest and base_language(row.latest.language) == edition.base}
    return {
        key: here[origin]
        for key, origin in origins.items()
        if origin in here and lookup.spans(here[origin].published_at)
    }
