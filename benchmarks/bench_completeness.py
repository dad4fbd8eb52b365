"""The alarm of completeness on saved pages that were cut, and on the same pages whole.

Three kinds of loss. The page's: each page of the test material is cut in its own tree (the first paragraph, the
later and the earlier half of the paragraphs, every other one, the standfirst) and in the middle of its bytes; read
with the summary that a feed would carry, and without. Our own: the page is whole, and paragraphs are taken out of
what was read of it. The publisher's: a page cut in half is read after the whole one was.
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

from farwire.errors import PageUnreadable
from farwire.read import read
from farwire.read.body import body_of
from farwire.read.completeness import Reading, completeness_of
from farwire.read.headline import headline_of
from farwire.read.page import page_of
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
    yield "earlier half removed", without(page, paragraphs[: len(paragraphs) // 2])
    yield "every other removed", without(page, paragraphs[1::2])
    yield "standfirst removed", without(page, lead) if lead else None
    yield "transfer broken off", page[: len(page) // 2]


def request_of(page: str, url: str, item: Item | None = None, known_size: int = 0) -> ReadRequest:
    """The request to read a page's source as if it had been fetched."""
    fetched = Fetched(url, url, 200, "text/html; charset=utf-8", page.encode(), None, None, bench_extract.AT)
    return ReadRequest("page", fetched, item, known_size=known_size)


def is_alarmed(request: ReadRequest) -> bool:
    """Whether reading fails or says that something is missing."""
    found = read(request)
    return isinstance(found, Failure) or found.completeness.state is not Whole.COMPLETE


def losses_of(request: ReadRequest) -> Iterator[tuple[str, bool]]:
    """Name and alarm of each loss of our own, on a page that is whole."""
    try:
        page = page_of(request)
        headline = headline_of(page.tree, page.evidence, page.item, page.url)
        body = body_of(page, headline, ())
    except PageUnreadable:
        return
    written = [place for place, each in enumerate(body.own) if each.tag == "p" and each.size >= 12]
    if len(written) < 4 or body.origin != "page":
        return
    half = written[len(written) // 2]
    for name, lost in (
        ("first paragraph lost", written[:1]),
        ("half lost", range(half, len(body.own))),
        ("earlier half lost", range(half)),
        ("every other lost", written[1::2]),
    ):
        gone = set(lost)
        own = [each for place, each in enumerate(body.own) if place not in gone]
        text = "\n".join([headline, *(each.text for each in [*body.standfirst, *own])])
        found = completeness_of(page, Reading(text, body.standfirst, own))
        yield name, found.state is not Whole.COMPLETE


def count(pages: list[Any]) -> Counter[tuple[str, str, str, bool]]:
    """How many pages there are by (cut, evidence, half of the pages, alarmed)."""
    found: Counter[tuple[str, str, str, bool]] = Counter()
    for row, page, true in pages:
        paragraphs = [each for each in true.get("paragraphs") or true["text"].splitlines() if len(tokens(each)) >= 8]
        if len(paragraphs) < 4:
            continue
        half = "AB"[hashlib.sha256(row["file"].encode()).digest()[0] % 2]
        lead, url = list(true.get("lead") or []), true.get("url") or "https://example.org/article"
        for name, alarmed in losses_of(request_of(page, url)):
            found[name, "our own loss", half, alarmed] += 1
        whole = read(request_of(page, url))
        size = 0 if isinstance(whole, Failure) else sum(len(each.text) for each in whole.segments)
        for cut, source in cuts_of(page, lead, paragraphs):
            if source is None:
                continue
            summary = paragraphs[0] if cut == "first paragraph removed" else " ".join(lead) or paragraphs[0]
            item = Item("feed", url, url, true.get("title") or "", summary_html=summary)
            found[cut, "page", half, is_alarmed(request_of(source, url))] += 1
            found[cut, "page and feed", half, is_alarmed(request_of(source, url, item))] += 1
            if cut in ("whole", "half removed", "earlier half removed"):
                found[cut, "page read before", half, is_alarmed(request_of(source, url, known_size=size))] += 1
    return found


def main() -> None:
    """Print one line a cut and kind of evidence."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=SHARED / "extract", help="folder with open.tsv and open/")
    options = parser.parse_args()
    scorer = bench_extract.scorer_of(options.folder)
    found = count(list(scorer.load_pages(options.folder / "open.tsv", options.folder / "open")))
    print(f"{'cut':26}{'evidence':18}{'alarmed on A':>16}{'alarmed on B':>16}")
    for evidence, cut in sorted({(evidence, cut) for cut, evidence, _, _ in found}):
        cells = []
        for half in "AB":
            hits, misses = found[cut, evidence, half, True], found[cut, evidence, half, False]
            cells.append(f"{hits}/{hits + misses} {hits / max(1, hits + misses):.2f}")
        print(f"{cut:26}{evidence:18}" + "".join(f"{cell:>16}" for cell in cells))


if __name__ == "__main__":
    main()
