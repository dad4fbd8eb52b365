"""SentencePiece in and out, with the place of each piece in the text."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from farwire.errors import ModelUnusable

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text as pieces: their ids, and the characters of the text each stands for."""

    ids: tuple[int, ...]
    spans: tuple[Span, ...]
    unknown: tuple[Span, ...]


class Vocabulary:
    """One SentencePiece model (Kudo and Richardson 2018)."""

    def __init__(self, path: Path) -> None:
        """Load it. Raises ModelUnusable."""
        import sentencepiece  # noqa: PLC0415 - only where a model is opened

        self._processor: Any = sentencepiece.SentencePieceProcessor()
        try:
            self._processor.LoadFromSerializedProto(path.read_bytes())
        except (OSError, RuntimeError) as error:
            raise ModelUnusable(f"{path.name}: not a vocabulary: {error}") from error
        self.size: int = self._processor.get_piece_size()
        self.end: int = self._processor.eos_id()
        self._unknown: int = self._processor.unk_id()
        if self.size < 1 or self.end < 0:
            raise ModelUnusable(f"{path.name}: a vocabulary without an end of sentence")

    def encode(self, text: str) -> Pieces:
        """The pieces of a text, without the end of sentence."""
        found = self._processor.encode(text, return_type="offset_mapping")
        ids, spans = tuple(found["ids"]), tuple(found["offsets"])
        unknown = tuple(span for piece, span in zip(ids, spans, strict=True) if piece == self._unknown)
        return Pieces(ids, spans, unknown)

    def ids(self, text: str) -> tuple[int, ...]:
        """The pieces' ids alone."""
        return tuple(self._processor.encode(text))

    def score(self, text: str) -> float:
        """The log-probability (natural) of a text's pieces by themselves, as the vocabulary counted them."""
        return float(sum(self._processor.get_score(piece) for piece in self.ids(text)))

    def decode(self, ids: tuple[int, ...]) -> tuple[str, tuple[Span, ...]]:
        """The text of pieces, and the characters of it that each gives."""
        found = self._processor.decode(list(ids), return_type="offset_mapping")
        return found["text"], tuple(found["offsets"])

    def is_unknown(self, piece: int) -> bool:
        """Whether an id stands for "unknown"."""
        return piece == self._unknown
