"""What may be done with an article: every signal that page, headers and host give, and what follows from them.

Unknown is not granted; of signals that contradict each other the stricter holds. A grant comes only from
a licence; everything else can but take away. What each rule rests on stands in `RULES`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from farwire.read.linked_data import Evidence, text_of
from farwire.read.page import Page
from farwire.read.page_signals import header_signals, page_signals
from farwire.read.robots_signals import robots_signals, tdmrep_signals, trust_signals
from farwire.read.rsl import rsl_signals
from farwire.records import Fetched, HostFile, Item, Permission, Rights, RightsSignal


@dataclass(frozen=True, slots=True)
class Rule:
    """What a signal means: for translation, for showing the full text, and where that is written.

    Effects are "grant", "cap" (no grant from elsewhere holds), "refuse" or "" (only recorded).
    """

    translate: str
    full_text: str
    source: str


_ROBOTS = "https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag"
_CC = "https://creativecommons.org/licenses/"
_TDM = "https://www.w3.org/community/reports/tdmrep/CG-FINAL-tdmrep-20240510/"
_SIGNALS = "https://contentsignals.org/"
_AIPREF = "https://datatracker.ietf.org/doc/draft-ietf-aipref-vocab/"
_RSL = "https://rslstandard.org/rsl"
_SCHEMA = "https://schema.org/"

RULES = {
    "cc0": Rule("grant", "grant", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "cc-by": Rule("grant", "grant", _CC + "by/4.0/"),
    "cc-by-sa": Rule("grant", "grant", _CC + "by-sa/4.0/"),
    # Whether the operator's use is commercial is not known here.
    "cc-by-nc": Rule("cap", "cap", _CC + "by-nc/4.0/"),
    "cc-by-nc-sa": Rule("cap", "cap", _CC + "by-nc-sa/4.0/"),
    # A translation is an adaptation (section 1(a)), which these licences don't allow to share.
    "cc-by-nd": Rule("refuse", "grant", _CC + "by-nd/4.0/"),
    "cc-by-nc-nd": Rule("refuse", "cap", _CC + "by-nc-nd/4.0/"),
    "licence": Rule("cap", "cap", _SCHEMA + "license"),
    "all-rights-reserved": Rule("cap", "cap", "https://www.wipo.int/treaties/en/ip/berne/"),
    "not-free": Rule("", "refuse", _SCHEMA + "isAccessibleForFree"),
    "noarchive": Rule("", "refuse", _ROBOTS),
    "nocache": Rule("", "refuse", "https://blogs.bing.com/webmaster/september-2023/Announcing-new-options-for-webmasters-to-control-usage-of-their-content-in-Bing-Chat"),
    "nosnippet": Rule("", "refuse", _ROBOTS),
    "max-snippet": Rule("", "refuse", _ROBOTS),
    "unavailable_after": Rule("", "refuse", _ROBOTS),
    "noindex": Rule("", "cap", _ROBOTS),
    "none": Rule("", "cap", _ROBOTS),
    "notranslate": Rule("refuse", "", _ROBOTS),
    "noai": Rule("refuse", "", "https://www.deviantart.com/team/journal/UPDATE-All-Deviations-Are-Opted-Out-of-AI-Datasets-934500371"),
    "tdm-reservation": Rule("refuse", "", _TDM),
    "tdm-policy": Rule("cap", "cap", _TDM),
    "ai-input": Rule("refuse", "", _SIGNALS),
    "search": Rule("", "refuse", _SIGNALS),
    "ai-train": Rule("", "", _SIGNALS),
    "bots": Rule("refuse", "refuse", _AIPREF),
    "tdm": Rule("refuse", "", _AIPREF),
    "usage-search": Rule("", "refuse", _AIPREF),
    "ai-use": Rule("refuse", "", _AIPREF),
    "train-ai": Rule("", "", _AIPREF),
    "rsl": Rule("cap", "cap", _RSL),
    "rsl-prohibits": Rule("refuse", "", _RSL),
    # A list of uses is closed: what it does not name is not licensed (section 3.4).
    "rsl-not-permitted": Rule("refuse", "", _RSL),
    # Paid for, reported, or for some operators and countries only (sections 3.4, 3.7, 3.12); a licence server's too.
    "rsl-conditions": Rule("cap", "cap", _RSL),
    "rsl-permits": Rule("", "", _RSL),
    "robots-disallow": Rule("refuse", "refuse", "https://www.rfc-editor.org/rfc/rfc9309"),
    "datatrainingallowed": Rule("", "", "https://journallist.net/reference-document-for-trust-txt-specifications"),
}  # fmt: skip


def read_rights(fetched: Fetched, page: Page) -> Rights:
    """The rights in an article, with all signals seen: the page's own, its headers', its host's files'."""
    at = fetched.fetched_at
    signals = [*page_signals(page.tree, page.evidence, at), *header_signals(fetched.headers, at)]
    seen = dict.fromkeys(_seen(signals, at))
    seen |= dict.fromkeys(_seen(robots_signals(fetched.robots_txt or "", page.url), fetched.robots_at or at))
    seen |= dict.fromkeys(item_signals(page.item) if page.item else ())
    for file in fetched.host_files:
        seen |= dict.fromkeys(_seen(_file_signals(file, page.url), file.seen_at))
    return rights_of(tuple(seen), page.evidence)


def item_signals(item: Item) -> Iterator[RightsSignal]:
    """What a feed's entry says of its licence; when it was seen, an entry does not know."""
    for stated in item.licences:
        if stated.startswith("<"):
            yield from rsl_signals(stated, "feed item rsl")
        else:
            yield RightsSignal("rsl", stated, "feed item link rel=license")


def _file_signals(file: HostFile, url: str) -> Iterable[RightsSignal]:
    if file.name == "tdmrep.json":
        return tdmrep_signals(file.text, url)
    if file.name == "trust.txt":
        return trust_signals(file.text)
    return rsl_signals(file.text, file.url, url) if file.name == "rsl" else ()


def _seen(signals: Iterable[RightsSignal], at: datetime) -> Iterable[RightsSignal]:
    """The signals with the time they were seen."""
    return (replace(each, seen_at=at) for each in signals)


def rights_of(signals: tuple[RightsSignal, ...], evidence: Evidence) -> Rights:
    """What follows from the signals, and whom to credit by the page's own words."""
    holder = text_of(evidence.resolve(evidence.article.get("copyrightHolder"))) or evidence.first(
        "dcterms.rightsholder", "copyright-holder"
    )
    publisher = text_of(evidence.resolve(evidence.article.get("publisher"))) or evidence.first("og:site_name")
    credit = text_of(evidence.article.get("creditText"))
    licence = next(
        (each.value for each in signals if each.rule.startswith("cc") or each.rule in ("licence", "rsl")), None
    )
    return Rights(
        licence=licence,
        holder=holder,
        attribution=credit or holder or publisher,
        may_translate=_decide([RULES[each.rule].translate for each in signals if each.rule in RULES]),
        may_show_full_text=_decide([RULES[each.rule].full_text for each in signals if each.rule in RULES]),
        signals=signals,
    )


def _decide(effects: list[str]) -> Permission:
    """The strictest of some effects; without any grant: not granted."""
    if "refuse" in effects:
        return Permission.REFUSED
    if "grant" in effects and "cap" not in effects:
        return Permission.GRANTED
    return Permission.NOT_GRANTED
