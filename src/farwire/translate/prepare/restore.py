"""A translation made whole again: stops, quotation marks, capitals, and what was masked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from farwire.records import AlignedWord, Finding, sentence_joint
from farwire.translate.engine import Rendering
from farwire.translate.prepare.capitals import upper
from farwire.translate.prepare.dashes import style_dashes
from farwire.translate.prepare.draft import Draft, Span
from farwire.translate.prepare.forms import put_back_forms
from farwire.translate.prepare.masks import Mask
from farwire.translate.prepare.quotes import style_quotes
from farwire.translate.prepare.sentence import Prepared
from farwire.translate.prepare.stops import settle_end

_SPACES = re.compile(r" {2,}")
_TAG = re.compile(r"[<\[](/?)([A-Za-z]+)")
_TWIN_TAGS = ("**", "__", "~~")
_DEEP = re.compile(r'"[^"]*(?:\s"[^"]*"|\s\'[^"\']*\'[^"\']*")')  # quotations that may lie within others
_COMMA_TOO_MANY = re.compile(r"(?<=[!?]),(?=[\"'])")
_BEFORE_DOLLAR = re.compile(r"(?<=\b[A-Z]) (?=\$ ?\d)|(?<=\b[A-Z]{2}) (?=\$ ?\d)")
_BEFORE_STOP = re.compile(r"(?<=[\w\"”’»)\]]) +(?=[.,;](?:\s|$))")


@dataclass(slots=True)
class _Target:
    """The translation under work: its draft, which points into `raw`, and the words' places in `raw`."""

    draft: Draft
    words: list[AlignedWord]
    findings: list[Finding]
    source: str


def lost_masks(prepared: Prepared, renderings: Sequence[Rendering]) -> bool:
    """Whether a placeholder did not come through exactly once."""
    text = " ".join(rendering.text or "" for rendering in renderings)
    found = [match[0].upper() for match in prepared.masker.pattern.finditer(text)]
    return sorted(found) != sorted(prepared.masker.placeholders)


def restore(prepared: Prepared, renderings: Sequence[Rendering], target: str, text: str) -> Rendering:
    """Join the pieces' renderings and put back all that was taken out.

    text: the original sentence. The words' places are the restored text's and the original's.
    """
    findings = [finding for rendering in renderings for finding in rendering.findings]
    if not renderings or any(rendering.text is None for rendering in renderings):
        return Rendering(None, (), tuple(findings))
    joined = _join(prepared, renderings, target, text)
    draft = joined.draft
    _spaces(draft)
    style_dashes(draft, text)
    if prepared.typographic or ('"' in draft.text and _DEEP.search(draft.text)):
        style_quotes(draft, target, typographic=prepared.typographic)
    if "…" in text:
        draft.sub(re.compile(r"\.\.\."), "…")
    colon = draft.text.find(":") if prepared.label else -1
    end = len(draft.text) if prepared.capitals else colon + 1
    draft.text = upper(draft.text[:end]) + draft.text[end:]
    put_back_forms(draft, text)
    _unmask(joined, prepared)
    if prepared.lead or prepared.tail:
        draft.replace(0, 0, prepared.lead)
        _append_tail(draft, prepared.tail)
    logs = [rendering.log_probability for rendering in renderings]
    total = None if any(log is None for log in logs) else round(sum(log for log in logs if log is not None), 4)
    return Rendering(draft.text, _placed(joined), tuple(joined.findings), total)


def _append_tail(draft: Draft, tail: str) -> None:
    if tail:
        draft.replace(len(draft.text), len(draft.text), tail)


def _join(prepared: Prepared, renderings: Sequence[Rendering], target: str, text: str) -> _Target:
    """The pieces as one raw text, ends settled; the words' sources point into the original."""
    joint = sentence_joint(target)
    raw, words, ends, findings = "", [], [], []
    for piece, rendering in zip(prepared.pieces, renderings, strict=True):
        raw += joint if raw else ""
        offset = len(raw)
        words += [_shifted(word, offset, piece) for word in rendering.words]
        findings += [_pointed(finding, offset, piece) for finding in rendering.findings]
        raw += rendering.text or ""
        ends.append((offset, len(raw), piece.text))
    draft = Draft(raw)
    for start, end, source in reversed(ends):
        settle_end(draft, (start, end), source, target)
    return _Target(draft, words, findings, text)


def _shifted(word: AlignedWord, offset: int, piece: Draft) -> AlignedWord:
    source = piece.original(word.source_start, word.source_end)
    return AlignedWord(word.target_start + offset, word.target_end + offset, *source, word.log_probability)


def _pointed(finding: Finding, offset: int, piece: Draft) -> Finding:
    span = finding.source_span and piece.original(*finding.source_span)
    here = finding.target_span and (finding.target_span[0] + offset, finding.target_span[1] + offset)
    return replace(finding, source_span=span, target_span=here)


def _spaces(draft: Draft) -> None:
    draft.sub(_SPACES, " ")
    draft.sub(_BEFORE_STOP, "")
    if "$" in draft.text:
        draft.sub(_BEFORE_DOLLAR, "")
    draft.sub(_COMMA_TOO_MANY, "")


