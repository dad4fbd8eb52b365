"""Rounds against real servers on loopback: all arrives once, nothing is done twice, corrections come through."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.management import call_command
from newsstand import Publisher, newsstand

from farwire.archive import intake
from farwire.archive.models import Article, Failure, Feed, Revision, Translation
from farwire.archive.overview import overview
from farwire.pipeline.executors import Workers
from farwire.pipeline.flow import run_round
from farwire.pipeline.wire import Wire
from farwire.records import FeedLink, FetchPolicy

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def stand() -> Iterator[list[Publisher]]:
    with newsstand() as publishers:
        yield publishers


@pytest.fixture
def wire(tmp_path: Path) -> Iterator[Wire]:
    policy = FetchPolicy("Farwire tests (+http://127.0.0.1/)", ("127.0.0.0/8",), read_timeout=5, total_timeout=10)
    with Workers("threads:4") as gather, Workers("inline") as work:
        yield Wire(gather, work, policy, ("en", "pt"), ("marian",), tmp_path / "models", 30, quiet=True)


def carry(publishers: list[Publisher]) -> None:
    for publisher in publishers:
        intake.file_feed_link(FeedLink(publisher.feed_url, publisher.name, publisher.base + "/", publisher.language))


def test_every_article_arrives_once_with_headline_link_date_and_language(wire, stand):
    carry(stand)
    run_round(wire, everything=True)
    for publisher in stand:
        for sample in publisher.samples:
            article = Article.objects.get(url=publisher.url(sample))
            assert article.latest.headline == sample.headline
            assert article.canonical_url == publisher.url(sample)
            assert article.published_at == publisher.published_at(sample)
            assert article.latest.language == publisher.language
            assert article.membership.story is not None
    assert Article.objects.count() == sum(len(publisher.samples) for publisher in stand)
    assert not Failure.objects.exists()


def test_editions_translate_what_they_must_and_nothing_else(wire, stand):
    carry(stand)
    run_round(wire, everything=True)
    pairs = {(row.revision.language, row.target_language) for row in Translation.objects.select_related("revision")}
    assert pairs == {("pt", "en"), ("en", "pt")}
    assert overview(["en", "pt"])["waiting"]["translate"] == {
        "de-en": {"count": 1, "reason": "no model"},
        "de-pt": {"count": 1, "reason": "no model"},
    }


def test_a_second_round_asks_with_validators_and_stores_nothing_new(wire, stand):
    carry(stand)
    run_round(wire, everything=True)
    before = overview(["en", "pt"])
    report = run_round(wire, everything=True)
    assert (report.feeds, report.unchanged, report.pages, report.translated) == (3, 3, 0, 0)
    assert overview(["en", "pt"]) == before
    assert all(publisher.unchanged["/feed.xml"] == 1 for publisher in stand)


def test_a_correction_is_a_new_revision_and_only_new_sentences_are_translated(wire, stand):
    carry(stand)
    run_round(wire, everything=True)
    sample = stand[0].samples[0]
    made = overview(["en"])["units"]["made"]
    stand[0].correct(sample.slug, "A câmara municipal confirmou a notícia na terça-feira à noite.")
    report = run_round(wire, everything=True, revisit=True)
    article = Article.objects.get(url=stand[0].url(sample))
    assert [row.number for row in article.revisions.all()] == [1, 2]
    assert article.latest.number == 2
    assert report.new_revisions == 1
    translation = Translation.objects.get(revision=article.latest, target_language="en")
    assert translation.units_made == 1
    assert overview(["en"])["units"]["made"] == made + 1


def test_a_page_far_shorter_than_the_revision_before_is_suspect(wire, stand):
    carry(stand)
    run_round(wire, everything=True)
    sample = stand[0].samples[0]
    url = stand[0].url(sample)
    stand[0].samples = [replace(each, paragraphs=each.paragraphs[:1]) for each in stand[0].samples]
    run_round(wire, everything=True, revisit=True)
    latest = Article.objects.get(url=url).latest
    assert (latest.number, latest.completeness) == (2, "suspect")
    assert "an earlier revision had far more text" in latest.content["completeness"]["reasons"]


def test_without_a_revisit_pages_that_were_just_read_are_left_alone(wire, stand):
    carry(stand)
    run_round(wire, everything=True)
    asked = sum(sum(publisher.asked.values()) for publisher in stand)
    run_round(wire, everything=False)
    assert sum(sum(publisher.asked.values()) for publisher in stand) == asked


def test_one_feed_that_fails_leaves_one_failure_and_all_else_goes_on(wire, stand):
    carry(stand)
    broken = f"{stand[0].base}/no-such-feed.xml"
    intake.file_feed_link(FeedLink(broken, "Gone"))
    run_round(wire, everything=True)
    (failure,) = Failure.objects.all()
    assert failure.subject == broken
    assert "404" in failure.detail
    assert Revision.objects.count() == sum(len(publisher.samples) for publisher in stand)
    assert Feed.objects.get(url=broken).failure_count == 1


def test_an_address_that_is_not_opened_is_refused_by_name(wire, stand):
    carry(stand[:1])
    wire.policy = FetchPolicy("Farwire tests", ())
    run_round(wire, everything=True)
    (failure,) = Failure.objects.all()
    assert failure.error == "AddressRefused"
    assert "127.0.3.1" in failure.detail


def test_the_export_is_stable_and_tells_all(wire, stand, capsys):
    carry(stand)
    run_round(wire, everything=True)
    call_command("export", edition="en")
    first = capsys.readouterr().out
    call_command("export", edition="en")
    assert capsys.readouterr().out == first
    rows = {row["url"]: row for row in map(json.loads, first.splitlines())}
    german = rows[stand[2].url(stand[2].samples[0])]
    assert german["translation"]["state"] == "waiting"
    assert german["translation"]["reason"] == "no model for de → en"
    for sample in stand[0].samples:
        row = rows[stand[0].url(sample)]
        assert row["translation"]["state"] == "translated"
        assert row["translation"]["pair"] == "pt-en"
        assert all(part["origin"] for block in row["blocks"] for part in block["segments"])
    for sample in stand[1].samples:
        assert rows[stand[1].url(sample)]["translation"]["state"] == "original"
