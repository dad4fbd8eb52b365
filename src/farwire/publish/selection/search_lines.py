"""The sentences that answer a search, with what was looked for marked: as an edition shows them, and as written."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from farwire.archive.models import Article, SearchEntry
from farwire.archive.search import Clause, answered, marked
from farwire.publish.editions import Edition
from farwire.publish.languages import direction_of, translated_tag
from farwire.publish.selection.cards import may_show_whole
from farwire.publish.selection.words import EXCERPT_WORDS, printable

_MOST_SENTENCES = 400
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence, and whether it is what was looked for."""

    text: str
    is_hit: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence in pieces; `tag` is its BCP 47 tag, `direction` rtl, ltr or auto."""

    pieces: tuple[Piece, ...]
    tag: str
    direction: str
    is_translated: bool

    @property
    def text(self) -> str:
        """The sentence in one."""
        return "".join(piece.text for piece in self.pieces)


def lines_of(
    articles: Sequence[Article], clauses: Sequence[Clause], translated: Collection[str], edition: Edition
) -> dict[str, tuple[Line, ...]]:
    """By article the sentence that answers best: as the edition shows it, if that is translated, and as written.

    The headline stands above it anyway: another sentence that answers as well goes first.
    """
    if not (clauses and articles):
        return {}
    shown = {each.key: each for each in articles}
    entries = SearchEntry.objects.filter(article_id__in=list(shown)).only("article_id", "sentences")
    found: dict[str, tuple[Line, ...]] = {}
    for entry in entries:
        article = shown[entry.article_id]
        targets = entry.sentences.get(edition.language, []) if article.key in translated else []
        found[article.key] = _lines(article, entry.sentences[""], targets, clauses, edition)
    return found


def _lines(
    article: Article, own: Sequence[str], targets: Sequence[str], clauses: Sequence[Clause], edition: Edition
) -> tuple[Line, ...]:
    revision = article.latest
    if revision is None:
        return ()
    own = own[:_MOST_SENTENCES]
    if not may_show_whole(article, revision):
        own = own[: _within_excerpt(own)]
    place = _best([(text, *targets[number : number + 1]) for number, text in enumerate(own)], clauses)
    if place is None:
        return ()
    written = _line(own[place], clauses, revision.language)
    target = targets[place] if place < len(targets) else ""
    if not target:
        return (written,)
    tag = translated_tag(edition.language, revision.language)
    return Line(pieces_of(target, clauses), tag, edition.direction, is_translated=True), written


def _best(sentences: Sequence[tuple[str, ...]], clauses: Sequence[Clause]) -> int | None:
    """The place of the sentence that answers most clauses, in either language; the first one only if alone."""
    place, best = None, 0
    for number, texts in enumerate(sentences):
        here = max(answered(text, clauses) for text in texts)
        if here > best or (here == best > 0 and place == 0):
            place, best = number, here
            if best == len(clauses) and place > 0:
                break
    return place


def _within_excerpt(sentences: Sequence[str]) -> int:
    """How many sentences make the headline and the excerpt that any reader of a public site may see."""
    left = EXCERPT_WORDS
    for number, text in enumerate(sentences):
        # In scripts without spaces two characters count as one word, near what readers of them count.
        left -= max(len(text.split()), len(text) // 8) if number else 0
        if left < 0:
            return number
    return len(sentences)


def _line(text: str, clauses: Sequence[Clause], language: str) -> Line:
    return Line(pieces_of(text, clauses), language, direction_of(language), is_translated=False)


def pieces_of(text: str, clauses: Sequence[Clause]) -> tuple[Piece, ...]:
    """A sentence cut where what was looked for begins and ends; a very long one shortened around the first place."""
    found = marked(text, clauses)
    first = max(0, found[0][0] - _LONGEST // 3) if found and len(text) > _LONGEST else 0
    last = min(len(text), first + _LONGEST)
    cuts = sorted({first, last, *(edge for stretch in found for edge in stretch if first < edge < last)})
    pieces = [
        Piece(printable(text[start:end]), any(left <= start and end <= right for left, right in found))
        for start, end in pairwise(cuts)
    ]
    before = [Piece("… ", is_hit=False)] if first else []
    after = [Piece(" …", is_hit=False)] if last < len(text) else []
    return (*before, *pieces, *after)
