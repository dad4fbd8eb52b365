"""Extraction quality and CPU time on saved pages: Farwire beside the extractors it is built on or measured against.

Needs the pages with their expected values and the scorer (`extract/` of the test material). Prints one table of
all extractors, then Farwire's figures by language and script. CPU milliseconds are process time of this one thread.
"""

import argparse
import importlib
import importlib.util
import json
import statistics
import sys
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

from farwire.read import read
from farwire.records import BlockKind, Failure, Fetched, ReadRequest, block_text

SHARED = Path(__file__).resolve().parents[2] / "shared"
AT = datetime(2026, 11, 1, tzinfo=UTC)
COLUMNS = (
    "shingle_f1", "shingle_p", "shingle_r", "bag_f1", "first", "lead", "last", "noise", "chrome", "title_exact",
    "author_exact", "date", "language", "ms_median", "ms_p95",
)  # fmt: skip
Extract = Callable[[str, str], dict[str, Any]]


def farwire(html: str, url: str) -> dict[str, Any]:
    """Our own door, without a feed's item."""
    fetched = Fetched(url, url, 200, "text/html; charset=utf-8", html.encode(), None, None, AT)
    revision = read(ReadRequest("page", fetched))
    if isinstance(revision, Failure):
        return {}
    blocks = [block for block in revision.blocks if block.kind is not BlockKind.HEADLINE]
    return {
        "title": revision.headline,
        "authors": list(revision.byline),
        "published": revision.published_at,
        "language": revision.language,
        "text": "\n\n".join(block_text(block, revision.language) for block in blocks),
    }


def trafilatura(html: str, url: str, *, precise: bool = False) -> dict[str, Any]:
    """trafilatura with its default settings, or favouring precision."""
    found = importlib.import_module("trafilatura").bare_extraction(
        html, url=url, with_metadata=True, include_comments=False, favor_precision=precise
    )
    if found is None:
        return {}
    return {"title": found.title, "authors": found.author, "published": found.date, "text": found.text}


def trafilatura_precise(html: str, url: str) -> dict[str, Any]:
    """trafilatura favouring precision."""
    return trafilatura(html, url, precise=True)


def resiliparse(html: str, url: str) -> dict[str, Any]:  # noqa: ARG001
    """resiliparse's main content."""
    extract = importlib.import_module("resiliparse.extract.html2text").extract_plain_text
    return {"text": extract(html, main_content=True, alt_texts=False, comments=False)}


def newspaper(html: str, url: str) -> dict[str, Any]:
    """newspaper4k on a page already fetched."""
    article = importlib.import_module("newspaper").Article(url, fetch_images=False)
    article.download(input_html=html)
    article.parse()
    return {
        "title": article.title,
        "authors": article.authors,
        "published": article.publish_date,
        "language": article.meta_lang,
        "text": article.text,
    }


def readability(html: str, url: str) -> dict[str, Any]:
    """readability-lxml, its summary as text."""
    document = importlib.import_module("readability").Document(html, url=url)
    tree = importlib.import_module("lxml.html").fromstring(document.summary())
    blocks = [each.text_content() for each in tree.iter("p", "li", "h2", "h3", "blockquote")]
    return {"title": document.short_title(), "text": "\n".join(blocks)}


EXTRACTORS: dict[str, Extract] = {
    "farwire": farwire,
    "trafilatura": trafilatura,
    "trafilatura-precision": trafilatura_precise,
    "resiliparse": resiliparse,
    "newspaper4k": newspaper,
    "readability-lxml": readability,
}


def scorer_of(folder: Path) -> ModuleType:
    """The scorer beside the pages, as a module."""
    spec = importlib.util.spec_from_file_location("score_extract", folder / "score_extract.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"no scorer in {folder}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def measure(extract: Extract, pages: list[Any], scorer: ModuleType) -> list[dict[str, Any]]:
    """One row of scores a page; an extractor that raises gives nothing. The first page warms up and counts not."""
    rows = []
    for row, html, true in [pages[0], *pages]:
        start, error = time.process_time(), None
        try:
            got = extract(html, true.get("url") or "https://example.org/article")
        except Exception as problem:  # noqa: BLE001 - the rivals' own errors are of every kind
            got, error = {}, f"{type(problem).__name__}: {problem}"
        spent = (time.process_time() - start) * 1000
        score = scorer.score_page(true, got)
        rows.append(
            {**score, "ms": spent, "file": row["file"], "of": row["language"], "error": error, "got": got, "true": true}
        )
    return rows[1:]


def line_of(name: str, figures: dict[str, Any]) -> str:
    """One line of the table."""
    cells = [
        f"{figures[key]:.1f}"
        if key.startswith("ms")
        else f"{figures[key]:.3f}"
        if figures.get(key) is not None
        else "–"
        for key in COLUMNS
    ]
    return "  ".join(
        [
            f"{name:22}",
            f"{figures['pages']:5}",
            *(f"{cell:>{max(6, len(key))}}" for cell, key in zip(cells, COLUMNS, strict=True)),
        ]
    )


def main() -> None:
    """Measure the chosen extractors and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--folder", type=Path, default=SHARED / "extract", help="folder with open.tsv, open/ and the scorer"
    )
    parser.add_argument("--only", default=",".join(EXTRACTORS), help="extractors, comma-separated")
    parser.add_argument("--save", type=Path, help="write Farwire's rows as JSON Lines here")
    options = parser.parse_args()
    scorer = scorer_of(options.folder)
    pages = list(scorer.load_pages(options.folder / "open.tsv", options.folder / "open"))
    print("  ".join([f"{'extractor':22}", "pages", *(f"{key:>{max(6, len(key))}}" for key in COLUMNS)]))
    rows: list[dict[str, Any]] = []
    for name in options.only.split(","):
        measured = measure(EXTRACTORS[name], pages, scorer)
        print(line_of(name, scorer.figures(measured)), flush=True)
        rows = measured if name == "farwire" else rows
    _by("language", lambda row: row["of"], rows, scorer)
    _by("script", lambda row: script_of(row["true"]["text"]), rows, scorer)
    _worst(rows, scorer)
    if options.save and rows:
        options.save.write_text("".join(json.dumps(row, ensure_ascii=False, default=str) + "\n" for row in rows))


def script_of(text: str) -> str:
    """The script that most letters of a text are of, by their Unicode names."""
    letters = Counter(unicodedata.name(each, "?").split()[0] for each in text[:3000] if each.isalpha())
    return letters.most_common(1)[0][0].lower() if letters else "none"


def _groups(key: Callable[[dict[str, Any]], str], rows: list[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0]))


def _by(name: str, key: Callable[[dict[str, Any]], str], rows: list[dict[str, Any]], scorer: ModuleType) -> None:
    if rows:
        print(f"\nfarwire by {name}")
    for value, group in _groups(key, rows):
        print(line_of(value, scorer.figures(group)))


def _worst(rows: list[dict[str, Any]], scorer: ModuleType) -> None:
    if not rows:
        return
    figures = {
        language: scorer.figures(group)["shingle_f1"] for language, group in _groups(lambda row: row["of"], rows)
    }
    lowest = min(figures, key=lambda language: figures[language])
    spent = [row["ms"] for row in rows]
    print(f"\nlowest language {lowest} with shingle F1 {figures[lowest]:.3f}")
    print(f"slowest page {max(spent):.0f} ms, mean {statistics.mean(spent):.0f} ms CPU")


if __name__ == "__main__":
    sys.exit(main())
