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
    matches = WORD.finditer(text)
    if SOLID.search(text) is None:
        return [match.span() for match in matches]
    words: list[Span] = []
    for match in matches:
        if SOLID.search(match[0]) is None:
            words.append(match.span())
        else:
            start, end = match.span()
            words.extend((max(a, start), min(b, end)) for a, b in pieces if a < end and start < b)
    return words


def word_of_piece(text: str, words: Sequence[Span], pieces: Sequence[Span]) -> list[int]:
    """For each piece the word that it is part of, or -1."""
    found, word, count = [], 0, len(words)
    word_start, word_end = words[0] if words else (len(text), len(text))
    for start, end in pieces:
        first = start + 1 if start < end and text[start].isspace() else start
        while word_end <= first and word < count:
            word += 1
            word_start, word_end = words[word] if word < count else (len(text), len(text))
        found.append(word if word < count and word_start < end and first < end else NO_WORD)
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
    columns = [*source_index, NO_WORD][: attention.shape[1]]
    to_source = np.zeros((attention.shape[1], len(source_words) + 1), np.float32)
    to_source[np.arange(len(columns)), columns] = 1
    to_target = np.zeros((len(target_words) + 1, len(target_index)), np.float32)
    to_target[target_index, np.arange(len(target_index))] = 1
    shares = to_target @ (attention @ to_source)
    totals = [0.0] * (len(target_words) + 1)
    for word, log in zip(target_index, logs, strict=False):
        totals[word] += log
    stretches = _stretches(shares[:-1], source_words)
    return tuple(
        AlignedWord(*span, *stretch, round(total, 4))
        for span, stretch, total in zip(target_words, stretches, totals, strict=False)
    )


def _stretches(shares: Floats, words: Sequence[Span]) -> list[Span]:
    """For each target word the source word with the greatest share, and its neighbours that have nearly as much."""
    if not words or not len(shares):
        return [(0, 0)] * len(shares)
    own = shares[:, :-1]
    best = own.argmax(axis=1)
    most = own[np.arange(len(own)), best]
    near = (own >= NEIGHBOUR_SHARE * most[:, None]).tolist()
    weak = (most < LEAST_SHARE * shares.sum(axis=1, dtype=np.float64)).tolist()
    found = []
    for row, word, none in zip(near, best.tolist(), weak, strict=True):
        if none:
            found.append((words[word][0], words[word][0]))
            continue
        first = last = word
        while first > 0 and row[first - 1]:
            first -= 1
        while last + 1 < len(words) and row[last + 1]:
            last += 1
        found.append((words[first][0], words[last][1]))
    return found
