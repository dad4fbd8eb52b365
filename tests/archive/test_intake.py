"""Filing: once is as good as twice, and nothing that was stored is lost by what comes later."""

from dataclasses import replace
from datetime import datetime

import pytest

from archive import making
from archive.making import NOW, announce, article, fetched, hours, item, read, revision, url
from farwire.archive import intake
from farwire.archive.codec import decode
from farwire.archive.keys import article_key
from farwire.archive.models import Article, Failure, Feed, Item, Membership, Revision, Source, Story, StoryEvent
from farwire.records import (
    Change,
    FeedLink,
    Merge,
    Permission,
    Placement,
    Rights,
    RightsSignal,
    Signature,
    Split,
)
from farwire.records import Failure as FailureRecord
from farwire.records import Revision as RevisionRecord

pytestmark = pytest.mark.django_db


# --- sources and feeds ------------------------------------------------------------------------------


def test_a_feed_is_filed_once() -> None:
    link = FeedLink("https://news.example/feed", "News", "https://news.example/", "pt", "PT")
    assert intake.file_feed_link(link)
    assert not intake.file_feed_link(link)
    assert (Source.objects.count(), Feed.objects.count()) == (1, 1)
    source = Source.objects.get()
    assert (source.name, source.language, source.country) == ("News", "pt", "pt")


def test_two_publishers_of_one_name_are_two_sources() -> None:
    intake.file_feed_link(FeedLink("https://one.example/feed", "News", "https://one.example/"))
    intake.file_feed_link(FeedLink("https://two.example/feed", "News", "https://two.example/"))
    assert Source.objects.count() == 2
    assert len(set(Source.objects.values_list("slug", flat=True))) == 2


def test_a_source_goes_with_all_its_articles() -> None:
    announce(making.feed(), item("a"))
    read("a")
    assert intake.remove_source(Source.objects.get().slug)
    assert not intake.remove_source("nobody")
    for model in (Source, Feed, Item, Article, Revision):
        assert not model.objects.exists(), model


def test_validators_are_stored_with_the_items_they_came_with() -> None:
    row = making.feed()
    assert announce(row, item("a"), item("b"), etag='"one"') == 2
    row.refresh_from_db()
    assert row.etag == '"one"'
    assert row.next_at == NOW + hours(0.5)
    assert Article.objects.count() == Item.objects.count() == 2


def test_a_validator_too_long_to_be_sent_back_exactly_is_not_kept() -> None:
    row = making.feed()
    announce(row, etag='"' + "x" * 600 + '"')
    row.refresh_from_db()
    assert row.etag is None


def test_the_same_items_twice_are_the_same_items() -> None:
    row = making.feed()
    announce(row, item("a"))
    before = list(Article.objects.values())
    assert announce(row, item("a"), now=NOW + hours(1)) == 0
    assert list(Article.objects.values()) == before
    assert Item.objects.count() == 1


def test_an_item_that_changed_has_its_page_asked_now() -> None:
    row = making.feed()
    announce(row, item("a"))
    read("a")
    assert article("a").next_visit_at != NOW + hours(1)
    announce(row, item("a", headline="Another headline"), now=NOW + hours(1))
    assert article("a").next_visit_at == NOW + hours(1)


def test_two_feeds_may_announce_one_article() -> None:
    announce(making.feed(), item("a"))
    announce(making.feed("https://news.example/other"), item("a"))
    assert Article.objects.count() == 1
    assert Item.objects.count() == 2


def test_an_item_twice_in_one_feed_is_one() -> None:
    row = making.feed()
    assert announce(row, item("a"), item("a", headline="Again")) == 1
    assert Item.objects.get().content["headline"] == "Again"


def test_an_undated_item_has_the_time_it_was_seen() -> None:
    announce(making.feed(), item("a", published_at=None))
    assert article("a").published_at == NOW


def _failure(status: int | None = None, retry_after: float | None = None) -> FailureRecord:
    return FailureRecord("fetch", making.FEED, "HttpFailed", "no", True, retry_after, status)


def test_a_feed_that_is_gone_is_asked_no_more() -> None:
    row = making.feed()
    intake.file_feed_failure(row, _failure(410), NOW, 30)
    row.refresh_from_db()
    assert not row.is_active
    assert "410" in row.stopped_because


