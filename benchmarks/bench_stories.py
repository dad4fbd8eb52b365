"""Grouping measured: stories, translations, the order of arrival, going on after a loss.

    .venv/bin/python benchmarks/bench_stories.py [--part stories order resume alone extracts tune] [--cache FILE]

The first three run if none is named. `alone` shows the single articles that share a story, with whom and why, for
a person to judge: the truth calls every page single, also two papers' reports of one earthquake. `extracts` takes
other lines of each document in each language, so that articles are reports of one event and not translations.

The stream is the small world's press (each document in many languages: the truth) mixed with the
pages of real newspapers as articles that belong to no story, in order of publication. Settings are
chosen on one half of the documents (`--part tune`), figures are of the other half.
"""

import argparse
import hashlib
import os
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from itertools import product
from pathlib import Path

import numpy as np
from story_measures import Piece, bcubed, in_the_press, pairs, translations, wrongly_grouped
from story_streams import stream

from farwire.group import GroupingSettings, Member, Window
from farwire.group.encoder import SERVED
from farwire.records import Placement


def row(name: str, pieces: list[Piece], stories: list[str], half: int | None) -> str:
    """One line of the table."""
    b, x, w = bcubed(pieces, stories, half), pairs(pieces, stories, half, True), pairs(pieces, stories, half, False)
    wrong = wrongly_grouped(pieces, stories)
    return f"{name:34}" + "".join(f" {each:.3f}" for each in (*b, x[2], w[2], wrong))


# --- what is compared ---------------------------------------------------------------------------------


def farwire(
    pieces: Iterable[Piece],
    settings: GroupingSettings,
    members: Iterable[Member] = (),
    known: dict[str, Placement] | None = None,
) -> dict[str, Placement]:
    """Farwire's own placements, with later changes applied; after members known before."""
    window = Window(settings.days, settings)
    window.load(members)
    placed = dict(known or {})
    for piece in pieces:
        placement = window.place(piece.candidate)
        placed[placement.article] = placement
        for change in window.changes():
            placed[change.article] = replace(
                placed[change.article],
                story_id=change.story_id,
                duplicate_of=change.duplicate_of,
                translation_of=change.translation_of,
            )
    return placed


def stories_of(pieces: list[Piece], placed: dict[str, Placement]) -> list[str]:
    """The story of each piece."""
    return [placed[piece.candidate.article].story_id for piece in pieces]


def centroids(pieces: list[Piece], vectors: np.ndarray, join: float) -> list[str]:
    """One pass: the nearest centroid of the last four days from a threshold on."""
    sums, latest, names, out = np.zeros((len(pieces), vectors.shape[1]), np.float32), [], [], []
    for piece, vector in zip(pieces, vectors, strict=True):
        at, count = piece.candidate.published_at, len(names)
        best = -1
        if count:
            values = sums[:count] @ vector / np.maximum(np.linalg.norm(sums[:count], axis=1), 1e-9)
            values[[at - when > timedelta(days=4) for when in latest]] = -1
            best = int(values.argmax()) if values.max() >= join else -1
        if best < 0:
            best = count
            names.append(piece.candidate.article)
            latest.append(at)
        sums[best] += vector
        latest[best] = at
        out.append(names[best])
    return out


def tfidf(pieces: list[Piece], width: int = 2048) -> np.ndarray:
    """Hashed TF-IDF vectors of headline and lead, L2-normalised."""
    rows = np.zeros((len(pieces), width), np.float32)
    for number, piece in enumerate(pieces):
        for word in re.findall(r"\w+", piece.text.casefold()):
            rows[number, int.from_bytes(hashlib.blake2b(word.encode(), digest_size=4).digest()) % width] += 1
    rows = np.log1p(rows) * np.log((1 + len(pieces)) / (1 + (rows > 0).sum(axis=0)))
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


def meanings(pieces: list[Piece]) -> np.ndarray:
    """The signatures' vectors as they are; zeros where there is none."""
    empty = np.zeros(512, "<f4").tobytes()
    return np.stack([np.frombuffer(piece.candidate.signature.vector or empty, "<f4") for piece in pieces])


def best_on_half(
    pieces: list[Piece], run: Callable[[float], list[str]], grid: Iterable[float]
) -> tuple[float, list[str]]:
    """The threshold with the best BCubed F1 on half 0, and the stories it makes."""
    tried = [(bcubed(pieces, stories := run(value), 0)[2], value, stories) for value in grid]
    _, value, stories = max(tried, key=lambda each: each[0])
    return value, stories


# --- the parts ----------------------------------------------------------------------------------------


def part_stories(pieces: list[Piece], settings: GroupingSettings) -> None:
    """The table of stories, for the encoder's languages and for all."""
    print("\nB3: BCubed over story items; cross, same: F1 over pairs of two languages and of one;")
    print("alone: share of single articles that share a story with any other (thresholds chosen on half 0)")
    print(f"{'half 1 of the documents':34} B3 P  B3 R  B3 F1 cross same  alone")
    for name, some in (("16 languages", _served(pieces)), ("all variants", pieces)):
        spent = time.process_time()
        placed = farwire(some, settings)
        spent = 1000 * (time.process_time() - spent) / len(some)
        found = stories_of(some, placed)
        print(row(f"{name}: farwire ({spent:.1f} ms)", some, found, 1))
        print(row(f"{name}: farwire, half 0", some, found, 0))
        for label, vectors in (("TF-IDF", tfidf(some)), ("plain centroids", meanings(some))):
            value, stories = best_on_half(
                some, partial(centroids, some, vectors), (0.05, 0.1, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7)
            )
            print(row(f"{name}: {label} ({value:.2f})", some, stories, 1))
        print(f"{name}: single articles in a story of the press: {in_the_press(some, found):.3f}")
        recall, precision = translations(some, placed, 1)
        print(f"{name}: translation_of recall {recall:.3f} precision {precision:.3f}")


