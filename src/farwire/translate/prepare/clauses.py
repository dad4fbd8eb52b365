"""Where a text may be cut for an engine that translates one sentence of limited length at a time."""

import re

Span = tuple[int, int]

LONGEST = 420  # characters; some 100 words
LONGEST_SOLID = 160  # in scripts without spaces
_SOLID = re.compile(r"[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_STOP = re.compile(
    r"([.!?…]+[\"'”’»)\]]*)(?= +[\"'“‘«(\[¿¡—–]*[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁЄІЇҐΑ-Ω0-9])|[。！？][」』”’）]*|[।؟۔]+ ?"
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"'“‘«\[/–-])(?:[A-ZÀ-ÞА-Я]|[A-Za-zÀ-ÿ]{1,2}|[Mm]rs|[Ss]ra|[Dd]ra|[Ss]r[ae]?s|[Dd]rs|[Pp]rof|[Pp]rofa|[Ee]ng|Gen|Gov|Sen|Rep"
    r"|[Ee]tc|[Aa]rt|[Nn]os?|[Vv]ol|[Ff]ig|[Pp]ág|[Aa]pprox|Inc|Ltd|Corp|Jan|Feb|Fev|Mar|Apr|Abr|Jun|Jul|Aug|Ago|Sept?|Set|Oct|Out"
    r"|Nov|Dec|Dez|vs|ca|bzw|Nr|Str|usw|[Mm]ax|[Mm]in|[Tt]el|[Aa]v|Col|Cap|Lt|Maj|Rev|Hon|Jr|Sgt|[A-Z](?:\.[A-Z])+)\.$"
)
_MARKS = (re.compile(r"[;:؛；：](?!\S)|[—–](?= )|[；：]"), re.compile(r"[,،](?=\s)|[、，]"), re.compile(r" "))


def sentences(text: str) -> list[Span]:
    """The sentences of a text, a stop only where it is certain: abbreviations, initials and brackets end none."""
    spans, start = [], 0
    for match in _STOP.finditer(text):
        end = match.end()
        if end < len(text) and _ABBREVIATION.search(text[start:end]) is None and not _in_brackets(text, start, end):
            spans.append(_trimmed(text, start, end))
            start = end
    spans.append(_trimmed(text, start, len(text)))
    return [span for span in spans if span[0] < span[1]]


def _in_brackets(text: str, start: int, end: int) -> bool:
    """Whether brackets that opened since the sentence began are closed only later."""
    return any(
        text.count(opening, start, end) > text.count(closing, start, end) and text.find(closing, end) >= 0
        for opening, closing in ("()", "[]")
    )


def clauses(text: str, start: int, end: int) -> list[Span]:
    """A sentence as pieces that are short enough, cut at the strongest mark near the middle of what is too long."""
    solid = len(_SOLID.findall(text, start, end)) > (end - start) // 3
    longest = LONGEST_SOLID if solid else LONGEST
    pieces, waiting = [], [(start, end)]
    while waiting:
        first, last = waiting.pop()
        if last - first <= longest:
            pieces.append((first, last))
        else:
            cut = _best_cut(text, first, last)
            waiting += [_trimmed(text, cut, last), _trimmed(text, first, cut)]
    return [piece for piece in pieces if piece[0] < piece[1]]


def _best_cut(text: str, start: int, end: int) -> int:
    """The strongest mark in the middle half; without any, the middle itself."""
    quarter = (end - start) // 4
    middle = (start + end) // 2
    for pattern in _MARKS:
        places = [match.end() for match in pattern.finditer(text, start + quarter, end - quarter)]
        if places:
            return min(places, key=lambda place: (abs(place - middle), place))
    return middle


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))
