"""Signals about rights in a page and in its HTTP headers."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from typing import Any

from farwire.read.completeness import is_closed
from farwire.read.dates import parse_date
from farwire.read.linked_data import Evidence, text_of
from farwire.read.rsl import rsl_signals
from farwire.read.words import alternatives
from farwire.records import RightsSignal

Element = Any

_OURS = "farwire"
_FLAGS = frozenset({"noarchive", "nocache", "nosnippet", "noindex", "none", "notranslate", "noai"})
_CC = re.compile(
    r"creativecommons\.org/(?:licenses/(by(?:-nc)?(?:-nd|-sa)?)|publicdomain/(zero|mark))\b", re.IGNORECASE
)
_CC_NAME = re.compile(r"^\s*CC[ -]?(0|BY(?:[ -]NC)?(?:[ -](?:ND|SA))?)(?![a-z])", re.IGNORECASE)
_USAGE = {
    "bots": "bots", "tdm": "tdm", "search": "usage-search", "ai-input": "ai-use", "ai-use": "ai-use",
    "ai-output": "ai-use", "train-ai": "train-ai", "train-genai": "train-ai", "ai-train": "train-ai",
}  # fmt: skip
_AGENTS = re.compile(r"^\s*([a-z][\w*-]{2,40})\s*:\s*(.*)$", re.IGNORECASE)
_VALUED = ("max-snippet", "unavailable_after", "max-image-preview", "max-video-preview")
_LINK = re.compile(r"<([^>]*)>\s*((?:;\s*[\w-]+\s*=\s*(?:\"[^\"]*\"|[^\",;]+)\s*)*)")


@cache
def _reserved() -> re.Pattern[str]:
    return re.compile(alternatives("walls", "reserved"), re.IGNORECASE)


def page_signals(tree: Element, evidence: Evidence, at: datetime) -> Iterator[RightsSignal]:
    """The signals in a page's meta tags, links and JSON-LD; `at` is when it was fetched."""
    for name, value in _metas(evidence, "robots", _OURS):
        yield from directives(value, f"meta {name}", at)
    if any("notranslate" in value.lower() for _, value in _metas(evidence, "google", "googlebot")):
        yield RightsSignal("notranslate", "notranslate", "meta google")
    if tree.getroottree().getroot().get("translate") == "no":
        yield RightsSignal("notranslate", 'translate="no"', "html element")
    for name, value in _metas(evidence, "tdm-reservation", "tdm-policy"):
        yield from tdm_signals(name, value, f"meta {name}")
    yield from _stated_licences(evidence)
    yield from _linked_licences(tree)
    for name, value in _metas(evidence, "copyright", "rights", "dc.rights", "dcterms.rights"):
        yield from _rights_text(value, f"meta {name}")
    if is_closed(evidence):
        yield RightsSignal("not-free", "false", "isAccessibleForFree")


def _metas(evidence: Evidence, *names: str) -> Iterator[tuple[str, str]]:
    for name in names:
        for value in evidence.meta.get(name, ()):
            yield name, value


def _stated_licences(evidence: Evidence) -> Iterator[RightsSignal]:
    """Licences and rights by JSON-LD and meta tags."""
    licence = text_of(evidence.article.get("license"))
    if licence:
        yield licence_signal(licence, "JSON-LD license")
    for key in ("copyrightNotice", "usageInfo"):
        yield from _rights_text(text_of(evidence.article.get(key)) or "", f"JSON-LD {key}")
    for name, value in _metas(evidence, "dcterms.license", "dc.rights.license", "license"):
        yield licence_signal(value, f"meta {name}")


def _linked_licences(tree: Element) -> Iterator[RightsSignal]:
    """Licences by `rel="license"` links, and RSL documents that the page names or holds."""
    for element in tree.iter("link", "a"):
        href = element.get("href")
        if href and "license" in (element.get("rel") or "").lower().split():
            rsl = "rsl+xml" in (element.get("type") or "")
            where = f"{element.tag} rel=license"
            yield RightsSignal("rsl", href, where) if rsl else licence_signal(href, where)
    for script in tree.iter("script"):
        if "rsl+xml" in (script.get("type") or ""):
            yield from rsl_signals(script.text or "", "script application/rsl+xml")


