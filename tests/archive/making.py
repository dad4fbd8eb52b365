"""Small records and rows for the archive's tests."""

from datetime import UTC, datetime, timedelta

from farwire.archive import intake
from farwire.archive.codec import decode
from farwire.archive.models import Article, Feed, Revision
from farwire.records import (
    Band,
    Block,
    BlockKind,
    Completeness,
    Decision,
    EngineChoice,
    FeedContent,
    FeedLink,
    Fetched,
    Item,
    Rights,
    Segment,
    Translation,
    TranslationUnit,
    UnitOrigin,
    UnitVerdict,
    Verdict,
    Whole,
)
from farwire.records import Revision as RevisionRecord

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
FEED = "https://news.example/feed"
CHOICE = EngineChoice("marian", "Farwire", "1", "tiny", "pt", "en")


def hours(number: float) -> timedelta:
    return timedelta(hours=number)


def url(name: str) -> str:
    return f"https://news.example/{name}"


def feed(address: str = FEED, *, language: str = "pt") -> Feed:
    intake.file_feed_link(FeedLink(address, "News", "https://news.example/", language))
    return Feed.objects.get(url=address)


def item(name: str, *, headline: str = "", published_at: datetime | None = NOW) -> Item:
    return Item(FEED, name, url(name), headline or name.title(), published_at=published_at)


def fetched(address: str = FEED, *, etag: str | None = None, permanent_url: str | None = None) -> Fetched:
    return Fetched(address, address, 200, "text/html", b"", etag, None, NOW, permanent_url=permanent_url)


def announce(row: Feed, *items: Item, etag: str | None = None, now: datetime = NOW) -> int:
    content = FeedContent(row.url, "rss", "News", None, "pt", items)
    return intake.file_feed(row, content, [each.url for each in items], fetched(row.url, etag=etag), now, 30)


def revision(
    name: str, *, text: str = "Uma frase.", language: str = "pt", digest: str = "", canonical: str = ""
) -> RevisionRecord:
    return RevisionRecord(
        digest=digest or f"{name}:{text}",
        canonical_url=canonical or url(name),
        language=language,
        language_confidence=1.0,
        byline=("Redação",),
        published_at=None,
        updated_at=None,
        section=None,
        image=None,
        origin=None,
        completeness=Completeness(Whole.COMPLETE),
        rights=Rights(),
        blocks=(
            Block(BlockKind.HEADLINE, (Segment(0, 0, name.title()),)),
            Block(BlockKind.PARAGRAPH, (Segment(1, 0, text),)),
        ),
    )


def article(name: str) -> Article:
    return Article.objects.get(url=url(name))


def read(name: str, *, now: datetime = NOW, language: str = "pt", text: str = "Uma frase.") -> Revision:
    """File a revision of an announced article and give its row."""
    row = article(name)
    intake.file_revision(row, revision(name, text=text, language=language), fetched(row.url), now)
    return Revision.objects.get(digest=f"{name}:{text}")


def translate(name: str, target: str = "en") -> None:
    """File a translation of an article's latest revision: the same sentence for each, without a finding."""
    row = article(name).latest
    assert row is not None
    record = decode(RevisionRecord, row.content)
    units = tuple(TranslationUnit(segment, "A sentence.", UnitOrigin.ENGINE) for segment in record.segments)
    translation = Translation(record.digest, target, CHOICE, units)
    verdict = Verdict(record.digest, target, tuple(UnitVerdict(Band.NONE) for _ in units), Decision.PUBLISH)
    keyed = [(f"{name}{index}", unit) for index, unit in enumerate(units)]
    intake.file_translation(row, record, translation, verdict, keyed, NOW)
