"""Signals about rights in a host's own files: robots.txt, /.well-known/tdmrep.json, /trust.txt."""

import re
from collections.abc import Iterator
from typing import Any

from farwire.read.linked_data import parse_json
from farwire.read.page_signals import content_signals, tdm_signals, usage_signals
from farwire.read.paths import matches, path_of
from farwire.records import RightsSignal

_OURS = "farwire"
_LINE = re.compile(r"^\s*([A-Za-z-]+)\s*:\s*(.*?)\s*(?:#.*)?$")
_LARGEST = 500 * 1024  # RFC 9309, section 2.5
Group = tuple[set[str], list[tuple[str, str]]]


def robots_signals(text: str, url: str) -> Iterator[RightsSignal]:
    """The signals of a robots.txt for the page at `url`: the rules of our group, else of the group for all.

    Allow and Disallow by RFC 9309 (the longest match wins, Allow on a tie); Content-Signal,
    Content-Usage with an optional path, and RSL's License: our group's, else those outside groups.
    """
    path = path_of(url)
    rules = _our_rules(_groups(text[:_LARGEST]))
    if _disallowed(rules, path):
        yield RightsSignal("robots-disallow", path, "robots.txt")
    for name, value in rules:
        if name == "content-signal":
            yield from content_signals(value, "robots.txt Content-Signal")
        elif name == "content-usage":
            prefix, _, usage = value.partition(" ") if value.startswith("/") else ("/", "", value)
            if matches(prefix, path):
                yield from usage_signals(usage, "robots.txt Content-Usage")
    for value in _licences(text[:_LARGEST]):
        if value.startswith(("http://", "https://", "/")):
            yield RightsSignal("rsl", value, "robots.txt License")


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


def _licences(text: str) -> list[str]:
    """The licences that a robots.txt names for us: in our group, else outside groups (RSL 1.0, section 4.4).

    A group ends where an empty line follows its rules, as many files are written.
    """
    by_agent: dict[str, list[str]] = {"": []}
    agents: set[str] = set()
    naming = False
    for line in text.splitlines():
        match = _LINE.match(line)
        name, value = (match.group(1).lower(), match.group(2)) if match else ("", "")
        if name == "user-agent":
            agents = {*(agents if naming else ()), value.lower()}
            by_agent.setdefault(value.lower(), [])
        elif name in ("license", "licence"):
            for agent in agents or {""}:
                by_agent.setdefault(agent, []).append(value)
        elif not line.strip() and not naming:
            agents = set()
        naming = name == "user-agent" or (naming and not name)
    ours = by_agent.get(_OURS, by_agent.get("*", []))
    return ours or by_agent[""]


def _our_rules(groups: list[Group]) -> list[tuple[str, str]]:
    for agents in ({_OURS}, {"*"}):
        found = [rule for names, rules in groups for rule in rules if names & agents]
        if found or any(names & agents for names, _ in groups):
            return found
    return []


def _disallowed(rules: list[tuple[str, str]], path: str) -> bool:
    best: tuple[int, bool] = (-1, True)
    for name, value in rules:
        if name in ("allow", "disallow") and value and matches(value, path):
            best = max(best, (len(value), name == "allow"))
    return not best[1]


def tdmrep_signals(text: str, url: str) -> Iterator[RightsSignal]:
    """The signals of a /.well-known/tdmrep.json for the page at `url`: the first entry whose location matches."""
    entries = parse_json(text)
    path = path_of(url)
    for entry in entries if isinstance(entries, list) else []:
        if isinstance(entry, dict) and matches(str(entry.get("location", "")), path):
            yield from _tdmrep_entry(entry)
            return


def _tdmrep_entry(entry: dict[str, Any]) -> Iterator[RightsSignal]:
    for name in ("tdm-reservation", "tdm-policy"):
        if name in entry:
            yield from tdm_signals(name, str(entry[name]), "tdmrep.json")


def trust_signals(text: str) -> Iterator[RightsSignal]:
    """The signals of a /trust.txt: whether training on the content is allowed (recorded, without effect here)."""
    for line in text.splitlines():
        name, _, value = line.partition("=")
        if name.strip().lower() == "datatrainingallowed" and value.strip().lower() == "no":
            yield RightsSignal("datatrainingallowed", "no", "trust.txt")
