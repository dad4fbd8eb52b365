"""The state of the wire in numbers."""

import pytest

from archive import making
from archive.making import NOW, announce, item, read
from farwire.archive import intake
from farwire.archive.models import SearchEntry, Translation
from farwire.archive.overview import overview
from farwire.records import Failure

pytestmark = pytest.mark.django_db


def test_an_empty_archive() -> None:
    state = overview(["en"])
    for name in ("sources", "feeds", "items", "articles", "revisions", "stories"):
        assert state[name] == 0
    assert state["translations"] == {}
    assert state["waiting"] == {"read": 0, "translate": {}}
    assert state["failures"] == []


def test_what_waits_is_told_by_pair_with_its_reason() -> None:
    announce(making.feed(), item("a"), item("b"), item("c"), item("d"))
    read("a", language="de")
    read("b", language="de-AT")
    read("c", language="en")
    intake.file_pairs({("de", "en"): "no model"})
    waiting = overview(["en", "pt"])["waiting"]
    assert waiting["read"] == 1
    assert waiting["translate"]["de-en"] == {"count": 2, "reason": "no model"}
    assert waiting["translate"]["en-pt"]["count"] == 1
    assert "en-en" not in waiting["translate"]


def test_a_failure_is_told_with_all_that_is_known() -> None:
    intake.file_failure(Failure("read", "https://news.example/a", "PageUnreadable", "no article"), NOW)
    (failure,) = overview(["en"])["failures"]
    assert failure.keys() >= {"stage", "subject", "error", "detail", "at", "retryable"}
    assert (failure["stage"], failure["subject"]) == ("read", "https://news.example/a")
    assert (failure["error"], failure["detail"], failure["retryable"]) == ("PageUnreadable", "no article", False)
    assert failure["at"] == "2026-03-04T12:00:00+00:00"


def test_what_is_translated_in_one_edition_waits_in_the_other() -> None:
    announce(making.feed(), item("a"), item("b"), item("c"))
    read("a", language="pt-BR")
    read("b", language="pt-BR")
    withdrawn = read("c", language="pt-BR")
    intake.withdraw(withdrawn.article_id, NOW)
    Translation.objects.create(
        revision=read("a", text="Corrigida.", language="pt-BR"),
        target_language="en",
        units=[],
        verdict={},
        pair="pt-en",
        decision="publish",
        made_at=NOW,
    )
    waiting = overview(["en", "fr", "pt"])["waiting"]["translate"]
    assert {pair: entry["count"] for pair, entry in waiting.items()} == {"pt-en": 1, "pt-fr": 2}


def test_articles_that_older_rules_entered_in_the_search_index_are_counted() -> None:
    announce(making.feed(), item("a"))
    read("a")
    assert overview(["en"])["search"] == {"to_reindex": 0}
    SearchEntry.objects.update(rules=0)
    assert overview(["en"])["search"] == {"to_reindex": 1}
