"""Why an article was put into a story, as readers are told it."""

from farwire.group.evidence import Case, Evidence
from farwire.group.holdings import Holdings, terms_of
from farwire.group.members import GroupingSettings
from farwire.group.sounds import sound
from farwire.group.texts import fold_word
from farwire.records import Signature

_SHOWN, _NUMBERS = 8, 3


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
    """The names and numbers of a text that a member has too, as the text writes them; folded where that isn't known."""
    common = held.terms.common(terms_of(signature), row)
    written = [each.text for each in signature.entities if _is_heard(each.text, common)]
    names = written or [name for name in signature.names if _is_heard(name, common)]
    numbers = [number for number in signature.numbers if number in common and number not in names]
    return (*names[: _SHOWN - len(numbers[:_NUMBERS])], *numbers[:_NUMBERS])


def _is_heard(name: str, common: set[str]) -> bool:
    return any(sound(fold_word(word)) in common for word in name.split())
