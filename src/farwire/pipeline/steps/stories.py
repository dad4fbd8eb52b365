"""Stories: sign what was read, and place it among the articles of its days, in order of publication."""

import typing
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import TypeVar

from django.conf import settings as conf

from farwire import group, translate
from farwire.archive import intake, worklist
from farwire.archive.codec import decode
from farwire.archive.models import Article, Membership
from farwire.archive.models import Revision as RevisionRow
from farwire.archive.models import Signature as SignatureRow
from farwire.pipeline import executors, stages
from farwire.pipeline.progress import phase
from farwire.pipeline.wire import Report, Wire
from farwire.records import (
    Block,
    BlockKind,
    EngineChoice,
    Entity,
    Failure,
    Placement,
    Revision,
    Signature,
    SignRequest,
    block_text,
)

_SIGN_TOGETHER = 16
_PLACE_TOGETHER = 200
_SCAN_TOGETHER = 1000

Each = TypeVar("Each")


def sign_revisions(wire: Wire, report: Report) -> None:
    """Sign every latest revision that has no signature."""
    ids = list(worklist.revisions_to_sign(wire.now()).values_list("pk", flat=True))
    signing = executors.Feed(wire.work, stages.sign, lambda batch: batch.requests[0].digest)
    rows: dict[str, int] = {}

    def batches() -> Iterator[stages.SignBatch]:
        for some in _in_batches(ids, _SIGN_TOGETHER):
            found = RevisionRow.objects.filter(pk__in=some).order_by("article__published_at", "article_id")
            requests = []
            for row in found:
                rows[row.digest] = row.pk
                requests.append(sign_request(decode(Revision, row.content)))
            yield stages.SignBatch(tuple(requests), tuple(_english(wire, request) for request in requests))

    with phase("sign", len(ids), quiet=wire.quiet) as step:
        for batch, signed in signing.run(batches()):
            outcomes = (signed,) * len(batch.requests) if isinstance(signed, Failure) else signed
            good = [each for each in outcomes if isinstance(each, Signature)]
            for request, outcome in zip(batch.requests, outcomes, strict=True):
                if isinstance(outcome, Failure):
                    report.failures += 1
                    intake.file_failure(_about(outcome, request.digest), wire.now())
                step()
            intake.file_signatures([(rows.pop(signature.digest), signature) for signature in good])


def _english(wire: Wire, request: SignRequest) -> EngineChoice | None:
    """The engine into English for a language whose meaning the encoder can't tell; None where there is none."""
    if group.serves(request.language):
        return None
    choices = translate.engine_choices(request.language, "en", engines=wire.engines, models_folder=wire.models_folder)
    return next((choice for choice in choices if wire.budgets.reserve(choice, _cost(request, choice))), None)


def _cost(request: SignRequest, choice: EngineChoice) -> int:
    """Characters that an engine elsewhere would be sent."""
    return sum(map(len, stages.lines_to_english(request))) if translate.is_remote(choice) else 0


def sign_request(revision: Revision) -> SignRequest:
    """The words that say what a revision is about: headline, standfirst and first paragraph, and all paragraphs."""
    texts = [_text(block, revision) for block in revision.blocks if block.kind is not BlockKind.HEADLINE]
    lead = "\n".join(texts[:2])
    return SignRequest(revision.digest, revision.language, revision.headline, lead, "\n".join(texts))


def place_articles(wire: Wire, report: Report) -> None:
    """Place every signed article that is in no story yet."""
    waiting = list(worklist.articles_to_place().values_list("key", "published_at"))
    if not waiting:
        return
    settings = group.GroupingSettings(days=conf.STORY_DAYS, join=conf.STORY_JOIN_PERCENT / 100)
    window = group.Window(settings.days, settings)
    times = [published_at for _, published_at in waiting]
    members = _members_near(times, timedelta(days=settings.days))
    window.load(member for member in members if member is not None)
    with phase("place", len(waiting), quiet=wire.quiet) as step:
        for some in _in_batches([key for key, _ in waiting], _PLACE_TOGETHER):
            placements: list[tuple[Placement, datetime]] = []
            for article in worklist.articles_to_place().filter(key__in=some):
                placements.append((window.place(_candidate(article)), article.published_at))
                step()
            intake.file_placements(placements, window.changes(), window.merges(), wire.now(), window.splits())
            report.placed += len(placements)


def _members_near(times: list[datetime], days: timedelta) -> Iterator[group.Member | None]:
    """Members of the days around these times, in the order in which they were placed."""
    spans = _spans(times, days)
    for row in worklist.placed_within(spans).iterator(_SCAN_TOGETHER):
        yield _member(row)


def _spans(times: list[datetime], margin: timedelta) -> list[tuple[datetime, datetime]]:
    """The stretches of time within the margin of any of these times, joined where they touch."""
    spans: list[tuple[datetime, datetime]] = []
    for time in sorted(times):
        start, end = time - margin, time + margin
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _candidate(article: Article) -> group.Candidate:
    row = typing.cast(RevisionRow, article.latest)  # the worklist holds signed articles alone
    signature = _signature(row.signature, row, to_tell=True)
    return group.Candidate(
        article=article.key,
        digest=row.digest,
        language=row.language,
        source=str(article.source_id),
        published_at=article.published_at,
        signature=signature,
        origin=getattr(article, "origin", None),  # annotated by the worklist
        publisher=article.source.name,
    )


def _member(row: Membership) -> group.Member | None:
    """The membership as the window knows it; None if the article's revision is signed no more."""
    latest = row.article.latest
    if latest is None or not hasattr(latest, "signature"):
        return None
    return group.Member(
        article=row.article_id,
        digest=row.digest,
        language=latest.language,
        source=str(row.article.source_id),
        published_at=row.article.published_at,
        signature=_signature(latest.signature, latest),
        story_id=row.story_id,
        duplicate_of=row.duplicate_of_id,
        translation_of=row.translation_of_id,
        origin=row.origin or None,
        publisher=row.article.source.name,
    )


def _signature(row: SignatureRow, revision: RevisionRow, *, to_tell: bool = False) -> Signature:
    """A signature as the window wants it; `to_tell` with what reasons and additions are told in."""
    return Signature(
        digest=revision.digest,
        language=revision.language,
        fingerprint=bytes(row.fingerprint),
        vector=bytes(row.vector),
        names=tuple(row.names),
        numbers=tuple(row.numbers),
        shingles=bytes(row.shingles),
        sentences=bytes(row.sentences),
        sounds=tuple(row.sounds),
        entities=tuple(Entity(*each) for each in row.entities) if to_tell else (),
        first=tuple(row.first) if to_tell else (),
    )


def _text(block: Block, revision: Revision) -> str:
    return block_text(block, revision.language)


def _about(failure: Failure, digest: str) -> Failure:
    return Failure("sign", digest, failure.error, failure.detail, failure.retryable)


def _in_batches(rows: Iterable[Each], size: int) -> Iterator[list[Each]]:
    rest = iter(rows)
    while some := list(islice(rest, size)):
        yield some
