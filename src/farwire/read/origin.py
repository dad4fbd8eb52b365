"""Where a text comes from: its dateline, the agencies that are credited, the publisher's notes on corrections."""

import re

from farwire.read.page import Page
from farwire.read.text import fold

# News agencies by the names they sign with. A short name counts only as it is written here.
_AGENCIES = (
    "Reuters", "AFP", "Agence France-Presse", "AP", "Associated Press", "The Associated Press", "dpa", "APA", "sda", "Keystone-SDA",
    "EFE", "ANSA", "Lusa", "Agência Lusa", "TASS", "ТАСС", "Interfax", "Интерфакс", "РИА Новости", "Ukrinform", "Укрінформ", "Xinhua", "新华社", "共同", "共同通信", "時事",
    "時事通信", "Kyodo", "Kyodo News", "Jiji Press", "Yonhap", "연합뉴스", "PTI", "IANS", "ANI", "PAP", "ČTK", "ČTK", "TASR", "MTI", "Agerpres", "BTA", "HINA",
    "Tanjug", "Beta", "STA", "NTB", "TT", "Ritzau", "STT", "BNS", "LETA", "ERR", "ANP", "Belga", "Europa Press", "Agência Brasil", "Agencia Brasil", "Estadão Conteúdo", "Folhapress",
    "Anadolu Agency", "Anadolu Ajansı", "AA", "DHA", "İHA", "IRNA", "ISNA", "ایرنا", "ایسنا", "SPA", "WAM", "MENA", "QNA", "KUNA", "Petra", "Antara", "ANTARA", "Bernama", "VNA", "TTXVN", "TNA",
    "CNA", "中央社", "Bloomberg", "UPI", "epd", "KNA", "AFP Services", "ATS", "Canadian Press", "The Canadian Press", "AAP", "Australian Associated Press", "PA", "PA Media", "Press Association", "SID", "ΑΠΕ-ΜΠΕ", "ΑΠΕ",
)  # fmt: skip
_NAMES = {fold(name): name for name in _AGENCIES}
_WRITTEN = frozenset(_AGENCIES)
_BRACKETS = re.compile(r"[(（\[［【]([^()（）\[\]［］【】]{2,60})[)）\]］】]")
_DATELINE = re.compile(
    r"^(?P<place>[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐΑ-ΩΆ-Ώ][^\s,.()–—-]*(?:[ -][^\s.()–—,]+){0,3}?(?:,\s[^().–—]{2,40}?)?)?\s*(?:[(（](?P<agency>[^()（）]{2,40})[)）])?\s*[.,]?\s*(?:[–—]|-{1,2}(?=\s)|:(?=\s))\s+(?=\S)"
)
_NOTE = re.compile(
    r"^\W*(?:correction|corrected|clarification|update[ds]?|editor[’']?s\s+note|this\s+(?:article|story)\s+(?:was|has\s+been)\s+(?:updated|corrected|amended)|an\s+earlier\s+version"
    r"|korrektur|berichtigung|richtigstellung|aktualisierung|anmerkung\s+der\s+redaktion|hinweis\s+der\s+redaktion|in\s+einer\s+früheren\s+(?:version|fassung)|correction\s*:|rectificatif|mise\s+à\s+jour"
    r"|correcci[óo]n|fe\s+de\s+erratas|rectificaci[óo]n|correç[ãa]o|errata|nota\s+da\s+reda[çc][ãa]o|atualiza[çc][ãa]o|correzione|rettifica|aggiornamento|rectificatie|correctie|rättelse|rettelse|"
    r"sprostowanie|исправление|уточнение|обновлено|düzeltme|訂正|更正|정정|تصحيح|اصلاحیه)\b",
    re.IGNORECASE,
)


def origin_of(page: Page, byline: tuple[str, ...], texts: list[str]) -> str | None:
    """The agencies that wrote the article, as written, joined by "/"; None if none is credited.

    Looked for in the byline, in the first paragraph's dateline and in a credit at the text's end.
    """
    for name in byline:
        found = _agencies(name)
        if found:
            return "/".join(found)
    first = next((text for text in texts[:3] if len(text) > 60), "")
    match = _BRACKETS.search(first[:90])
    candidates = [match.group(1)] if match else []
    for last in texts[-2:]:
        bracket = _BRACKETS.findall(last[-70:])
        candidates += bracket[-1:] if bracket else []
        candidates += [last] if len(last) <= 40 else []
    source = page.evidence.first("article:source", "source", "original-source", "syndication-source") or ""
    return next(("/".join(found) for text in [*candidates, source] if (found := _agencies(text))), None)


def _agencies(text: str) -> list[str]:
    """The agencies in a credit such as "dpa/AFP" or "Quelle: APA"; empty if it says anything else."""
    bare = re.sub(
        r"^\W*(?:quelle|source|fuente|fonte|mit\s+material\s+von|with|by|von|kaynak|източник|источник|джерело)\b\s*:?\s*",
        "",
        text,
        flags=re.IGNORECASE,
    )
    parts = [
        part.strip(" .")
        for part in re.split(r"\s*[/,;&+|·]\s*|\s+(?:und|and|et|y|e)\s+|\s+-\s+", bare)
        if part.strip(" .")
    ]
    found = [_NAMES.get(fold(part)) for part in parts if part in _WRITTEN or (len(part) > 4 and fold(part) in _NAMES)]
    known = [name for name in found if name]
    return list(dict.fromkeys(known)) if known and len(known) * 2 >= len(parts) else []


def dateline_of(texts: list[str]) -> str | None:
    """The place a report was sent from ("BERLIN", "Nova Iorque, 3 mai (Lusa)"), as its first paragraph opens; else None."""
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
        if not each.zone and 3 <= each.size <= 90 and _NOTE.match(each.text) and each.linked < len(each.text) * 0.6
    ]
    return tuple(dict.fromkeys(found))[:5]
