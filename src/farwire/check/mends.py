"""Words that the machine had to guess and the article itself decides: what to ask the engine again."""

from dataclasses import dataclass

from farwire.records import Revision, Translation


@dataclass(frozen=True, slots=True)
class MendProposal:
    """A word of a unit's target that should be another one.

    unit: index into the translation's units; target_span: the guessed word's place (characters);
    wanted: the words that may stand there, the best first; reason: in plain English.
    """

    unit: int
    target_span: tuple[int, int]
    wanted: tuple[str, ...]
    reason: str


def propose_mends(revision: Revision, translation: Translation) -> tuple[MendProposal, ...]:  # noqa: ARG001
    """Which guessed words to have decided again; pure analysis, no engine."""
    return ()
