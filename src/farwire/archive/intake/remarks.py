"""Filing readers' remarks, and what the operator decides about them. Nothing that is kept names a reader.

This is the one kind of writing that the site asks for (docs/decisions/0005).
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, TextField
from django.db.models.functions import Cast

from farwire.archive import search
from farwire.archive.languages import base_language, pair_name
from farwire.archive.models import Article, MemoryUnit, Remark, RemarkSender, Translation
from farwire.records import UnitOrigin

# How long it is known that an address wrote something.
KEPT = timedelta(days=1)
# So many remarks may wait for the operator; a flood must not fill the disk.
MOST_WAITING = 10_000
# Enough of a sentence to narrow a search; the rest is compared exactly.
_SEARCHED = 200
READER = "reader"


@dataclass(frozen=True, slots=True)
class NewRemark:
    """A reader's word on the unit with this index: "wrong here", perhaps a comment, perhaps a better version.

    `target` is the translation as it was shown, empty if it was withheld.
    """

    article_key: str
    unit: int
    source_language: str
    target_language: str
    source: str
    target: str
    engine: str
    engine_version: str
    model: str
    comment: str = ""
    better: str = ""


@transaction.atomic
def file_remark(remark: NewRemark, sender: str, now: datetime, most: int) -> bool:
    """File a remark; False if its sender (a digest) has written `most` today, or if too many wait already.

    The same words on the same sentence, sent twice, are one remark.
    """
    forget_senders(now)
    if Remark.objects.filter(state=Remark.State.NEW, **asdict(remark)).exists():
        return True
    if RemarkSender.objects.filter(digest=sender).count() >= most:
        return False
    if Remark.objects.filter(state=Remark.State.NEW).count() >= MOST_WAITING:
        return False
    Remark.objects.create(**asdict(remark), made_at=now)
    RemarkSender.objects.create(digest=sender, made_at=now)
    return True


def forget_senders(now: datetime) -> None:
    """Strike out who wrote more than a day ago."""
    RemarkSender.objects.filter(made_at__lte=now - KEPT).delete()


@transaction.atomic
def approve_remark(remark: Remark, key: str, now: datetime) -> int:
    """Take a remark for right; its better version, if it has one, enters the memory under `key` as a human unit.

    Translations of latest revisions that hold the sentence are struck out, so that the next round makes
    them anew: their other sentences come from the memory. Returns how many.
    """
    Remark.objects.filter(pk=remark.pk).update(state=Remark.State.APPROVED)
    if not remark.better:
        return 0
    MemoryUnit.objects.update_or_create(
        key=key,
        defaults={
            "source_language": base_language(remark.source_language),
            "target_language": base_language(remark.target_language),
            "source": remark.source,
            "target": remark.better,
            "origin": UnitOrigin.HUMAN.value,
            "engine": READER,
            "engine_version": "",
            "content": {},
            "made_at": now,
        },
    )
    return _strike_out(remark, unless=remark.better)


@transaction.atomic
def reject_remark(remark: Remark, key: str) -> int:
    """Take a remark for wrong. If it was approved before, its human unit leaves the memory again.

    Returns how many translations were struck out for it.
    """
    Remark.objects.filter(pk=remark.pk).update(state=Remark.State.REJECTED)
    ours = MemoryUnit.objects.filter(key=key, origin=UnitOrigin.HUMAN.value, target=remark.better)
    if remark.state != Remark.State.APPROVED or not remark.better or not ours.delete()[0]:
        return 0
    return _strike_out(remark, unless=None)


def _strike_out(remark: Remark, unless: str | None) -> int:
    """Delete the latest translations that hold the sentence, but for those that have the target `unless` already."""
    stale = {row.pk: row.revision_id for row in _holding(remark) if _differs(row, remark.source, unless)}
    Translation.objects.filter(pk__in=stale).delete()
    search.enter(set(Article.objects.filter(latest_id__in=stale.values()).values_list("key", flat=True)))
    return len(stale)


def _holding(remark: Remark) -> Iterator[Translation]:
    """Translations of what readers see now in whose JSON the sentence's beginning stands, escaped or not."""
    start = remark.source[:_SEARCHED]
    written = Q(text__contains=json.dumps(start)[1:-1]) | Q(text__contains=json.dumps(start, ensure_ascii=False)[1:-1])
    rows = Translation.objects.filter(
        pair=pair_name(remark.source_language, remark.target_language), revision__article__latest=F("revision")
    )
    found = rows.annotate(text=Cast("units", TextField())).filter(written)
    yield from found.only("pk", "revision_id", "units").iterator(100)


def _differs(row: Translation, source: str, target: str | None) -> bool:
    units = (unit for unit in row.units if unit["source"]["text"] == source)
    return any(target is None or unit["target"] != target for unit in units)
