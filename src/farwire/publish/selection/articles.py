"""One article in an edition, whole or, where its publisher gave no leave to the public site, as an excerpt."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from farwire.archive.codec import decode
from farwire.archive.models import Article, Revision, Translation
from farwire.archive.worklist import shown_articles
from farwire.publish.editions import Edition
from farwire.publish.languages import translated_tag
from farwire.publish.selection.cards import card_of, may_show_whole
from farwire.publish.selection.changes import corrections_of
from farwire.publish.selection.reasons import standings_of
from farwire.publish.selection.rights import rights_line
from farwire.publish.selection.sentences import Unit, notes_of, paragraphs_of, units_of
from farwire.publish.selection.shapes import ArticlePage, Card, Making, Paragraph, Sentence, State, StoryCard, Telling
from farwire.publish.selection.stories import story_of
from farwire.publish.selection.words import EXCERPT_WORDS, web_address
from farwire.records import Band, BlockKind
from farwire.records import Revision as RevisionRecord
from farwire.records import Rights as RightsRecord


@dataclass(frozen=True, slots=True)
class Moved:
    """The article stands under another key."""

    key: str


def article_page(key: str, edition: Edition) -> ArticlePage | Moved | None:
    """An article as an edition shows it; where it moved; or None if there is none that readers may see."""
    article = (
        shown_articles().filter(latest__isnull=False, pk=key).select_related("latest", "source", "membership").first()
    )
    if article is None or article.latest is None:
        alias = Article.objects.filter(pk=key, same_as__withdrawn_at__isnull=True, same_as__isnull=False).first()
        return Moved(str(alias.same_as_id)) if alias else None
    return _page(article, article.latest, edition)


def _page(article: Article, revision: Revision, edition: Edition) -> ArticlePage:
    standings = standings_of([article], edition, whole=True)
    card = card_of(article, standings, with_summary=True)
    translation = standings.translation_of(article) if card.state is State.TRANSLATED else None
    record = decode(RevisionRecord, revision.content)
    units = units_of(translation) if translation else ()
    whole = may_show_whole(article, revision)
    paragraphs = paragraphs_of(record, units, edition.language)
    story = story_of(article, edition)
    elsewhere, copies = _elsewhere(story, article.key)
    shown = paragraphs if whole else excerpt_of(paragraphs)
    return ArticlePage(
        card=card,
        tag=translated_tag(edition.language, revision.language),
        paragraphs=shown,
        is_excerpt=not whole,
        notes=notes_of(shown),
        making=making_of(translation, units) if translation else None,
        rights=rights_line(decode(RightsRecord, revision.rights)),
        completeness=record.completeness.state.value,
        completeness_reasons=record.completeness.reasons,
        agency=record.origin or "",
        dateline=record.dateline or "",
        publisher_notes=record.notes,
        corrections=corrections_of(article, _targets(units)) if whole and revision.number > 1 else (),
        story=story,
        elsewhere=elsewhere,
        copies=copies,
        original_here=_original_here(article, copies, edition),
        language_confidence=revision.language_confidence,
        image_url=web_address(record.image.url) if record.image else "",
        image_credit=(record.image.credit or "") if record.image else "",
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
    text = "".join(stretch.text for stretch in sentence.shown)
    words = len(text.split())
    return max(words, len(text) // 8 if words else 0)


def making_of(translation: Translation, units: Sequence[Unit]) -> Making:
    """How a translation was made, and how many of its sentences are doubtful or were left."""
    return Making(
        engine=translation.engine,
        engine_version=translation.engine_version,
        model=translation.model,
        pair=translation.pair,
        pivot=translation.pivot,
        made_at=translation.made_at,
        units_made=translation.units_made,
        units_reused=translation.units_reused,
        doubtful=sum(unit.target is not None and unit.verdict.band is Band.LOOK for unit in units),
        untranslated=sum(unit.target is None for unit in units),
    )


def _targets(units: Sequence[Unit]) -> dict[str, str]:
    return {unit.unit.source.text: unit.target for unit in units if unit.target is not None}


def _elsewhere(story: StoryCard | None, key: str) -> tuple[tuple[Telling, ...], tuple[Card, ...]]:
    """Who else tells a story, and who carries the same text as this article or a version of it."""
    tellings = (story.lead, *story.others) if story else ()
    ours = next((each for each in tellings if key in _keys(each)), None)
    same = (ours.card, *ours.copies) if ours else ()
    return tuple(each for each in tellings if each is not ours), tuple(card for card in same if card.key != key)


def _keys(telling: Telling) -> set[str]:
    return {telling.card.key, *(copy.key for copy in telling.copies)}


def _original_here(article: Article, copies: Sequence[Card], edition: Edition) -> Card | None:
    """The article in the edition's language that this one is a translation of."""
    membership = getattr(article, "membership", None)
    origin = membership.translation_of_id if membership else None
    return next((card for card in copies if card.key == origin and edition.keeps(card.language)), None)
