"""Rules: quotation marks stay, attributed speech stays attributed, questions stay questions."""

import re
from collections.abc import Iterator

from farwire.check.lexicon.words import pattern_of
from farwire.check.pair import Complaint, Pair, solid_share, words_of

_DOUBLE = re.compile(r"[\"“”„‟«»「」『』＂〝〞]|''|``")
_SINGLE = re.compile(r"(?<!\w)['‘‚‹]|['’›](?!\w)")
_DASH = re.compile(r"(?:^|[.!?…]\s)\s*[—–―-]\s?\w")
_QUESTION = re.compile(r"[?？؟⁇՞]")
# Languages that put names of papers, ships and firms in quotation marks.
_QUOTE_NAMES = frozenset({"ru", "uk", "be", "bg", "kk", "ar", "fa", "ur", "zh", "ja", "yue", "ko"})
# Languages that may ask with a word alone.
_ASK_BY_WORD = frozenset({"ja", "zh", "yue", "ko", "th", "lo", "my", "km", "und"})


def check_quotes(pair: Pair) -> Iterator[Complaint]:
    """Complain when the quotation marks of one side are all gone on the other."""
    source, target = _quotes(pair.source), _quotes(pair.target)
    if source and not target and not _SINGLE.search(pair.target):
        yield Complaint("quote-lost", "the quotation marks are gone", _quote_risk(pair, source), source_span=source[0])
    elif target and not source and not (_SINGLE.search(pair.source) or _DASH.search(pair.source)):
        yield Complaint("quote-added", "the original has no quotation marks", 0.3, target_span=target[0])
    elif abs(len(source) - len(target)) > 1 and min(len(source), len(target)) == 1:
        yield Complaint("quote-open", "a quotation is opened and not closed", 0.2)


def _quote_risk(pair: Pair, marks: list[tuple[int, int]]) -> float:
    """High where the marks mean speech or a word held at arm's length, low where they may only mean a name."""
    names_quoted = pair.source_language in _QUOTE_NAMES
    if len(marks) < 2:
        return 0.3 if names_quoted else 0.52
    quoted = max((pair.source[a[1] : b[0]] for a, b in zip(marks[::2], marks[1::2], strict=False)), key=len)
    long = len(words_of(quoted)) >= 3 if solid_share(quoted) < 0.5 else len(quoted) >= 10
    if names_quoted:
        return 0.42 if long else 0.3
    return 0.52 if long else 0.44


def _quotes(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _DOUBLE.finditer(text)]


def check_attribution(pair: Pair) -> Iterator[Complaint]:
    """Complain when the source says who speaks and the target has no word of saying."""
    plain, wide = (pattern_of(pair.source_language, key) for key in ("reporting_plain", "reporting"))
    theirs_plain, theirs = (pattern_of(pair.target_language, key) for key in ("reporting_plain", "reporting"))
    said = plain.search(pair.source) if plain is not None else None
    if said is None or wide is None or theirs is None or theirs_plain is None:
        return
    left = len(theirs.findall(pair.target))
    lost = len(wide.findall(pair.source)) > left and not theirs_plain.search(pair.target)
    if not lost:
        return
    quoted = _DOUBLE.search(pair.source) or _DOUBLE.search(pair.target)
    risk = (0.62 if quoted else 0.4) if not left else (0.46 if quoted else 0.3)
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