def licence_signal(value: str, where: str) -> RightsSignal:
    """The signal of a licence's address or name: one of the Creative Commons', or just "licence"."""
    found = _CC.search(value)
    if found:
        rule = "cc0" if found.group(2) else f"cc-{found.group(1).lower()}"
        return RightsSignal(rule, value, where)
    named = _CC_NAME.match(value)
    if named:
        kind = re.sub(r"[ -]+", "-", named.group(1).lower())
        return RightsSignal("cc0" if kind == "0" else f"cc-{kind}", value, where)
    return RightsSignal("licence", value, where)


def _rights_text(value: str, where: str) -> Iterator[RightsSignal]:
    if _CC.search(value):
        yield licence_signal(value, where)
    elif _reserved().search(value):
        yield RightsSignal("all-rights-reserved", value[:200], where)


def directives(value: str, where: str, at: datetime) -> Iterator[RightsSignal]:
    """The robots directives in a value such as "noarchive, max-snippet:0" that concern rights."""
    for part in re.split(r"\s*,\s*(?!\s*\d{1,2}[ -])", value):
        name, _, setting = part.strip().partition(":")
        name, setting = name.strip().lower(), setting.strip()
        if name in _FLAGS:
            yield RightsSignal(name, name, where)
        elif name == "noimageai":
            continue
        elif name == "max-snippet" and setting.lstrip("-").isdigit() and int(setting) >= 0:
            yield RightsSignal(name, setting, where)
        elif name == "unavailable_after":
            end = parse_date(setting)
            if end is not None and (end if end.tzinfo else end.replace(tzinfo=UTC)) < at:
                yield RightsSignal(name, setting, where)


def tdm_signals(name: str, value: str, where: str) -> Iterator[RightsSignal]:
    """The signals of a TDM Reservation Protocol field: reservation "1", or a policy's address."""
    if name == "tdm-policy" and value.strip():
        yield RightsSignal("tdm-policy", value.strip(), where)
    elif name == "tdm-reservation" and value.strip() == "1":
        yield RightsSignal("tdm-reservation", "1", where)


def header_signals(headers: tuple[tuple[str, str], ...], at: datetime) -> Iterator[RightsSignal]:
    """The signals in HTTP headers (lower-case names): X-Robots-Tag, TDM, Content-Usage, Link."""
    for name, value in headers:
        if name == "x-robots-tag":
            yield from _robots_tag(value, at)
        elif name in ("tdm-reservation", "tdm-policy"):
            yield from tdm_signals(name, value, f"header {name}")
        elif name == "content-usage":
            yield from usage_signals(value, "header content-usage")
        elif name == "content-signal":
            yield from content_signals(value, "header content-signal")
        elif name == "link":
            yield from _link_header(value)


def _robots_tag(value: str, at: datetime) -> Iterator[RightsSignal]:
    """The directives of an X-Robots-Tag; those for another robot by name don't concern us."""
    named = _AGENTS.match(value)
    if named and named.group(1).lower() not in _VALUED:
        if named.group(1).lower() not in (_OURS, "*"):
            return
        value = named.group(2)
    yield from directives(value, "header x-robots-tag", at)


def _link_header(value: str) -> Iterator[RightsSignal]:
    for match in _LINK.finditer(value):
        target, parameters = match.group(1), match.group(2).lower()
        if re.search(r"rel\s*=\s*\"?[^\";]*\blicense\b", parameters):
            rsl = "rsl+xml" in parameters
            yield RightsSignal("rsl", target, "header link") if rsl else licence_signal(target, "header link")


def usage_signals(value: str, where: str) -> Iterator[RightsSignal]:
    """The refusals in a Content-Usage value (IETF AIPREF): "train-ai=n, search=n"."""
    for name, setting in re.findall(r"([\w-]+)\s*=\s*([\w-]+)", value.lower()):
        if setting == "n" and name in _USAGE:
            yield RightsSignal(_USAGE[name], f"{name}=n", where)


def content_signals(value: str, where: str) -> Iterator[RightsSignal]:
    """The refusals in a Content-Signal value: "search=yes, ai-input=no, ai-train=no"."""
    for name, setting in re.findall(r"([\w-]+)\s*=\s*(\w+)", value.lower()):
        if setting == "no" and name in ("search", "ai-input", "ai-train"):
            yield RightsSignal(name, f"{name}=no", where)
