"""Datelines: the place and the agency that a report's first paragraph opens with, as the papers write them."""

import re
from functools import cache

from farwire.read.text import fold
from farwire.read.words import sections

_OPENING = 100
_UPPER = "A-ZÀ-ÖØ-ÞŁŚŻŹĆŃŠŽČŘĐİŞĞА-ЯЁІЇЄҐΑ-ΩΆ-Ώ"
_LATIN = re.compile(
    rf"^(?P<place>[{_UPPER}][^\s,.()–—-]*(?:[ -][^\s.()–—,]+){{0,3}}?(?:,\s[^().–—]{{2,40}}?)?)?\s*"
    r"(?:[(（](?P<agency>[^()（）]{2,40})[)）])?\s*[.,]?\s*(?:[–—]|-{1,2}(?=\s)|:(?=\s))\s+(?=\S)"
)
# "Frankfurt a. M. (dpa) - ", "МОСКВА, 20 ноября. /ТАСС/. ", "नई दिल्ली, 20 नवंबर (भाषा) "
_BRACKETED = re.compile(
    r"^(?P<place>[^()（）/]{2,40}?)\s*[(（/](?P<agency>[^()（）/]{2,40})[)）/]\s*(?P<after>[.,:]?\s*(?:[–—-]+|\.)?)"
)
# "BERLIN taz | ", "WASHINGTON, D.C. – ", "JAKARTA, KOMPAS.com - "
_CAPITALS = re.compile(
    rf"^(?P<place>[{_UPPER}]{{3,}}(?:[ -][{_UPPER}]{{2,}}){{0,3}}(?:, (?:[{_UPPER}]\.?){{2,4}})?)"
    r"(?:,? [\w.]{2,16})?\s*(?:[|–—]|-(?=\s))\s"
)
# "【東京共同】", "(서울=연합뉴스) ", "（中央社記者王小明台北20日電）"
_DENSE = re.compile(r"^[【（(\[［](?P<inner>[^】）)\]］]{2,40})[】）)\]］]")
_SOLID = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_CASED = re.compile(f"[{_UPPER}]")
_DIGIT = re.compile(r"\d")


@cache
def _written() -> frozenset[str]:
    return frozenset(sections("agencies")["agencies"])


@cache
def _folded() -> dict[str, str]:
    return {fold(name): name for name in sections("agencies")["agencies"]}


@cache
def _alternation() -> str:
    return "|".join(re.escape(name) for name in sorted(_written(), key=lambda name: (-len(name), name)))


@cache
def _unbracketed() -> re.Pattern[str]:
    """ "Budapest, MTI – ", "МОСКВА, 20 ноя — РИА Новости. "."""
    return re.compile(
        rf"^(?P<place>[{_UPPER}][^()\[\]]{{1,40}}?)[,.]\s(?:[–—-]\s)?(?P<agency>{_alternation()})\s*(?:[–—|]|-(?=\s)|\.)\s"
    )


@cache
def _dated() -> re.Pattern[str]:
    return re.compile(
        rf"^(?P<place>[{_UPPER}][^()\[\]]{{1,30}}?\d[^()\[\]]{{1,12}}?)[.,]?\s(?:[–—-]\s)?(?P<agency>{_alternation()})[.:|–—-]\s"
    )


@cache
def _chinese() -> re.Pattern[str]:
    """ "新华社北京11月20日电 "."""
    return re.compile(rf"^(?P<agency>{_alternation()})(?P<place>[\u3400-\u9fff]{{2,12}}?)(?:\d+月)?\d+日[电電]")


def agencies_in(text: str) -> list[str]:
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
    return opening_of(first_paragraph(texts))[0] or None


def first_paragraph(texts: list[str]) -> str:
    """The first of the first three texts that is long enough for a paragraph; in dense scripts a few words are."""
    return next((text for text in texts[:3] if len(text) > (25 if _SOLID.search(text[:20]) else 60)), "")


def opening_of(text: str) -> tuple[str, str]:
    """The dateline that a paragraph opens with, and the agencies' credit in it; each empty if there is none."""
    opening = text[:_OPENING]
    for read in (_latin, _bracketed, _plain, _dense, _capitals):
        found = read(opening)
        if found[0]:
            return found
    return "", ""


def _latin(text: str) -> tuple[str, str]:
    match = _LATIN.match(text)
    if not match or not (match.group("place") or match.group("agency")):
        return "", ""
    place, agency = match.group("place") or "", match.group("agency") or ""
    if agency and agencies_in(agency):
        return f"{place} ({agency})".strip(), agency
    if agency and place and agency.isupper() and len(agency.split()) == 1:
        return place, ""  # a broadcaster or paper that signs its own reports
    return (place, "") if place and place.isupper() and len(place) > 2 else ("", "")


def _bracketed(text: str) -> tuple[str, str]:
    match = _BRACKETED.match(text)
    if not match or not agencies_in(match.group("agency")):
        return "", ""
    place, after = _tidied(match.group("place")), match.group("after").strip()
    cased = place != place.lower() or place != place.upper()
    if (cased and not _CASED.match(place)) or not (after or (not cased and _DIGIT.search(place))):
        return "", ""
    return f"{place} ({match.group('agency')})", match.group("agency")


def _tidied(place: str) -> str:
    """A place without what parts it from the agency; a stop after its date goes, one of an abbreviation stays."""
    return place.strip(" .,–—-" if _DIGIT.search(place) else " ,–—-")


def _plain(text: str) -> tuple[str, str]:
    match = _dated().match(text) or _unbracketed().match(text)
    if match is None:
        match = _chinese().match(text)
        return (match.group(), match.group("agency")) if match else ("", "")
    place, agency = _tidied(match.group("place")), match.group("agency")
    return f"{place} ({agency})", agency


def _dense(text: str) -> tuple[str, str]:
    """A bracket in a script without capitals that begins or ends with an agency's name."""
    match = _DENSE.match(text)
    if match is None or _CASED.search(match.group("inner")):
        return "", ""
    inner = match.group("inner")
    name = next((each for each in _by_length() if inner.startswith(each) or inner.endswith(each)), "")
    return (inner, name) if name and name != inner else ("", "")


@cache
def _by_length() -> tuple[str, ...]:
    return tuple(sorted((each for each in _written() if not each.isascii()), key=lambda each: (-len(each), each)))


def _capitals(text: str) -> tuple[str, str]:
    match = _CAPITALS.match(text)
    return (match.group("place"), "") if match else ("", "")
