"""Who wrote it first: among copies of one text, and among its translations."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import fsum

import numpy as np
from numpy.typing import NDArray

from farwire.group.alignment import alignments
from farwire.group.holdings import Holdings
from farwire.group.kernels import cosine
from farwire.group.members import Candidate, GroupingSettings
from farwire.group.texts import fold, words

# Of two translations of a text into one language, it follows the one by this much of the other, in 99 of 100.
_NEARLY = 0.7


@dataclass(frozen=True, slots=True)
class Text:
    """One of some articles of the same text: what decides about the original."""

    article: str
    language: str
    at: float


@dataclass(frozen=True, slots=True)
class Copy:
    """One of some articles with the same words in the same language: what decides whose words they are."""

    article: str
    publisher: str
    origin: str | None
    at: float


def first_copy(copies: Iterable[Copy]) -> str:
    """The article that all the others are copies of.

    The agency's own one, where one of them names its agency and that is among the publishers; else
    the first to be published.
    """
    known = list(copies)
    agencies = {name for copy in known for name in _agencies(copy.origin)}
    return min(known, key=lambda copy: (_plain(copy.publisher) not in agencies, copy.at, copy.article)).article


def copy_of(candidate: Candidate) -> Copy:
    """A candidate as one of some copies."""
    return Copy(candidate.article, candidate.publisher, candidate.origin, candidate.published_at.timestamp())


def copy_of_row(row: int, held: Holdings) -> Copy:
    """A member's row as one of some copies."""
    return Copy(held.articles[row], held.publishers[row], held.origins[row], float(held.at[row]))


def _agencies(origin: str | None) -> list[str]:
    """The agencies of a credit such as "dpa/AFP", plain."""
    return [plain for part in re.split(r"[/,;&+]", origin or "") if (plain := _plain(part))]


def _plain(name: str) -> str:
    return " ".join(words(fold(name)))


def original_of(texts: Iterable[Text], settings: GroupingSettings) -> Text:
    """The one that the others translate.

    The first to come out, but papers run a piece at their own hours: among those that came out
    within `undecided_hours` of the first, the languages that most is translated from go first.
    """
    known = list(texts)
    limit = min(text.at for text in known) + settings.undecided_hours * 3600.0
    order = {language: place for place, language in enumerate(settings.original_languages)}
    early = [text for text in known if text.at <= limit]
    return min(early, key=lambda text: (order.get(text.language, len(order)), text.at, text.article))


def translation_groups(
    rows: NDArray[np.int64], values: NDArray[np.float32], held: Holdings, needed: float, language: str
) -> list[list[int]]:
    """The groups of texts, translations of each other, that a text of a language aligns with; the best first.

    rows: members; values: how well the text aligns with each. It belongs to a group whose members it
    aligns with well enough on average: one good value may be chance, or a report of the same event. In each
    language it translates one text: a round-up of the day, say, follows many, but none as a translation does.
    """
    groups: dict[str, list[tuple[int, float]]] = {}
    for row, value in zip(rows.tolist(), values.tolist(), strict=True):
        name = held.translation_of[row] or held.articles[row]
        groups.setdefault(name, []).append((row, value))
    means = {name: fsum(value for _, value in group) / len(group) for name, group in groups.items()}
    good = sorted((name for name in groups if means[name] >= needed), key=lambda name: (-means[name], name))
    best: dict[str, float] = {}
    kept: list[list[int]] = []
    for group in map(groups.__getitem__, good):
        follows = _best_by_language(group, held)
        is_followed = all(value >= _NEARLY * best.get(spoken, 0.0) for spoken, value in follows.items())
        claimed = _claimed(group, held, language) if is_followed else []
        if claimed:
            best = {**follows, **best}
            kept.append(claimed)
    return kept


def _best_by_language(group: Iterable[tuple[int, float]], held: Holdings) -> dict[str, float]:
    """How well the best aligned text of each language in a group aligns."""
    found: dict[str, float] = {}
    for row, value in group:
        found[held.languages[row]] = max(value, found.get(held.languages[row], 0.0))
    return found


def _claimed(group: Sequence[tuple[int, float]], held: Holdings, language: str) -> list[int]:
    """Those of a group that a text of a language and they translate each other.

    Where the group has an original in that language, those that follow it far better are left to it; and the
    original is of the group only if no more of the others follow the text far better than are undecided.
    """
    own = [row for row, _ in group if held.languages[row] == language and held.translation_of[row] is None]
    others = [(row, value) for row, value in group if row not in own]
    if not own or not others:
        return [row for row, _ in group]
    theirs = np.max([_alignments(row, [other for other, _ in others], held) for row in own], axis=0).tolist()
    claimed = [(row, ours, its) for (row, ours), its in zip(others, theirs, strict=True) if ours >= _NEARLY * its]
    undecided = sum(its >= _NEARLY * ours for _, ours, its in claimed)
    return (own if 2 * undecided >= len(claimed) > 0 else []) + [row for row, _, _ in claimed]


def _alignments(row: int, others: list[int], held: Holdings) -> NDArray[np.float32]:
    """How well a member aligns with each of some others."""
    sentences = held.sentences[row][: int(held.counts[row])]
    return alignments(sentences, held.sentences[others], held.counts[others])


def of_one_mind(groups: list[list[int]], held: Holdings, needed: float) -> list[list[int]]:
    """The first of some groups of texts, and those others that tell of the same.

    A page of news in brief holds the translations of several texts that have nothing to do with each other. Of
    such 98 in 100 pairs have a cosine of meanings below .3, of translations of one text hardly any.
    """
    sums = [held.openings[group].sum(axis=0, dtype=np.float64) for group in groups]
    return [group for group, total in zip(groups, sums, strict=True) if cosine(sums[0], total) >= needed]


def first_hand(rows: Iterable[int], held: Holdings) -> list[int]:
    """Those of some rows that copy none of the others: a translation is of the text that copies are credited to."""
    known = list(rows)
    articles = {held.articles[row] for row in known}
    return [row for row in known if held.duplicate_of[row] not in articles]


def text_of(row: int, held: Holdings) -> Text:
    """A member's row as one of some articles of the same text."""
    return Text(held.articles[row], held.languages[row], float(held.at[row]))


def carried_text(row: int, held: Holdings) -> str:
    """The article whose text a member carries: what it copies or translates in the end, or itself."""
    first = held.duplicate_of[row] or held.articles[row]
    known = held.row_of(first)
    return held.translation_of[row if known is None else known] or first


def seniority(side: NDArray[np.int64], story_id: str, held: Holdings) -> tuple[bool, float, str]:
    """What some members of a story are sorted by, if it parts: those with its founder first, then the oldest."""
    first = min(side.tolist(), key=lambda row: (held.at[row], held.articles[row]))
    is_founders = any(held.articles[row] == story_id for row in side.tolist())
    return not is_founders, float(held.at[first]), held.articles[first]
