"""Rules on what can be seen without knowing the language: addresses, marks, loops, copies, count of sentences."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from farwire.check.pair import Complaint, Pair, Word, shorten, words_of

_ADDRESS = re.compile(
    r"https?://[^\s<>\"'»”)\]]+|www\.[^\s<>\"'»”)\]]+|[\w.+\-]+@[\w\-]+\.[\w.\-]+|(?<![\w@])[@#]\w[\w.]*", re.IGNORECASE
)
_IN_ADDRESSES = ("@", "#", "://", "www.")


def check_addresses(pair: Pair) -> Iterator[Complaint]:
    """Complain of web and mail addresses, handles and hashtags of the source that the target lacks."""
    # Most sentences have none, and a sign in a text is found much faster than a pattern.
    source, target = pair.source.lower(), pair.target.lower()
    if not any(sign in source for sign in _IN_ADDRESSES):
        return
    for match in _ADDRESS.finditer(pair.source):
        address = match.group().rstrip(".,;:!?…")
        if address.lower() not in target and not address[1:].isdigit():
            span = (match.start(), match.start() + len(address))
            yield Complaint("address-lost", f"{shorten(address)} is missing or changed", 0.7, source_span=span)


# What each kind of damage has for sure, in a pattern that begins with one sign of a few and so is searched fast; then
# the damage itself, what it is called, and its risk.
_DAMAGE = (
    (
        re.compile(r"[.,;:!?]\s*[.,;:?]"),
        re.compile(
            r"(?<!\.)\.\s+\.(?![.\d])|(?<![.…])\.\.(?!\.)|,\s*,|;\s*;|:\s+:|[,;]\s*\.(?!\.)|[!?]\s+\.(?!\.)|\?\?\?\?"
        ),
        "doubled stops",
        0.5,
    ),
    (
        re.compile(r"[\"“”'«»]\s*[\"“”'«»]"),
        re.compile(r"([\"“”'«»])(?:\s*\1){2,}|(?:[\"“”]\s+){3,}"),
        "a run of quotation marks",
        0.8,
    ),
    (
        re.compile(r"[\ufffd\ue000-\uf8ff\u2400-\u243f\x00-\x08\x0e-\x1f⁇U]"),
        re.compile(r"[\ufffd\ue000-\uf8ff\u2400-\u243f\x00-\x08\x0e-\x1f⁇]|\[?\bUNK\b\]?"),
        "characters that are no text",
        0.8,
    ),
    (
        re.compile(r"[<&{}]"),
        re.compile(r"</?[a-zA-Z][^<>]{0,40}>|&(?:quot|amp|nbsp|lt|gt|#\d+);|[{}]{2}"),
        "markup in the text",
        0.6,
    ),
    (
        re.compile(r"[\s(][\s,.)]"),
        re.compile(r"[\w]\s+,\s?\w|\w\s+\.(?=\s|$)|\(\s|\s\)"),
        "a space where none belongs",
        0.3,
    ),
)


def check_punctuation(pair: Pair) -> Iterator[Complaint]:
    """Complain of damaged marks in the target that the source does not have: ". .", lost brackets, stray characters."""
    for sign, pattern, detail, risk in _DAMAGE:
        match = pattern.search(pair.target) if sign.search(pair.target) else None
        if match and not pattern.search(pair.source):
            yield Complaint("punctuation", detail, risk, target_span=match.span())
            return
    for opened, closed in ("()", "[]"):
        if _balance(pair.target, opened, closed) and not _balance(pair.source, opened, closed):
            yield Complaint("punctuation", "a bracket is opened and not closed, or closed and not opened", 0.3)


def _balance(text: str, opened: str, closed: str) -> int:
    return text.count(opened) - text.count(closed)


_CLOSED = re.compile(r"[.!?…。！？؟।։።:;：；][\s\"“”»«'’)\]」』]*$")


def check_edges(pair: Pair) -> Iterator[Complaint]:
    """Complain of a target that begins or ends in the middle of a sentence while its source does not."""
    ours, theirs = pair.source_words, pair.target_words
    if not ours or not theirs:
        return
    first, begun = ours[0].text[0], theirs[0].text[0]
    if begun.islower() and not first.islower() and theirs[0].folded != ours[0].folded:
        yield Complaint("cut-off", "it begins in the middle of a sentence", 0.44, target_span=theirs[0].span)
    if _CLOSED.search(pair.source) and not _CLOSED.search(pair.target):
        yield Complaint("cut-off", "it ends without the stop of the original", 0.44, target_span=theirs[-1].span)


_END = re.compile(r"[.!?…。！？؟।։።][\"”»'’)\]]*(?=\s+[\"“«'‘(\[¿¡]*[^\W\d_a-zß-öø-ÿ]|[^\x00-\x7f]|\s*$)")


def check_sentence_count(pair: Pair) -> Iterator[Complaint]:
    """Complain when one sentence became several, or several one."""
    source, target = (max(1, len(_END.findall(text))) for text in (pair.source, pair.target))
    if abs(source - target) > 1:
        yield Complaint("sentence-count", f"{source} sentences became {target}", 0.46 if source == 1 else 0.35)


def check_loops(pair: Pair) -> Iterator[Complaint]:
    """Complain of words said again and again, or of a phrase said twice, that the source does not repeat."""
    words = pair.target_words
    stutter = found = None
    if not _repeats_nothing(words):
        stutter = _stutter(words)
        found = stutter or _repeated(words)
    if not found:
        yield from _repeated_characters(pair)
        return
    length, first, last = found
    if _stutter(pair.source_words) if stutter else _says_twice(pair.source):
        return
    span = (words[first].start, words[last].end)
    detail = f"repeats itself: {shorten(pair.target[span[0] : span[1]])}"
    yield Complaint("repetition", detail, min(0.95, (0.5 if length == 1 else 0.7) + 0.06 * length), target_span=span)


# Words that may stand twice in good prose: "that that", "had had", and numbers.
_DOUBLES = frozenset(
    {"that", "had", "is", "very", "no", "so", "bye", "ha", "que", "muito", "nous", "vous", "sie", "die", "der", "das"}
)


def _repeats_nothing(words: tuple[Word, ...]) -> bool:
    """Whether no two words on end are the same or come again: then there can be no stutter and no phrase said twice."""
    pairs = list(pairwise([word.folded for word in words]))
    return len(set(pairs)) == len(pairs) and not any(one == other for one, other in pairs)


def _stutter(words: tuple[Word, ...]) -> tuple[int, int, int] | None:
    """A stretch of up to twelve words said twice on end: (its length, first word, last word)."""
    folded = [word.folded for word in words]
    total = len(folded)
    for length in range(min(12, total // 2), 0, -1):
        for start in range(total - 2 * length + 1):
            if folded[start] != folded[start + length]:
                continue
            if folded[start : start + length] == folded[start + length : start + 2 * length] and _tells(
                folded, start, length
            ):
                return length, start, start + 2 * length - 1
    return None


def _tells(folded: list[str], start: int, length: int) -> bool:
    word = folded[start]
    return length > 1 or not (word in _DOUBLES or word.isdigit() or len(word) == 1)


def _repeated(words: tuple[Word, ...]) -> tuple[int, int, int] | None:
    """A phrase of three words or more, long enough not to be mere grammar, that comes back later."""
    seen: dict[tuple[str, ...], int] = {}
    folded = [word.folded for word in words]
    for end in range(3, len(folded) + 1):
        phrase = tuple(folded[end - 3 : end])
        first = seen.setdefault(phrase, end - 3)
        if first + 3 <= end - 3 and sum(map(len, phrase)) >= 13 and _content(phrase) >= 2:
            return 3, end - 3, end - 1
    return None


def _content(phrase: tuple[str, ...]) -> int:
    return sum(len(word) > 3 for word in phrase)


def _says_twice(text: str) -> bool:
    """Whether a text itself says two words on end twice, or a long word, or a stretch in scripts without spaces."""
    folded = [word.folded for word in words_of(text)]
    stretches = Counter(pairwise(folded))
    twice = any(count > 1 and sum(map(len, stretch)) > 6 for stretch, count in stretches.items())
    return (
        twice
        or any(count > 1 for word, count in Counter(folded).items() if len(word) > 5)
        or bool(_SOLID_TWICE.search(text))
    )


_SOLID_TWICE = re.compile(r"([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]{2,}).*\1")
# Each of these has two letters on end that come back; to ask for them first is much faster.
_CHARACTERS = re.compile(
    r"(?=(\w\w)[\w、，,]{0,19}\1)"
    r"(?:([^\W\d_]{1,12}?)\2{3,}|([^\W\d_]{2,12})\3\3|([^\W\d_]{4,20})[、，,]?\4)"
)


def _repeated_characters(pair: Pair) -> Iterator[Complaint]:
    """The same for scripts without spaces, and for syllables that loop inside a word."""
    match = _CHARACTERS.search(pair.target)
    if match and not _CHARACTERS.search(pair.source):
        detail = f"repeats itself: {shorten(match.group())}"
        yield Complaint("repetition", detail, 0.7, target_span=match.span())