def part_alone(pieces: list[Piece], settings: GroupingSettings) -> None:
    """The single articles that share a story with another, for a person to judge."""
    some = _served(pieces)
    placed = farwire(some, settings)
    stories = stories_of(some, placed)
    size = Counter(stories)
    for piece, story in sorted(zip(some, stories, strict=True), key=lambda each: each[1]):
        if piece.truth is None and size[story] > 1:
            reasons = " ".join(f"{name}: {said}" for name, said in placed[piece.candidate.article].reasons)
            print(f"{story} {piece.language} {piece.text[:200]} [{reasons}]")


def part_extracts(_: list[Piece], settings: GroupingSettings) -> None:
    """The same measures where each article tells other parts of its document."""
    pieces = stream(None, extracts=True)
    print(f"\n{'extracts, 16 languages':34} B3 P  B3 R  B3 F1 cross same  alone")
    found = stories_of(pieces, farwire(pieces, settings))
    for half in (1, 0):
        print(row(f"farwire, half {half}", pieces, found, half))


def part_tune(pieces: list[Piece], settings: GroupingSettings) -> None:
    """BCubed on half 0 of the encoder's languages for a grid of settings."""
    some, results = _served(pieces), []
    for join, names, numbers in product((0.55, 0.6, 0.65, 0.7), (0.1, 0.15), (0.0, 0.1, 0.2, 0.3)):
        tried = replace(settings, join=join, shared_names=names, shared_numbers=numbers)
        found = stories_of(some, farwire(some, tried))
        results.append((bcubed(some, found, 0)[2], wrongly_grouped(some, found), join, names, numbers))
    for result in sorted(results, reverse=True):
        print(" ".join(f"{value:.3f}" for value in result))


def part_order(pieces: list[Piece], settings: GroupingSettings) -> None:
    """How many memberships change when articles come in another order within the hour."""
    some = _served(pieces)
    first = stories_of(some, farwire(some, settings))
    again = stories_of(some, farwire(some, settings))
    print(f"\nthe same input twice: {'the same stories' if first == again else 'OTHER STORIES'}")
    for seed in range(3):
        late = random.Random(seed)
        delay = {each.candidate.article: timedelta(hours=late.random()) for each in some}
        moved = sorted(some, key=lambda each: each.candidate.published_at + delay[each.candidate.article])
        other = dict(
            zip((each.candidate.article for each in moved), stories_of(moved, farwire(moved, settings)), strict=True)
        )
        print(f"another order within the hour: {_changed(some, first, other):.1%} of memberships change")


def _changed(pieces: list[Piece], first: list[str], other: dict[str, str]) -> float:
    """The share of articles outside the overlap of the two sets of stories, matched by size."""
    both = Counter((story, other[piece.candidate.article]) for story, piece in zip(first, pieces, strict=True))
    kept, used = 0, set()
    for (one, two), size in both.most_common():
        if one not in used and (two, "") not in used:
            kept += size
            used |= {one, (two, "")}
    return 1 - kept / len(pieces)


def part_resume(pieces: list[Piece], settings: GroupingSettings) -> None:
    """Lost at several points and loaded again, members in any order: the same stories?"""
    some, whole = pieces[:900], farwire(pieces[:900], settings)
    for cut in (50, 333, 700):
        placed = farwire(some[:cut], settings)
        members = [member(piece, placed[piece.candidate.article]) for piece in some[:cut]]
        random.Random(cut).shuffle(members)
        print(f"lost after {cut}: {'the same' if farwire(some[cut:], settings, members, placed) == whole else 'OTHER'}")


def member(piece: Piece, placement: Placement) -> Member:
    """The piece as an archive would give it back."""
    asked = piece.candidate
    return Member(
        asked.article,
        asked.digest,
        asked.language,
        asked.source,
        asked.published_at,
        asked.signature,
        placement.story_id,
        placement.duplicate_of,
        placement.translation_of,
    )


def _served(pieces: list[Piece]) -> list[Piece]:
    return [piece for piece in pieces if piece.language in SERVED]


PARTS = {
    "stories": part_stories,
    "order": part_order,
    "resume": part_resume,
    "alone": part_alone,
    "extracts": part_extracts,
    "tune": part_tune,
}


def main() -> None:
    """Run the parts that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", nargs="*", default=["stories", "order", "resume"], choices=list(PARTS))
    parser.add_argument("--cache", type=Path, help="keep the signatures here between runs")
    parser.add_argument("--set", nargs="*", default=[], metavar="NAME=VALUE", help="other grouping settings")
    asked = parser.parse_args()
    settings = replace(GroupingSettings(), **{n: float(v) for n, _, v in (each.partition("=") for each in asked.set)})
    pieces = stream(asked.cache)
    for name, part in PARTS.items():
        if name in asked.part:
            part(pieces, settings)


if __name__ == "__main__":
    if os.environ.get("OPENBLAS_NUM_THREADS") != "1":
        # As in the wire's workers: threads that wait for each other would count as work.
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, "OPENBLAS_NUM_THREADS": "1"})  # noqa: S606
    main()
