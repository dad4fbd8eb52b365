"""robots.txt as RFC 9309 defines it: groups merged, the longest rule wins, `*` and `$` understood."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import quote, urlsplit

LARGEST_FILE = 500 * 1024  # bytes that are read of a robots.txt (RFC 9309, 2.5: at least 500 KiB)

_TOKEN = re.compile(r"[A-Za-z_-]+")
_ESCAPE = re.compile(r"%([0-9a-fA-F]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


@dataclass(frozen=True, slots=True)
class Rule:
    """One allow or disallow line; `parts` are the stretches between its asterisks, `whole` if it ended in `$`."""

    allow: bool
    length: int
    parts: tuple[str, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class Robots:
    """A robots.txt: the rules of each product token (lower case), `*` for everybody, and the sitemaps named.

    licences: the addresses of RSL documents by product token, under "" those outside groups.
    """

    groups: dict[str, tuple[Rule, ...]]
    sitemaps: tuple[str, ...]
    licences: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def licences_for(self, user_agent: str) -> tuple[str, ...]:
        """The licences that our group names, else those that stand outside groups (RSL 1.0, section 4.4)."""
        token = product_token(user_agent)
        ours = self.licences.get(token if token in self.groups else "*", ())
        return ours or self.licences.get("", ())

    def allows(self, url: str, user_agent: str) -> bool:
        """Whether a crawler of this User-Agent may ask for this address.

        The group of our own token decides alone if there is one, else the one for `*`; without either,
        all is allowed. Among the rules that match, the longest wins; of two equally long, the allowing one.
        """
        path = _path_of(url)
        if path == "/robots.txt":
            return True
        rules = self.groups.get(product_token(user_agent) or "*")
        if rules is None:
            rules = self.groups.get("*", ())
        matching = [(rule.length, rule.allow) for rule in rules if _matches(rule, path)]
        return max(matching)[1] if matching else True


def product_token(user_agent: str) -> str:
    """The name a robots.txt knows a crawler by: the letters, `_` and `-` its User-Agent begins with, lower case."""
    match = _TOKEN.match(user_agent.strip())
    return match.group().lower() if match else ""


@lru_cache(maxsize=64)
def parse_robots(text: str) -> Robots:
    """Read a robots.txt. Lines that are not understood are passed over; nothing is an error."""
    groups: dict[str, list[Rule]] = {}
    sitemaps: list[str] = []
    names: list[str] = []
    ruled = False  # a user-agent line after a rule begins a new group
    for key, value in _lines(text):
        if key == "user-agent":
            names = names if not ruled else []
            ruled = False
            names.append(_group_name(value))
            groups.setdefault(names[-1], [])
        elif key in ("allow", "disallow"):
            ruled = True
            _add_rule(groups, names, key == "allow", value)
        elif key == "sitemap" and value:
            sitemaps.append(value)
    rules = {name: tuple(found) for name, found in groups.items()}
    return Robots(rules, tuple(sitemaps), _licences(text))


def _licences(text: str) -> dict[str, tuple[str, ...]]:
    """The licences named, by group; an empty line after a group's lines ends it, as many files are written."""
    found: dict[str, tuple[str, ...]] = {}
    names: set[str] = set()
    naming = False
    for line in _broken(text):
        key, _, value = (part.strip() for part in line.partition("#")[0].partition(":"))
        if key.lower() == "user-agent":
            names = {*(names if naming else ()), _group_name(value)}
            naming = True
        elif key.lower() in ("license", "licence") and value:
            for name in names or {""}:
                found[name] = (*found.get(name, ()), value)
        elif not line.strip() and not naming:
            names = set()
        naming = naming and (key.lower() == "user-agent" or not key)
    return found


def _broken(text: str) -> list[str]:
    return re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff"))


def _lines(text: str) -> list[tuple[str, str]]:
    pairs = []
    for line in _broken(text):
        key, colon, value = line.partition("#")[0].partition(":")
        if colon:
            pairs.append((key.strip().lower(), value.strip()))
    return pairs


def _group_name(value: str) -> str:
    return "*" if value.split()[:1] == ["*"] else product_token(value)


def _add_rule(groups: dict[str, list[Rule]], names: list[str], allow: bool, pattern: str) -> None:
    if not pattern:
        return  # an empty pattern matches nothing (RFC 9309, 2.2.2)
    whole = pattern.endswith("$")
    body = normal_path(pattern.removesuffix("$"))
    rule = Rule(allow, len(body) + whole, tuple(body.split("*")), whole)
    for name in set(names):
        groups[name].append(rule)


def _matches(rule: Rule, path: str) -> bool:
    """Match stretch by stretch, each as early as can be: linear, whatever the pattern (no backtracking)."""
    first, *rest = rule.parts
    if not path.startswith(first):
        return False
    if not rest:
        return not rule.whole or len(path) == len(first)
    last = rest.pop() if rule.whole else ""
    place = len(first)
    for part in rest:
        found = path.find(part, place)
        if found < 0:
            return False
        place = found + len(part)
    return not rule.whole or (path.endswith(last) and len(path) - len(last) >= place)


def _path_of(url: str) -> str:
    parts = urlsplit(url)
    path = parts.path or "/"
    return normal_path(f"{path}?{parts.query}" if "?" in url.partition("#")[0] else path)


def normal_path(path: str) -> str:
    """A path in the one form in which RFC 9309 (2.2.2) compares: unreserved characters plain, escapes in capitals."""
    escaped = quote(path, safe="/%:@!$&'()*+,;=?~#[]|{}^`\\\"<>")
    return _ESCAPE.sub(_plain, escaped)


def _plain(match: re.Match[str]) -> str:
    character = chr(int(match.group(1), 16))
    return character if character in _UNRESERVED else match.group().upper()