def test_a_feed_that_fails_is_asked_later_and_keeps_its_validators() -> None:
    row = making.feed()
    announce(row, item("a"), etag='"one"')
    intake.file_feed_failure(row, _failure(503, 7200), NOW, 30)
    row.refresh_from_db()
    assert row.is_active
    assert row.etag == '"one"'
    assert row.wait_until == row.next_at == NOW + hours(2)
    assert Failure.objects.get().attempts == 1
    intake.file_feed_failure(row, _failure(503), NOW, 30)
    assert Failure.objects.get().attempts == 2


def test_a_failure_goes_once_it_has_worked() -> None:
    row = making.feed()
    intake.file_feed_failure(row, _failure(503), NOW, 30)
    intake.file_feed_unchanged(row, NOW + hours(1), 30)
    assert not Failure.objects.exists()
    row.refresh_from_db()
    assert row.failure_count == 0


# --- pages ------------------------------------------------------------------------------------------


def test_a_revision_is_filed_once() -> None:
    announce(making.feed(), item("a"))
    row = article("a")
    assert intake.file_revision(row, revision("a"), fetched(row.url, etag='"p"'), NOW)
    assert not intake.file_revision(article("a"), revision("a"), fetched(row.url, etag='"p"'), NOW)
    stored = Revision.objects.get()
    assert (stored.number, stored.headline, stored.lead) == (1, "A", "Uma frase.")
    assert article("a").latest == stored
    assert article("a").etag == '"p"'


def test_a_correction_is_a_second_revision_and_the_first_stays() -> None:
    announce(making.feed(), item("a"))
    read("a", text="Uma frase.")
    read("a", text="Outra frase.")
    assert list(Revision.objects.values_list("number", "lead")) == [(1, "Uma frase."), (2, "Outra frase.")]
    assert article("a").latest.lead == "Outra frase."


def test_rights_taken_back_without_a_new_text_hold_from_now_on() -> None:
    announce(making.feed(), item("a"))
    row = article("a")
    before = replace(revision("a"), rights=Rights(signals=(RightsSignal("cc-by", "x", "meta", NOW),)))
    intake.file_revision(row, before, fetched(row.url), NOW)
    again = replace(before, rights=Rights(signals=(RightsSignal("cc-by", "x", "meta", NOW + hours(1)),)))
    intake.file_revision(article("a"), again, fetched(row.url), NOW)
    assert decode(Rights, Revision.objects.get().rights) == before.rights
    after = replace(before, rights=Rights(may_translate=Permission.REFUSED))
    assert not intake.file_revision(article("a"), after, fetched(row.url), NOW)
    stored = Revision.objects.get()
    assert decode(Rights, stored.rights) == decode(RevisionRecord, stored.content).rights == after.rights


def test_a_correction_taken_back_is_the_first_revision_again() -> None:
    announce(making.feed(), item("a"))
    read("a", text="Uma frase.")
    read("a", text="Outra frase.")
    read("a", text="Uma frase.")
    assert Revision.objects.count() == 2
    assert article("a").latest.lead == "Uma frase."


@pytest.mark.parametrize("order", [("a", "b"), ("b", "a")])
def test_two_addresses_of_one_article_are_one_whichever_is_read_first(order: tuple[str, str]) -> None:
    announce(making.feed(), item("a"), item("b"))
    for name in order:
        row = article(name)
        intake.file_revision(row, revision("x", canonical=url("a")), fetched(row.url), NOW)
    assert article("a").same_as is None
    assert article("b").same_as == article("a")
    assert article("b").next_visit_at is None
    assert Revision.objects.get().article == article("a")


def test_a_page_that_fails_keeps_what_was_read() -> None:
    announce(making.feed(), item("a"))
    stored = read("a")
    failure = FailureRecord("fetch", url("a"), "FetchFailed", "no answer", retryable=True)
    intake.file_page_failure(article("a"), failure, NOW, 30)
    assert article("a").latest == stored
    assert article("a").next_visit_at > NOW


def test_a_page_that_will_not_mend_is_not_asked_again() -> None:
    announce(making.feed(), item("a"))
    intake.file_page_failure(article("a"), FailureRecord("read", url("a"), "PageUnreadable", "empty"), NOW, 30)
    assert article("a").next_visit_at is None
    assert Failure.objects.get().next_at is None


def test_withdrawn_is_withdrawn() -> None:
    announce(making.feed(), item("a"))
    assert intake.withdraw(article("a").key, NOW)
    assert not intake.withdraw("nobody", NOW)
    assert article("a").withdrawn_at == NOW


