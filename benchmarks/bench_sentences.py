"""Sentence splitting by language: Farwire beside blingfire, sentencex and pysbd.

The multilingual press of the test material holds documents whose lines are sentences (the first is the headline
and is left out). Each document is joined to one paragraph and split again; F1 counts the sentence ends, over all
documents of a language. Characters a second are of process time, this one thread.

With --languages it tells instead, by paper, how many headlines with their leads are filed under the right language:
with nothing declared, with the paper's own, and where the feed declares English for all.
"""

import argparse
import gzip
import importlib
import json
import time
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from farwire.read import identify, split_sentences
from farwire.records import sentence_joint

SHARED = Path(__file__).resolve().parents[2] / "shared"
Split = Callable[[str, str], list[str]]


def farwire(text: str, language: str) -> list[str]:
    """Our own rules."""
    return list(split_sentences(text, language))


def blingfire(text: str, language: str) -> list[str]:  # noqa: ARG001
    """One rule set for all languages."""
    return str(importlib.import_module("blingfire").text_to_sentences(text)).split("\n")


def sentencex(text: str, language: str) -> list[str]:
    """Rules by language."""
    return list(importlib.import_module("sentencex").segment(language.split("-", maxsplit=1)[0], text))


@cache
def _segmenter(language: str) -> Any:
    return importlib.import_module("pysbd").Segmenter(language=language, clean=False)


def pysbd(text: str, language: str) -> list[str]:
    """The golden rules, for the languages it has."""
    return [str(each) for each in _segmenter(language.split("-", maxsplit=1)[0]).segment(text)]


SPLITTERS: dict[str, Split] = {"farwire": farwire, "blingfire": blingfire, "sentencex": sentencex, "pysbd": pysbd}


def ends(sentences: list[str]) -> set[int]:
    """Where sentences end, counted in characters without spaces."""
    places, place = set(), 0
    for sentence in sentences:
        place += len("".join(sentence.split()))
        places.add(place)
    return places


def measure(split: Split, documents: list[list[str]], language: str) -> tuple[float, float] | None:
    """(F1, million characters a second), or None where the splitter does not know the language."""
    hits = found = wanted = size = 0
    start = time.process_time()
    for lines in documents:
        text = sentence_joint(language).join(" ".join(line.split()) for line in lines)
        try:
            got = ends(split(text, language))
        except (ValueError, KeyError):
            return None
        expected = ends(lines)
        hits, found, wanted, size = (
            hits + len(got & expected),
            found + len(got),
            wanted + len(expected),
            size + len(text),
        )
    spent = time.process_time() - start
    return 2 * hits / (found + wanted), size / max(spent, 1e-6) / 1e6


def tell_languages(folder: Path) -> None:
    """Print one line a paper, and all papers': the share of documents whose headline and lead are identified."""
    right: Counter[tuple[str, str]] = Counter()
    asked: Counter[str] = Counter()
    for path in sorted(folder.glob("press.*.json.gz")):
        raw = json.loads(gzip.decompress(path.read_bytes()))
        paper = raw["language"]
        for lines in raw["documents"].values():
            text = "\n".join(lines[:2])
            asked[paper] += 1
            for name, prior in (("nothing", "und"), ("its own", paper), ("en", "en")):
                found = identify(text, prior)[0]
                right[paper, name] += found.split("-")[0] == paper.split("-")[0]
    print(
        f"{'paper':10}{'documents':>10}" + "".join(f"{'declared ' + name:>20}" for name in ("nothing", "its own", "en"))
    )
    for paper in asked:
        shares = (right[paper, name] / asked[paper] for name in ("nothing", "its own", "en"))
        print(f"{paper:10}{asked[paper]:>10}" + "".join(f"{share:>20.3f}" for share in shares))
    totals = (sum(right[paper, name] for paper in asked) / asked.total() for name in ("nothing", "its own", "en"))
    print(f"{'all':10}{asked.total():>10}" + "".join(f"{share:>20.4f}" for share in totals))


def main() -> None:
    """Print one line a language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=SHARED / "world" / "data", help="folder with press.*.json.gz")
    parser.add_argument("--only", default=",".join(SPLITTERS), help="splitters, comma-separated")
    parser.add_argument("--documents", type=int, default=83, help="at most so many documents a language")
    parser.add_argument("--languages", action="store_true", help="measure the identification of languages instead")
    options = parser.parse_args()
    if options.languages:
        tell_languages(options.data)
        return
    names = options.only.split(",")
    print(f"{'language':10}" + "".join(f"{name:>22}" for name in names))
    for path in sorted(options.data.glob("press.*.json.gz")):
        raw = json.loads(gzip.decompress(path.read_bytes()))
        documents = [lines[1:] for lines in list(raw["documents"].values())[: options.documents] if len(lines) > 2]
        cells = []
        for name in names:
            result = measure(SPLITTERS[name], documents, raw["language"])
            cells.append("–" if result is None else f"{result[0]:.3f} ({result[1]:.1f} M/s)")
        print(f"{raw['language']:10}" + "".join(f"{cell:>22}" for cell in cells), flush=True)


if __name__ == "__main__":
    main()
