"""Articles with their texts, as feeds carry them."""

from collections.abc import Sequence
from dataclasses import dataclass

from farwire.archive.codec import decode
from farwire.archive.models import Article
from farwire.archive.worklist import shown_articles
from farwire.publish.editions import Edition
from farwire.publish.languages import translated_tag
from farwire.publish.selection.articles import excerpt_of, making_of
from farwire.publish.selection.cards import card_of, may_show_whole
from farwire.publish.selection.reasons import Standings, standings_of
from farwire.publish.selection.rights import rights_line
from farwire.publish.selection.sentences import notes_of, paragraphs_of, units_of
from farwire.publish.selection.shapes import Card, Making, Note, Paragraph, RightsLine, State
from farwire.records import Revision, Rights


@dataclass(frozen=True, slots=True)
class Dispatch:
    """An article as a feed carries it; `tag` is the language tag of its text as shown."""

    card: Card
    tag: str
    paragraphs: tuple[Paragraph, ...]
    is_excerpt: bool
    notes: tuple[Note, ...]
    making: Making | None
    rights: RightsLine


def dispatches_of(cards: Sequence[Card], edition: Edition) -> list[Dispatch]:
    """The texts of these articles, in their order."""
    keys = [card.key for card in cards]
    rows = shown_articles().filter(latest__isnull=False, pk__in=keys).select_related("latest", "source")
    articles = {row.key: row for row in rows}
    standings = standings_of(articles.values(), edition, whole=True)
    return [_dispatch(articles[key], standings) for key in keys if key in articles]


def _dispatch(article: Article, standings: Standings) -> Dispatch:
    edition, revision = standings.edition, article.latest
    if revision is None:
        raise ValueError(f"article {article.key} has not been read")
    card = card_of(article, standings, with_summary=True)
    translation = standings.translation_of(article) if card.state is State.TRANSLATED else None
    units = units_of(translation) if translation else ()
    paragraphs = paragraphs_of(decode(Revision, revision.content), units, edition.language)
    whole = may_show_whole(article, revision)
    shown = paragraphs if whole else excerpt_of(paragraphs)
    return Dispatch(
        card=card,
        tag=translated_tag(edition.language, revision.language) if translation else revision.language,
        paragraphs=shown,
        is_excerpt=not whole,
        notes=notes_of(shown),
        making=making_of(translation, units) if translation else None,
        rights=rights_line(decode(Rights, revision.rights)),
    )
