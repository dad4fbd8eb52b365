"""What each stage has still to do, as queries: the archive is the queue.

Every list comes in an order that depends on nothing but what is in the archive, so that a wire that
was killed and started again does the same work in the same order.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat

from farwire import records
from farwire.archive.codec import decode
from farwire.archive.languages import base_language
from farwire.archive.models import (
    Article,
    Failure,
    Feed,
    GlossaryTerm,
    Item,
    Membership,
    MemoryUnit,
    Pair,
    Revision,
    Translation,
)

# An article older than this is not asked again, even when all recent ones are.
RECENT = timedelta(days=14)


def feeds_to_ask(now: datetime, *, everything: bool) -> list[Feed]:
    """Feeds whose time has come; with `everything` all active ones, but for those whose server asked us to wait."""
    feeds = Feed.objects.filter(is_active=True).select_related("source")
    due = Q(next_at__isnull=True) | Q(next_at__lte=now)
    waiting = Q(wait_until__isnull=True) | Q(wait_until__lte=now)
    return list(feeds.filter(waiting if everything else due).order_by("pk"))


def pages_to_ask(now: datetime, *, revisit: bool) -> list[Article]:
    """Articles whose pages are to be fetched: the unread, those whose time has come, with `revisit` all recent ones."""
    articles = shown_articles().filter(source__is_sample=False)
    due = Q(next_visit_at__lte=now)
    recent = Q(latest__isnull=False, seen_at__gte=now - RECENT)
    wanted = due | recent if revisit else due
    return list(articles.filter(wanted).order_by("-published_at", "key"))


def shown_articles() -> QuerySet[Article]:
    """Articles that are not other addresses of the same, and not withdrawn."""
    return Article.objects.filter(same_as__isnull=True, withdrawn_at__isnull=True)


def latest_items(keys: list[str]) -> dict[str, Item]:
    """For each article the item that announces it, the one with the most text first."""
    found: dict[str, Item] = {}
    for item in Item.objects.filter(article_id__in=keys).order_by("article_id", "pk"):
        known = found.get(item.article_id)
        if known is None or len(str(item.content)) > len(str(known.content)):
            found[item.article_id] = item
    return found


def text_size(revision: Revision) -> int:
    """How many characters of text a revision holds."""
    known = decode(records.Revision, revision.content)
    return sum(len(records.block_text(block, known.language)) + 1 for block in known.blocks)


def revisions_to_sign(now: datetime) -> QuerySet[Revision]:
    """Latest revisions that have no signature yet, but for those that failed and whose time has not come."""
    shown = Q(article__latest=F("pk"), article__same_as__isnull=True, article__withdrawn_at__isnull=True)
    waits = Failure.objects.filter(stage="sign", subject=OuterRef("digest")).filter(
        Q(next_at__isnull=True) | Q(next_at__gt=now)
    )
    unsigned = Revision.objects.filter(shown, signature__isnull=True).exclude(Exists(waits))
    return unsigned.order_by("article__published_at", "article_id")


def articles_to_place() -> QuerySet[Article]:
    """Signed articles in no story yet, in order of publication; each with the agency it names as its `origin`.

    And those that are alone in a story and were revised since: what was a line at first may tell more now.
    """
    others = Membership.objects.filter(story=OuterRef("membership__story")).exclude(article=OuterRef("pk"))
    revised = Q(latest__number__gt=1) & ~Q(membership__digest=F("latest__digest")) & ~Exists(others)
    signed = shown_articles().filter(latest__signature__isnull=False).filter(Q(membership__isnull=True) | revised)
    related = signed.select_related("latest__signature", "source")
    related = related.defer("latest__content", "latest__signature__entities")
    return related.annotate(origin=F("latest__content__origin")).order_by("published_at", "key")


def placed_within(spans: list[tuple[datetime, datetime]]) -> QuerySet[Membership]:
    """Memberships of articles published within these spans of time, in the order in which they were placed."""
    near = Q(pk__in=[])
    for start, end in spans:
        near |= Q(article__published_at__range=(start, end))
    related = Membership.objects.filter(near).select_related("article__latest__signature", "article__source")
    unused = ("article__latest__content", "article__latest__signature__entities", "article__latest__signature__first")
    return related.defer(*unused, "reasons", "adds").order_by("sequence")


def revisions_to_translate(target_language: str, now: datetime) -> QuerySet[Revision]:
    """Latest revisions in other languages than the edition's that have no translation, those that readers see first.

    Those of unknown language are not among them, nor those that failed and whose time has not come.
    """
    done = Translation.objects.filter(revision=OuterRef("pk"), target_language=target_language)
    subject = Concat(OuterRef("article_id"), Value(f":{target_language}"))
    waits = Failure.objects.filter(stage__in=("translate", "check"), subject=subject).filter(
        Q(next_at__isnull=True) | Q(next_at__gt=now)
    )
    known = foreign_revisions(target_language).exclude(language="und")
    return seen_first(known.exclude(Exists(done)).exclude(Exists(waits)), target_language)


def seen_first(revisions: QuerySet[Revision], target_language: str) -> QuerySet[Revision]:
    """Revisions in order of publication, but last those that translate an article which stands in this language.

    Readers are shown that article instead, and such a translation back only if they ask for it: it must not take
    the day's budget, or the time, of what nobody can read otherwise.
    """
    base = base_language(target_language)
    here = Q(translation_of__latest__language=base) | Q(translation_of__latest__language__startswith=f"{base}-")
    shown = Q(translation_of__withdrawn_at__isnull=True, translation_of__same_as__isnull=True)
    back = Membership.objects.filter(here & shown, article_id=OuterRef("article_id"))
    return revisions.alias(back=Exists(back)).order_by("back", "article__published_at", "article_id")


def foreign_revisions(target_language: str) -> QuerySet[Revision]:
    """Latest revisions of shown articles that are not in this language."""
    base = base_language(target_language)
    shown = Q(article__latest=F("pk"), article__same_as__isnull=True, article__withdrawn_at__isnull=True)
    return Revision.objects.filter(shown).exclude(Q(language=base) | Q(language__startswith=f"{base}-"))


def memory_units(keys: list[str]) -> Iterator[MemoryUnit]:
    """Units of the memory under these keys, as far as they are there."""
    for start in range(0, len(keys), 500):
        yield from MemoryUnit.objects.filter(key__in=keys[start : start + 500])


def glossary(source_language: str, target_language: str) -> QuerySet[GlossaryTerm]:
    """The glossary of a pair of base languages."""
    return GlossaryTerm.objects.filter(
        source_language=base_language(source_language), target_language=base_language(target_language)
    )


def pair_reason(source_language: str, target_language: str) -> str:
    """Why articles of this pair are not translated ("no model"), or an empty string if they are."""
    pair = Pair.objects.filter(
        source_language=base_language(source_language), target_language=base_language(target_language)
    ).first()
    return pair.reason if pair else ""
