"""The stages as workers run them: top-level functions on records, which know no Django and no archive."""

import re
from dataclasses import dataclass, replace

from farwire import check, gather, group, read, translate
from farwire.errors import TranslateError
from farwire.pipeline.mending import mended
from farwire.pipeline.second_try import tried_again
from farwire.records import (
    UNKNOWN_LANGUAGE,
    CheckRequest,
    EngineChoice,
    Failure,
    FeedContent,
    FeedRequest,
    Fetched,
    FetchRequest,
    Item,
    ReadRequest,
    Revision,
    Signature,
    SignRequest,
    Translation,
    TranslationRequest,
    TranslationUnit,
    Verdict,
    Whole,
)

FRONT_PAGE = "page"
# Signs in a page's bytes that it may be one of several; looked for before the page is parsed a second time.
_SEVERAL_PARTS = re.compile(rb"rel=[\"']?next|pager|paginat", re.IGNORECASE)
_LEAD_SENTENCES = 3


@dataclass(frozen=True, slots=True)
class PageRead:
    """What a page gave, and the addresses that hold more of it: further parts, or versions that can be read."""

    outcome: Revision | Failure
    further: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SignBatch:
    """Texts to sign together; `engines` hold for each the one that makes its English, None where none is needed."""

    requests: tuple[SignRequest, ...]
    engines: tuple[EngineChoice | None, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """A translation with its verdict, the units it leaves in the memory (key, unit), and what it cost.

    sent: characters that went to an engine elsewhere.
    """

    translation: Translation
    verdict: Verdict
    units: tuple[tuple[str, TranslationUnit], ...]
    sent: int = 0


def fetch(request: FetchRequest) -> Fetched | Failure:
    """Ask one address."""
    return gather.fetch(request)


def parse(request: FeedRequest) -> FeedContent | Failure:
    """Read what a feed says; of a source without a feed, what its front page links to."""
    if request.format != FRONT_PAGE:
        return gather.parse_feed(request)
    items = gather.find_articles(request.fetched)
    if not items:
        return Failure("feed", request.feed_id, "FeedUnreadable", "no links to articles were found on this page")
    named = tuple(replace(item, feed_id=request.feed_id) for item in items)
    return FeedContent(request.feed_id, FRONT_PAGE, "", request.fetched.final_url, UNKNOWN_LANGUAGE, named)


def read_page(request: ReadRequest) -> PageRead | Failure:
    """Read one page, and see whether other addresses hold more of its article."""
    outcome = read.read(request)
    whole = isinstance(outcome, Revision) and outcome.completeness.state is Whole.COMPLETE
    if request.more or (whole and not _SEVERAL_PARTS.search(request.fetched.body)):
        return PageRead(outcome)
    found = read.further_addresses(request)
    return PageRead(outcome, found.parts if whole else (*found.parts, *found.versions))


def read_announcement(item: Item) -> Revision | Failure:
    """What an item says of an article whose page can't be read."""
    return read.read_announcement(item)


def sign(batch: SignBatch) -> tuple[Signature | Failure, ...]:
    """Sign some revisions."""
    return group.sign(tuple(map(_with_english, batch.requests, batch.engines)))


def _with_english(request: SignRequest, engine: EngineChoice | None) -> SignRequest:
    """The request with headline and lead in English; as it is where no engine makes them, which is no failure."""
    if engine is None:
        return request
    try:
        units = translate.translate_lines(lines_to_english(request), engine)
    except TranslateError:
        return request
    headline, *lead = [unit.target or "" for unit in units]
    return replace(request, english=f"{headline}\n{' '.join(lead)}")


def lines_to_english(request: SignRequest) -> list[str]:
    """What of a text is translated for its signature: its headline, and the first sentences of its lead."""
    return [request.headline, *read.split_sentences(request.lead, request.language)[:_LEAD_SENTENCES]]


def translate_and_check(request: TranslationRequest) -> Checked | Failure:
    """Translate one revision, what is in doubt once more, mend what the article decides, and check every sentence."""
    with translate.metered() as meter:
        translation = translate.translate(request)
    if isinstance(translation, Failure):
        return replace(translation, sent=meter.characters)
    translation = tried_again(request, translation)
    units = translate.new_units(translation, request.revision, request.glossary)
    translation = mended(request.revision, translation)
    verdict = check.examine(CheckRequest(request.revision, translation))
    return Checked(translation, verdict, units, meter.characters)
