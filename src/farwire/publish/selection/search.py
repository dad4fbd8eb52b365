"""Search over originals and translations of all languages, by words and by meaning.

One door for both databases; what a word is and how hits are ranked stands in `farwire.archive.search`.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from farwire.archive.languages import base_language
from farwire.archive.models import Source
from farwire.archive.search import (
    ANYWHERE,
    Clause,
    Lookup,
    country_mark,
    find,
    language_mark,
    readable_marks,
    source_mark,
    without,
    words_of,
)
from farwire.publish.editions import Edition
from farwire.publish.languages import country_name, language_name
from farwire.publish.selection.cards import cards_of
from farwire.publish.selection.coverage import coverage
from farwire.publish.selection.search_lines import Line, Piece, lines_of, pieces_of
from farwire.publish.selection.search_meaning import ASKER, Nearest
from farwire.publish.selection.search_once import Shown, shown_first
from farwire.publish.selection.search_question import Query
from farwire.publish.selection.shapes import Card, State
from farwire.publish.selection.words import printable

ON_A_PAGE = 25
MOST_PAGES = 8
MOST_BY_MEANING = 15
MOST_NAMED = 300
_LIKE = 3
_NOWHERE = "-"


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that a search found, and the sentences that answer it: as shown in the edition, and as written.

    `head` is the headline as shown, in pieces.
    """

    card: Card
    head: tuple[Piece, ...]
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Hits:
    """One page of what a search found: by its words, the best first; then, on the first page, what means the same."""

    by_words: tuple[Hit, ...] = ()
    by_meaning: tuple[Hit, ...] = ()
    page: int = 1
    has_more: bool = False

    @property
    def cards(self) -> list[Card]:
        """The cards of all."""
        return [hit.card for hit in (*self.by_words, *self.by_meaning)]


def search(query: Query, edition: Edition, *, page: int = 1, most: int = ON_A_PAGE) -> Hits:
    """What a search finds, each article once; `page` counts from 1, with `most` hits by words on each."""
    lookup = lookup_of(query, edition)
    page = min(max(page, 1), MOST_PAGES)
    if lookup.is_empty:
        return Hits()
    with _asking(query, lookup, page, 2 * MOST_BY_MEANING + most) as near:
        # Copies are left out afterwards, so a few more are asked for.
        keys = find(lookup, 2 * most * MOST_PAGES, readable_marks(edition.language))
        start = (page - 1) * most
        once = shown_first(keys, start + most + 1, lookup, edition)
        here = once[start : start + most]
        has_more = page < MOST_PAGES and len(once) > start + most
        # Where words were insisted on and found, what only means the same is not wanted.
        same = [] if page > 1 or (query.is_literal and here) else near([each.found.key for each in here[:_LIKE]])
    alike = _alike(same, lookup, keys, here, edition)
    # The cards of all together: each kind of question is put to the archive once.
    cards = cards_of([each.article for each in (*here, *alike)], edition)
    by_words = _hits(here, cards[: len(here)], lookup.wanted, edition)
    return Hits(by_words, _hits(alike, cards[len(here) :], (), edition), page, has_more)


@contextmanager
def _asking(query: Query, lookup: Lookup, page: int, most: int) -> Iterator[Nearest]:
    """What waits for an answer by meaning: asked at once, unless it may not be wanted."""
    if page > 1 or query.is_literal:
        yield lambda like: ASKER.nearest(query.words, like, lookup, most)
        return
    with ASKER.asking(query.words, lookup, most) as near:
        yield near


def _alike(
    near: Sequence[str], lookup: Lookup, found: Sequence[str], here: Sequence[Shown], edition: Edition
) -> Sequence[Shown]:
    """What means the same and was not found by its words."""
    known = {*found, *(each.key for each in here)}
    others = without([key for key in near if key not in known], lookup.clauses)
    return shown_first(others, MOST_BY_MEANING, lookup, edition, sorted(known))


def source_names() -> list[str]:
    """The papers' names, for a reader who looks for one."""
    return list(map(printable, Source.objects.order_by("name").values_list("name", flat=True)[:MOST_NAMED]))


def lookup_of(query: Query, edition: Edition) -> Lookup:
    """The question as the archive takes it: clauses, and marks of the places that are meant."""
    clauses = tuple(clause for term in query.terms if (clause := term.clause) is not None)
    places = [
        tuple(each(values, edition)) or (_NOWHERE,)
        for values, each in ((query.languages, _languages), (query.countries, _countries), (query.sources, _sources))
        if values
    ]
    if not places and (query.since or query.until):
        places = [(ANYWHERE,)]
    return Lookup(clauses, tuple(places), query.starts_at, query.ends_before)


def _languages(values: Sequence[str], edition: Edition) -> Iterable[str]:
    """Marks of languages given by tag, or by name in the edition's language, in their own or in English."""
    heard = [tally.value for tally in coverage().languages]
    for value in values:
        named = [
            tag
            for tag in heard
            if value.casefold() in {language_name(tag, in_).casefold() for in_ in (edition.language, tag, "en")}
        ]
        yield from map(language_mark, named or [value if "-" in value else base_language(value)])


def _countries(values: Sequence[str], edition: Edition) -> Iterable[str]:
    """Marks of countries given by code, or by name in the edition's language or in English."""
    heard = [tally.value for tally in coverage().countries]
    for value in values:
        named = [
            code
            for code in heard
            if value.casefold() in {country_name(code, in_).casefold() for in_ in (edition.language, "en")}
        ]
        yield from map(country_mark, named or [value])


def _sources(values: Sequence[str], edition: Edition) -> Iterable[str]:
    """Marks of papers given by their short name, or by words of their name."""
    known = [(row.pk, row.slug, words_of(row.name)) for row in Source.objects.only("pk", "slug", "name")]
    for value in values:
        wanted = words_of(value)
        exact = [pk for pk, slug, _ in known if slug == value]
        yield from map(source_mark, exact or [pk for pk, _, name in known if wanted and wanted <= name])


def _hits(
    shown: Sequence[Shown], cards: Sequence[Card], clauses: Sequence[Clause], edition: Edition
) -> tuple[Hit, ...]:
    """Cards with the lines that answer: of what was found, where the shown original has none."""
    translated = {card.key for card in cards if card.state is State.TRANSLATED}
    asked = [article for each in shown for article in (each.article, each.found)]
    lines = lines_of(asked, clauses, translated, edition)
    return tuple(
        _hit(card, lines.get(card.key) or lines.get(each.found.key, ()), clauses)
        for card, each in zip(cards, shown, strict=True)
    )


def _hit(card: Card, lines: tuple[Line, ...], clauses: Sequence[Clause]) -> Hit:
    """A card with its lines; what the headline says already is not said again."""
    others = tuple(line for line in lines if line.text != card.headline.text)
    return Hit(card, pieces_of(card.headline.text, clauses), others)
