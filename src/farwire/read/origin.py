"""Where a text comes from: the agencies that are credited; and the publisher's notes on corrections."""

import re
from functools import cache

from farwire.read.datelines import agencies_in, first_paragraph, opening_of
from farwire.read.page import Page
from farwire.read.words import alternatives

_BRACKETS = re.compile(r"[(（\[［【]([^()（）\[\]［］【】]{2,60})[)）\]］】]")


@cache
def _note() -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:{alternatives('agencies', 'notes')})(?:(?<=[:：])|(?!\w))", re.IGNORECASE)


def origin_of(page: Page, byline: tuple[str, ...], texts: list[str], after: list[str]) -> str | None:
    """The agencies that wrote the article, as written, joined by "/"; None if none is credited.

    Looked for in the byline, in the first paragraph's dateline and in a credit at the text's end, or
    in the short lines `after` it.
    """
    for name in byline:
        found = agencies_in(name)
        if found:
            return "/".join(found)
    first = first_paragraph(texts)
    match = _BRACKETS.search(first[:90])
    candidates = [match.group(1)] if match else []
    candidates.append(opening_of(first)[1])
    for last in [*texts[-2:], *after]:
        bracket = _BRACKETS.findall(last[-70:])
        candidates += bracket[-1:] if bracket else []
        candidates += [last] if len(last) <= 40 else []
    source = page.evidence.first("article:source", "source", "original-source", "syndication-source") or ""
    return next(("/".join(found) for text in [*candidates, source] if (found := agencies_in(text))), None)


def notes_of(page: Page) -> tuple[str, ...]:
    """The publisher's own words on corrections and updates, as they stand on the page, at most five."""
    found = [
        each.text
        for each in page.passages
        if not each.zone and 3 <= each.size <= 90 and _note().match(each.text) and each.linked < len(each.text) * 0.6
    ]
    return tuple(dict.fromkeys(found))[:5]
