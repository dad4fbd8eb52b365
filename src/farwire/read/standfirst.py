"""The standfirst put back: the paragraph between headline and body that extractors lose.

A passage there is the standfirst when a second source agrees: the page's or the feed's description says
the same, or its element is named for it. Captions, bylines, dates and share bars there are not.
"""

import re
from collections import Counter
from collections.abc import Sequence

from farwire.read.extract import is_picture_text
from farwire.read.passages import Passage
from farwire.read.text import Shingles, fold, tokens
from farwire.read.zones import names_of

_NAMED = re.compile(
    r"(?:^|[-_ ])(?:lead|lede|leads|lead-?text|lead-?paragraph|leadin|lead-in|intro|introduction|"
    r"introtext|standfirst|stand-first|subtitle|sub-title|"
    r"sub-?head(?:line|ing|er)?|sub-?hed|deck|dek|summary|synopsis|abstract|excerpt|description|desc|"
    r"chapo|chapeau|teaser-?text|teaser|vorspann|"
    r"anriss|anleser|perex|ingress|preamble|entradilla|bajada|copete|sumario|sommario|occhiello|"
    r"sottotitolo|linha-?fina|gancho|spot|key-?points?|highlights|"
    r"tagline|kicker-?text|untertitel|einleitung|manchet|underrubrik|bullets?|hl-?points|blurb|"
    r"strapline|annotation|announce|lid|zajawka)(?:$|[-_ 0-9])",
    re.IGNORECASE,
)
_ZONES = frozenset({"share", "nav", "comments", "hidden", "footer", "form", "tags", "dialog"})
_AGREES = 0.75
_FURTHEST = 40


def standfirst_of(
    passages: list[Passage], body: list[Passage], headline: str, descriptions: Sequence[str]
) -> list[Passage]:
    """The passages before the first of `body` that are the article's standfirst, in order; often none."""
    if not body:
        return []
    first = body[0].order
    between = [each for each in passages[_start(passages, first, fold(headline)) : first] if _may_be(each)]
    described = [text for text in descriptions if len(tokens(text)) >= 5]
    written = Shingles([passage.text for passage in body[:4]])
    found: list[Passage] = []
    for passage in between:
        if written.coverage(passage.text) < 0.8 and (_agrees(passage, described) or _is_named(passage)):
            found.append(passage)
            written.add(passage.text)
    return found or _plain(between, written)


def leading_standfirst(body: list[Passage], descriptions: Sequence[str]) -> int:
    """How many of the body's first passages are its standfirst, by name or because page and feed say the same."""
    described = [text for text in descriptions if len(tokens(text)) >= 5]
    home = Counter(id(each.holder) for each in body if each.size >= 8).most_common(1)
    count = 0
    for passage in body[:3]:
        apart = bool(home) and id(passage.holder) != home[0][0]
        if not _may_be(passage) or not (
            _is_named_itself(passage, apart=apart) or (apart and _agrees(passage, described))
        ):
            break
        count += 1
    return count if count < len(body) else 0


def _is_named_itself(passage: Passage, *, apart: bool) -> bool:
    return any(_NAMED.search(_names(element)) for element in passage.path[-2 if apart else -1 :])


def _start(passages: list[Passage], first: int, headline: str) -> int:
    """Where the search begins: after the first passage near the body that is the headline."""
    near = passages[max(0, first - _FURTHEST) : first]
    same = [each.order for each in near if headline and fold(each.text) == headline and each.zone not in _ZONES]
    heads = same or [each.order for each in near if each.tag == "h1" and each.zone not in _ZONES]
    return heads[0] + 1 if heads else max(0, first - 6)


def _may_be(passage: Passage) -> bool:
    if passage.zone in _ZONES or passage.tag in ("figcaption", "h1", "caption", "td", "th"):
        return False
    if not 4 <= passage.size <= 160 or passage.linked > len(passage.text) * 0.7:
        return False
    return not is_picture_text(passage)


def _agrees(passage: Passage, described: Sequence[str]) -> bool:
    """Whether page or feed describe the article in these words."""
    own = Shingles([passage.text])
    return any(
        own.coverage(text) >= _AGREES or Shingles([text]).coverage(passage.text) >= _AGREES for text in described
    )


def _is_named(passage: Passage) -> bool:
    return any(_NAMED.search(_names(element)) for element in passage.path[-3:])


def _plain(between: list[Passage], written: Shingles) -> list[Passage]:
    """The one sentence-like passage between headline and body, where nothing names or describes a standfirst."""
    plain = [
        each
        for each in between
        if not each.zone
        and each.size >= 10
        and not each.linked
        and written.coverage(each.text) < 0.8
        and _is_sentence(each)
    ]
    return plain if len(plain) == 1 else []


def _is_sentence(passage: Passage) -> bool:
    return passage.text.rstrip("\"'”’»").endswith((".", "!", "?", "…", "。", "।", "؟", "۔")) or passage.tag in (
        "h2",
        "h3",
    )


def _names(element: object) -> str:
    get = element.get  # type: ignore[attr-defined]
    return (
        names_of(element)
        + " "
        + " ".join(filter(None, (get("itemprop"), get("data-testid"), get("data-component")))).lower()
    )
