"""One article in an edition, whole or, where its publisher gave no leave to the public site, as an excerpt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from farwire.archive.codec import decode
from farwire.archive.models import Article, Revision
from farwire.publish.editions import Edition
from farwire.publish.languages import translated_tag
from farwire.publish.selection.cards import card_of, cards_of, may_show_whole, read_articles
from farwire.publish.selection.changes import corrections_of
from farwire.publish.selection.illustrations import captioned_once, illustration_of
from farwire.publish.selection.reasons import standings_of
from farwire.publish.selection.rights import rights_line
from farwire.publish.selection.sentences import choices_of, notes_of, summary_of, text_of
from farwire.publish.selection.shapes import ArticlePage, Card, StoryCard, Telling
from farwire.publish.selection.stories import members_beside, story_among
from farwire.publish.selection.text_shapes import Paragraph, Sentence
from farwire.publish.selection.texts import texts_of
from farwire.publish.selection.words import EXCERPT_WORDS, web_address
from farwire.records import BlockKind
from farwire.records import Rights as RightsRecord


@dataclass(frozen=True, slots=True)
class Moved:
    """The article stands under another key."""

    key: str


def article_page(key: str, edition: Edition) -> ArticlePage | Moved | None:
    """An article as an edition shows it; where it moved; or None if there is none that readers may see."""
    members = members_beside(key)
    article = next((each for each in members if each.key == key), None)
    if article is None or article.latest is None:
        alias = Article.objects.filter(pk=key, same_as__withdrawn_at__isnull=True, same_as__isnull=False).first()
        return Moved(str(alias.same_as_id)) if alias else None
    return _page(article, article.latest, members, edition)


def _page(article: Article, revision: Revision, members: Sequence[Article], edition: Edition) -> ArticlePage:
    """The page of an article; `members` are those of its story, with itself."""
    standings = standings_of(members, edition)
    # Who opens an article asks for it, even where it is itself a translation of what stands here.
    own = replace(standings, versions=frozenset())
    text = texts_of([article], own)[0]
    record, paragraphs = text.revision, text.paragraphs
    card = card_of(article, own, summary_of(paragraphs, revision.language, edition))
    whole = may_show_whole(article, revision)
    story = story_among(members, standings)
    elsewhere, copies = _elsewhere(story, article.key)
    shown = paragraphs if whole else excerpt_of(paragraphs)
    return ArticlePage(
        card=card,
        tag=translated_tag(edition.language, revision.language),
        paragraphs=shown,
        is_excerpt=not whole,
        notes=notes_of(shown),
        making=text.making,
        rights=rights_line(decode(RightsRecord, revision.rights)),
        completeness=record.completeness.state.value,
        completeness_reasons=record.completeness.reasons,
        agency=record.origin or "",
        dateline=record.dateline or "",
        publisher_notes=record.notes,
        corrections=corrections_of(article, _targets(paragraphs)) if whole and revision.number > 1 else (),
        story=story,
        elsewhere=elsewhere,
        copies=copies,
        original_here=_original_here(article, copies, edition),
        language_confidence=revision.language_confidence,
        image_url=web_address(record.image.url) if record.image else "",
        image_credit=(record.image.credit or "") if record.image else "",
        picture=captioned_once(illustration_of(article, record.image), paragraphs),
        choices=choices_of(shown),
        words=sum(_length(sentence) for part in paragraphs for sentence in part.sentences),
    )


def excerpt_of(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The headline, and as many of the first sentences as make a short excerpt."""
    heads = tuple(part for part in paragraphs if part.kind == BlockKind.HEADLINE)
    body = [part for part in paragraphs if part.kind in (BlockKind.STANDFIRST, BlockKind.PARAGRAPH)]
    left = EXCERPT_WORDS

    def fits(sentence: Sentence) -> bool:
        nonlocal left
        left -= _length(sentence)
        return left >= 0

    first = body[0] if body else None
    sentences = tuple(takewhile(fits, first.sentences)) if first else ()
    if first is None or not sentences:
        return heads
    return (*heads, Paragraph(first.kind, sentences, first.original_joint, first.shown_joint))


def _length(sentence: Sentence) -> int:
    """Words of a sentence; in scripts without spaces two characters count as one."""
    text = text_of(sentence.shown)
    words = len(text.split())
    return max(words, len(text) // 8 if words else 0)


def _targets(paragraphs: Sequence[Paragraph]) -> dict[str, str]:
    """What the shown translation makes of each sentence."""
    sentences = (each for part in paragraphs for each in part.sentences if each.is_translated)
    return {text_of(each.original): text_of(each.shown) for each in sentences}


def _elsewhere(story: StoryCard | None, key: str) -> tuple[tuple[Telling, ...], tuple[Card, ...]]:
    """Who else tells a story, and who carries the same text as this article or a version of it."""
    tellings = (story.lead, *story.others) if story else ()
    ours = next((each for each in tellings if key in _keys(each)), None)
    same = (ours.card, *ours.copies) if ours else ()
    return tuple(each for each in tellings if each is not ours), tuple(card for card in same if card.key != key)


def _keys(telling: Telling) -> set[str]:
    return {telling.card.key, *(copy.key for copy in telling.copies)}


def _original_here(article: Article, copies: Sequence[Card], edition: Edition) -> Card | None:
    """The article in the edition's language that this one is a translation of, in whatever story it stands."""
    membership = getattr(article, "membership", None)
    origin = membership.translation_of_id if membership else None
    if origin is None:
        return None
    known = [card for card in copies if card.key == origin]
    found = known or cards_of(list(read_articles().filter(pk=origin)), edition)
    return next((card for card in found if edition.keeps(card.language)), None)
