"""Stories: which come first, who tells them, and each article once."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.utils import timezone

from farwire.archive.languages import base_language
from farwire.archive.models import Article, Signature, Story
from farwire.publish.editions import Edition
from farwire.publish.selection.cards import articles_once, cards_of, read_articles
from farwire.publish.selection.coverage import coverage
from farwire.publish.selection.shapes import Card, FrontPage, Moment, StoryCard, StoryPage, Tally, Telling

# A story loses as much by this wait as it gains by twice as many articles.
HALF_LIFE = timedelta(hours=9)
CANDIDATES = 200
LOADED = 48
SECONDS = 4
REST = 24
LATEST = 18
_ADDS = 6


def front_page(edition: Edition) -> FrontPage:
    """The edition's front page: stories by weight, and the latest articles."""
    stories = _readable_first(_story_cards(_weighed(), edition, summaries=True) + _unplaced(edition))
    latest = cards_of(list(articles_once(edition)[:LATEST]), edition)
    lead = stories[0] if stories else None
    seconds, rest = stories[1 : 1 + SECONDS], stories[1 + SECONDS : 1 + SECONDS + REST]
    return FrontPage(lead, tuple(seconds), tuple(rest), tuple(latest), coverage(), timezone.now())


def story_page(key: str, edition: Edition) -> StoryPage | str | None:
    """A story; the key of the one it was merged into; or None if there is none."""
    story = Story.objects.select_related("merged_into").filter(pk=key).first()
    if story is None:
        return None
    if story.merged_into_id:
        return str(story.merged_into_id)
    members = list(read_articles().filter(membership__story=story))
    if not members:
        return None
    card = _story_card(story.key, members, edition, summaries=len(members))
    tellings = tuple(sorted((card.lead, *card.others), key=lambda each: (each.card.published_at, each.card.key)))
    adds = _adds(tellings)
    return StoryPage(
        card,
        tuple(Moment(telling, adds.get(telling.card.key, ())) for telling in tellings),
        _tally(base_language(member.latest.language) for member in members if member.latest),
        _tally(member.source.country for member in members if member.source.country),
        min(member.published_at for member in members),
    )


def story_of(article: Article, edition: Edition) -> StoryCard | None:
    """The story an article belongs to, if others tell it too."""
    membership = getattr(article, "membership", None)
    if membership is None:
        return None
    members = list(read_articles().filter(membership__story_id=membership.story_id))
    return _story_card(membership.story_id, members, edition, summaries=0) if len(members) > 1 else None


def told_once(members: Sequence[Article], edition: Edition) -> list[tuple[Article, list[Article]]]:
    """Articles with their copies and translations, each group once.

    First of a group is what the edition's reader reads without a machine, else the original.
    """
    known = {member.key: member for member in members}
    groups: dict[str, list[Article]] = {}
    for member in members:
        groups.setdefault(_root(member, known), []).append(member)
    ranked = [sorted(group, key=lambda each: _rank(each, edition)) for group in groups.values()]
    return [(group[0], group[1:]) for group in ranked]


def _rank(article: Article, edition: Edition) -> tuple[bool, bool, bool, datetime, str]:
    membership = getattr(article, "membership", None)
    keeps = article.latest is not None and edition.keeps(article.latest.language)
    is_copy = bool(membership and membership.duplicate_of_id)
    is_version = bool(membership and membership.translation_of_id)
    return not keeps, is_copy, is_version, article.published_at, article.key


def _root(article: Article, known: dict[str, Article]) -> str:
    """The article that this one copies or translates, in the end, as far as it is among the known."""
    seen = {article.key}
    while (parent := _parent(article)) in known and parent not in seen:
        article = known[parent]
        seen.add(parent)
    return article.key


def _parent(article: Article) -> str:
    membership = getattr(article, "membership", None)
    return (membership.duplicate_of_id or membership.translation_of_id or "") if membership else ""


def _weighed() -> list[Story]:
    """Recent stories, the weightiest first: many tellers, and lately told."""
    recent = list(Story.objects.filter(merged_into__isnull=True, size__gt=0).order_by("-latest_at", "key")[:CANDIDATES])
    if not recent:
        return []
    now = recent[0].latest_at

    def weight(story: Story) -> tuple[float, str]:
        return (now - story.latest_at) / HALF_LIFE - math.log2(1 + story.size), story.key

    return sorted(recent, key=weight)[:LOADED]


def _story_cards(stories: Sequence[Story], edition: Edition, *, summaries: bool) -> list[StoryCard]:
    members: dict[str, list[Article]] = {story.key: [] for story in stories}
    for article in read_articles().filter(membership__story__in=members):
        members[article.membership.story_id].append(article)
    return [
        _story_card(key, articles, edition, summaries=1 if summaries and place <= SECONDS * 2 else 0)
        for place, (key, articles) in enumerate(members.items())
        if articles
    ]


def _story_card(key: str, members: Sequence[Article], edition: Edition, *, summaries: int) -> StoryCard:
    groups = told_once(members, edition)
    cards = {card.key: card for card in cards_of([group[0] for group in groups], edition)}
    groups.sort(key=lambda group: _prominence(cards[group[0].key], edition))
    first = [group[0] for group in groups]
    copies = cards_of([copy for _, others in groups for copy in others], edition)
    by_key = {card.key: card for card in (*cards_of(first, edition, summaries=summaries), *copies)}
    tellings = [Telling(by_key[head.key], tuple(by_key[copy.key] for copy in others)) for head, others in groups]
    return StoryCard(
        key=key,
        lead=tellings[0],
        others=tuple(tellings[1:]),
        languages=_distinct(base_language(card.language) for card in by_key.values()),
        countries=_distinct(card.source.country for card in by_key.values() if card.source.country),
        sources=_distinct(card.source for card in by_key.values()),
        latest_at=max(card.published_at for card in by_key.values()),
    )


def _prominence(card: Card, edition: Edition) -> tuple[bool, bool, bool, float]:
    """The order of a story's tellers: in the reader's language, then translated, the latest first."""
    own = base_language(card.language) == edition.base
    return not own, not card.state.is_readable, not card.headline.text, -card.published_at.timestamp()


def _unplaced(edition: Edition) -> list[StoryCard]:
    """The latest articles that are in no story yet, each as one."""
    alone = list(read_articles().filter(membership__isnull=True)[:LOADED])
    return [_story_card("", [article], edition, summaries=1) for article in alone]


def _readable_first(stories: Iterable[StoryCard]) -> list[StoryCard]:
    return sorted(stories, key=lambda story: not story.lead.card.state.is_readable)


def _adds(tellings: Sequence[Telling]) -> dict[str, tuple[str, ...]]:
    """For each telling the names and numbers that no earlier one had, the first teller left out."""
    rows = Signature.objects.filter(revision_id__in=[telling.card.revision_id for telling in tellings])
    said = {row.revision_id: [*row.names, *row.numbers] for row in rows}
    heard: set[str] = set()
    adds: dict[str, tuple[str, ...]] = {}
    for place, telling in enumerate(tellings):
        new = [each for each in dict.fromkeys(said.get(telling.card.revision_id, [])) if each not in heard]
        heard.update(new)
        if place:
            adds[telling.card.key] = tuple(new[:_ADDS])
    return adds


def _tally(values: Iterable[str]) -> tuple[Tally, ...]:
    counted = sorted(Counter(values).items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Tally(value, number) for value, number in counted)


def _distinct(values: Iterable) -> tuple:  # type: ignore[type-arg]
    return tuple(dict.fromkeys(values))
