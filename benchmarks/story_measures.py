"""What is counted about stories: BCubed, pairs, single articles wrongly grouped, translations."""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from farwire.group import Candidate
from farwire.records import Placement


@dataclass(frozen=True)
class Piece:
    """An article of the stream: what is known of it, and the truth (None: it belongs to no story)."""

    candidate: Candidate
    text: str
    truth: str | None
    half: int

    @property
    def language(self) -> str:
        """The language without its region."""
        return self.candidate.language.split("-")[0]


def bcubed(pieces: list[Piece], stories: list[str], half: int | None) -> tuple[float, float, float]:
    """BCubed precision, recall and F1 (Bagga and Baldwin, 1998) over the items of true stories of a half."""
    together = Counter((story, piece.truth) for story, piece in zip(stories, pieces, strict=True))
    size, true = Counter(stories), Counter(piece.truth for piece in pieces)
    precision, recall = [], []
    for story, piece in zip(stories, pieces, strict=True):
        if piece.truth is not None and half in (None, piece.half):
            both = together[story, piece.truth]
            precision.append(both / size[story])
            recall.append(both / true[piece.truth])
    p, r = float(np.mean(precision)), float(np.mean(recall))
    return p, r, 2 * p * r / (p + r)


def pairs(pieces: list[Piece], stories: list[str], half: int | None, across: bool) -> tuple[float, float, float]:
    """Precision, recall and F1 over pairs of articles, of two languages or of one."""
    truth = np.array([piece.truth or f"alone {n}" for n, piece in enumerate(pieces)])
    story, language = np.array(stories), np.array([piece.language for piece in pieces])
    counted = np.array([piece.truth is None or half in (None, piece.half) for piece in pieces])
    upper = np.triu(np.ones((len(pieces), len(pieces)), bool), 1) & (counted[:, None] & counted[None])
    upper &= (language[:, None] != language[None]) == across
    said, so = story[:, None] == story[None], truth[:, None] == truth[None]
    right = int((said & so & upper).sum())
    p, r = right / max(1, int((said & upper).sum())), right / max(1, int((so & upper).sum()))
    return p, r, 2 * p * r / max(1e-9, p + r)


def wrongly_grouped(pieces: list[Piece], stories: list[str]) -> float:
    """The share of articles that belong to no story but share one with any other article."""
    size = Counter(stories)
    alone = [size[story] > 1 for story, piece in zip(stories, pieces, strict=True) if piece.truth is None]
    return sum(alone) / max(1, len(alone))


def in_the_press(pieces: list[Piece], stories: list[str]) -> float:
    """The share of articles that belong to no story but were put into one of the press."""
    press = {story for story, piece in zip(stories, pieces, strict=True) if piece.truth is not None}
    alone = [story in press for story, piece in zip(stories, pieces, strict=True) if piece.truth is None]
    return sum(alone) / max(1, len(alone))


def translations(pieces: list[Piece], placed: dict[str, Placement], half: int | None) -> tuple[float, float]:
    """Recall and precision of `translation_of`: does it name another language's variant of the document?

    Of each document all variants but the one taken for the original should be linked.
    """
    truth = {piece.candidate.article: piece for piece in pieces}
    linked = right = wanted = 0
    seen: Counter[str] = Counter()
    for article, placement in placed.items():
        piece = truth[article]
        if piece.truth is None or half not in (None, piece.half):
            linked += placement.translation_of is not None and piece.truth is None
            continue
        wanted += 1
        seen[piece.truth] += 1
        if placement.translation_of is not None:
            linked += 1
            other = truth[placement.translation_of]
            right += other.truth == piece.truth and other.language != piece.language
    return right / max(1, wanted - len(seen)), right / max(1, linked)
