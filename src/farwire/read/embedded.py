"""Bodies that stand only in a page's application data: Next.js, Nuxt, Apollo, JSON-LD `articleBody`.

The data are read as JSON wherever a script holds some; of all texts in them the article's is the one
string of HTML with paragraphs, or the one list of text blocks, that is longest. It is handed on as
HTML, so that it is read like any page.
"""

import html
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from farwire.read.linked_data import Evidence, text_of

Element = Any
Path = tuple[str, ...]

_PUSH = re.compile(r"self\.__next_f\.push\(\[1,\s*\"((?:[^\"\\]|\\.)*)\"\]\)")
_ROW = re.compile(rb"^([0-9a-f]+):(T([0-9a-f]+),)?", re.MULTILINE)
_START = re.compile(r"(?:=|\(|,|:|^)\s*(?=[\[{])")
_LITERAL = re.compile(r"\"((?:[^\"\\]|\\.){300,})\"")
_PARAGRAPHS = re.compile(r"<(?:p|br)\b", re.IGNORECASE)
_TAGS = re.compile(r"<[^>]*>")
_STOPS = re.compile(r"[.!?。！？।؟۔…]")
_SUBTITLE = re.compile(
    r"^(?:sub_?title|sub_?head(?:line)?|stand_?first|dek|deck|lead|lede|summary|abstract|teaser|"
    r"excerpt|intro|kicker_?text)$",
    re.IGNORECASE,
)
_TEASER_KEYS = frozenset(
    {"url", "href", "slug", "link", "headline", "title", "permalink", "canonical_url", "shorttitle"}
)
_SHORTEST = 350
_LARGEST = 4_000_000
_DEEPEST = 60


def embedded_html(tree: Element, evidence: Evidence) -> str | None:
    """The longest article body in the page's application data as HTML, or None if there is none of 350 characters."""
    candidates = [*_from_scripts(tree.iter("script")), *_from_linked_data(evidence)]
    best = max(candidates, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] >= _SHORTEST else None


def embedded_bodies(scripts: list[Element]) -> list[str]:
    """All texts in a page's script elements that may be an article's body, as HTML, in their order."""
    return [markup for _, markup in _from_scripts(scripts)]


def _from_linked_data(evidence: Evidence) -> Iterator[tuple[int, str]]:
    """The JSON-LD body; it counts less, for it is often one lump without paragraphs."""
    body = evidence.article.get("articleBody")
    text = body if isinstance(body, str) else text_of(body)
    if text:
        plain = html.unescape(text) if "&lt;" in text else text
        markup = plain if _PARAGRAPHS.search(plain) else _as_paragraphs(re.split(r"\s*\n\s*", _TAGS.sub(" ", plain)))
        yield int(_length(markup) * (0.8 if markup.count("<p") < 2 else 1)), markup


def _as_paragraphs(texts: list[str], standfirst: str = "") -> str:
    head = f'<h2 class="standfirst">{standfirst}</h2>' if standfirst else ""
    return head + "".join(f"<p>{html.escape(html.unescape(text))}</p>" for text in texts if text.strip())


def _length(markup: str) -> int:
    return len(_TAGS.sub("", markup))


def _from_scripts(scripts: Iterable[Element]) -> Iterator[tuple[int, str]]:
    pushes: list[str] = []
    for script in scripts:
        text = script.text or ""
        kind = (script.get("type") or "").lower()
        if "__next_f" in text:
            pushes += [unquote(literal) for literal in _PUSH.findall(text)]
        elif not _SHORTEST <= len(text) <= _LARGEST or "ld+json" in kind:
            continue
        elif "javascript" in kind or "json" in kind or not kind or kind == "module":
            yield from _from_value(_json_in(text))
    if pushes:
        yield from _from_flight("".join(pushes))


def _json_in(text: str) -> Any:
    """The first JSON object or array of some size in a script; else its long string literals, as a list."""
    decoder = json.JSONDecoder(strict=False)
    for place, match in enumerate(_START.finditer(text)):
        if place > 12:
            break
        try:
            value, end = decoder.raw_decode(text, match.end())
        except (ValueError, RecursionError):
            continue
        if end - match.end() >= _SHORTEST:
            return value
    return {
        "literals": [
            {"text": found} for literal in _LITERAL.findall(text) if (found := unquote(literal)) and "<p" in found
        ]
    }


def unquote(literal: str) -> str:
    """The value of a JSON string literal given without its quotes; empty if it is none."""
    try:
        return str(json.loads(f'"{literal}"', strict=False))
    except ValueError:
        return ""


def _from_flight(stream: str) -> Iterator[tuple[int, str]]:
    """Bodies in the rows of a React server component stream: JSON rows, and text rows with their length in bytes."""
    raw = stream.encode("utf-8", "surrogatepass")
    for match in _ROW.finditer(raw):
        if match.group(3):
            length = int(match.group(3), 16)
            text = raw[match.end() : match.end() + length].decode("utf-8", "replace")
            yield from _from_value({"text": text})
        else:
            line = raw[match.end() : raw.find(b"\n", match.end()) if b"\n" in raw[match.end() :] else None]
            if line[:1] in (b"[", b"{"):
                try:
                    yield from _from_value(json.loads(line, strict=False))
                except (ValueError, RecursionError):
                    continue


def _from_value(value: Any) -> Iterator[tuple[int, str]]:
    groups: dict[Path, list[tuple[str, dict[str, Any]]]] = defaultdict(list)
    for path, text, holder in _strings(value):
        if _PARAGRAPHS.search(text) and _length(text) >= _SHORTEST and text.count("<") < 4000:
            yield _length(text) + 200, _with_subtitle(text, holder)
        elif len(text) >= 40 and _STOPS.search(text) and " " in text and not text.startswith(("http", "{", "[", "/")):
            groups[path].append((text, holder))
    for texts in groups.values():
        if len(texts) >= 3 and not any(_TEASER_KEYS & {key.lower() for key in holder} for _, holder in texts[:3]):
            markup = _as_paragraphs([_TAGS.sub("", text) for text, _ in texts])
            yield _length(markup), markup


def _with_subtitle(markup: str, holder: dict[str, Any]) -> str:
    found = next(
        (
            value
            for key, value in holder.items()
            if _SUBTITLE.match(key) and isinstance(value, str) and len(value) >= 20
        ),
        "",
    )
    return (f'<h2 class="standfirst">{found}</h2>' if found and found not in markup else "") + markup


def _strings(
    value: Any, path: Path = (), holder: dict[str, Any] | None = None, depth: int = 0
) -> Iterator[tuple[Path, str, dict[str, Any]]]:
    """All strings of at least 40 characters with the path of keys to each (list places left out) and their object."""
    if isinstance(value, str):
        if len(value) >= 40:
            yield path, value, holder or {}
    elif depth > _DEEPEST:
        return
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _strings(part, (*path, str(key)), value, depth + 1)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part, path, holder, depth + 1)
