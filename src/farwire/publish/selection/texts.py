"""Articles' texts and summaries in an edition, read from the archive once and kept while they stay as they are."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace

from farwire.archive.codec import decode
from farwire.archive.models import Article, Revision, Translation
from farwire.publish.editions import Edition
from farwire.publish.selection.reasons import Standings
from farwire.publish.selection.recent import Recent
from farwire.publish.selection.sentences import Unit, opening_of, paragraphs_of, units_of
from farwire.publish.selection.shapes import Words
from farwire.publish.selection.text_shapes import Making, Paragraph
from farwire.records import Band
from farwire.records import Revision as RevisionRecord

# A text is some 50 kB in memory, a summary half of one.
_TEXTS: Recent["Text"] = Recent(200)
_SUMMARIES: Recent[Words | None] = Recent(4000)


@dataclass(frozen=True, slots=True)
class Text:
    """An article's text as an edition shows it, and how its translation was made.

    `mark` changes when anything here does; `revision` is the record without its blocks.
    """

    mark: Hashable
    revision: RevisionRecord
    paragraphs: tuple[Paragraph, ...]
    making: Making | None


def texts_of(articles: Sequence[Article], standings: Standings) -> list[Text]:
    """The whole texts of these articles, in their order: two questions at most, none for what is kept."""
    return _TEXTS.fetch(
        articles, lambda article: _mark(article, standings), lambda absent: _load_texts(absent, standings)
    )


def summaries_of(articles: Sequence[Article], standings: Standings) -> list[Words | None]:
    """The translated summaries of these articles, in their order; None where nothing translated may be shown."""
    return _SUMMARIES.fetch(
        articles, lambda article: _mark(article, standings), lambda absent: _load_summaries(absent, standings)
    )


def forget() -> None:
    """Forget what was read."""
    _TEXTS.clear()
    _SUMMARIES.clear()


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


def _mark(article: Article, standings: Standings) -> Hashable:
    """What a text depends on. A translation that is made anew has another time."""
    translation = standings.shown(article)
    made = (translation.pk, translation.made_at) if translation else None
    return article.latest_id, made, standings.edition.language


def _load_texts(articles: Sequence[Article], standings: Standings) -> list[Text]:
    contents, translations = _contents(articles), _translations(articles, standings)
    return [
        _text(
            _mark(article, standings),
            contents[article.latest_id or 0],
            translations.get(article.key),
            standings.edition,
        )
        for article in articles
    ]


def _text(mark: Hashable, content: object, translation: Translation | None, edition: Edition) -> Text:
    units = units_of(translation) if translation else ()
    record = decode(RevisionRecord, content)
    paragraphs = paragraphs_of(record, units, edition.language)
    return Text(mark, replace(record, blocks=()), paragraphs, making_of(translation, units) if translation else None)


def _load_summaries(articles: Sequence[Article], standings: Standings) -> list[Words | None]:
    translations = _translations(articles, standings)
    translated = [article for article in articles if article.key in translations]
    contents = _contents(translated)
    found = {
        article.key: opening_of(
            contents[article.latest_id or 0], translations[article.key], _language(article), standings.edition
        )
        for article in translated
    }
    return [found.get(article.key) for article in articles]


def _language(article: Article) -> str:
    return article.latest.language if article.latest else ""


def _contents(articles: Sequence[Article]) -> dict[int, object]:
    """What the latest revisions hold, by their numbers; asked for only where it did not come with the article."""
    rows = [article.latest for article in articles if article.latest]
    here = {row.pk: row.content for row in rows if "content" not in row.get_deferred_fields()}
    absent = [row.pk for row in rows if row.pk not in here]
    if not absent:
        return here
    return here | dict(Revision.objects.filter(pk__in=absent).order_by().values_list("pk", "content"))


def _translations(articles: Sequence[Article], standings: Standings) -> dict[str, Translation]:
    """The translations that are shown, whole, by article."""
    shown = {article.key: found for article in articles if (found := standings.shown(article))}
    absent = [found.pk for found in shown.values() if found.get_deferred_fields()]
    rows = Translation.objects.in_bulk(absent) if absent else {}
    return {key: rows.get(found.pk, found) for key, found in shown.items()}
