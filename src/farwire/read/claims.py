"""What else says that it is this article's text: the page's own data and the feed, paragraph by paragraph.

A page that is built from data often carries its article twice, once shown and once in a script. Where
the two differ, something was not shown, or not read.
"""

import html
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from farwire.read.chrome import is_chrome
from farwire.read.embedded import embedded_bodies, unquote
from farwire.read.page import Page
from farwire.read.text import Shingles, tokens
from farwire.read.walls import is_offer

_DATA = "the page's own data hold more text"
_OPENING = "the page's own data begin with other text"
_FEED = "the feed holds more text"
# A closing quotation mark never follows these, so no match begins with one.
_LITERAL = re.compile(r'(?<=[:,\[(=])"((?:[^"\\\n]|\\.){60,})"')
_KEY = re.compile(r"(\w+)[\"']?:$")
_BREAK = re.compile(
    r"</?(?:p|br|div|li|h[1-6]|blockquote|ul|ol|figure|figcaption|td|tr|style|script)\b[^>]*>|\n+", re.IGNORECASE
)
_UNREAD = re.compile(r"<(style|script|figure)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_STOP = re.compile(r"[.!?。！？।؟۔]")
# Data often hold a whole article as one paragraph: then sentences are compared.
_LUMP = 500
_BETWEEN = re.compile(r"(?<=[.!?؟۔।]) +|(?<=[。！？])")
_CODE = re.compile(r"[{};]\s*[.#\w-]+\s*[:{(]|\bfunction\b|=>")
_PLAIN = re.compile(r"[a-zA-Z]+(?: [a-zA-Z]+){1,3}")
_PROBES = 24
_SCRIPT = range(2_000, 2_000_000)
_LONGEST = 120_000
_MOST = 400
# A paragraph is known from this share of its runs of words on, and missing below the other.
_KNOWN = 0.6
_MISSING = 0.35
_SAMPLE = 12
_FARTHEST = 10
# A text that holds this share of what was read is the same but for what is missing.
_NEARLY = 0.75
# How many words in a row are a loss: among the first paragraphs, and below.
_TOP = 12
_NEAR_TOP = 20
_FAR_DOWN = 60


@dataclass(frozen=True, slots=True)
class Claim:
    """A text that may be the article's: its paragraphs in order.

    fed: whether the feed gave it, not the page. ordered: whether it surely begins where the article does.
    """

    paragraphs: tuple[str, ...]
    fed: bool = False
    ordered: bool = True


def claims_of(page: Page, read: str = "") -> Iterator[Claim]:
    """All texts of page and feed that may be the article's, as paragraphs; most of them are not.

    `read` is what was read: scripts that hold nothing of it are passed over.
    """
    stated = page.evidence.article.get("articleBody")
    if isinstance(stated, str):
        yield Claim(_paragraphs(stated))
    probes = _probes(read)
    scripts = [each for each in page.tree.iter("script") if _holds_any(each.text or "", probes)]
    yield from (Claim(_paragraphs(markup)) for markup in embedded_bodies(scripts))
    for script in scripts:
        text = script.text or ""
        if len(text) in _SCRIPT and "json" not in (script.get("type") or "") and "__next_f" not in text:
            yield from _literals(text)
    if page.item and len(page.item.content_html) > 400:
        yield Claim(_paragraphs(page.item.content_html), fed=True)


def _probes(read: str) -> list[str]:
    """Stretches of plain letters from the lines of a text: these stand in scripts unescaped; else none."""
    lines = read.splitlines()
    found = [match.group() for line in lines if (match := _PLAIN.search(line))]
    return found[:_PROBES] if len(found) > len(lines) * 0.7 else []


def _holds_any(script: str, probes: list[str]) -> bool:
    return not probes or "__next_f" in script or any(probe in script for probe in probes)


def _paragraphs(markup: str) -> tuple[str, ...]:
    plain = html.unescape(markup) if "&lt;" in markup else markup
    parts = _BREAK.split(_UNREAD.sub("\n", plain))
    texts = (" ".join(html.unescape(_TAG.sub("", part)).split()) for part in parts)
    pieces = (piece for text in texts for piece in (_BETWEEN.split(text) if len(text) > _LUMP else (text,)))
    return tuple(piece for piece in pieces if len(piece) >= 20 and not _CODE.search(piece))


def _literals(script: str) -> Iterator[Claim]:
    """Long sentences among a script's string literals, grouped by the key they stand under."""
    groups: dict[str, list[str]] = defaultdict(list)
    for match in _LITERAL.finditer(script):
        literal = match.group(1)
        if literal.startswith(("http", "{", "/", "data:")) or not _STOP.search(literal):
            continue
        if " " in literal or not literal.isascii():
            key = _KEY.search(script, max(0, match.start() - 40), match.start())
            groups[key.group(1) if key else ""].append(unquote(literal))
    for texts in groups.values():
        paragraphs = tuple(each for text in texts for each in _paragraphs(text))
        if len(paragraphs) >= 3:
            yield Claim(paragraphs, ordered=False)


def claimed_gap(claims: Iterator[Claim], written: Shingles, size: int) -> str | None:
    """The reason if one of `claims` holds the text that was read and clearly more of it; else None.

    written: the runs of words of what was read. size: its length in words (characters in solid scripts).
    """
    for claim in claims:
        reason = _gap(claim, written, size)
        if reason:
            return reason
    return None


def _gap(claim: Claim, written: Shingles, size: int) -> str | None:
    paragraphs = _once(claim.paragraphs)[:_MOST]
    if sum(map(len, paragraphs)) > _LONGEST or not _is_near(paragraphs, written):
        return None
    measured = [_measured(text, written) for text in paragraphs]
    known = sum(length for length, share, _ in measured if share >= _KNOWN)
    if known < max(25, size * 0.3):
        return None
    missing = sum(length for length, share, _ in measured if share < _MISSING)
    longer = claim.ordered and known > size * 1.35
    if longer or (missing >= 40 and missing >= (known + missing) * 0.25 and missing <= known * 3):
        return _FEED if claim.fed else _DATA
    if claim.ordered and _opens_otherwise(measured, known, size):
        return _OPENING
    return _DATA if not claim.fed and _breaks_off(measured, known, size, ordered=claim.ordered) else None


def _once(paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    """The paragraphs of a text that may stand there twice, one whole after the other."""
    half = len(paragraphs) // 2
    return paragraphs[:half] if paragraphs[:half] == paragraphs[half:] else paragraphs


def _measured(text: str, written: Shingles) -> tuple[int, float, bool]:
    """A paragraph's words, the share of it that was read, and whether, if that is little, it says something."""
    share = written.coverage(text)
    return len(tokens(text)), share, share < _MISSING and _is_told(text)


def _is_told(text: str) -> bool:
    """Whether a paragraph holds a sentence that is no line of the site's own."""
    size = len(text.split())
    return bool(_STOP.search(text)) and not is_chrome(text, size) and not is_offer(text)


def _opens_otherwise(measured: list[tuple[int, float, bool]], known: int, size: int) -> bool:
    """Whether sentences stand before the first paragraph that was read, in a text that is nearly all the same."""
    first = next(place for place, (_, share, _) in enumerate(measured) if share >= _KNOWN)
    before = [length for length, share, ends in measured[:first] if share < _MISSING and ends]
    return known >= size * 0.5 and 10 <= sum(before) <= size and first <= _FARTHEST


def _breaks_off(measured: list[tuple[int, float, bool]], known: int, size: int, *, ordered: bool) -> bool:
    """Whether sentences are missing between two that were read, in a text that is nearly all the same.

    Near the beginning few words are enough; further down data hold boxes and offers of their own.
    """
    if known < size * _NEARLY or (not ordered and known > size / _NEARLY):
        return False
    first = next(place for place, (_, share, _) in enumerate(measured) if share >= _KNOWN)
    run = 0
    for place, (length, share, ends) in enumerate(measured[first:], first):
        if share >= _KNOWN:
            if run >= (_NEAR_TOP if place <= _TOP else _FAR_DOWN):
                return True
            run = 0
        elif share < _MISSING and ends:
            run += length
    return False


def _is_near(paragraphs: tuple[str, ...], written: Shingles) -> bool:
    """Whether any of the longest paragraphs was read."""
    longest = sorted(paragraphs, key=len, reverse=True)[:_SAMPLE]
    return any(written.coverage(text) >= _KNOWN for text in longest)
