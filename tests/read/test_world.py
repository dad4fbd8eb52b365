"""Every article of the multilingual press, whole and without chrome."""

import importlib.util
import os
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest

from farwire.read.text import mend
from farwire.records import Item
from read.pages import revision, texts

pytestmark = pytest.mark.world
# All 2,075 take about half a minute; FARWIRE_TEST_ALL=1 reads them all, else every paper's first few.
SAMPLE = None if os.environ.get("FARWIRE_TEST_ALL") else 6


@pytest.fixture(scope="module")
def serve(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("world_serve", shared / "world" / "serve.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_paragraphs_in_are_paragraphs_out(serve: ModuleType, shared: Path) -> None:
    start = datetime(2026, 11, 20, 12, tzinfo=UTC)
    papers = [
        each
        for each in serve.build(shared / "world" / "data", 8700, start, 0, SAMPLE)
        if each.address.startswith("127.0.1.")
    ]
    assert len(papers) == 25
    for paper in papers:
        for style, piece in enumerate(paper.articles):
            item = Item(
                "feed", piece.key, piece.url, piece.title, published_at=piece.published, language=paper.language
            )
            found = revision(piece.page(style), url=piece.url, item=item)
            assert texts(found) == [mend(each) for each in piece.paragraphs], piece.key
            assert found.headline == mend(piece.title), piece.key
            assert (found.published_at, found.language) == (piece.published, paper.language), piece.key
            assert (found.byline, found.canonical_url) == ((piece.author,), piece.url), piece.key
            assert found.completeness.state == "complete", piece.key
