"""Rules: quotation marks stay, attributed speech stays attributed, questions stay questions."""

import re
from collections.abc import Iterator

from farwire.check.lexicon.words import pattern_of
from farwire.check.pair import Complaint, Pair

_DOUBLE = re.compile(r"[\"“”„‟«»「」『』＂〝〞《》〈〉]|''|``")
_SINGLE = re.compile(r"(?<!\w)['‘‚‹]|['’›](?!\w)")
_DASH = re.compile(r"(?:^|[.!?…]\s)\s*[—–―-]\s?\w")
_QUESTION = re.compile(r"[?？؟⁇՞]")
# Languages that may ask with a word alone.
_ASK_BY_WORD = frozenset({"ja", "zh", "yue", "ko", "th", "lo", "my", "km", "und"})


def check_quotes(pair: Pair) -> Iterator[Complaint]:
    """Complain when the quotation marks of one side are all gone on the other."""
    source, target = _quotes(pair.source), _quotes(pair.target)
    if source and not target and not _SINGLE.search(pair.target):
        yield Complaint("quote-lost", "the quotation marks are gone", 0.55, source_span=source[0])
    elif target and not source and not (_SINGLE.search(pair.source) or _DASH.search(pair.source)):
        yield Complaint("quote-added", "the original has no quotation marks", 0.3, target_span=target[0])
    elif abs(len(source) - len(target)) > 1 and min(len(source), len(target)) == 1:
        yield Complaint("quote-open", "a quotation is opened and not closed", 0.2)


def _quotes(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _DOUBLE.finditer(text)]


def check_attribution(pair: Pair) -> Iterator[Complaint]:
    """Complain when the source says who speaks and the target has no word of saying."""
    ours, theirs = pattern_of(pair.source_language, "reporting_plain"), pattern_of(pair.target_language, "reporting")
    if ours is None or theirs is None:
        return
    said = ours.search(pair.source)
    if said and not theirs.search(pair.target):
        risk = 0.62 if _DOUBLE.search(pair.source) or _DOUBLE.search(pair.target) else 0.4
        yield Complaint("unattributed", "it no longer says whose words these are", risk, source_span=said.span())


def check_questions(pair: Pair) -> Iterator[Complaint]:
    """Complain when a question became a statement or the other way."""
    asks = _QUESTION.search(pair.source) or (
        pair.source_language == "el" and pair.source.rstrip(" »\"'").endswith((";", "\u037e"))
    )
    asked = _QUESTION.search(pair.target) or (
        pair.target_language == "el" and pair.target.rstrip(" »\"'").endswith((";", "\u037e"))
    )
    if asks and not asked and pair.target_language not in _ASK_BY_WORD:
        yield Complaint("question-lost", "the original asks, the translation does not", 0.6)
    elif asked and not asks and pair.source_language not in _ASK_BY_WORD:
        yield Complaint("question-added", "the translation asks, the original does not", 0.5)
