"""The alarm of completeness on saved pages that were cut, and on the same pages whole.

Cuts each page of the test material in its own tree: the first paragraph, the later half of the paragraphs, the
standfirst, and the document in the middle of its bytes; with the summary that a feed would carry, and without.
Pages are parted in two by the digest of their names: choose on A, believe B.
"""

import argparse
import hashlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import bench_extract
from lxml import html as markup

from farwire.read import read
from farwire.read.text import fold, tokens
from farwire.records import Failure, Fetched, Item, ReadRequest, Whole

SHARED = Path(__file__).resolve().parents[2] / "shared"
PARTS = ("p", "li", "div", "h2", "h3", "td", "span", "section")


def without(page: str, paragraphs: list[str]) -> str | None:
    """The page without the elements that hold these paragraphs; None if not nearly all were found."""
    tree = markup.document_fromstring(page.encode(), parser=markup.HTMLParser(encoding="utf-8"))
    wanted, gone = {fold(each) for each in paragraphs}, set()
    for element in list(tree.iter(*PARTS)):
        if element.getparent() is not None and len(element) < 12 and fold(element.text_content()) in wanted:
            gone.add(fold(element.text_content()))
            element.drop_tree()
    if len(gone) < max(1, int(len(wanted) * 0.7)):
        return None
    return markup.tostring(tree, encoding="unicode", doctype="<!DOCTYPE html>")


def cuts_of(page: str, lead: list[str], paragraphs: list[str]) -> Iterator[tuple[str, str | None]]:
    """Name and source of each cut; None where the page can't be cut so."""
    yield "whole", page
    yield "first paragraph removed", without(page, paragraphs[:1])
    yield "half removed", without(page, paragraphs[len(paragraphs) // 2 :])
    yield "standfirst removed", without(page, lead) if lead else None
    yield "transfer broken off", page[: len(page) // 2]


def is_alarmed(page: str, url: str, title: str, summary: str | None) -> bool:
    """Whether reading fails or says that something is missing."""
    item = Item("feed", url, url, title, summary_html=summary) if summary is not None else None
    fetched = Fetched(url, url, 200, "text/html; charset=utf-8", page.encode(), None, None, bench_extract.AT)
    found = read(ReadRequest("page", fetched, item))
    return isinstance(found, Failure) or found.completeness.state is not Whole.COMPLETE


def count(pages: list[Any]) -> Counter[tuple[str, str, str, bool]]:
    """How many pages there are by (cut, evidence, half of the pages, alarmed)."""
    found: Counter[tuple[str, str, str, bool]] = Counter()
    for row, page, true in pages:
        paragraphs = [each for each in true.get("paragraphs") or true["text"].splitlines() if len(tokens(each)) >= 8]
        if len(paragraphs) < 4:
            continue
        half = "AB"[hashlib.sha256(row["file"].encode()).digest()[0] % 2]
        lead = list(true.get("lead") or [])
        for cut, source in cuts_of(page, lead, paragraphs):
            if source is None:
                continue
            summary = paragraphs[0] if cut == "first paragraph removed" else " ".join(lead) or paragraphs[0]
            for evidence, fed in (("page", None), ("page and feed", summary)):
                url = true.get("url") or "https://example.org/article"
                found[cut, evidence, half, is_alarmed(source, url, true.get("title") or "", fed)] += 1
    return found


def main() -> None:
    """Print one line a cut and kind of evidence."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=SHARED / "extract", help="folder with open.tsv and open/")
    options = parser.parse_args()
    scorer = bench_extract.scorer_of(options.folder)
    found = count(list(scorer.load_pages(options.folder / "open.tsv", options.folder / "open")))
    print(f"{'cut':26}{'evidence':16}{'alarmed on A':>16}{'alarmed on B':>16}")
    for cut, evidence in dict.fromkeys((cut, evidence) for cut, evidence, _, _ in found):
        cells = []
        for half in "AB":
            hits, misses = found[cut, evidence, half, True], found[cut, evidence, half, False]
            cells.append(f"{hits}/{hits + misses} {hits / max(1, hits + misses):.2f}")
        print(f"{cut:26}{evidence:16}" + "".join(f"{cell:>16}" for cell in cells))


if __name__ == "__main__":
    main()
