"""A small invented press, filed into the archive the way the wire files it."""

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from django.db import connection

from farwire.archive import search
from farwire.archive.codec import encode
from farwire.archive.intake import file_pairs, file_placements, file_signatures, file_translation
from farwire.archive.keys import article_key
from farwire.archive.models import Article, Feed, Source
from farwire.archive.models import Revision as RevisionRow
from farwire.records import (
    Band,
    Block,
    BlockKind,
    Completeness,
    Decision,
    EngineChoice,
    Finding,
    Permission,
    Placement,
    Revision,
    Rights,
    Segment,
    Signature,
    Translation,
    TranslationUnit,
    UnitOrigin,
    UnitVerdict,
    Verdict,
    Whole,
)

TEXTS = Path(__file__).parent / "data" / "press.txt"
NOW = datetime(2026, 11, 20, 13, 0, tzinfo=UTC)
KINDS = {
    "H": BlockKind.HEADLINE,
    "S": BlockKind.STANDFIRST,
    "P": BlockKind.PARAGRAPH,
    "2": BlockKind.HEADING,
    "Q": BlockKind.QUOTE,
    "L": BlockKind.LIST_ITEM,
}
_CHECK = re.compile(r"\s*\{(look|bad) ([\w-]+): ([^}]*)\}\s*$")


@dataclass
class Line:
    """One sentence with its translations by language: text, band, and the check's words."""

    kind: BlockKind
    opens: bool
    text: str
    targets: dict[str, tuple[str, Band, tuple[tuple[str, str], ...]]] = field(default_factory=dict)


@dataclass
class Piece:
    """One invented article."""

    language: str
    paper: str
    country: str
    published_at: datetime
    section: str
    byline: str
    facts: dict[str, str] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Its invented address."""
        return f"https://{slug_of(self.paper)}.example/{self.facts['path']}"

    @property
    def key(self) -> str:
        """Its key in the archive."""
        return article_key(self.url)


def slug_of(paper: str) -> str:
    """A paper's short name, in ASCII."""
    plain = re.sub(r"[^a-z]+", "-", paper.lower()).strip("-")
    return plain if len(plain) > 3 else "paper-" + sha256(paper.encode()).hexdigest()[:8]


def pieces() -> list[Piece]:
    """All articles of the press."""
    found: list[Piece] = []
    for line in TEXTS.read_text(encoding="utf-8").splitlines():
        if line.startswith("@ "):
            language, paper, country, at, section, byline = (part.strip() for part in line[2:].split("|"))
            published_at = datetime.fromisoformat(at).replace(tzinfo=UTC)
            found.append(Piece(language, paper, country, published_at, section, byline))
        elif match := re.match(r"([a-z]+): (.*)", line):
            found[-1].facts[match[1]] = match[2]
        elif match := re.match(r"([HSP2QL+]) (.*)", line):
            _add_line(found[-1], match[1], match[2])
    return found


def publish_press(*, only: set[str] | None = None) -> dict[str, Piece]:
    """File the press (or the articles of the paths named in `only`); returns it by path."""
    chosen = {piece.facts["path"]: piece for piece in pieces() if only is None or piece.facts["path"] in only}
    file_pairs({(source, target): reason_of(source, target) for source in SOURCES for target in ("en", "pt", "ar")})
    for piece in chosen.values():
        file_piece(piece)
    order = sorted(chosen.values(), key=lambda piece: (piece.published_at, piece.key))
    file_placements([(placement_of(piece, chosen), piece.published_at) for piece in order], [], [], NOW)
    return chosen


SOURCES = ("ar", "de", "en", "es", "fr", "he", "it", "ja", "ko", "pt", "uk")
SERVED = {"en": {"pt", "es", "fr", "ar", "ja"}, "pt": {"en", "ar"}, "ar": {"pt", "en", "es", "fr", "ja"}}


def reason_of(source: str, target: str) -> str:
    """Why a pair is not served by the invented engine; empty if it is."""
    return "" if source in SERVED[target] else "no model"


def file_piece(piece: Piece) -> RevisionRow:
    """File an article with its first revision and its translations."""
    slug = slug_of(piece.paper)
    source, _ = Source.objects.get_or_create(
        slug=slug,
        defaults={
            "name": piece.paper,
            "home_url": f"https://{slug}.example/",
            "language": piece.language,
            "country": piece.country,
        },
    )
    feed, _ = Feed.objects.get_or_create(
        url=f"https://{slug}.example/feed.xml",
        defaults={"source": source, "title": piece.paper, "checked_at": NOW, "succeeded_at": NOW},
    )
    Article.objects.get_or_create(
        key=piece.key,
        defaults={
            "url": piece.url,
            "canonical_url": piece.url,
            "source": source,
            "feed": feed,
            "published_at": piece.published_at,
            "seen_at": piece.published_at,
        },
    )
    row = file_revision_of(piece, revision_of(piece))
    names = tuple(dict.fromkeys(re.findall(r"\d[\d.,]*\d|\d", " ".join(line.text for line in piece.lines))))
    file_signatures([(row.pk, Signature(row.digest, piece.language, b"", b"", (), names))])
    return row


