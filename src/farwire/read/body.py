"""The article's text: the page's body, or where the page has none, its application data or the feed's full text."""

from dataclasses import dataclass, replace

from farwire.errors import PageUnreadable, ReadError
from farwire.read.captions import captions_among
from farwire.read.embedded import embedded_html
from farwire.read.extract import choose_body, extracted_lines, is_picture_text
from farwire.read.page import Page, fragment_passages, page_of
from farwire.read.passages import Passage
from farwire.read.posts import is_post, posts_among
from farwire.read.standfirst import leading_standfirst, standfirst_of
from farwire.read.text import Shingles, fold
from farwire.read.tidy import tidy, tidy_standfirst
from farwire.read.walls import wall_of
from farwire.records import ReadRequest

# Below this many words a body is looked for elsewhere too.
_SMALL = 90
_BARE = 3
# From this share of the body on, another page holds the same article; more of it, if it is so much longer.
_SAME = 0.6
_CLEARLY = 1.08


@dataclass(frozen=True, slots=True)
class Body:
    """An article's passages: the standfirst's and the rest, and where they come from (page, version, data, feed)."""

    standfirst: list[Passage]
    text: list[Passage]
    origin: str = "page"

    @property
    def own(self) -> list[Passage]:
        """The text without captions and embedded posts: what the author wrote in order."""
        return [passage for passage in self.text if not is_picture_text(passage) and not is_post(passage)]

    @property
    def size(self) -> int:
        """How many words it has."""
        return sum(passage.size for passage in [*self.standfirst, *self.text])


def body_of(page: Page, headline: str, byline: tuple[str, ...]) -> Body:
    """The article's passages; raises PageUnreadable, with the reason, if no way leads to any."""
    shown = _from_page(page, headline, byline)
    wall = _wall(page, shown)
    best = Body([], []) if wall else shown
    if best.size < _SMALL:
        best = _better(best, _from_data(page, headline, byline))
    best = _better(best, _from_feed(page, headline, byline))
    if best.size < _BARE:
        raise PageUnreadable(wall or "no article text was found on the page")
    return best


def _from_page(page: Page, headline: str, byline: tuple[str, ...]) -> Body:
    body = tidy(choose_body(page.passages, extracted_lines(page.tree)), headline, byline)
    lead = standfirst_of(page.passages, body, headline, page.descriptions())
    leading = leading_standfirst(body, page.descriptions())
    standfirst, text = tidy_standfirst(lead, headline, byline) + body[:leading], body[leading:]
    beside = [*captions_among(page.passages, standfirst, text), *posts_among(page.passages, text)]
    return Body(standfirst, sorted([*text, *beside], key=lambda passage: passage.order))


def with_parts(body: Body, request: ReadRequest, headline: str, byline: tuple[str, ...]) -> Body:
    """The body with the text of the article's further pages after it, each paragraph once.

    A page that holds most of the same text is another version of it: the one that holds more stands for both.
    """
    for fetched in request.more:
        try:
            part = _from_page(page_of(replace(request, fetched=fetched, item=None)), headline, byline)
        except ReadError:
            continue
        body = _fuller(body, part) if _is_version(body, part) else _joined(body, part)
    return body


def _is_version(body: Body, part: Body) -> bool:
    held = Shingles([passage.text for passage in [*part.standfirst, *part.text]])
    return bool(body.own) and held.coverage("\n".join(passage.text for passage in body.own)) >= _SAME


def _fuller(body: Body, version: Body) -> Body:
    """The version where it has clearly more of the author's words, else the body."""
    ours, theirs = (sum(each.size for each in [*one.standfirst, *one.own]) for one in (body, version))
    return replace(version, origin="version") if theirs > ours * _CLEARLY else body


def _joined(body: Body, part: Body) -> Body:
    seen = {fold(passage.text) for passage in [*body.standfirst, *body.text]}
    more = [passage for passage in part.text if fold(passage.text) not in seen]
    return replace(body, text=[*body.text, *more])


def _wall(page: Page, shown: Body) -> str | None:
    if shown.size > 350:
        return None
    small = sum(passage.size for passage in page.passages) <= 350
    text = "\n".join(passage.text for passage in (page.passages if small else shown.text))
    return wall_of(page.title, text, stated=bool(page.evidence.article.get("datePublished")))


def _from_data(page: Page, headline: str, byline: tuple[str, ...]) -> Body:
    """The body in the page's application data, if it speaks of what the headline says."""
    markup = embedded_html(page.tree, page.evidence)
    if not markup:
        return Body([], [])
    body = _from_markup(markup, headline, byline, "data")
    words = Shingles([passage.text for passage in [*body.standfirst, *body.text]], size=1)
    relevant = max((words.coverage(text) for text in [headline, *page.descriptions()]), default=0.0)
    return body if relevant >= 0.4 else Body([], [])


def _from_feed(page: Page, headline: str, byline: tuple[str, ...]) -> Body:
    if not page.item or len(page.item.content_html) < 400:
        return Body([], [])
    return _from_markup(page.item.content_html, headline, byline, "feed")


def _from_markup(markup: str, headline: str, byline: tuple[str, ...], origin: str) -> Body:
    passages = fragment_passages(markup)
    lead = [each for each in passages if each.tag == "h2" and each.parent.get("class") == "standfirst"]
    rest = [each for each in passages if each not in lead and not each.zone]
    return Body(tidy_standfirst(lead, headline, byline), tidy(rest, headline, byline), origin)


def _better(one: Body, other: Body) -> Body:
    """The other body if it holds clearly more."""
    return other if other.size > max(one.size * 1.5, one.size + 30) else one
