"""A day's budget goes to what readers can't read otherwise before it goes to translations back."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from archive.making import announce, article, feed, item, read, revision
from translate.service import Service

from farwire.archive import intake
from farwire.archive.models import Translation
from farwire.pipeline.budgets import Budgets
from farwire.pipeline.executors import Workers
from farwire.pipeline.steps import translate_revisions
from farwire.pipeline.wire import Report, Wire
from farwire.records import FetchPolicy, Placement

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
LANGUAGES = {"a": "de", "b": "en", "c": "de", "d": "de"}
SENTENCE = "Es regnet heute im Norden."
COST = 1 + len(SENTENCE)


@pytest.fixture
def service() -> Iterator[Service]:
    found = Service()
    found.answer = lambda _path, content: (200, {"translatedText": [f"Fake: {text}" for text in content["q"]]})  # type: ignore[attr-defined]
    yield found
    found.close()


def test_a_budget_is_spent_on_translations_back_last(service: Service, tmp_path: Path) -> None:
    announce(feed(), *(item(name) for name in LANGUAGES))
    for place, (name, language) in enumerate(LANGUAGES.items()):
        read(name, language=language, text=f"{SENTENCE}{'!' * place}")
    original = article("b").key
    for name in ("b", "a", "c"):
        link = None if name == "b" else original
        placed = Placement(article(name).key, revision(name).digest, original, 0.9, translation_of=link)
        intake.file_placements([(placed, NOW)], [], [], NOW)
    with Workers("threads:1") as gather, Workers("inline") as work:
        budgets = Budgets({"libretranslate": COST + len(LANGUAGES)}, lambda: NOW)
        policy, engines = FetchPolicy("Farwire tests (+http://127.0.0.1/)"), (f"libretranslate:{service.url}",)
        wire = Wire(gather, work, policy, ("en",), engines, tmp_path, 30, quiet=True, now=lambda: NOW, budgets=budgets)
        translate_revisions(wire, Report())
    assert Translation.objects.get().revision.article_id == article("d").key
