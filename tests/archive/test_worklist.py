"""What is to be done, as queries, in an order that depends on nothing but the archive."""

from dataclasses import replace

import pytest

from archive import making
from archive.making import NOW, announce, article, fetched, hours, item, read, revision, url
from farwire.archive import intake, worklist
from farwire.archive.keys import article_key
from farwire.archive.models import Feed
from farwire.records import Failure as FailureRecord
from farwire.records import Placement, Signature, Term

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _articles() -> None:
    """Three articles in the wrong order: c is the oldest, then a and b of the same minute."""
    announce(
        making.feed(),
        item("b", published_at=NOW),
        item("a", published_at=NOW),
        item("c", published_at=NOW - hours(2)),
    )


def _sign(name: str) -> None:
    row = article(name).latest
    intake.file_signatures([(row.pk, Signature(row.digest, row.language, b"", b""))])


def _names(keys: list[str]) -> str:
    names = {article_key(url(name)): name for name in "abcd"}
    return "".join(names[key] for key in keys)


def _in_order(*names: str) -> str:
    """By time of publication, then by key."""
    old = [name for name in names if name == "c"]
    return "".join(old + sorted((name for name in names if name != "c"), key=lambda name: article_key(url(name))))


def test_feeds_whose_time_has_come() -> None:
    assert worklist.feeds_to_ask(NOW, everything=False) == []
    assert [feed.url for feed in worklist.feeds_to_ask(NOW + hours(1), everything=False)] == [making.FEED]
    assert [feed.url for feed in worklist.feeds_to_ask(NOW, everything=True)] == [making.FEED]


def test_a_feed_whose_server_asked_us_to_wait_is_left_alone_whatever_is_wanted() -> None:
    failure = FailureRecord("fetch", making.FEED, "HttpFailed", "503", True, 7200.0, 503)
    intake.file_feed_failure(Feed.objects.get(), failure, NOW, 30)
    assert worklist.feeds_to_ask(NOW + hours(1), everything=True) == []
    assert len(worklist.feeds_to_ask(NOW + hours(3), everything=True)) == 1


def test_a_stopped_feed_is_asked_no_more() -> None:
    Feed.objects.update(is_active=False)
    assert worklist.feeds_to_ask(NOW + hours(100), everything=True) == []


def test_pages_that_were_never_read_and_those_whose_time_has_come() -> None:
    assert len(worklist.pages_to_ask(NOW, revisit=False)) == 3
    for name in "abc":
        read(name)
    assert worklist.pages_to_ask(NOW, revisit=False) == []
    assert len(worklist.pages_to_ask(NOW + hours(1), revisit=False)) == 3


def test_revisiting_asks_recent_pages_and_no_old_ones() -> None:
    for name in "abc":
        read(name)
    assert len(worklist.pages_to_ask(NOW, revisit=True)) == 3
    for name in "abc":
        intake.file_page_unchanged(article(name), NOW + hours(24 * 15))
    assert worklist.pages_to_ask(NOW + hours(24 * 16), revisit=True) == []


def test_withdrawn_articles_and_other_addresses_are_not_asked() -> None:
    intake.withdraw(article("a").key, NOW)
    row = article("b")
    intake.file_revision(row, revision("c", canonical=url("c")), fetched(row.url), NOW)
    assert [each.key for each in worklist.pages_to_ask(NOW + hours(1), revisit=True)] == [article("c").key]


def test_signing_comes_in_order_of_publication() -> None:
    for name in "bac":
        read(name)
    assert _names([row.article_id for row in worklist.revisions_to_sign(NOW)]) == _in_order("a", "b", "c")
    _sign("a")
    assert _names([row.article_id for row in worklist.revisions_to_sign(NOW)]) == _in_order("b", "c")


def test_placing_comes_in_order_of_publication_and_needs_a_signature() -> None:
    for name in "bac":
        read(name)
    assert not worklist.articles_to_place().exists()
    for name in "bac":
        _sign(name)
    assert _names([row.key for row in worklist.articles_to_place()]) == _in_order("a", "b", "c")
    placement = Placement(article("c").key, "c:Uma frase.", article("c").key, 1.0)
    intake.file_placements([(placement, NOW)], [], [], NOW)
    assert _names([row.key for row in worklist.articles_to_place()]) == _in_order("a", "b")