# --- stories ----------------------------------------------------------------------------------------


def _place(name: str, story: str, duplicate_of: str | None = None) -> tuple[Placement, datetime]:
    return Placement(article_key(url(name)), f"{name}:Uma frase.", story, 0.9, duplicate_of), NOW


def test_placements_are_filed_once_and_in_order() -> None:
    announce(making.feed(), item("a"), item("b"), item("c"))
    for name in "abc":
        read(name)
    key = article_key(url("a"))
    placements = [_place("a", key), _place("b", key), _place("c", key, duplicate_of=key)]
    for _ in range(2):
        intake.file_placements(placements, [], [], NOW)
    assert Story.objects.get().size == 2, "a copy is no second article"
    members = Membership.objects.order_by("sequence").values_list("article_id", flat=True)
    assert list(members) == [article_key(url(name)) for name in "abc"]


def test_a_merged_story_leads_to_the_one_that_stays() -> None:
    announce(making.feed(), item("a"), item("b"))
    for name in "ab":
        read(name)
    first, second = article_key(url("a")), article_key(url("b"))
    intake.file_placements([_place("a", first), _place("b", second)], [], [], NOW)
    for _ in range(2):
        intake.file_placements([], [Change(second, first, None, None)], [Merge(first, second, "one event")], NOW)
    assert Story.objects.get(key=first).size == 2
    assert Story.objects.get(key=second).size == 0
    assert Story.objects.get(key=second).merged_into_id == first
    assert StoryEvent.objects.get().reason == "one event"


def test_a_parted_story_keeps_its_id_and_one_that_was_merged_comes_back() -> None:
    announce(making.feed(), item("a"), item("b"))
    for name in "ab":
        read(name)
    first, second = article_key(url("a")), article_key(url("b"))
    intake.file_placements([_place("a", first), _place("b", second)], [], [], NOW)
    intake.file_placements([], [Change(second, first, None, None)], [Merge(first, second, "one event")], NOW)
    for _ in range(2):
        intake.file_placements(
            [], [Change(second, second, None, None)], [], NOW, [Split(first, second, "two events after all")]
        )
    assert {story.key: story.size for story in Story.objects.all()} == {first: 1, second: 1}
    assert Story.objects.get(key=second).merged_into_id is None
    assert StoryEvent.objects.filter(kind="split").get().other_id == second


def test_a_parted_story_is_opened() -> None:
    announce(making.feed(), item("a"), item("b"))
    for name in "ab":
        read(name)
    first, second = article_key(url("a")), article_key(url("b"))
    intake.file_placements(
        [_place("a", first), _place("b", first)],
        [Change(second, second, None, None)],
        [],
        NOW,
        [Split(first, second, "two events")],
    )
    assert {story.key: story.size for story in Story.objects.all()} == {first: 1, second: 1}
    assert Story.objects.get(key=second).opened_at == NOW


def test_the_agency_that_an_article_names_is_filed() -> None:
    announce(making.feed(), item("a"))
    read("a")
    placement, at = _place("a", article_key(url("a")))
    intake.file_placements([(replace(placement, origin="dpa"), at)], [], [], NOW)
    assert Membership.objects.get().origin == "dpa"


def test_a_story_that_loses_an_article_is_smaller() -> None:
    announce(making.feed(), item("a"), item("b"), item("c"))
    for name in "abc":
        read(name)
    first, third = article_key(url("a")), article_key(url("c"))
    intake.file_placements([_place("a", first), _place("b", first), _place("c", third)], [], [], NOW)
    intake.file_placements([], [Change(article_key(url("b")), third, None, None)], [], NOW)
    assert {story.key: story.size for story in Story.objects.all()} == {first: 1, third: 2}


def test_a_signature_is_renewed() -> None:
    announce(making.feed(), item("a"))
    row = read("a")
    for names in (("Lisboa",), ("Porto",)):
        intake.file_signatures([(row.pk, Signature(row.digest, "pt", b"f", b"v", names))])
    row.refresh_from_db()
    assert row.signature.names == ["Porto"]


def test_a_failures_text_can_be_stored_whatever_it_holds() -> None:
    intake.file_failure(FailureRecord("read", url("a") + "x" * 5000, "E" * 300, "a\0b", retryable=True), NOW)
    stored = Failure.objects.get()
    assert "\0" not in stored.detail
    assert stored.next_at > NOW
