"""Stories: which come first, who tells them, and each article once."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.conf import settings
from django.utils import timezone

from farwire.archive.languages import base_language
from farwire.archive.models import Article, Membership, Story
from farwire.publish.editions import Edition
from farwire.publish.selection.cards import articles_once, card_of, cards_of, read_articles
from farwire.publish.selection.coverage import coverage, tallied
from farwire.publish.selection.illustrations import illustration_of, image_of
from farwire.publish.selection.reasons import Standings, standings_of
from farwire.publish.selection.shapes import Card, FrontPage, Moment, StoryCard, StoryPage, Telling
from farwire.publish.selection.story_facts import StoryFacts, facts_of
from farwire.publish.selection.weight import top_stories
from farwire.publish.selection.words import source_line, unclearness
from farwire.records import Decision

LEADING = 5
SECONDS = 4
REST = 20
LATEST = 18


def front_page(edition: Edition) -> FrontPage:
    """The edition's front page: stories by weight, and the latest articles that don't stand above already."""
    members = _members(top_stories())
    recent = list(articles_once(edition)[: LATEST * 3])
    members += [("", [article]) for article in recent if not hasattr(article, "membership")]
    stories = _story_cards(members, edition, LEADING)
    stories.sort(key=lambda story: not story.lead.card.state.is_readable)
    prominent = _with_summaries(stories[: 1 + SECONDS], edition)
    rest = stories[1 + SECONDS : 1 + SECONDS + REST]
    above = {story.lead.card.key for story in (*prominent, *rest)}
    above |= {telling.card.key for story in prominent[:1] for telling in story.others}
    latest = [card for card in cards_of(recent, edition) if card.key not in above]
    latest.sort(key=lambda card: not card.state.is_readable)
    return FrontPage(
        lead=_illustrated(prominent[0]) if prominent else None,
        seconds=tuple(prominent[1:]),
        rest=tuple(rest),
        latest=tuple(latest[:LATEST]),
        coverage=coverage(),
        today=timezone.now(),
    )


def story_page(key: str, edition: Edition) -> StoryPage | str | None:
    """A story; the key of the one it was merged into; or None if there is none."""
    story = Story.objects.filter(pk=key).first()
    if story is None:
        return None
    if story.merged_into_id:
        return str(story.merged_into_id)
    members = list(read_articles().filter(membership__story=story))
    if not members:
        return None
    card = _with_summaries(_story_cards([(story.key, members)], edition), edition)[0]
    tellings = tuple(sorted((card.lead, *card.others), key=lambda each: (each.card.published_at, each.card.key)))
    facts = facts_of(story.key, members, edition)
    return StoryPage(
        card,
        tuple(_moment(telling, facts) for telling in tellings),
        tallied(Counter(base_language(member.latest.language) for member in members if member.latest)),
        tallied(Counter(member.source.country for member in members)),
        min(member.published_at for member in members),
        _headlines((card.lead, *card.others)),
        facts,
    )


def _moment(telling: Telling, facts: StoryFacts) -> Moment:
    key = telling.card.key
    said = facts.says.get(key, ()), facts.origins.get(key, ""), facts.why.get(key, ())
    return Moment(telling, *said)


def _headlines(tellings: Sequence[Telling]) -> tuple[Card, ...]:
    """Every headline of a story, each wording once: what can be read here first, then the languages told most."""
    cards = [each for telling in tellings for each in (telling.card, *telling.copies)]
    count = Counter(base_language(each.language) for each in cards)

    def place(card: Card) -> tuple[bool, int, str, datetime, str]:
        base = base_language(card.language)
        return not card.state.is_readable, -count[base], base, card.published_at, card.key

    cards.sort(key=place)
    return tuple({(each.language, each.original_headline.text): each for each in reversed(cards)}.values())[::-1]


def members_beside(key: str) -> list[Article]:
    """An article and the others of its story, each as far as readers may see it."""
    story = Membership.objects.filter(pk=key).values_list("story_id", flat=True).first()
    asked = read_articles().filter(membership__story_id=story) if story else read_articles().filter(pk=key)
    return list(asked)


def story_among(members: Sequence[Article], standings: Standings) -> StoryCard | None:
    """The story that these articles tell, if more than one of them does."""
    return _story_card(members[0].membership.story_id, members, standings, None) if len(members) > 1 else None


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


def _members(stories: Sequence[str]) -> list[tuple[str, list[Article]]]:
    """The articles of each story, in the stories' order; stories of which nothing may be shown are left out."""
    members: dict[str, list[Article]] = {key: [] for key in stories}
    for article in read_articles().filter(membership__story__in=members):
        members[article.membership.story_id].append(article)
    return [(key, articles) for key, articles in members.items() if articles]


def _story_cards(
    stories: Sequence[tuple[str, Sequence[Article]]], edition: Edition, most: int | None = None
) -> list[StoryCard]:
    """Cards of stories with at most `most` tellings each, without summaries: few questions for all of them."""
    standings = standings_of([article for _, members in stories for article in members], edition)
    return [_story_card(key, members, standings, most) for key, members in stories]


def _story_card(key: str, members: Sequence[Article], standings: Standings, most: int | None) -> StoryCard:
    groups = told_once(members, standings.edition)
    groups.sort(key=lambda group: _prominence(group[0], standings))
    tellings = [
        Telling(card_of(head, standings), tuple(card_of(copy, standings) for copy in copies))
        for head, copies in groups[:most]
    ]
    ordered = [member for head, copies in groups for member in (head, *copies)]
    return StoryCard(
        key=key,
        lead=tellings[0],
        others=tuple(tellings[1:]),
        languages=tuple(dict.fromkeys(base_language(each.latest.language) for each in ordered if each.latest)),
        countries=tuple(dict.fromkeys(each.source.country for each in ordered if each.source.country)),
        sources=tuple(source_line(each) for each in {member.source.pk: member.source for member in ordered}.values()),
        latest_at=max(member.published_at for member in members),
    )


def _with_summaries(stories: Sequence[StoryCard], edition: Edition) -> list[StoryCard]:
    """The same stories, each lead with its summary in the edition's language."""
    keys = [story.lead.card.key for story in stories]
    articles = read_articles().in_bulk(keys)
    cards = cards_of([articles[key] for key in keys], edition, summaries=len(keys))
    return [replace(story, lead=replace(story.lead, card=card)) for story, card in zip(stories, cards, strict=True)]


def _illustrated(story: StoryCard) -> StoryCard:
    """The same story with the picture of its lead, if it may be shown here."""
    article = read_articles().filter(pk=story.lead.card.key).first() if settings.PICTURES == "on" else None
    picture = illustration_of(article, image_of(article)) if article else None
    return replace(story, picture=picture) if picture and picture.file else story


def _prominence(article: Article, standings: Standings) -> tuple[bool, bool, int, bool, float, str]:
    """The order of a story's tellers: in the reader's language, then translated; the clearest headline; the latest.

    A translation with doubts stands behind one without.
    """
    revision = article.latest
    if revision is None:
        return True, True, 9, True, 0.0, article.key
    own = base_language(revision.language) == standings.edition.base
    is_readable = standings.of(article, revision)[0].is_readable
    translation = standings.translation_of(article)
    is_doubtful = bool(translation and translation.decision == Decision.FLAG)
    shown = translation.headline if translation and not own else revision.headline
    age = -article.published_at.timestamp()
    return not own, not is_readable, unclearness(shown or ""), is_doubtful, age, article.key
