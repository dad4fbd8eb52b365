"""What each telling of a story adds to those before it: whole sentences that none of them had."""

import re
from collections.abc import Sequence

from farwire.archive.codec import decode
from farwire.archive.languages import base_language
from farwire.archive.models import Article, Membership
from farwire.publish.editions import Edition
from farwire.publish.selection.cards import LIST_COLUMNS, may_show_whole, read_articles
from farwire.publish.selection.reasons import Standings, standings_of
from farwire.publish.selection.sentences import units_of
from farwire.publish.selection.shapes import State, Words
from farwire.publish.selection.words import original, translated
from farwire.records import Revision as RevisionRecord

_TOLD, _SENTENCES = 24, 2
_BEGINNING = 40
_LONGEST = 400  # characters: a longer one would fill the page, and half of it would be no sentence
_END = re.compile(r"[.!?…؟۔。！？।॥։]['\"”’»」』)\]]*$")
_WITHOUT_STOPS = frozenset({"th", "lo", "km", "my"})


def additions(rows: Sequence[Membership], edition: Edition) -> dict[str, tuple[Words, ...]]:
    """What articles said first, in the edition's language: their own words, or what was translated of them.

    At most two sentences an article, of the story's first 24; none where its text may not be shown here.
    """
    adds = {row.article_id: row.adds for row in rows if row.adds}
    if not adds:
        return {}
    asked = read_articles().only(*LIST_COLUMNS, "latest__content").filter(pk__in=list(adds)[:_TOLD])
    articles = list(asked)
    standings = standings_of(articles, edition, whole=True)
    return {article.key: _sentences(article, adds[article.key], standings) for article in articles}


def _sentences(article: Article, beginnings: Sequence[str], standings: Standings) -> tuple[Words, ...]:
    revision = article.latest
    if revision is None or not may_show_whole(article, revision):
        return ()
    state, _ = standings.of(article, revision)
    translation = standings.translation_of(article)
    if state is State.TRANSLATED and translation is not None:
        units = [each.unit for each in units_of(translation)]
        told = [(unit.source.text, unit.target or "") for unit in units]
        chosen = _chosen(told, beginnings, standings.edition.base)
        return tuple(translated(text, revision.language, standings.edition) for text in chosen)
    if state is not State.ORIGINAL:
        return ()
    texts = [segment.text for segment in decode(RevisionRecord, revision.content).segments]
    return tuple(
        original(text, revision.language)
        for text in _chosen(list(zip(texts, texts, strict=True)), beginnings, base_language(revision.language))
    )


def _chosen(told: Sequence[tuple[str, str]], beginnings: Sequence[str], language: str) -> list[str]:
    """Of sentences as the original has them and as they are shown, the first that are new and whole."""
    new = [shown for source, shown in told if any(source.startswith(each[:_BEGINNING]) for each in beginnings)]
    return [text for text in new if is_whole(text, language)][:_SENTENCES]


def is_whole(text: str, language: str) -> bool:
    """Whether a text is a sentence with its end, and no longer than one is read in passing: no heading, no fragment."""
    return len(text) <= _LONGEST and (language in _WITHOUT_STOPS or _END.search(text.rstrip()) is not None)
