"""The records that flow from room to room: frozen, picklable, plain.

Conventions: datetimes are aware and in UTC and their names end in `_at`; languages are BCP 47 tags
and `und` means unknown; offsets are in characters (Unicode code points), half-open; "not known" is
None, an empty tuple or a named value, never an invented one.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

UNKNOWN_LANGUAGE = "und"


class Permission(StrEnum):
    """What a publisher said about a use: unknown is `NOT_GRANTED`, never `GRANTED`."""

    GRANTED = "granted"
    NOT_GRANTED = "not granted"
    REFUSED = "refused"


class BlockKind(StrEnum):
    """The kinds of paragraph-like parts an article is made of."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    LIST_ITEM = "list_item"
    CAPTION = "caption"


class Whole(StrEnum):
    """How much of an article was read."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    SUSPECT = "suspect"


class UnitOrigin(StrEnum):
    """Where the target text of a unit comes from."""

    ENGINE = "engine"
    MEMORY = "memory"
    HUMAN = "human"
    COPIED = "copied"


class Band(StrEnum):
    """How sure a sentence is: three bands, never a percentage."""

    NONE = "none"
    LOOK = "look"
    UNRELIABLE = "unreliable"


class Decision(StrEnum):
    """What the check decides about a whole translation."""

    PUBLISH = "publish"
    FLAG = "flag"
    WITHHOLD = "withhold"


# --- gather -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FetchPolicy:
    """How we behave on the network; travels with each request because workers have no settings.

    `allow_private` holds what the operator opened: hosts, networks in CIDR form, or host:port.
    """

    user_agent: str
    allow_private: tuple[str, ...] = ()
    read_timeout: float = 20.0
    total_timeout: float = 60.0
    max_bytes: int = 15 * 1024 * 1024
    max_redirects: int = 10


@dataclass(frozen=True, slots=True)
class FetchRequest:
    """One address to ask for. `subject` names who wants it (a feed's or an article's key) in failures.

    `obey_robots` is on for pages and off for feeds, which are published to be polled.
    """

    subject: str
    url: str
    policy: FetchPolicy
    etag: str | None = None
    last_modified: str | None = None
    obey_robots: bool = True


@dataclass(frozen=True, slots=True)
class HostFile:
    """A file that speaks for a whole host, as it was seen: "tdmrep.json", "trust.txt", "rsl"; `url` where it stands."""

    name: str
    url: str
    text: str
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Fetched:
    """The answer to a `FetchRequest`: status 200 with a body, or 304 without one.

    `body` is decompressed; `headers` are lower-case names with their values, those about type,
    caching and rights only; `robots_txt` is the host's file if it was asked for, else None, and
    `robots_at` when it was seen; `permanent_url` is set when every hop was a permanent redirect (301, 308);
    `host_files` are the host's other files about rights.
    """

    url: str
    final_url: str
    status: int
    content_type: str
    body: bytes
    etag: str | None
    last_modified: str | None
    fetched_at: datetime
    headers: tuple[tuple[str, str], ...] = ()
    robots_txt: str | None = None
    permanent_url: str | None = None
    robots_at: datetime | None = None
    host_files: tuple[HostFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """An entry as its feed states it. Every field is hostile until `read` has cleaned it.

    `licences` are what it says by Really Simple Licensing: documents as XML, and addresses of documents.
    """

    feed_id: str
    guid: str
    url: str
    headline: str
    summary_html: str = ""
    content_html: str = ""
    byline: tuple[str, ...] = ()
    published_at: datetime | None = None
    updated_at: datetime | None = None
    language: str = UNKNOWN_LANGUAGE
    section: str = ""
    image_url: str | None = None
    licences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedRequest:
    """A fetched feed to parse; format "page" where a source has no feed and its front page serves as one."""

    feed_id: str
    fetched: Fetched
    format: str = ""


@dataclass(frozen=True, slots=True)
class FeedContent:
    """What a feed said: about itself, and its items in its own order. `ttl` is in minutes.

    `faults` name, in words, what was wrong with it and had to be mended or left out.
    """

    feed_id: str
    format: str
    title: str
    home_url: str | None
    language: str
    items: tuple[Item, ...]
    ttl: int | None = None
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed found on a page or in an OPML file. `language` is what the list says, else `und`."""

    url: str
    title: str
    home_url: str | None = None
    language: str = UNKNOWN_LANGUAGE
    country: str | None = None
    section: str = ""
    format: str = ""


