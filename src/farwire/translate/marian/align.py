"""Word alignment from the decoder's attention, and each target word's log-probability.

The published models are trained with guided alignment (Chen et al. 2016) on one head of the last
decoder layer, so its attention, summed over the pieces of two words, says how far one stands for the other.
"""

import re
from collections.abc import Sequence

import numpy as np

from farwire.records import AlignedWord
from farwire.translate.marian.vocabulary import Span
from farwire.translate.marian.weights import Floats

WORD = re.compile(r"\w+(?:[’'.,:/@&+\-]\w+)*[%°]?")
SOLID = re.compile(r"[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
LEAST_SHARE = 0.15  # of a target word's attention that its source word must have
NEIGHBOUR_SHARE = 0.5  # of the best word's attention that its neighbour must have to belong to it
NO_WORD = -1


def words_of(text: str, pieces: Sequence[Span]) -> list[Span]:
    """The places of a text's words; in scripts without spaces the pieces are the words."""
    words: list[Span] = []
    for match in WORD.finditer(text):
        if SOLID.search(match[0]) is None:
            words.append(match.span())
        else:
            start, end = match.span()
            words.extend((max(a, start), min(b, end)) for a, b in pieces if a < end and start < b)
    return words


def word_of_piece(text: str, words: Sequence[Span], pieces: Sequence[Span]) -> list[int]:
    """For each piece the word that it is part of, or -1."""
    found, word = [], 0
    for start, end in pieces:
        first = start + len(text[start:end]) - len(text[start:end].lstrip())
        while word < len(words) and words[word][1] <= first:
            word += 1
        inside = word < len(words) and words[word][0] < end and first < end
        found.append(word if inside else NO_WORD)
    return found


def align_words(
    source: tuple[str, Sequence[Span]], target: tuple[str, Sequence[Span]], attention: Floats, logs: Sequence[float]
) -> tuple[AlignedWord, ...]:
    """The target's words with their stretches of the source.

    source, target: the text and the places of its pieces. attention: (target pieces, source pieces and
    the end of sentence). logs: natural logs, one a target piece.
    """
    source_words, target_words = words_of(*source), words_of(*target)
    source_index = word_of_piece(source[0], source_words, source[1])
    target_index = word_of_piece(target[0], target_words, target[1])
    shares = np.zeros((len(target_words) + 1, len(source_words) + 1), np.float64)
    totals = np.zeros(len(target_words) + 1)
    columns = np.array([*source_index, NO_WORD][: attention.shape[1]], np.int64)
    for piece, word in enumerate(target_index):
        np.add.at(shares[word], columns, attention[piece])
        totals[word] += logs[piece]
    return tuple(
        AlignedWord(*span, *_stretch(shares[word], source_words), round(float(totals[word]), 4))
        for word, span in enumerate(target_words)
    )


def _stretch(shares: Floats, words: Sequence[Span]) -> Span:
    """The source word with the greatest share, with its neighbours where they have nearly as much."""
    if not words:
        return 0, 0
    best = int(shares[:-1].argmax())
    if shares[best] < LEAST_SHARE * shares.sum():
        return words[best][0], words[best][0]
    first = last = best
    while first > 0 and shares[first - 1] >= NEIGHBOUR_SHARE * shares[best]:
        first -= 1
    while last + 1 < len(words) and shares[last + 1] >= NEIGHBOUR_SHARE * shares[best]:
        last += 1
    return words[first][0], words[last][1]