def file_revision_of(piece: Piece, record: Revision, observed_at: datetime = NOW) -> RevisionRow:
    """File one state of an article, and its translations as far as the press has them."""
    article = Article.objects.get(key=piece.key)
    row = RevisionRow.objects.create(
        article=article,
        number=article.revisions.count() + 1,
        digest=record.digest,
        language=record.language,
        language_confidence=record.language_confidence,
        headline=record.headline,
        standfirst=record.text_of(BlockKind.STANDFIRST),
        lead=record.text_of(BlockKind.PARAGRAPH).split("\n")[0],
        byline=list(record.byline),
        section=record.section or "",
        published_at=record.published_at,
        updated_at=record.updated_at,
        completeness=record.completeness.state.value,
        rights=encode(record.rights),
        content=encode(record),
        observed_at=observed_at,
    )
    article.latest = row
    article.save()
    for target in sorted({language for line in piece.lines for language in line.targets}):
        if all(target in line.targets for line in piece.lines):
            _file_translation(piece, record, row, target)
    search.enter([piece.key])
    return row


def revision_of(piece: Piece) -> Revision:
    """The record of an article's first state."""
    blocks: list[Block] = []
    for line in piece.lines:
        place = len(blocks) if line.opens else len(blocks) - 1
        before = () if line.opens else blocks.pop().segments
        blocks.append(Block(line.kind, (*before, Segment(place, len(before), line.text))))
    partial = piece.facts.get("partial")
    return Revision(
        digest=sha256(repr(blocks).encode() + piece.url.encode()).hexdigest(),
        canonical_url=piece.url,
        language=piece.language,
        language_confidence=0.99,
        byline=(piece.byline,),
        published_at=piece.published_at,
        updated_at=None,
        section=piece.section,
        image=None,
        origin=None,
        completeness=Completeness(Whole.PARTIAL, (partial,)) if partial else Completeness(Whole.COMPLETE),
        rights=Rights(
            licence=piece.facts.get("licence"),
            holder=piece.paper,
            may_show_full_text=Permission.GRANTED if "licence" in piece.facts else Permission.NOT_GRANTED,
        ),
        blocks=tuple(blocks),
    )


def corrected(piece: Piece, old: str, new: str) -> Revision:
    """The record of an article in which a sentence reads differently."""
    first = revision_of(piece)
    blocks = tuple(
        replace(block, segments=tuple(replace(each, text=each.text.replace(old, new)) for each in block.segments))
        for block in first.blocks
    )
    return replace(first, blocks=blocks, digest=sha256(repr(blocks).encode()).hexdigest())


def placement_of(piece: Piece, known: dict[str, Piece]) -> Placement:
    """Where an article belongs, as the press says."""
    copied = known.get(piece.facts.get("copy", ""))
    translated = known.get(piece.facts.get("translates", ""))
    return Placement(
        article=piece.key,
        digest=revision_of(piece).digest,
        story_id=article_key(piece.facts["story"]),
        similarity=0.9,
        duplicate_of=copied.key if copied else None,
        translation_of=translated.key if translated else None,
    )


def engine_for(source: str, target: str) -> EngineChoice:
    """An invented engine."""
    return EngineChoice("sample", "marian", "1", f"sample {source}-{target}", source.split("-", maxsplit=1)[0], target)


def _file_translation(piece: Piece, record: Revision, row: RevisionRow, target: str) -> None:
    units, verdicts = [], []
    for place, (line, segment) in enumerate(zip(piece.lines, record.segments, strict=True)):
        text, band, notes = line.targets[target]
        findings = tuple(Finding(place, rule, detail) for rule, detail in notes)
        units.append(TranslationUnit(segment, text, UnitOrigin.ENGINE))
        verdicts.append(UnitVerdict(band, findings))
    decision = Decision.FLAG if any(each.findings for each in verdicts) else Decision.PUBLISH
    if piece.facts.get("withhold") == target:
        decision = Decision.WITHHOLD
    reasons = ("too many sentences failed the check",) if decision is Decision.WITHHOLD else ()
    translation = Translation(record.digest, target, engine_for(piece.language, target), tuple(units))
    verdict = Verdict(record.digest, target, tuple(verdicts), decision, reasons)
    file_translation(row, record, translation, verdict, [], NOW + timedelta(minutes=1))


def _add_line(piece: Piece, kind: str, text: str) -> None:
    original, *others = (part.strip() for part in text.split("||"))
    opens = kind != "+"
    line = Line(KINDS[kind] if opens else piece.lines[-1].kind, opens, original)
    for other in others:
        language, translation = other.split("=", 1)
        match = _CHECK.search(translation)
        band = {"look": Band.LOOK, "bad": Band.UNRELIABLE}[match[1]] if match else Band.NONE
        notes = ((match[2], match[3]),) if match else ()
        line.targets[language.strip()] = (_CHECK.sub("", translation).strip(), band, notes)
    piece.lines.append(line)


def storable(text: str) -> str:
    """Hostile text as far as the database takes it: PostgreSQL stores no NUL, SQLite does."""
    return text.replace("\0", "") if connection.vendor == "postgresql" else text
