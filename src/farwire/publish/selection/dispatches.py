"""Articles with their texts, as feeds carry them."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from farwire.archive.codec import decode
from farwire.archive.models import Article
from farwire.publish.editions import Edition
from farwire.publish.languages import translated_tag
from farwire.publish.selection.articles import excerpt_of
from farwire.publish.selection.cards import card_of, may_show_whole, read_articles
from farwire.publish.selection.illustrations import captioned_once, illustration_of
from farwire.publish.selection.reasons import Standings, standings_of
from farwire.publish.selection.rights import rights_line
from farwire.publish.selection.sentences import choices_of, notes_of, summary_of
from farwire.publish.selection.shapes import Card
from farwire.publish.selection.text_shapes import Choice, Illustration, Making, Note, Paragraph, RightsLine
from farwire.publish.selection.texts import Text, texts_of
from farwire.records import Rights


@dataclass(frozen=True, slots=True)
class Dispatch:
    """An article as a feed carries it; `tag` is the language tag of its text, `mark` changes when its text does.

    `picture` is what its page shows: the wire's own copy or a link, and nothing where neither is allowed.
    """

    card: Card
    tag: str
    paragraphs: tuple[Paragraph, ...]
    is_excerpt: bool
    notes: tuple[Note, ...]
    making: Making | None
    rights: RightsLine
    mark: Hashable = None
    choices: tuple[Choice, ...] = ()
    picture: Illustration | None = None

    @property
    def findings(self) -> tuple[Note | Choice, ...]:
        """What was found, doubts and choices alike."""
        return (*self.notes, *self.choices)


def dispatches_of(cards: Sequence[Card], edition: Edition) -> list[Dispatch]:
    """The texts of these articles, in their order."""
    rows = read_articles().in_bulk([card.key for card in cards])
    articles = [rows[card.key] for card in cards if card.key in rows]
    standings = standings_of(articles, edition)
    return [
        _dispatch(article, text, standings)
        for article, text in zip(articles, texts_of(articles, standings), strict=True)
    ]


def _dispatch(article: Article, text: Text, standings: Standings) -> Dispatch:
    edition, revision = standings.edition, article.latest
    if revision is None:
        raise ValueError(f"article {article.key} has not been read")
    whole = may_show_whole(article, revision)
    shown = text.paragraphs if whole else excerpt_of(text.paragraphs)
    picture = captioned_once(illustration_of(article, text.revision.image), text.paragraphs)
    return Dispatch(
        card=card_of(article, standings, summary_of(text.paragraphs, revision.language, edition)),
        tag=translated_tag(edition.language, revision.language) if text.making else revision.language,
        paragraphs=shown,
        is_excerpt=not whole,
        notes=notes_of(shown),
        making=text.making,
        rights=rights_line(decode(Rights, revision.rights)),
        mark=(text.mark, whole, picture),
        choices=choices_of(shown),
        picture=picture,
    )