# --- read -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RightsSignal:
    """One statement about rights as it was seen: which rule, its value, where and when."""

    rule: str
    value: str
    where: str
    seen_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Rights:
    """What we may do with an article, and how to credit it."""

    licence: str | None = None
    holder: str | None = None
    attribution: str | None = None
    may_translate: Permission = Permission.NOT_GRANTED
    may_show_full_text: Permission = Permission.NOT_GRANTED
    signals: tuple[RightsSignal, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text with a meaning: kind `link` (with href), `strong`, `em`, or `keep` (not to be translated)."""

    kind: str
    start: int
    end: int
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence of a block: the block's place in the revision, the sentence's place in the block."""

    block: int
    index: int
    text: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-like part of an article, as sentences in order."""

    kind: BlockKind
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Image:
    """The lead image at the publisher's own address."""

    url: str
    caption: str | None = None
    credit: str | None = None
    alt: str | None = None


@dataclass(frozen=True, slots=True)
class Completeness:
    """How much of the article was read, with the reasons in words if it is not all."""

    state: Whole
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Revision:
    """One observed state of an article. `digest` names it: the same content, the same digest.

    `blocks` begin with the headline if there is one; `origin` is the agency that wrote it
    ("Reuters", "dpa"); `notes` are the publisher's own words on corrections and updates.
    """

    digest: str
    canonical_url: str
    language: str
    language_confidence: float
    byline: tuple[str, ...]
    published_at: datetime | None
    updated_at: datetime | None
    section: str | None
    image: Image | None
    origin: str | None
    completeness: Completeness
    rights: Rights
    blocks: tuple[Block, ...]
    dateline: str | None = None
    keywords: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def text_of(self, kind: BlockKind) -> str:
        """The text of the blocks of one kind, joined by newlines; empty if there is none."""
        return "\n".join(block_text(block, self.language) for block in self.blocks if block.kind is kind)

    @property
    def headline(self) -> str:
        """The headline's text, or an empty string."""
        return self.text_of(BlockKind.HEADLINE)

    @property
    def segments(self) -> tuple[Segment, ...]:
        """All sentences in reading order."""
        return tuple(segment for block in self.blocks for segment in block.segments)


@dataclass(frozen=True, slots=True)
class ReadRequest:
    """A fetched page to read, with the item that announced it (or None).

    `more` are further pages of the same article: its next parts in order, or another version of an empty page.
    `known_size` is how many characters of text the revision before had, 0 if there was none.
    """

    subject: str
    fetched: Fetched
    item: Item | None = None
    more: tuple[Fetched, ...] = ()
    known_size: int = 0


# Languages whose sentences follow each other without a space. Thai is not among them: it has no
# full stop, and its sentences and clauses are parted by spaces.
SOLID_LANGUAGES = frozenset({"ja", "zh", "yue", "my", "km", "lo"})


def sentence_joint(language: str) -> str:
    """What stands between two sentences of a language: nothing in solid scripts, else one space."""
    return "" if language.split("-", maxsplit=1)[0] in SOLID_LANGUAGES else " "


def block_text(block: Block, language: str) -> str:
    """A block's sentences as one running text."""
    return sentence_joint(language).join(segment.text for segment in block.segments)


# --- group ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SignRequest:
    """A text to sign: the words that say what a revision is about.

    `english` is its English translation where the encoder does not serve the language.
    """

    digest: str
    language: str
    headline: str
    lead: str
    body: str
    english: str | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something with a name, as a text writes it.

    kind: "person", "organisation", "place", or "name" where the text does not show which.
    key: the same for one entity in whatever spelling and script, as far as that can be told.
    """

    text: str
    kind: str
    key: str


@dataclass(frozen=True, slots=True)
class Signature:
    """What is needed to compare revisions: MinHash, meaning, names and numbers.

    fingerprint: 128 little-endian u32 MinHash values, as bytes; empty for a text too short.
    vector: float32[512] L2-normalised, as bytes; empty where no encoder serves the language.
    names, numbers: as written, folded for comparison.
    shingles: the lowest hashes of the text's word stretches, little-endian u32, ascending.
    sentences: int8[n, 128] vectors of the first sentences, in order, as bytes.
    sounds: consonant skeletons of the names, which meet across scripts.
    entities: the persons, organisations and places among the names, as the text writes them.
    first: the beginnings of the sentences that `sentences` holds the vectors of.
    """

    digest: str
    language: str
    fingerprint: bytes
    vector: bytes
    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    shingles: bytes = b""
    sentences: bytes = b""
    sounds: tuple[str, ...] = ()
    entities: tuple[Entity, ...] = ()
    first: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an article belongs. `story_id` names a known story, or a new one founded by it.

    `duplicate_of` is the article key it copies, `translation_of` the article key it translates;
    `reasons` are pairs of what spoke for the decision, e.g. ("near", ARTICLE) or ("names", "…");
    `origin` is the agency that the article names as its author, or None; `adds` are the beginnings of
    those of its first sentences that no other article of the story has, in whatever language.
    """

    article: str
    digest: str
    story_id: str
    similarity: float
    duplicate_of: str | None = None
    translation_of: str | None = None
    reasons: tuple[tuple[str, str], ...] = ()
    origin: str | None = None
    adds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Merge:
    """Two stories that turned out to be one: `story_id` stays, `merged` leads there from now on."""

    story_id: str
    merged: str
    reason: str


@dataclass(frozen=True, slots=True)
class Split:
    """A story that turned out to be two: some members of `story_id` form `parted` from now on."""

    story_id: str
    parted: str
    reason: str


@dataclass(frozen=True, slots=True)
class Change:
    """What a later article changed about an earlier one's place: all three are its state from now on."""

    article: str
    story_id: str
    duplicate_of: str | None
    translation_of: str | None


# --- translate --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Term:
    """A fixed translation: the source words and what must stand for them."""

    source: str
    target: str
    case_sensitive: bool = False


@dataclass(frozen=True, slots=True)
class EngineChoice:
    """An engine that serves a pair: all that a worker needs to open it, and all that a reader is told.

    kind: how to open it ("marian", "fxtranslate", "libretranslate", "chat", "deepl").
    version: changes whenever the output may change (prepare version, model hash).
    model: the model's public name; pair: "pt-en"; pivot: "en" in de→en→pt, else None.
    options: what the kind needs (folders, addresses), as pairs; no secrets.
    """

    kind: str
    name: str
    version: str
    model: str
    source_language: str
    target_language: str
    pivot: str | None = None
    options: tuple[tuple[str, str], ...] = ()

    @property
    def pair(self) -> str:
        """The pair in one word, e.g. "pt-en"."""
        return f"{self.source_language}-{self.target_language}"


@dataclass(frozen=True, slots=True)
class AlignedWord:
    """One word of the target, the stretch of the source it stands for, and its log-probability (natural log).

    source_start == source_end where no source word could be named.
    """

    target_start: int
    target_end: int
    source_start: int
    source_end: int
    log_probability: float


@dataclass(frozen=True, slots=True)
class Finding:
    """A named complaint about a unit. `rule` is a stable name, `detail` plain words in English.

    unit: index into the translation's units, -1 for the whole; spans are characters, or None.
    parameters: what `detail` tells besides the places, as names with values, for saying it in other languages.
    """

    unit: int
    rule: str
    detail: str
    source_span: tuple[int, int] | None = None
    target_span: tuple[int, int] | None = None
    parameters: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Attempt:
    """A translation of a sentence that was not kept: another way gave a better one, or this one was no better.

    way: how it was made ("as usual", "in parts", "other engine"…); engine: the model's public name; findings: why
    the check doubted it, as rules with their details.
    """

    way: str
    engine: str
    target: str | None
    band: Band
    findings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TranslationUnit:
    """A source sentence and its translation. `target` None means: not translated, and the findings say why.

    `attempts` are the other translations of it that were made and not kept, in their order.
    """

    source: Segment
    target: str | None
    origin: UnitOrigin
    marks: tuple[Mark, ...] = ()
    words: tuple[AlignedWord, ...] = ()
    findings: tuple[Finding, ...] = ()
    attempts: tuple[Attempt, ...] = ()


@dataclass(frozen=True, slots=True)
class MemoryHit:
    """A unit known from before, found under its memory key."""

    key: str
    target: str
    origin: UnitOrigin
    words: tuple[AlignedWord, ...] = ()
    findings: tuple[Finding, ...] = ()
    attempts: tuple[Attempt, ...] = ()


@dataclass(frozen=True, slots=True)
class TranslationRequest:
    """A revision to translate; the memory's hits and the glossary travel with it.

    `others` are engines that may be asked again for sentences left in doubt: further ones that serve the pair, and
    `engine` itself if it works elsewhere and may be.
    """

    revision: Revision
    target_language: str
    engine: EngineChoice
    memory: tuple[MemoryHit, ...] = ()
    glossary: tuple[Term, ...] = ()
    others: tuple[EngineChoice, ...] = ()


@dataclass(frozen=True, slots=True)
class Translation:
    """A revision's translation: one unit for each of its segments, in order."""

    digest: str
    target_language: str
    engine: EngineChoice
    units: tuple[TranslationUnit, ...]


# --- check ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """A translation to check, with the revision it belongs to."""

    revision: Revision
    translation: Translation


@dataclass(frozen=True, slots=True)
class UnitVerdict:
    """One sentence's verdict; scores are named numbers for machines, never shown as a percentage."""

    band: Band
    findings: tuple[Finding, ...] = ()
    scores: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """The check's word on a translation: one `UnitVerdict` a unit, and the decision on the whole."""

    digest: str
    target_language: str
    units: tuple[UnitVerdict, ...]
    decision: Decision
    reasons: tuple[str, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, in the units' order."""
        return tuple(finding for unit in self.units for finding in unit.findings)


# --- everywhere -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Failure:
    """An expected error as data: what failed, on what, why, and whether time may mend it.

    `retry_after` is in seconds, if the other side named a wait; `status` an HTTP status, if there was one;
    `sent` the characters that had gone to an engine elsewhere by then.
    """

    stage: str
    subject: str
    error: str
    detail: str
    retryable: bool = False
    retry_after: float | None = field(default=None, compare=False)
    status: int | None = None
    sent: int = field(default=0, compare=False)
