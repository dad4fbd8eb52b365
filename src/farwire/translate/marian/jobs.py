"""What goes into the decoder and what comes out."""

from dataclasses import dataclass

from farwire.translate.marian.network import LONGEST
from farwire.translate.marian.shortlist import Ids
from farwire.translate.marian.weights import Floats

LENGTH_FACTOR = 2.5  # most target pieces for a source piece (the published models' `max-length-factor`)

Choices = tuple[tuple[int, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Job:
    """A sentence to decode.

    pieces: source ids, the end of sentence among them. words: the target ids it may use, ascending, or None
    for all. end: the id that ends a translation. forced: target ids that the translation must begin with.
    banned: (step, ids) not allowed there. wanted: (step, ids) of which one must stand there.
    only_forced: stop where the forced beginning ends.
    """

    pieces: tuple[int, ...]
    words: Ids | None
    end: int
    forced: tuple[int, ...] = ()
    banned: Choices = ()
    wanted: Choices = ()
    only_forced: bool = False

    @property
    def limit(self) -> int:
        """Most steps."""
        if self.only_forced:
            return max(1, min(len(self.forced), LONGEST - 1))
        return min(int(LENGTH_FACTOR * len(self.pieces)) + 1 + len(self.forced), LONGEST - 1)

    @property
    def steered(self) -> bool:
        """Whether anything but the model decides."""
        return bool(self.forced or self.banned or self.wanted)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded sentence.

    pieces: target ids without the end. log_probabilities: natural logs, one a piece, and the end's if it
    came. attention: (pieces, source pieces), the share of each source piece in each target piece.
    """

    pieces: tuple[int, ...]
    log_probabilities: tuple[float, ...]
    attention: Floats
    capped: bool
    looped: bool
