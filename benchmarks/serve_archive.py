"""An archive of invented articles for the bench of the site: four a story, half of them Portuguese and translated."""

import random
from datetime import UTC, datetime, timedelta
from typing import Any

WORDS = (
    "river",
    "mayor",
    "bridge",
    "harvest",
    "school",
    "museum",
    "train",
    "harbour",
    "council",
    "winter",
    "market",
    "library",
    "garden",
    "engineers",
    "island",
    "festival",
    "bakery",
    "storm",
    "lighthouse",
    "workers",
    "valley",
    "orchestra",
    "ferry",
    "road",
    "forest",
    "hospital",
    "glass",
    "paper",
    "kitchen",
)
END = datetime(2026, 11, 20, tzinfo=UTC)
TOGETHER = 1000


def fill(count: int, publishers: int = 20) -> dict[str, str]:
    """File `count` articles of so many publishers; returns the keys of the last story and last translated article."""
    chance = random.Random(7)
    starts = range(0, count, TOGETHER)
    return [_file(range(start, min(start + TOGETHER, count)), publishers, chance) for start in starts][-1]


def _file(numbers: range, publishers: int, chance: random.Random) -> dict[str, str]:
    from farwire.archive.models import Article, Membership, Revision, Story, Translation

    rows = [_rows(number, publishers, chance) for number in numbers]
    articles = [row["article"] for row in rows]
    stories = {row["story"].key: row["story"] for row in rows}
    Article.objects.bulk_create(articles)
    Revision.objects.bulk_create([row["revision"] for row in rows])
    for row in rows:
        row["article"].latest = row["revision"]
    Article.objects.bulk_update(articles, ["latest"], batch_size=500)
    Translation.objects.bulk_create([row["translation"] for row in rows if row["translation"]])
    Story.objects.bulk_create(stories.values())
    Membership.objects.bulk_create([row["membership"] for row in rows])
    return {"article": articles[-2].key, "story": rows[-1]["story"].key}


def _rows(number: int, publishers: int, chance: random.Random) -> dict[str, Any]:
    """An article with all that belongs to it, not yet saved."""
    from farwire.archive.keys import article_key
    from farwire.archive.models import Article, Membership, Story

    url, at = f"https://bench.example/{number}", END + timedelta(minutes=number)
    source, feed = _publisher(number % publishers)
    article = Article(
        key=article_key(url), url=url, canonical_url=url, source=source, feed=feed, published_at=at, seen_at=at
    )
    story = Story(key=article_key(f"s{number // 4}"), opened_at=at, latest_at=at, size=4)
    blocks = _blocks(chance)
    revision = _revision(article, number, blocks)
    membership = Membership(
        article=article, story=story, digest=revision.digest, similarity=0.9, sequence=number + 1, placed_at=at
    )
    translation = _translation(revision, blocks) if revision.language == "pt" else None
    return {
        "article": article,
        "story": story,
        "revision": revision,
        "membership": membership,
        "translation": translation,
    }


def _publisher(number: int) -> tuple[Any, Any]:
    from farwire.archive.models import Feed, Source

    names = {"name": f"The Bench {number}", "language": "pt", "country": ("PT", "BR", "AO", "GB")[number % 4]}
    source, _ = Source.objects.get_or_create(slug=f"bench-{number}", defaults=names)
    return source, Feed.objects.get_or_create(url=f"https://bench.example/{number}/feed", defaults={"source": source})[
        0
    ]


def _blocks(chance: random.Random) -> tuple[Any, ...]:
    """A headline, a standfirst and eight paragraphs of three sentences."""
    from farwire.records import Block, BlockKind, Segment

    def segment(place: int, index: int) -> Segment:
        words = chance.choices(WORDS, k=14 if place else 7)
        return Segment(place, index, " ".join(words).capitalize() + ".")

    kinds = [BlockKind.HEADLINE, BlockKind.STANDFIRST] + [BlockKind.PARAGRAPH] * 8
    return tuple(
        Block(kind, tuple(segment(place, index) for index in range(3 if kind is BlockKind.PARAGRAPH else 1)))
        for place, kind in enumerate(kinds)
    )


def _revision(article: Any, number: int, blocks: tuple[Any, ...]) -> Any:
    from farwire.archive.codec import encode
    from farwire.archive.models import Revision

    shared = {
        "digest": f"{number:064d}",
        "language": "pt" if number % 2 == 0 else "en",
        "language_confidence": 0.99,
        "byline": ["Staff"],
        "section": "World",
        "rights": {},
    }
    stated = {
        "canonical_url": article.url,
        "published_at": article.published_at.isoformat(),
        "updated_at": None,
        "image": None,
        "origin": None,
        "completeness": {"state": "complete"},
        "blocks": encode(blocks),
    }
    opening = [block.segments[0].text for block in blocks[:3]]
    return Revision(
        article=article,
        number=1,
        headline=opening[0],
        standfirst=opening[1],
        lead=opening[2],
        published_at=article.published_at,
        completeness="complete",
        content=shared | stated,
        observed_at=article.published_at,
        **shared,
    )


def _translation(revision: Any, blocks: tuple[Any, ...]) -> Any:
    from farwire.archive.codec import encode
    from farwire.archive.models import Translation
    from farwire.records import AlignedWord, Band, TranslationUnit, UnitOrigin, UnitVerdict

    words = tuple(AlignedWord(each, each + 1, each, each + 1, -0.1) for each in range(14))
    segments = [segment for block in blocks for segment in block.segments]
    units = [TranslationUnit(segment, segment.text, UnitOrigin.ENGINE, (), words) for segment in segments]
    verdicts = [UnitVerdict(Band.NONE) for _ in units]
    return Translation(
        revision=revision,
        target_language="en",
        engine="bench",
        engine_version="1",
        model="bench pt-en",
        pair="pt-en",
        headline=segments[0].text,
        decision="publish",
        units=encode(units),
        verdict={
            "digest": revision.digest,
            "target_language": "en",
            "units": encode(verdicts),
            "decision": "publish",
        },
        made_at=revision.observed_at,
    )
