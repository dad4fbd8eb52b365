"""Lines that belong to the site and not to the article, in all languages, and what repeats the facts."""

import re
from itertools import pairwise

from farwire.read.chrome import is_about_chrome, is_chrome
from farwire.read.passages import Passage
from farwire.read.text import fold
from farwire.read.walls import is_offer
from farwire.read.zones import names_of

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CLOCK = re.compile(r"\b\d{1,2}[:.h時시]\d{2}\b|\b(?:19|20)\d\d\b|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d年|\d월")
_META = re.compile(
    r"(?:^|[-_ ])(?:byline|by-line|author|authors|authorline|autor|date|datetime|timestamp|published|"
    r"pub-?date|updated|"
    r"post-?meta|article-?meta|entry-?meta|reading-?time|read-?time|photo-?credit)(?:$|[-_ ])"
)
_LABEL = re.compile(r"^[^.!?]{2,40}[|:»>–→]\s*$")
_LONG = 20
# Words that an offer to subscribe has at most; an article's last paragraph may speak of subscribers at length.
_OFFER = 30


def tidy(body: list[Passage], headline: str, byline: tuple[str, ...]) -> list[Passage]:
    """The body without chrome, link teasers, the headline repeated, and lines that only repeat byline or date."""
    names = {fold(name) for name in byline if fold(name)}
    kept = [passage for passage in body if not _goes(passage, headline, names, doubtful=True)]
    if len(kept) < len(body) and _is_about_chrome([headline, *(each.text for each in kept if each.size > 40)]):
        kept = [passage for passage in body if not _goes(passage, headline, names, doubtful=False)]
    return _without_idle_headings(_without_offers(_without_preface(kept)), body)


def _is_about_chrome(texts: list[str]) -> bool:
    return any(is_about_chrome(text) for text in texts)


def tidy_standfirst(lead: list[Passage], headline: str, byline: tuple[str, ...]) -> list[Passage]:
    """The standfirst without chrome and without lines that repeat headline or byline."""
    names = {fold(name) for name in byline if fold(name)}
    return [passage for passage in lead if not _goes(passage, headline, names, doubtful=not is_about_chrome(headline))]


def _goes(passage: Passage, headline: str, names: set[str], *, doubtful: bool) -> bool:
    head = fold(headline)
    folded = fold(passage.text)
    if passage.tag == "h1" or (folded and folded == head and not _is_sentence_of(passage, headline)):
        return True
    return (
        is_teaser(passage)
        or is_meta(passage)
        or _repeats_byline(passage, folded, names)
        or is_chrome(passage.text, passage.size, doubtful=doubtful)
    )


def _is_sentence_of(passage: Passage, headline: str) -> bool:
    """Whether a paragraph says the headline again as a sentence: then the author wrote it so."""
    return passage.is_plain and passage.text.endswith((".", "。", "।")) and not headline.endswith((".", "。", "।"))


def is_meta(passage: Passage) -> bool:
    """Whether a short line's own element is named for byline, date or reading time."""
    return passage.size <= 20 and bool(_META.search(names_of(passage.parent)))


def is_teaser(passage: Passage) -> bool:
    """Whether a short passage is nothing but a link to something else, or a label and such a link."""
    if passage.size > 30 or passage.tag in _HEADINGS or not passage.linked:
        return False
    first = next(mark.start for mark in passage.marks if mark.kind == "link")
    labelled = passage.linked >= (len(passage.text) - first) * 0.95 and bool(_LABEL.match(passage.text[:first]))
    return passage.linked >= len(passage.text) * 0.8 or labelled


def _repeats_byline(passage: Passage, folded: str, names: set[str]) -> bool:
    """Whether a short line says little more than the authors' names."""
    if passage.size > 15 or not names:
        return False
    rest = folded
    for name in sorted(names, key=len, reverse=True):
        rest = rest.replace(name, " ")
    return (
        rest != folded
        and (len(rest.split()) <= 4 or len(rest) <= len(folded) * 0.5)
        and not passage.text.endswith(("?", "!", "”"))
    )


def _without_preface(body: list[Passage]) -> list[Passage]:
    """Without labels, dates and counters that stand before the first paragraph.

    One of a row, as a ticker's times and headings are, stays: others of its kind stand further down.
    """
    first = next((place for place, passage in enumerate(body) if passage.size >= _LONG), 0)
    home = body[first].holder if body else None
    kinds = {kind for each in body[first:] if (kind := _kind(each))}
    return [each for each in body[:first] if _kind(each) in kinds or not _is_label(each, home)] + body[first:]


def _kind(passage: Passage) -> tuple[str, str] | None:
    """What makes a short line one of a row: its element, if that is a heading, a term, or has a class of its own."""
    names = passage.parent.get("class") or ""
    if passage.size >= _LONG or not (names or passage.tag == "dt" or passage.tag in _HEADINGS):
        return None
    return passage.tag, names


def _without_offers(body: list[Passage]) -> list[Passage]:
    """Without the lines of a paywall that stand after the last paragraph."""
    end = len(body)
    while end > 1 and body[end - 1].size <= _OFFER and is_offer(body[end - 1].text):
        end -= 1
    return body[:end]


def _is_label(passage: Passage, home: object) -> bool:
    """Whether a line before the text is a section's name, a date or a place: too short to say anything."""
    if passage.text.endswith((".", "!", "?", "。", "”", "»", "“", '"', "؟", "।")) and (
        passage.size > 3 or passage.tag == "p"
    ):
        return False
    if passage.size <= 3 and not _CLOCK.search(passage.text):
        return not (passage.is_plain and passage.holder is home)
    numbers = sum(character.isdigit() for character in passage.text)
    return bool(_CLOCK.search(passage.text)) and numbers >= len(passage.text) * (0.15 if passage.size <= 14 else 0.35)


def _without_idle_headings(body: list[Passage], before: list[Passage]) -> list[Passage]:
    """Without headings that nothing follows, or whose text was all chrome."""
    kept = {id(passage) for passage in body}
    following = {id(one): other for one, other in pairwise(before)}
    result = []
    for place, passage in enumerate(body):
        last = place + 1 == len(body)
        beneath = following.get(id(passage))
        if passage.tag in _HEADINGS and (last or (beneath is not None and id(beneath) not in kept)):
            continue
        result.append(passage)
    return result
