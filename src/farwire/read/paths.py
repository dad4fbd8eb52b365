"""Paths and their patterns as robots.txt writes them (RFC 9309, section 2.2.2): `*` is any stretch, `$` the end."""

from urllib.parse import unquote

from farwire.read.address import split_url


def path_of(url: str) -> str:
    """An address's path and query, unescaped; "/" where it has none."""
    parts = split_url(url)
    return unquote(parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def matches(pattern: str, path: str) -> bool:
    """Whether `path` begins as `pattern` says; linear in both, whatever the pattern."""
    whole = pattern.endswith("$")
    first, *rest = unquote(pattern).removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    place = len(first)
    last = rest.pop() if whole and rest else None
    for part in rest:
        found = path.find(part, place)
        if found < 0:
            return False
        place = found + len(part)
    if last is not None:
        return path.endswith(last) and len(path) - len(last) >= place
    return not whole or place == len(path)