def _unmask(target: _Target, prepared: Prepared) -> None:
    """Put what was masked in place of its placeholder, or beside the word it stood beside."""
    draft = target.draft
    masks, seen = prepared.masker.placeholders, set[str]()
    matches = list(prepared.masker.pattern.finditer(draft.text))
    first = {match[0].upper(): match.start() for match in reversed(matches)}
    for match in reversed(matches):
        name = match[0].upper()
        if first[name] == match.start():
            draft.replace(*match.span(), masks[name].text)
            seen.add(name)
        else:
            start = match.start() - draft.text[: match.start()].endswith(" ")
            draft.replace(start, match.end(), "")
    lost = [mask for name, mask in masks.items() if name not in seen]
    loose = [mask for mask in prepared.masker.masks if not mask.placeholder]
    for opening, closing in _pairs(loose):
        _wrap(target, opening, closing)
        loose = [mask for mask in loose if mask not in (opening, closing)]
    for mask in sorted([*lost, *loose], key=lambda mask: mask.place, reverse=True):
        _insert(target, mask)


def _pairs(masks: Sequence[Mask]) -> list[tuple[Mask, Mask]]:
    """Opening and closing tags that belong together, the outer ones first."""
    stack: list[tuple[str, Mask]] = []
    pairs = []
    for mask in sorted(masks, key=lambda mask: mask.place):
        tag = _TAG.match(mask.text)
        name = tag[2].lower() if tag else mask.text.replace("}", "{")
        twin = name in _TWIN_TAGS and name not in [entry[0] for entry in stack]
        opens = not tag[1] if tag is not None else twin or mask.text == "{"
        if opens:
            stack.append((name, mask))
        elif stack and stack[-1][0] == name:
            pairs.append((stack.pop()[1], mask))
    return sorted(pairs, key=lambda pair: pair[0].place)


def _wrap(target: _Target, opening: Mask, closing: Mask) -> None:
    """Put a pair of tags around the words whose source stood between them."""
    start, end = opening.place[1], closing.place[0]
    inside = [word for word in target.words if word.source_start < end and start < word.source_end]
    spans = [target.draft.present(word.target_start, word.target_end) for word in inside]
    here = [span for span in spans if span is not None]
    if not here:
        _insert(target, closing)
        _insert(target, opening)
        return
    last = max(span[1] for span in here)
    target.draft.replace(last, last, closing.text)
    first = min(span[0] for span in here)
    target.draft.replace(first, first, opening.text)


def _insert(target: _Target, mask: Mask) -> None:
    """Put a mask beside the target word whose source stood next to it."""
    draft = target.draft
    closing = mask.text.startswith(("</", "[/"))
    opening = not closing and mask.text.startswith(("<", "["))
    if closing or opening:
        place = _place_after(target, mask.place) if closing else _place_before(target, mask.place)
        draft.replace(place, place, mask.text)
        return
    place = _behind_stop(target, mask.place)
    before = " " if place and not draft.text[place - 1].isspace() else ""
    after = " " if place < len(draft.text) and draft.text[place].isalnum() else ""
    draft.replace(place, place, before + mask.text + after)


def _place_after(target: _Target, place: Span) -> int:
    """The place behind a target word that parts best what stood before a place in the source from what stood behind.

    Of places that part equally well, the one behind the word whose source stands last before the place.
    """
    here = target.draft.forward()
    spoken = [word for word in target.words if word.source_start < word.source_end]
    words = [(span, word) for word in spoken if (span := here(word.target_start, word.target_end)) is not None]
    if not any(word.source_end <= place[0] for _, word in words):
        return 0
    nearest = max(word.source_end for _, word in words if word.source_end <= place[0])
    astray = sum(word.source_end <= place[0] for _, word in words)
    best = (astray, 1, 0)
    for (_, end), word in sorted(words, key=lambda each: each[0]):
        astray += 1 if word.source_start >= place[1] else -1 if word.source_end <= place[0] else 0
        best = min(best, (astray, word.source_end != nearest, end), key=lambda found: found[:2])
    return best[2]


def _behind_stop(target: _Target, place: Span) -> int:
    """As `_place_after`, and behind the stop if the source has one there; the end if nothing follows in the source."""
    if target.words and not any(word.source_start >= place[1] for word in target.words):
        return len(target.draft.text)
    end = _place_after(target, place)
    last = max((word.source_end for word in target.words if word.source_end <= place[0]), default=0)
    if re.search(r"[^\w\s]", target.source[last : place[0]]):
        end += len(target.draft.text[end:]) - len(target.draft.text[end:].lstrip('.,;:!?…)"”»'))
    return end


def _place_before(target: _Target, place: Span) -> int:
    """The place before the target word whose source stands first after a place."""
    after = [word for word in target.words if place[1] <= word.source_start < word.source_end]
    if not after:
        return len(target.draft.text)
    nearest = min(word.source_start for word in after)
    spans = [target.draft.present(word.target_start, word.target_end) for word in after if word.source_start == nearest]
    return min((span[0] for span in spans if span is not None), default=0)


def _placed(target: _Target) -> tuple[AlignedWord, ...]:
    """The words at their places in the restored text; those of which nothing is left are dropped."""
    forward = target.draft.forward()
    placed = []
    for word in target.words:
        span = forward(word.target_start, word.target_end)
        if span is not None:
            placed.append(replace(word, target_start=span[0], target_end=span[1]))
    return tuple(placed)
