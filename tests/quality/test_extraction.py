"""Reading, on real pages with expected values, against its floors."""

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from quality import floors

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [
    pytest.mark.world,
    pytest.mark.slow,
    # The scorer, which is not ours, leaves its manifest to be closed by the garbage collector.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def figures(shared: Path) -> dict[str, Any]:
    """Farwire's figures over all pages, by the scorer that stands beside them."""
    bench = _module(ROOT / "benchmarks" / "bench_extract.py")
    scorer = bench.scorer_of(shared / "extract")
    pages = list(scorer.load_pages(shared / "extract" / "open.tsv", shared / "extract" / "open"))
    rows = bench.measure(bench.farwire, pages, scorer)
    assert [row["file"] for row in rows if row["error"]] == []
    found: dict[str, Any] = scorer.figures(rows)
    return found


def test_the_text_is_the_article(figures: dict[str, Any]) -> None:
    floors.check("extraction shingle F1", figures["shingle_f1"])
    floors.check("extraction lead", figures["lead"])
    floors.check("extraction first paragraph", figures["first"])


def test_nothing_else_is_in_it(figures: dict[str, Any]) -> None:
    floors.check("extraction noise", figures["noise"])
    floors.check("extraction chrome", figures["chrome"])


def test_the_facts_are_right(figures: dict[str, Any]) -> None:
    floors.check("extraction headline", figures["title_exact"])
    floors.check("extraction authors", figures["author_exact"])
    floors.check("extraction date", figures["date"])
    floors.check("extraction language", figures["language"])
