"""Where a text comes from: its dateline, the agencies that are credited, the publisher's notes on corrections."""

import re
from functools import cache

from farwire.read.page import Page
from farwire.read.text import fold
from farwire.read.words import alternatives, sections

_BRACKETS = re.compile(r"[(（\[［【]([^()（）\[\]［］【】]{2,60})[)）\]］】]")
_DATELINE = re.compile(
    r"^(?P<place>[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐΑ-ΩΆ-Ώ][^\s,.()–—-]*(?:[ -][^\s.()–—,]+){0,3}?(?:,\s[^().–—]{2,40}?)?)?\s*"
    r"(?:[(（](?P<agency>[^()（）]{2,40})[)）])?\s*[.,]?\s*(?:[–—]|-{1,2}(?=\s)|:(?=\s))\s+(?=\S)"
)


@cache
def _written() -> frozenset[str]:
    return frozenset(sections("agencies")["agencies"])


@cache
def _folded() -> dict[str, str]:
    return {fold(name): name for name in sections("agencies")["agencies"]}


@cache
def _note() -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:{alternatives('agencies', 'notes')})(?!\w)", re.IGNORECASE)


def origin_of(page: Page, byline: tuple[str, ...], texts: list[str], after: list[str]) -> str | None:
    """The agencies that wrote the article, as written, joined by "/"; None if none is credited.

    Looked for in the byline, in the first paragraph's dateline and in a credit at the text's end, or
    in the short lines `after` it.
    """
    for name in byline:
        found = _agencies(name)
        if found:
            return "/".join(found)
    first = next((text for text in texts[:3] if len(text) > 60), "")
    match = _BRACKETS.search(first[:90])
    candidates = [match.group(1)] if match else []
    for last in [*texts[-2:], *after]:
        bracket = _BRACKETS.findall(last[-70:])
        candidates += bracket[-1:] if bracket else []
        candidates += [last] if len(last) <= 40 else []
    source = page.evidence.first("article:source", "source", "original-source", "syndication-source") or ""
    return next(("/".join(found) for text in [*candidates, source] if (found := _agencies(text))), None)


def _agencies(text: str) -> list[str]:
    """The agencies in a credit such as "dpa/AFP" or "Quelle: APA"; empty if it says anything else."""
    bare = re.sub(
        r"^\W*(?:quelle|source|fuente|fonte|mit\s+material\s+von|with|by|von|kaynak|източник|источник|"
        r"джерело)\b\s*:?\s*",
        "",
        text,
        flags=re.IGNORECASE,
    )
    parts = [
        part.strip(" .")
        for part in re.split(r"\s*[/,;&+|·]\s*|\s+(?:und|and|et|y|e)\s+|\s+-\s+", bare)
        if part.strip(" .")
    ]
    found = [
        _folded().get(fold(part)) for part in parts if part in _written() or (len(part) > 4 and fold(part) in _folded())
    ]
    known = [name for name in found if name]
    return list(dict.fromkeys(known)) if known and len(known) * 2 >= len(parts) else []


def dateline_of(texts: list[str]) -> str | None:
    """The place a report was sent from ("BERLIN", "Nova Iorque (Lusa)"), as its first paragraph opens; else None."""
    first = next((text for text in texts[:3] if len(text) > 60), "")
    match = _DATELINE.match(first[:100])
    if not match or not (match.group("place") or match.group("agency")):
        return None
    place, agency = match.group("place") or "", match.group("agency") or ""
    if agency and _agencies(agency):
        return f"{place} ({agency})".strip()
    return place if place and place.isupper() and len(place) > 2 else None


def notes_of(page: Page) -> tuple[str, ...]:
    """The publisher's own words on corrections and updates, as they stand on the page, at most five."""
    found = [
        each.text
        for each in page.passages
        if not each.zone and 3 <= each.size <= 90 and _note().match(each.text) and each.linked < len(each.text) * 0.6
    ]
    return tuple(dict.fromkeys(found))[:5]
