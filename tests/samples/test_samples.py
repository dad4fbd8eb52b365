"""The sample texts: enough of them, whole, harmless, marked, and about the same events in both languages."""

import json
import re
from collections import Counter
from importlib.resources import files
from typing import Any

import nh3
import pytest

FIELDS = {"slug", "language", "headline", "standfirst", "section", "byline", "hours_ago", "paragraphs"}
TAGS = re.compile(r"<[^>]+>")
FIGURES = re.compile(r"\d+(?:[.,]\d+)*")


@pytest.fixture(scope="module")
def samples() -> list[dict[str, Any]]:
    text = files("farwire.samples").joinpath("samples.json").read_text(encoding="utf-8")
    loaded: list[dict[str, Any]] = json.loads(text)
    return loaded


def _text(sample: dict[str, Any]) -> str:
    return TAGS.sub("", " ".join([sample["headline"], sample["standfirst"], *sample["paragraphs"]]))


def test_enough_in_both_languages(samples: list[dict[str, Any]]) -> None:
    counts = Counter(sample["language"] for sample in samples)
    assert counts["pt"] >= 12
    assert counts["en"] >= 7


def test_every_sample_is_whole(samples: list[dict[str, Any]]) -> None:
    for sample in samples:
        assert set(sample) == FIELDS, sample["slug"]
        assert re.fullmatch(r"[a-z0-9-]+", sample["slug"])
        assert 5 <= len(sample["paragraphs"]) <= 9, sample["slug"]
        assert all(text == text.strip() != "" for text in (sample["headline"], sample["standfirst"], sample["section"]))
        assert sample["hours_ago"] > 0


def test_slugs_and_times_are_distinct(samples: list[dict[str, Any]]) -> None:
    for field in ("slug", "headline", "hours_ago"):
        values = [sample[field] for sample in samples]
        assert len(set(values)) == len(values), field


def test_the_byline_marks_them_as_samples(samples: list[dict[str, Any]]) -> None:
    assert {(sample["language"], sample["byline"]) for sample in samples} == {
        ("pt", "Redação de amostra"),
        ("en", "Sample desk"),
    }


def test_markup_is_links_and_emphasis_only(samples: list[dict[str, Any]]) -> None:
    for sample in samples:
        for paragraph in sample["paragraphs"]:
            cleaned = nh3.clean(paragraph, tags={"a", "em"}, attributes={"a": {"href"}}, link_rel=None)
            assert cleaned == paragraph, sample["slug"]
        whole = "".join(sample["paragraphs"])
        assert "<a href=" in whole, sample["slug"]
        assert "<em>" in whole, sample["slug"]
        assert set(re.findall(r'href="https://([^/"]+)', whole)) == {"example.org"}, sample["slug"]


def test_each_has_figures_and_each_story_pair_shares_them(samples: list[dict[str, Any]]) -> None:
    figures = {
        sample["slug"]: {re.sub(r"[.,]", "", figure) for figure in FIGURES.findall(_text(sample))} for sample in samples
    }
    assert all(figures.values())
    english = [sample["slug"] for sample in samples if sample["language"] == "en"]
    portuguese = [sample["slug"] for sample in samples if sample["language"] == "pt"]
    pairs = [(a, b) for a in english for b in portuguese if len(figures[a] & figures[b]) >= 5]
    assert len(pairs) >= 5
    assert len({a for a, _ in pairs}) == len(pairs), "two stories look alike"


def test_licence_stands_beside_them() -> None:
    assert "CC0 1.0" in files("farwire.samples").joinpath("LICENSE.md").read_text(encoding="utf-8")
