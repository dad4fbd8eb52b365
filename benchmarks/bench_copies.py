"""Copies measured: how often an edited text is found, and how often another one is taken for it.

    .venv/bin/python benchmarks/bench_copies.py

The texts are those of the real newspapers' pages beside the checkout; false pairs are counted among
them and the small world's press, where each document is another one. Edits: the tail cut off, site
chrome around, words replaced by another text's, the first half alone, a new lead, paragraphs shuffled.
"""

import argparse
import gzip
import json
import random
import time
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import numpy as np
import trafilatura

from farwire.group.copies import Shingles, fingerprint, sameness, shingles, sketch
from farwire.group.copy_index import CopyIndex
from farwire.group.texts import is_solid

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
LEAST = 600
BEFORE = "Skip to content Home World Sport Business Culture We and our partners use cookies Accept all Manage\n"
AFTER = "\nShare on Facebook Copy link Sign up for our newsletter Most read today All rights reserved Privacy Contact"

Text = tuple[str, str]  # language, text


def real_texts() -> list[Text]:
    """The texts of the real pages, of 600 characters and more."""
    folder = SHARED / "world" / "data" / "pages"
    pages = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    read = (
        (page["language"], trafilatura.extract(gzip.decompress((folder / page["file"]).read_bytes()))) for page in pages
    )
    return [(language, text) for language, text in read if text and len(text) >= LEAST]


def press_texts() -> Iterator[Text]:
    """The documents of the press, each language's one after the other."""
    for path in sorted((SHARED / "world" / "data").glob("press.*.json.gz")):
        press = json.loads(gzip.decompress(path.read_bytes()))
        for lines in press["documents"].values():
            yield press["language"], "\n".join(lines)


def edits(text: Text, other: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """The text after each edit, with the edit's name."""
    language, whole = text
    joint = "" if is_solid(language) else " "
    parts = list(whole) if is_solid(language) else whole.split(" ")
    foreign = list(other) if is_solid(language) else other.split(" ")
    yield "tail cut by 15 %", joint.join(parts[: len(parts) * 85 // 100])
    yield "site chrome around", BEFORE + whole + AFTER
    for share in (5, 15, 30):
        replaced = (chance.choice(foreign) if chance.random() * 100 < share else part for part in parts)
        yield f"words replaced {share:2} %", joint.join(replaced)
    yield "first half only", joint.join(parts[: len(parts) // 2])
    yield "new lead of 25 %", joint.join(foreign[: len(parts) // 4]) + "\n" + whole
    paragraphs = [line for line in whole.split("\n") if line.strip()]
    chance.shuffle(paragraphs)
    yield "paragraphs shuffled", "\n".join(paragraphs)


def false_pairs(texts: list[Text]) -> tuple[int, int]:
    """How many pairs of one language there are, and how many are taken for copies."""
    pairs = found = 0
    for _, group in groupby(sorted(texts), key=lambda each: each[0]):
        index, held = CopyIndex(), []
        for language, text in group:
            mine = shingles(text, language)
            ours = _held(mine)
            found += sum(sameness(ours, held[number]) > 0 for number in index.near(fingerprint(mine)))
            pairs += len(held)
            index.add(fingerprint(mine))
            held.append(ours)
    return pairs, found


def _held(cut: bytes) -> Shingles:
    return np.frombuffer(sketch(cut), "<u4")


def main() -> None:
    """Print the table."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    texts, chance, index, held = real_texts(), random.Random(7), CopyIndex(), []
    for language, text in texts:
        whole = shingles(text, language)
        held.append(_held(whole))
        index.add(fingerprint(whole))
    by_language = {language: [text for tongue, text in texts if tongue == language] for language, _ in texts}
    hits: Counter[str] = Counter()
    spent, count = time.process_time(), 0
    for number, text in enumerate(texts):
        others = [other for other in by_language[text[0]] if other != text[1]] or [text[1][::-1]]
        for name, edited in edits(text, chance.choice(others), chance):
            mine = shingles(edited, text[0])
            near = number in index.near(fingerprint(mine))
            hits[name] += near and sameness(_held(mine), held[number]) > 0
            count += 1
    spent = 1000 * (time.process_time() - spent) / count
    for name, found in hits.items():
        print(f"{name:22} {found / len(texts):.3f}")
    pairs, wrong = false_pairs(texts + list(press_texts()))
    print(f"{len(texts)} texts, {spent:.2f} ms CPU each; false pairs: {wrong} among {pairs} of one language")


if __name__ == "__main__":
    main()
