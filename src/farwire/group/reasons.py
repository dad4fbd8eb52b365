"""Why an article was put into a story, as readers are told it."""

from farwire.group.evidence import Case, Evidence
from farwire.group.holdings import Holdings, terms_of
from farwire.group.members import GroupingSettings
from farwire.group.sounds import sound
from farwire.records import Signature

_SHOWN = 8


def reasons_for(case: Case, best: Evidence, held: Holdings, settings: GroupingSettings) -> tuple[tuple[str, str], ...]:
    """The nearest member and how near it is, what is shared with whom, whose sentences follow alike."""
    reasons: list[tuple[str, str]] = []
    if case.has_meaning:
        reasons += [("near", held.articles[best.nearest_row]), ("cosine", f"{best.near:.2f}")]
    shared = _shared(case.candidate.signature, best.sharing_row, held) if best.shared else ()
    if shared:
        reasons += [("shares with", held.articles[best.sharing_row]), ("names", ", ".join(shared))]
    if best.aligned >= settings.aligned:
        reasons.append(("sentences follow", held.articles[best.aligned_row]))
    return tuple(reasons)


def _shared(signature: Signature, row: int, held: Holdings) -> tuple[str, ...]:
    """The names and numbers of a text that a member has too, as the text writes them."""
    common = held.terms.common(terms_of(signature), row)
    names = (name for name in signature.names if any(sound(word) in common for word in name.split()))
    numbers = (number for number in signature.numbers if number in common)
    return (*names, *numbers)[:_SHOWN]