def test_a_revised_article_is_placed_again_if_it_is_alone_in_its_story() -> None:
    for name in "abc":
        read(name)
        _sign(name)
    for name, story in (("c", "c"), ("b", "b"), ("a", "b")):
        placed = Placement(article(name).key, article(name).latest.digest, article(story).key, 1.0)
        intake.file_placements([(placed, NOW)], [], [], NOW)
    assert not worklist.articles_to_place().exists()
    for name in "abc":
        read(name, text="Outra frase.")
    assert not worklist.articles_to_place().exists()
    for name in "abc":
        _sign(name)
    assert _names([row.key for row in worklist.articles_to_place()]) == "c"
    placed = Placement(article("c").key, article("c").latest.digest, article("c").key, 1.0)
    intake.file_placements([(placed, NOW)], [], [], NOW)
    assert not worklist.articles_to_place().exists()


def test_articles_to_place_name_their_agency() -> None:
    for name, origin in (("a", "dpa/AFP"), ("b", None)):
        row = article(name)
        intake.file_revision(row, replace(revision(name), origin=origin), fetched(row.url), NOW)
        _sign(name)
    assert {row.key: row.origin for row in worklist.articles_to_place()} == {
        article("a").key: "dpa/AFP",
        article("b").key: None,
    }


def test_nothing_is_translated_into_its_own_language_nor_from_an_unknown_one() -> None:
    read("a", language="pt-BR")
    read("b", language="en")
    read("c", language="und")
    assert _names([row.article_id for row in worklist.revisions_to_translate("en", NOW)]) == "a"
    assert _names([row.article_id for row in worklist.revisions_to_translate("pt", NOW)]) == "b"
    assert _names([row.article_id for row in worklist.revisions_to_translate("pt-BR", NOW)]) == "b"


def _link(name: str, original: str) -> None:
    links = {"translation_of": article(original).key, "reasons": (("aligned", article(original).key),)}
    placed = Placement(article(name).key, revision(name).digest, article(original).key, 0.9, **links)
    intake.file_placements([(placed, NOW)], [], [], NOW)


def test_what_translates_an_article_of_the_edition_comes_last() -> None:
    for name, language in (("a", "pt"), ("b", "en"), ("c", "de")):
        read(name, language=language)
    assert _names([row.article_id for row in worklist.revisions_to_translate("en", NOW)]) == "ca"
    _link("c", "b")
    assert _names([row.article_id for row in worklist.revisions_to_translate("en", NOW)]) == "ac"
    assert _names([row.article_id for row in worklist.revisions_to_translate("pt", NOW)]) == "cb"
    intake.withdraw(article("b").key, NOW)
    assert _names([row.article_id for row in worklist.revisions_to_translate("en", NOW)]) == "ca"


def test_what_is_translated_waits_no_more_until_it_is_corrected() -> None:
    read("a")
    making.translate("a")
    assert not worklist.revisions_to_translate("en", NOW).exists()
    read("a", text="Outra frase.")
    assert _names([row.article_id for row in worklist.revisions_to_translate("en", NOW)]) == "a"


def test_a_translation_that_failed_waits_for_its_time() -> None:
    read("a")
    subject = f"{article('a').key}:en"
    intake.file_failure(FailureRecord("translate", subject, "EngineFailed", "nothing", retryable=True), NOW)
    assert not worklist.revisions_to_translate("en", NOW).exists()
    assert worklist.revisions_to_translate("en", NOW + hours(2)).exists()
    intake.file_failure(FailureRecord("translate", subject, "NoModel", "no model"), NOW)
    assert not worklist.revisions_to_translate("en", NOW + hours(1000)).exists()


def test_the_memory_gives_what_it_has() -> None:
    read("a")
    making.translate("a")
    found = {unit.key: unit.target for unit in worklist.memory_units([*map(str, range(1200)), "a0", "a1"])}
    assert found == {"a0": "A sentence.", "a1": "A sentence."}


def test_a_human_unit_stays_what_it_is() -> None:
    """What is filed under a known key later changes nothing: the memory's unit may be a person's."""
    read("a")
    making.translate("a")
    before = [(unit.key, unit.made_at) for unit in worklist.memory_units(["a0", "a1"])]
    making.translate("a")
    assert [(unit.key, unit.made_at) for unit in worklist.memory_units(["a0", "a1"])] == before


def test_the_glossary_is_that_of_the_base_languages() -> None:
    intake.file_terms("pt", "en", [Term("câmara", "town council"), Term("câmara", "council")])
    assert [(term.source, term.target) for term in worklist.glossary("pt-BR", "en-GB")] == [("câmara", "council")]
    assert not worklist.glossary("en", "pt").exists()


def test_why_a_pair_is_not_served() -> None:
    intake.file_pairs({("de", "en"): "no model", ("pt", "en"): ""})
    assert worklist.pair_reason("de-AT", "en") == "no model"
    assert worklist.pair_reason("pt", "en") == worklist.pair_reason("fr", "en") == ""
    intake.file_pairs({("de", "en"): ""})
    assert worklist.pair_reason("de", "en") == ""
