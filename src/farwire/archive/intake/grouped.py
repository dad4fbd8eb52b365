"""Filing what was grouped: signatures, and articles in their stories."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Count, Max, Min, Q

from farwire.archive import search
from farwire.archive.intake.failures import clear_failures
from farwire.archive.models import Membership, Signature, Story, StoryEvent
from farwire.records import Change, Merge, Placement, Split
from farwire.records import Signature as SignatureRecord

_COUNTED = ("size", "latest_at", "opened_at", "sources", "own_sources", "languages", "countries")


@transaction.atomic
def file_signatures(signed: Sequence[tuple[int, SignatureRecord]]) -> None:
    """File signatures under their revisions' ids; a revision signed before gets the new one."""
    for revision_id, signature in signed:
        clear_failures(["sign"], signature.digest)
        Signature.objects.update_or_create(
            revision_id=revision_id,
            defaults={
                "fingerprint": signature.fingerprint,
                "vector": signature.vector,
                "names": list(signature.names),
                "numbers": list(signature.numbers),
                "shingles": signature.shingles,
                "sentences": signature.sentences,
                "sounds": list(signature.sounds),
                "entities": [[each.text, each.kind, each.key] for each in signature.entities],
                "first": list(signature.first),
            },
        )
    search.touch([revision_id for revision_id, _ in signed])


@transaction.atomic
def file_placements(
    placements: Sequence[tuple[Placement, datetime]],
    changes: Sequence[Change],
    merges: Sequence[Merge],
    now: datetime,
    splits: Sequence[Split] = (),
) -> None:
    """File placements in the order they were decided, and what they changed about earlier ones.

    Each placement comes with its article's time of publication. A merged story leads to the one that stays;
    of a parted one the id stays with those of its founder.
    """
    first = (Membership.objects.aggregate(last=Max("sequence"))["last"] or 0) + 1
    for sequence, (placement, published_at) in enumerate(placements, first):
        _file_placement(placement, published_at, sequence, now)
    left = _file_changes(changes, [split.parted for split in splits], now)
    _file_events(merges, splits, now)
    joined = {placement.story_id for placement, _ in placements} | {change.story_id for change in changes}
    _count_members(joined | left)


def _file_changes(changes: Sequence[Change], opened: Sequence[str], now: datetime) -> set[str]:
    """Move members, and link them anew; the stories that they were in."""
    for key in opened:
        Story.objects.get_or_create(key=key, defaults={"opened_at": now, "latest_at": now})
    moved = Membership.objects.filter(article_id__in=[change.article for change in changes])
    left = set(moved.values_list("story_id", flat=True))
    for change in changes:
        Membership.objects.filter(article_id=change.article).update(
            story_id=change.story_id, duplicate_of_id=change.duplicate_of, translation_of_id=change.translation_of
        )
    return left


def _file_events(merges: Sequence[Merge], splits: Sequence[Split], now: datetime) -> None:
    """Log merges and splits. A merged story leads on only while it has no members: a split may bring it back."""
    for merge in merges:
        Story.objects.filter(key=merge.merged).update(merged_into_id=merge.story_id, size=0)
        _log(merge.story_id, "merge", merge.merged, merge.reason, now)
    for split in splits:
        _log(split.story_id, "split", split.parted, split.reason, now)
    touched = [*(merge.merged for merge in merges), *(split.parted for split in splits)]
    Story.objects.filter(key__in=touched, memberships__isnull=False).update(merged_into=None)


def _log(story_id: str, kind: str, other: str, reason: str, now: datetime) -> None:
    known = {"story_id": story_id, "kind": kind, "other_id": other}
    StoryEvent.objects.get_or_create(**known, defaults={"reason": reason, "at": now})


def _file_placement(placement: Placement, published_at: datetime, sequence: int, now: datetime) -> None:
    story, _ = Story.objects.get_or_create(
        key=placement.story_id, defaults={"opened_at": published_at, "latest_at": published_at}
    )
    known = Membership.objects.filter(article_id=placement.article).first()
    Membership.objects.update_or_create(
        article_id=placement.article,
        defaults={
            "story": story,
            "digest": placement.digest,
            "similarity": placement.similarity,
            "duplicate_of_id": placement.duplicate_of,
            "translation_of_id": placement.translation_of,
            "reasons": [list(reason) for reason in placement.reasons],
            "adds": list(placement.adds),
            "origin": (placement.origin or "")[:200],
            "sequence": known.sequence if known else sequence,
            "placed_at": known.placed_at if known else now,
        },
    )


def _count_members(stories: set[str]) -> None:
    """Count each story's members anew: its size, who tells it, in how many languages, and when."""
    own = Q(memberships__duplicate_of__isnull=True, memberships__article__same_as__isnull=True)
    words = own & Q(memberships__translation_of__isnull=True)
    source = "memberships__article__source"
    counted = Story.objects.filter(key__in=stories).annotate(
        own=Count("memberships", filter=own),
        last=Max("memberships__article__published_at"),
        first=Min("memberships__article__published_at"),
        tellers=Count(source, distinct=True),
        own_tellers=Count(source, filter=words, distinct=True),
        spoken=Count("memberships__article__latest__language", distinct=True),
        places=Count(f"{source}__country", filter=~Q(**{f"{source}__country": ""}), distinct=True),
    )
    for story in counted:
        story.size, story.latest_at = story.own, story.last or story.latest_at
        story.opened_at = story.first or story.opened_at
        story.sources, story.own_sources = story.tellers, story.own_tellers
        story.languages, story.countries = story.spoken, story.places
        story.save(update_fields=_COUNTED)
