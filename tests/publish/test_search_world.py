"""Search over the small world's press: a table of questions with what must be found, and recall by meaning."""

import gzip
import json
from collections import Counter
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from pytest_django import Settings
from quality import floors

from farwire.archive import intake, search
from farwire.archive.codec import encode
from farwire.archive.keys import article_key
from farwire.archive.models import Article, Feed, Revision, Source
from farwire.group import encoder
from farwire.pipeline.meaning import Answers
from farwire.publish.editions import Edition
from farwire.publish.selection import search_meaning
from farwire.publish.selection.search import search as search_site
from farwire.publish.selection.search_question import query_of
from farwire.records import Block, BlockKind, Segment, Signature

pytestmark = [pytest.mark.world, pytest.mark.slow]
TABLE = Path(__file__).parent / "data" / "world_questions.tsv"
NOW = datetime(2026, 11, 20, tzinfo=UTC)
EN = Edition("en")
# Some of the languages that the encoder serves; with all fifteen it takes minutes.
SERVED = ("ar", "de", "ja", "pt", "ru")
EVERY = 4
QUESTIONS = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if line[0] != "#"]


@dataclass(frozen=True)
class World:
    """The press in the archive: whose document each article is, and the English headlines by document."""

    documents: dict[str, tuple[str, str]]
    headlines: dict[str, str]


def _world(folder: Path, languages: set[str], *, signed: bool) -> World:
    """File the papers of these languages."""
    documents: dict[str, tuple[str, str]] = {}
    for language in sorted(languages):
        documents |= _publish(folder, language, signed=signed)
    search.enter_all(list(documents))
    return World(documents, {key: lines[0] for key, lines in _texts(folder, "en").items()})


def _texts(folder: Path, language: str) -> dict[str, list[str]]:
    texts: dict[str, list[str]] = json.loads(gzip.decompress((folder / f"press.{language}.json.gz").read_bytes()))[
        "documents"
    ]
    return texts


def _publish(folder: Path, language: str, *, signed: bool) -> dict[str, tuple[str, str]]:
    """File one paper's articles; by key their documents and language."""
    source = Source.objects.create(slug=f"press-{language.lower()}", name=f"World Press ({language})", country="")
    feed = Feed.objects.create(url=f"https://{language}.example/feed", source=source)
    texts = _texts(folder, language)
    articles, revisions = [], []
    for number, (document, lines) in enumerate(texts.items()):
        url, at = f"https://{language}.example/{document}", NOW - timedelta(minutes=26 * number)
        articles.append(
            Article(
                key=article_key(url),
                url=url,
                canonical_url=url,
                source=source,
                feed=feed,
                published_at=at,
                seen_at=at,
            )
        )
        revisions.append(_revision(articles[-1], language, lines))
    Article.objects.bulk_create(articles)
    Revision.objects.bulk_create(revisions)
    for article, revision in zip(articles, revisions, strict=True):
        article.latest = revision
    Article.objects.bulk_update(articles, ["latest"])
    if signed:
        _sign(revisions)
    return {article.key: (document, language) for article, document in zip(articles, texts, strict=True)}


def _revision(article: Article, language: str, lines: list[str]) -> Revision:
    kinds = [BlockKind.HEADLINE, *[BlockKind.PARAGRAPH] * len(lines)]
    blocks = [Block(kind, (Segment(place, 0, line),)) for place, (kind, line) in enumerate(zip(kinds, lines))]  # noqa: B905
    return Revision(
        article=article,
        number=1,
        digest=sha256(article.url.encode()).hexdigest(),
        language=language,
        language_confidence=1.0,
        headline=lines[0],
        lead=lines[1],
        published_at=article.published_at,
        completeness="complete",
        rights={},
        content={"blocks": encode(blocks)},
        observed_at=NOW,
    )


def _sign(revisions: list[Revision]) -> None:
    """File the meaning of headlines and openings, as grouping does; the rest of a signature is not asked for here."""
    for row in revisions:
        text = " ".join(" ".join(block["segments"][0]["text"] for block in row.content["blocks"][1:]).split())[:300]
        vector = encoder.encode([f"{row.headline.strip(' .')}. {text}"])[0].astype("<f4").tobytes()
        intake.file_signatures([(row.pk, Signature(row.digest, row.language, b"", vector))])


def test_the_table_is_wide() -> None:
    assert len(QUESTIONS) >= 60
    assert len({language for language, _, _ in QUESTIONS}) >= 12


def test_what_must_be_found_is_found_and_nothing_else(shared: Path, db: None) -> None:
    world = _world(shared / "world" / "data", {language for language, _, _ in QUESTIONS}, signed=False)
    _check_table(world)
    _check_lines()


def test_english_headlines_find_their_translations_by_meaning(
    shared: Path, db: None, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.MEANING = "on"
    answers = Answers()
    monkeypatch.setattr(search_meaning, "asked", lambda _f, request, _s: nullcontext(lambda: answers.answer(request)))
    _check_meaning(_world(shared / "world" / "data", set(SERVED), signed=True))


def _check_table(world: World) -> None:
    """What must be found is found, and nothing else."""
    wrong = {}
    for language, question, documents in QUESTIONS:
        hits = search_site(query_of({"q": question, "language": language}), EN, most=100).by_words
        found = {world.documents[hit.card.key] for hit in hits}
        if found != {(document, language) for document in documents.split(" ")}:
            wrong[language, question] = found
    assert wrong == {}


def _check_lines() -> None:
    """Every hit by words shows where the words stand."""
    for language, question, _ in QUESTIONS:
        for hit in search_site(query_of({"q": question, "language": language}), EN, most=5).by_words:
            assert any(
                piece.is_hit for pieces in (hit.head, *(line.pieces for line in hit.lines)) for piece in pieces
            ), (language, question)


def _check_meaning(world: World) -> None:
    """English headlines find their translations: recall at ten in each language, all by the site's own search."""
    found: Counter[str] = Counter()
    asked = list(world.headlines.items())[::EVERY]
    for document, headline in asked:
        for language in SERVED:
            cards = search_site(query_of({"q": headline, "language": language}), EN).cards[:10]
            found[language] += document in {world.documents[card.key][0] for card in cards}
    recall = {language: found[language] / len(asked) for language in SERVED}
    assert min(recall.values()) >= 0.85, recall
    floors.check("search by meaning recall at 10", sum(recall.values()) / len(recall))
