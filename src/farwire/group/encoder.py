"""The meaning of a text as a vector, shared by sixteen languages.

One text's strings a call: in a larger batch the matrix products are cut elsewhere and the
last bits differ, and a signature must be the same whatever else was in the batch.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

from farwire.encoder import sentence_encoder
from farwire.group.forward import Forward
from farwire.group.texts import primary

SERVED = frozenset({"ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh", "id"})
# Close relatives of the served, of which it finds 45 to 81 in a hundred sentences among a thousand.
NEARLY_SERVED = frozenset({"bg", "ca", "gl", "uk", "ms"})


def serves(language: str) -> bool:
    """Whether the encoder was trained on this language."""
    return primary(language) in SERVED


def nearly_serves(language: str) -> bool:
    """Whether the language is so close to a served one that the encoder is of some use."""
    return primary(language) in NEARLY_SERVED


def encode(texts: list[str]) -> NDArray[np.float32]:
    """The vectors of the strings of one text: float32[n, 512], L2-normalised."""
    cut = sentence_encoder()._tokenizer.encode  # noqa: SLF001 - the package has no door for its parts
    with _threads().limit(limits=1, user_api="blas"):
        return _forward().vectors([cut(text) for text in texts])


@cache
def _forward() -> Forward:
    return Forward(sentence_encoder()._model)  # noqa: SLF001 - nor for its weights


@cache
def _threads() -> ThreadpoolController:
    return ThreadpoolController()
