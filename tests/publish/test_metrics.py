"""The numbers for those who watch, against the text format that Prometheus reads."""

import re
import time

import pytest
from django.db import OperationalError
from django.test import Client

from farwire.archive import overview
from farwire.archive.models import EngineRecord, Feed, Translation
from farwire.publish.metrics import written
from publish.press import NOW, Piece

LABEL = r'[a-z_]+="(?:[^"\\\n]|\\[\\"n])*"'
SAMPLE = re.compile(rf"(farwire_[a-z_]+)(?:\{{({LABEL}(?:,{LABEL})*)\}})? (-?[\d.e+-]+)")


def samples(client: Client) -> dict[tuple[str, str], float]:
    """Each sample by name and labels; fails where the answer is not in the text format."""
    response = client.get("/metrics")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
    text = response.content.decode()
    assert text.endswith("\n")
    found: dict[tuple[str, str], float] = {}
    typed: list[str] = []
    for line in text.splitlines():
        if match := re.fullmatch(r"# (HELP|TYPE) (farwire_[a-z_]+) (.+)", line):
            if match[1] == "TYPE":
                assert match[3] == "gauge"
                typed.append(match[2])
            continue
        sample = SAMPLE.fullmatch(line)
        assert sample, line
        assert sample[1] == typed[-1], "a family's samples stand together, after its type"
        found[sample[1], sample[2] or ""] = float(sample[3])
    assert len(typed) == len(set(typed))
    return found


@pytest.mark.django_db
def test_an_empty_archive_has_numbers_too(client: Client) -> None:
    found = samples(client)
    assert found["farwire_database_up", ""] == 1
    assert found["farwire_articles", ""] == 0
    assert ("farwire_last_feed_age_seconds", "") not in found


def test_what_is_there_and_what_the_check_found(client: Client, press: dict[str, Piece]) -> None:
    found = samples(client)
    assert found["farwire_articles", ""] == len(press)
    of_pair = {labels: count for (name, labels), count in found.items() if name == "farwire_sentences"}
    assert sum(of_pair.values()) == sum(len(row.units) for row in Translation.objects.all())
    bands = [each["band"] for row in Translation.objects.filter(pair="pt-en") for each in row.verdict["units"]]
    for band in ("none", "look", "unreliable"):
        assert of_pair[f'pair="pt-en",engine="marian",band="{band}"'] == bands.count(band)
    translations = [count for (name, _), count in found.items() if name == "farwire_translations"]
    assert sum(translations) == Translation.objects.count()
    assert any(name == "farwire_translations_waiting" for name, _ in found)
    assert found["farwire_last_feed_age_seconds", ""] >= 0


def test_failing_feeds_and_refused_engines_are_counted(client: Client, press: dict[str, Piece]) -> None:
    first, second = Feed.objects.all()[:2]
    Feed.objects.filter(pk=first.pk).update(failure_count=3)
    Feed.objects.filter(pk=second.pk).update(is_active=False, failure_count=200)
    EngineRecord.objects.create(pair="pt-en", engine="marian", version="2", accepted=False, made_at=NOW)
    found = samples(client)
    assert found["farwire_feeds_failing", ""] == 1
    assert found["farwire_feeds_stopped", ""] == 1
    assert found["farwire_engines_refused", ""] == 1


def test_a_database_that_does_not_answer_is_said(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> dict[str, int]:
        raise OperationalError("no answer")

    monkeypatch.setattr(overview, "feeds_failing", broken)
    found = samples(client)
    assert found["farwire_database_up", ""] == 0
    assert {name for name, _ in found} == {"farwire_database_up", "farwire_info"}


def test_labels_are_escaped() -> None:
    text = written([("odd", "Odd.", [({"name": 'a"b\\c\nd'}, 1.5)])])
    assert text.splitlines()[-1] == r'farwire_odd{name="a\"b\\c\nd"} 1.5'


def test_it_is_cheap(client: Client, press: dict[str, Piece]) -> None:
    samples(client)
    began = time.process_time()
    samples(client)
    assert time.process_time() - began < 0.05
