"""An edition as data: everything it shows, one plain object an article, in an order that never changes."""

from collections.abc import Iterator
from typing import Any

from farwire.archive.codec import decode
from farwire.archive.languages import base_language
from farwire.archive.models import Article, Membership, Translation
from farwire.archive.models import Revision as RevisionRow
from farwire.archive.worklist import shown_articles
from farwire.publish.editions import Edition
from farwire.publish.selection.cards import may_show_whole
from farwire.publish.selection.reasons import NO_MODEL, Standings, standings_of
from farwire.publish.selection.sentences import Unit, units_of
from farwire.publish.selection.shapes import State
from farwire.records import Attempt, BlockKind, Rights
from farwire.records import Revision as RevisionRecord

_TOGETHER = 200
# What may be shown of an article whose publisher has not granted more.
_ALWAYS_SHOWN = frozenset({BlockKind.HEADLINE})


def exported(edition: Edition) -> Iterator[dict[str, Any]]:
    """Every article the edition shows, copies too, in the order of their keys."""
    keys = list(shown_articles().filter(latest__isnull=False).order_by("key").values_list("key", flat=True))
    for start in range(0, len(keys), _TOGETHER):
        some = Article.objects.filter(key__in=keys[start : start + _TOGETHER]).order_by("key")
        related = (
            "latest",
            "source",
            "feed",
            "membership__duplicate_of__source",
            "membership__duplicate_of__membership",
        )
        articles = list(some.select_related(*related).defer("membership__duplicate_of__membership__reasons"))
        standings = standings_of(articles, edition, whole=True, versions=True)
        for article in articles:
            yield _object(article, standings)


def _object(article: Article, standings: Standings) -> dict[str, Any]:
    row = article.latest
    if row is None:
        raise ValueError(f"article {article.key} has not been read")
    revision = decode(RevisionRecord, row.content)
    state, reason = _standing(article, row, standings)
    translation = standings.translation_of(article)
    membership = getattr(article, "membership", None)
    return {
        "id": article.key,
        "url": article.url,
        "canonical_url": article.canonical_url,
        "source": article.source.name,
        "feed": article.feed.url,
        "language": row.language,
        "language_confidence": round(row.language_confidence, 4),
        "headline": row.headline,
        "byline": row.byline,
        "published_at": article.published_at.isoformat(),
        "updated_at": row.updated_at.isoformat() if row.updated_at else None,
        "revision": row.digest,
        "revision_number": row.number,
        "completeness": {"state": revision.completeness.state.value, "reasons": list(revision.completeness.reasons)},
        "rights": _rights(decode(Rights, row.rights)),
        "story": membership.story_id if membership else None,
        "duplicate_of": membership.duplicate_of_id if membership else None,
        "translation_of": membership.translation_of_id if membership else None,
        "origin": revision.origin,
        "credited_to": _credit(membership, revision.origin),
        "translation": _translation(state, reason, translation),
        "blocks": _blocks(
            revision, None if state is State.WITHHELD else translation, may_show_all=may_show_whole(article, row)
        ),
    }


def _standing(article: Article, row: RevisionRow, standings: Standings) -> tuple[State, str]:
    """An article's state and its reason: where the wire filed one for the pair, that, with the pair's tags."""
    state, reason = standings.of(article, row)
    base = base_language(row.language)
    if state is State.WAITING and standings.pairs.get(base) == NO_MODEL:
        return state, f"{NO_MODEL} for {base} → {standings.edition.base}"
    return state, reason


def _credit(membership: Membership | None, origin: str | None) -> str | None:
    """Whose words an article carries, if not its publisher's own: the agency that is named, else who had them first."""
    first = membership.duplicate_of if membership else None
    if origin or first is None:
        return origin
    placed = getattr(first, "membership", None)
    return (placed.origin if placed else "") or first.source.name


def _rights(rights: Rights) -> dict[str, Any]:
    signals = [{"rule": each.rule, "value": each.value, "where": each.where} for each in rights.signals]
    return {
        "licence": rights.licence,
        "holder": rights.holder,
        "attribution": rights.attribution,
        "may_translate": rights.may_translate.value,
        "may_show_full_text": rights.may_show_full_text.value,
        "signals": signals,
    }


def _translation(state: State, reason: str, translation: Translation | None) -> dict[str, Any]:
    told: dict[str, Any] = {"state": state.value, "reason": reason or None}
    if translation is None:
        return told | dict.fromkeys(("engine", "engine_version", "model", "pair", "pivot", "made_at"))
    return told | {
        "engine": translation.engine,
        "engine_version": translation.engine_version,
        "model": translation.model,
        "pair": translation.pair,
        "pivot": translation.pivot or None,
        "made_at": translation.made_at.isoformat(),
    }


def _blocks(revision: RevisionRecord, translation: Translation | None, *, may_show_all: bool) -> list[dict[str, Any]]:
    units = iter(units_of(translation) if translation else ())
    blocks = []
    for block in revision.blocks:
        segments = [_segment(segment.text, next(units, None)) for segment in block.segments]
        if may_show_all or block.kind in _ALWAYS_SHOWN:
            blocks.append({"kind": block.kind.value, "segments": segments})
    return blocks


def _segment(text: str, unit: Unit | None) -> dict[str, Any]:
    if unit is None:
        return {"text": text, "translation": None, "origin": None, "findings": [], "attempts": []}
    return {
        "text": text,
        "translation": unit.target,
        "origin": unit.unit.origin.value,
        "band": unit.verdict.band.value,
        "findings": [{"rule": finding.rule, "detail": finding.detail} for finding in unit.findings],
        "attempts": [_attempt(attempt) for attempt in unit.unit.attempts],
    }


def _attempt(attempt: Attempt) -> dict[str, Any]:
    """A translation of the sentence that was made and not kept, and why it was doubted."""
    return {
        "way": attempt.way,
        "engine": attempt.engine,
        "text": attempt.target,
        "band": attempt.band.value,
        "findings": [{"rule": rule, "detail": detail} for rule, detail in attempt.findings],
    }
