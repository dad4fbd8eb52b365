"""Signals about rights in a host's own files: robots.txt, /.well-known/tdmrep.json, /trust.txt."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from farwire.read.address import split_url
from farwire.read.linked_data import parse_json
from farwire.read.page_signals import content_signals, rsl_signals, tdm_signals, usage_signals
from farwire.records import RightsSignal

_OURS = "farwire"
_LINE = re.compile(r"^\s*([A-Za-z-]+)\s*:\s*(.*?)\s*(?:#.*)?$")
_CONTENT = re.compile(r"<content\b([^>]*)>(.*?)</content\s*>", re.DOTALL | re.IGNORECASE)
_URL = re.compile(r"\burl\s*=\s*[\"']([^\"']*)[\"']", re.IGNORECASE)
_LARGEST = 500 * 1024  # RFC 9309, section 2.5
Group = tuple[set[str], list[tuple[str, str]]]


def robots_signals(text: str, url: str) -> Iterator[RightsSignal]:
    """The signals of a robots.txt for the page at `url`: the rules of our group, else of the group for all.

    Allow and Disallow by RFC 9309 (the longest match wins, Allow on a tie); Content-Signal,
    Content-Usage with an optional path, and RSL's License, which stands outside groups.
    """
    path = _path(url)
    rules = _our_rules(_groups(text[:_LARGEST]))
    if _disallowed(rules, path):
        yield RightsSignal("robots-disallow", path, "robots.txt")
    for name, value in rules:
        if name == "content-signal":
            yield from content_signals(value, "robots.txt Content-Signal")
        elif name == "content-usage":
            prefix, _, usage = value.partition(" ") if value.startswith("/") else ("/", "", value)
            if _matches(prefix, path):
                yield from usage_signals(usage, "robots.txt Content-Usage")
    for name, value in _lines(text[:_LARGEST]):
        if name == "license" and value.startswith(("http://", "https://", "/")):
            yield RightsSignal("rsl", value, "robots.txt License")


def _path(url: str) -> str:
    parts = split_url(url)
    return unquote(parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        match = _LINE.match(line)
        if match:
            yield match.group(1).lower(), match.group(2)


def _groups(text: str) -> list[Group]:
    groups: list[Group] = []
    naming = False
    for name, value in _lines(text):
        if name == "user-agent":
            if not naming:
                groups.append((set(), []))
            groups[-1][0].add(value.lower())
        elif not groups and name in ("content-signal", "content-usage"):
            groups.append(({"*"}, [(name, value)]))
        elif groups and name not in ("license", "sitemap"):
            groups[-1][1].append((name, value))
        naming = name == "user-agent"
    return groups


def _our_rules(groups: list[Group]) -> list[tuple[str, str]]:
    for agents in ({_OURS}, {"*"}):
        found = [rule for names, rules in groups for rule in rules if names & agents]
        if found or any(names & agents for names, _ in groups):
            return found
    return []


def _disallowed(rules: list[tuple[str, str]], path: str) -> bool:
    best: tuple[int, bool] = (-1, True)
    for name, value in rules:
        if name in ("allow", "disallow") and value and _matches(value, path):
            best = max(best, (len(value), name == "allow"))
    return not best[1]


def _matches(pattern: str, path: str) -> bool:
    parts = [re.escape(part) for part in unquote(pattern).removesuffix("$").split("*")]
    return re.match(".*".join(parts) + ("$" if pattern.endswith("$") else ""), path) is not None


def tdmrep_signals(text: str, url: str) -> Iterator[RightsSignal]:
    """The signals of a /.well-known/tdmrep.json for the page at `url`: the first entry whose location matches."""
    entries = parse_json(text)
    path = _path(url)
    for entry in entries if isinstance(entries, list) else []:
        if isinstance(entry, dict) and _matches(str(entry.get("location", "")), path):
            yield from _tdmrep_entry(entry)
            return


def _tdmrep_entry(entry: dict[str, Any]) -> Iterator[RightsSignal]:
    for name in ("tdm-reservation", "tdm-policy"):
        if name in entry:
            yield from tdm_signals(name, str(entry[name]), "tdmrep.json")


def licence_file_signals(text: str, url: str, where: str) -> Iterator[RightsSignal]:
    """The signals of an RSL document that robots.txt names, as far as its content elements cover the page at `url`."""
    contents = _CONTENT.findall(text)
    for attributes, body in contents or [("", text)]:
        pattern = _URL.search(attributes)
        if not pattern or _matches(pattern.group(1) or "/", _path(url)):
            yield from rsl_signals(body, where)


def trust_signals(text: str) -> Iterator[RightsSignal]:
    """The signals of a /trust.txt: whether training on the content is allowed (recorded, without effect here)."""
    for line in text.splitlines():
        name, _, value = line.partition("=")
        if name.strip().lower() == "datatrainingallowed" and value.strip().lower() == "no":
            yield RightsSignal("datatrainingallowed", "no", "trust.txt")
