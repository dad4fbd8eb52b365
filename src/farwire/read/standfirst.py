"""The standfirst put back: the paragraph between headline and body that extractors lose.

A passage there is the standfirst when a second source agrees: the page's or the feed's description says
the same, or its element is named for it. Captions, bylines, dates and share bars there are not.
"""

import re
from collections.abc import Sequence

from farwire.read.passages import Passage
from farwire.read.text import Shingles, fold, tokens

_NAMED = re.compile(
    r"(?:^|[-_ ])(?:lead|lede|leads|lead-?text|lead-?paragraph|leadin|lead-in|intro|introduction|introtext|standfirst|stand-first|subtitle|sub-title|"
    r"sub-?head(?:line|ing|er)?|sub-?hed|deck|dek|summary|synopsis|abstract|excerpt|description|desc|chapo|chapeau|teaser-?text|teaser|vorspann|"
    r"anriss|anleser|perex|ingress|preamble|entradilla|bajada|copete|sumario|sommario|occhiello|sottotitolo|linha-?fina|gancho|spot|key-?points?|highlights|"
    r"tagline|kicker-?text|untertitel|einleitung|manchet|underrubrik|bullets?|hl-?points|blurb|strapline|annotation|announce|lid|zajawka)(?:$|[-_ 0-9])",
    re.IGNORECASE,
)
_HUMP = re.compile(r"([a-z0-9])([A-Z])")
_PICTURE = re.compile(
    r"caption|credit|photo|copyright|gallery|image|video|player|carousel|slider|figure|legend", re.IGNORECASE
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
    start = _start(passages, first, fold(headline))
    described = [text for text in descriptions if len(tokens(text)) >= 5]
    written = Shingles([passage.text for passage in body[:4]])
    found: list[Passage] = []
    for passage in passages[start:first]:
        if (
            _may_be(passage)
            and written.coverage(passage.text) < 0.8
            and _agrees(passage, described, passages[start], headline)
        ):
            found.append(passage)
            written.add(passage.text)
    return found


def _start(passages: list[Passage], first: int, headline: str) -> int:
    """Where the search begins: after the last passage before the body that is the headline."""
    heads = [each.order for each in passages[:first] if each.tag == "h1" or (headline and fold(each.text) == headline)]
    return heads[-1] + 1 if heads and first - heads[-1] <= _FURTHEST else max(0, first - 6)


def _may_be(passage: Passage) -> bool:
    if passage.zone in _ZONES or passage.tag in ("figcaption", "h1", "caption", "td", "th"):
        return False
    words = len(tokens(passage.text))
    if not 4 <= words <= 160 or passage.linked > len(passage.text) * 0.7:
        return False
    return not any(
        element.tag in ("figure", "figcaption") or _PICTURE.search(_names(element)) for element in passage.path[-3:]
    )


def _agrees(passage: Passage, described: Sequence[str], near: Passage, headline: str) -> bool:
    own = Shingles([passage.text])
    if any(own.coverage(text) >= _AGREES or Shingles([text]).coverage(passage.text) >= _AGREES for text in described):
        return True
    return any(_NAMED.search(_HUMP.sub(r"\1-\2", _names(element))) for element in passage.path[-3:])


def _names(element: object) -> str:
    get = element.get  # type: ignore[attr-defined]
    return " ".join(filter(None, (get("class"), get("id"), get("itemprop"), get("data-testid"), get("data-component"))))
