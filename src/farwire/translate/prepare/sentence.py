"""One sentence made ready for an engine, with all that is needed to restore its translation."""

import re
from dataclasses import dataclass, field

from farwire.translate.prepare.capitals import capital_label, is_all_capitals, sentence_case
from farwire.translate.prepare.characters import clean
from farwire.translate.prepare.clauses import clauses, sentences
from farwire.translate.prepare.dashes import plain_dashes
from farwire.translate.prepare.draft import Draft, Span
from farwire.translate.prepare.masks import Masker, mask_all
from farwire.translate.prepare.money import mask_money
from farwire.translate.prepare.numbers import GROUPS, convert_number, number_pattern
from farwire.translate.prepare.quotes import closing, is_typographic, opening, plain_quotes

_LEAD = re.compile(r"(?:[•·▪■●◦‣*–—-]+ +|[–—](?=\w)|\d{1,3}[.)] +(?=\D)|[a-zA-Z][)] +|[ivxIVX]{1,4}[)] +)+")
_CLOSED = re.compile(r'"[.,;:!?]*$')
_ELLIPSIS = re.compile("…")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A sentence as the engine will see it.

    pieces: what to translate, each short enough, as drafts that point into the original. lead and tail stand around
    the translation as they are. capitals: to be given back in capitals; label: so is what stands before the first
    colon. typographic: the source has other quotation
    marks than plain ones, so the translation gets the target language's own. numbers: as they must be found in it.
    """

    pieces: tuple[Draft, ...]
    masker: Masker
    lead: str = ""
    tail: str = ""
    capitals: bool = False
    typographic: bool = False
    numbers: tuple[str, ...] = field(default=())
    label: bool = False

    @property
    def texts(self) -> list[str]:
        """What the engine is asked to translate."""
        return [piece.text for piece in self.pieces]


def prepare(
    text: str,
    source: str,
    target: str,
    *,
    kept: tuple[Span, ...] = (),
    mask_numbers: bool = True,
    name_currencies: bool = True,
) -> Prepared:
    """Make a sentence ready. Languages are base languages; `kept` must stay as it is.

    mask_numbers: numbers with separators are stood in for; else they are left to the engine.
    name_currencies: "£40" is asked for as "40 pounds"; else the sum stays as it is.
    """
    draft = Draft(text)
    clean(draft)
    masker = Masker(draft.text)
    mask_all(draft, masker, kept)
    sums = mask_money(draft, masker, (source, target), as_number=mask_numbers, named=name_currencies)
    numbers = _numbers(draft, masker, source, target, mask_numbers)
    typographic = is_typographic(draft.text)
    plain_quotes(draft)
    lead = _lead(draft)
    plain_dashes(draft)
    opened, tail = _outer_quotes(draft)
    draft.sub(_ELLIPSIS, "...")
    marks = opening(target), closing(target)
    lead += (marks[0] if typographic else '"') if opened else ""
    tail = tail.replace('"', marks[1]) if typographic else tail
    capitals = is_all_capitals(masker.pattern.sub("", draft.text))
    label = 0 if capitals else capital_label(draft.text)
    end = len(draft.text) if capitals else label
    draft.text = _sentence_case(draft.text[:end], masker, source) + draft.text[end:]
    return Prepared(tuple(_pieces(draft)), masker, lead, tail, capitals, typographic, numbers + sums, label > 0)


def _numbers(draft: Draft, masker: Masker, source: str, target: str, mask: bool) -> tuple[str, ...]:
    found = []
    for pattern, changes in ((number_pattern(source), True), (GROUPS, False)):
        for match in reversed(list(pattern.finditer(draft.text))):
            converted = convert_number(match[0], source, target) if changes else match[0]
            found.append(converted)
            if mask:
                masker.mask(draft, match.span(), converted, number=True)
    return tuple(found)


def _lead(draft: Draft) -> str:
    """Cut a bullet, a dash or a list's number off the beginning."""
    match = _LEAD.match(draft.text)
    if match is None or match.end() == len(draft.text):
        return ""
    draft.replace(0, match.end(), "")
    return match[0]


def _outer_quotes(draft: Draft) -> tuple[bool, str]:
    """Cut quotation marks off the ends: around the whole sentence, or of a quotation that goes on outside of it.

    Returns whether the sentence began with one, and its end from the closing mark on (with a stop behind it).
    """
    text = draft.text
    count = text.count('"')
    end = _CLOSED.search(text)
    opened = text.startswith('"')
    if not ((opened and end and count == 2) or (count == 1 and (opened or end))):
        return False, ""
    if end is not None and end.start() > 0:
        draft.replace(*end.span(), "")
    if opened:
        draft.replace(0, 1, "")
    return opened, end[0] if end is not None and end.start() > 0 else ""


def _sentence_case(text: str, masker: Masker, language: str) -> str:
    kept = {match.span() for match in masker.pattern.finditer(text)}
    cased = sentence_case(text, language)
    for start, end in kept:
        cased = cased[:start] + text[start:end] + cased[end:]
    return cased


def _pieces(draft: Draft) -> list[Draft]:
    pieces = [piece for sentence in sentences(draft.text) for piece in clauses(draft.text, *sentence)]
    return [draft.cut(*piece) for piece in pieces]
