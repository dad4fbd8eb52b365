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

    What is itself a translation of an article in the reader's language gives its place to that one, unless the
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
    """By key of a translation its original, where the reader reads that as it was written."""
    placed = ((each, getattr(each, "membership", None)) for each in found)
    origins = {each.key: (each, row.translation_of_id) for each, row in placed if row and row.translation_of_id}
    if not origins:
        return {}
    rows = {row.key: row for row in read_articles().filter(pk__in={origin for _, origin in origins.values()})}
    pairs = ((key, each, rows.get(origin)) for key, (each, origin) in origins.items())
    return {
        key: original
        for key, each, original in pairs
        if original and _is_better(original, each, edition) and lookup.spans(original.published_at)
    }


def _is_better(original: Article, version: Article, edition: Edition) -> bool:
    """Whether an original is nearer to the edition's reader than what translates it."""
    own = _language(original)
    return base_language(own) == edition.base or (edition.keeps(own) and not edition.keeps(_language(version)))


def _language(article: Article) -> str:
    return article.latest.language if article.latest else ""
