"""The streams of articles that grouping is measured on: the small world's press, mixed with real newspapers' pages."""

import hashlib
import importlib.util
import pickle
import random
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import trafilatura
from story_measures import Piece

from farwire.group import Candidate, sign
from farwire.group.encoder import SERVED
from farwire.records import Signature, SignRequest

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
START = datetime(2026, 3, 2, tzinfo=UTC)
_LINES = 4
_HEADLINE = 150


def world_requests() -> Iterator[tuple[SignRequest, str, datetime, str | None, int]]:
    """Each article of the world: its request, source, time, document and half."""
    spec = importlib.util.spec_from_file_location("world", SHARED / "world" / "serve.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"the small world is not at {SHARED}")
    world = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(world)
    for publisher in world.build(SHARED / "world" / "data", 8700, START, 0, None):
        for number, article in enumerate(publisher.articles):
            paragraphs, truth = article.paragraphs, None
            if article.html_bytes is None:
                truth = article.key.split("/")[0]
            else:
                text = trafilatura.extract(article.html_bytes) or ""
                paragraphs = paragraphs + text.split("\n")
            key = hashlib.sha256(article.url.encode()).hexdigest()[:16]
            request = SignRequest(
                key, publisher.language, article.title, "\n".join(paragraphs[:2]), "\n".join(paragraphs)
            )
            yield request, publisher.address, article.published, truth, number % 2


def extract(request: SignRequest) -> SignRequest:
    """Four lines of a text, chosen by chance, as if another reporter had told another part of it."""
    lines = [request.headline, *request.body.split("\n")]
    chance = random.Random(request.digest)
    some = [lines[place] for place in sorted(chance.sample(range(len(lines)), min(_LINES, len(lines))))]
    return replace(request, headline=some[0][:_HEADLINE], lead="\n".join(some[1:3]), body="\n".join(some[1:]))


def stream(cache: Path | None, *, extracts: bool = False) -> list[Piece]:
    """The world's articles, signed, in order of publication.

    extracts: of each document of the press only some lines, other ones in each of the encoder's languages.
    """
    if cache and cache.exists():
        return pickle.loads(cache.read_bytes())  # noqa: S301 - a file of our own
    pieces, spent = [], 0.0
    for told, source, published_at, truth, half in world_requests():
        if extracts and told.language.split("-")[0] not in SERVED:
            continue
        request = extract(told) if extracts and truth else told
        began = time.process_time()
        signature = sign((request,))[0]
        spent += time.process_time() - began
        if not isinstance(signature, Signature):
            raise SystemExit(str(signature))
        asks = Candidate(request.digest, request.digest, request.language, source, published_at, signature)
        pieces.append(Piece(asks, f"{request.headline} {request.lead[:300]}", truth, half))
    print(f"signed {len(pieces)} articles, {1000 * spent / len(pieces):.1f} ms CPU each")
    pieces.sort(key=lambda each: (each.candidate.published_at, each.candidate.article))
    if cache:
        cache.write_bytes(pickle.dumps(pieces))
    return pieces
