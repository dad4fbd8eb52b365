"""A sentence in parts: cut where a writer paused, and its parts' translations put together again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from farwire.records import AlignedWord, Mark, Segment, TranslationUnit, UnitOrigin, sentence_joint

# A part shorter than this is none: an engine makes more of a clause than of three words.
_SHORTEST, _SHORTEST_SOLID = 25, 10
_MOST = 6
_PAUSES = (re.compile(r"[;:؛；：](?=\s|[^\x00-\x7f])|\s[—–-](?=\s)"), re.compile(r"[,،](?=\s)|[、，]"))
_SOLID = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_END = re.compile(r"[\s,;:.،؛、，；：。—–-]*$")
_WIDE = {"，": ",", "、": ",", "；": ";", "：": ":", "،": ",", "؛": ";"}
_TO_WIDE = {",": "，", ";": "；", ":": "："}
_TO_ARABIC = {",": "،", ";": "؛"}


def parts_of(segment: Segment) -> tuple[Segment, ...]:
    """A sentence as parts that end at a pause and lie end to end; empty where it has no two that are long enough."""
    text = segment.text
    shortest = _SHORTEST_SOLID if len(_SOLID.findall(text)) > len(text) // 3 else _SHORTEST
    for pattern in _PAUSES:
        cuts = _cuts(text, pattern, shortest, segment.marks)
        if cuts:
            edges = [0, *cuts[: _MOST - 1], len(text)]
            return tuple(_part(segment, place, edge) for place, edge in enumerate(pairwise(edges)))
    return ()


def _cuts(text: str, pattern: re.Pattern[str], shortest: int, marks: Sequence[Mark]) -> list[int]:
    """Where to cut, behind a pause: never inside of what must be kept, of a quotation or of brackets."""
    found: list[int] = []
    for match in pattern.finditer(text):
        place, last = match.end(), found[-1] if found else 0
        kept = any(mark.kind == "keep" and mark.start < place < mark.end for mark in marks)
        whole = not kept and _is_outside(text[:place])
        if whole and place - last >= shortest and len(text) - place >= shortest:
            found.append(place)
    return found


def _is_outside(text: str) -> bool:
    """Whether no quotation and no bracket is open at the end of a text."""
    opened = sum(map(text.count, "(“«„「『")) - sum(map(text.count, ")”»」』"))
    return opened <= 0 and text.count('"') % 2 == 0


def _part(segment: Segment, place: int, edge: tuple[int, int]) -> Segment:
    start, end = edge
    text = segment.text[start:end]
    shift = start + len(text) - len(text.lstrip())
    kept = tuple(
        Mark(mark.kind, mark.start - shift, mark.end - shift, mark.href)
        for mark in segment.marks
        if mark.kind == "keep" and start <= mark.start and mark.end <= end
    )
    return Segment(segment.block, place, text.strip(), kept)


def joined(unit: TranslationUnit, made: Sequence[TranslationUnit], language: str) -> TranslationUnit | None:
    """The parts' translations as one sentence with the pauses of the source; None if a part has none."""
    text, words = "", list[AlignedWord]()
    searched = 0
    for place, one in enumerate(made):
        if one.target is None:
            return None
        start = unit.source.text.index(one.source.text, searched)
        searched = start + len(one.source.text)
        last = place == len(made) - 1
        target = _as_part(one, first=place == 0, last=last, language=language)
        text += (sentence_joint(language) if text and not text.endswith(" ") else "") + target
        words += _shifted(one.words, start, len(text) - len(target), len(text))
    findings = tuple(dict.fromkeys(finding for one in made for finding in one.findings))
    return replace(
        unit, target=text, origin=UnitOrigin.ENGINE, words=tuple(words), findings=findings, marks=(), attempts=()
    )


def _as_part(one: TranslationUnit, *, first: bool, last: bool, language: str) -> str:
    """A part's translation as it stands in a sentence: small at its beginning, with the source's pause at its end."""
    source, target = one.source.text, one.target or ""
    word = target.split(maxsplit=1)[0] if target.strip() else ""
    if not first and source[:1].islower() and len(word) > 1 and word[1:].islower() and word not in source:
        target = target[:1].lower() + target[1:]
    if last:
        return target
    return _END.sub("", target) + _pause(source, language)


def _pause(source: str, language: str) -> str:
    match = _END.search(source)
    mark = "".join(_WIDE.get(c, c) for c in match.group()) if match else ""
    mark = mark.strip(" ")
    if mark in {"—", "–", "-"}:
        return f" {mark}"
    base = language.split("-", maxsplit=1)[0]
    table = _TO_WIDE if base in {"zh", "ja", "yue"} else _TO_ARABIC if base in {"ar", "fa", "ur"} else {}
    return "".join(table.get(c, c) for c in mark)


def _shifted(words: Sequence[AlignedWord], source: int, target: int, end: int) -> Iterator[AlignedWord]:
    """The alignment of a part as one of the whole; words that were cut off at the part's end are left out."""
    for word in words:
        if word.target_end + target <= end:
            yield AlignedWord(
                word.target_start + target,
                word.target_end + target,
                word.source_start + source,
                word.source_end + source,
                word.log_probability,
            )
