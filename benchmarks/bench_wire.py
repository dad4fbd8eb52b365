"""The wire end to end on a small world: articles a second, CPU by step, peak memory, the share beside the engine.

Two runs. The first, in one process, measures the CPU of each step, and how much of the translating
step is spent inside the engine. The second runs the product as a user does and measures wall time
and the peak memory of each process. With `--engines fxtranslate,marian` both are done with each engine,
and the last lines set their articles a second against each other.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WORLD = Path(__file__).resolve().parent.parent.parent / "shared" / "world" / "serve.py"
FARWIRE = str(Path(sys.executable).with_name("farwire"))


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--languages", default="pt,pt-BR,en", help="papers of the world, comma-separated")
    parser.add_argument("--limit", type=int, help="at most so many articles a paper")
    parser.add_argument(
        "--engines", default="marian", help="engines to measure, comma-separated; the first is the base"
    )
    parser.add_argument("--rounds", type=int, default=1, help="end-to-end runs of each engine, in turn")
    parser.add_argument("--port", type=int, default=8790)
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        return inside()
    if not WORLD.exists():
        print(f"the small world is not there ({WORLD}): nothing to measure")
        return 0
    engines = options.engines.split(",")
    with world(options):
        steps = {engine: by_step(options.port, engine) for engine in engines}
        runs = [(engine, end_to_end(options.port, engine)) for _ in range(options.rounds) for engine in engines]
    cpu = {}
    for engine in engines:
        print(f"\n--- {engine} ---")
        cpu[engine] = show(steps[engine], [found for name, found in runs if name == engine])
    compare(engines, runs, cpu)
    return 0


def compare(engines: list[str], runs: list[tuple[str, dict[str, float]]], cpu: dict[str, float]) -> None:
    """Print the articles a second of each engine, and how many times the first one's that is (medians).

    cpu: CPU seconds an article, which other work on the machine does not change.
    """
    speeds = {engine: speed([found for name, found in runs if name == engine]) for engine in engines}
    if len(engines) > 1:
        print()
    for engine in engines[1:]:
        ratio = speeds[engine] / speeds[engines[0]]
        print(
            f"articles a second: {speeds[engine]:.2f} with {engine}, {speeds[engines[0]]:.2f} with {engines[0]}:"
            f" {ratio:.2f} times"
        )
        print(
            f"articles a CPU second: {1 / cpu[engine]:.2f} with {engine}, {1 / cpu[engines[0]]:.2f} with {engines[0]}:"
            f" {cpu[engines[0]] / cpu[engine]:.2f} times"
        )


def speed(runs: list[dict[str, float]]) -> float:
    """The median of articles a second."""
    return statistics.median(found["articles"] / found["seconds"] for found in runs)


@contextmanager
def world(options: argparse.Namespace) -> Iterator[None]:
    """The small world, serving until the block ends."""
    limit = ["--limit", str(options.limit)] if options.limit else []
    languages = ["--languages", options.languages, "--no-real"] if options.languages else []
    command = [sys.executable, str(WORLD), "--port", str(options.port), "--seconds", "1800", *languages, *limit]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        print(process.stdout.readline().strip())
        try:
            yield
        finally:
            process.terminate()


def environment(folder: str, engine: str) -> dict[str, str]:
    """The product's settings for one run."""
    settings = {"FARWIRE_DATA_DIR": folder, "FARWIRE_ALLOW_PRIVATE_HOSTS": "127.0.0.0/8", "FARWIRE_ENGINES": engine}
    return os.environ | settings


def by_step(port: int, engine: str) -> dict[str, float]:
    """CPU seconds of each step, in one process, measured inside it."""
    with tempfile.TemporaryDirectory() as folder:
        settings = environment(folder, engine)
        subprocess.run([FARWIRE, "sources", "import", opml(port)], env=settings, check=True)
        command = [sys.executable, __file__, "--inside"]
        done = subprocess.run(command, env=settings, check=True, stdout=subprocess.PIPE, text=True)
        return dict(json.loads(done.stdout.splitlines()[-1]))


def inside() -> int:
    """Run one round in this process and print the CPU seconds of its parts."""
    os.environ |= {"DJANGO_SETTINGS_MODULE": "farwire.project.settings", "FARWIRE_WORK_EXECUTOR": "inline"}
    os.environ |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    import django

    django.setup()
    from farwire.archive import intake
    from farwire.archive.overview import overview
    from farwire.pipeline import stages, steps
    from farwire.pipeline.opening import opened_wire
    from farwire.pipeline.wire import Report
    from farwire.translate.fxtranslate import FxEngine
    from farwire.translate.marian import MarianEngine

    cpu: dict[str, float] = {}

    def timed(name: str, function):
        def run(*arguments, **keywords):
            began = time.process_time()
            try:
                return function(*arguments, **keywords)
            finally:
                cpu[name] = cpu.get(name, 0.0) + time.process_time() - began

        return run

    intake.file_translation = timed("file alone", intake.file_translation)
    stages.read_page = timed("read alone", stages.read_page)
    stages.check.examine = timed("check alone", stages.check.examine)
    for each in (MarianEngine, FxEngine):
        each.render = timed("engine alone", each.render)
    report = Report()
    work = {
        "feeds": lambda wire: steps.ask_feeds(wire, report, everything=True),
        "pages": lambda wire: steps.read_pages(wire, report, revisit=False),
        "sign": lambda wire: steps.sign_revisions(wire, report),
        "place": lambda wire: steps.place_articles(wire, report),
        "translate": lambda wire: steps.translate_revisions(wire, report),
    }
    with opened_wire(quiet=True) as wire:
        for name, step in work.items():
            timed(name, step)(wire)
    found = overview(["en", "pt"])
    print(json.dumps(cpu | {"articles": found["articles"], "translated": report.translated}))
    return 0


def end_to_end(port: int, engine: str) -> dict[str, float]:
    """Wall time of `farwire run --once` with its own executors, and the peak memory of each of its processes."""
    with tempfile.TemporaryDirectory() as folder:
        settings = environment(folder, engine)
        subprocess.run([FARWIRE, "sources", "import", opml(port)], env=settings, check=True)
        began = time.perf_counter()
        with subprocess.Popen(
            [FARWIRE, "run", "--once", "--json"], env=settings, stdout=subprocess.PIPE, text=True
        ) as run:
            peaks: dict[int, float] = {}
            watcher = threading.Thread(target=watch, args=(run, peaks), daemon=True)
            watcher.start()
            output, _ = run.communicate()
            watcher.join()
        found = json.loads(output)
        return {
            "seconds": time.perf_counter() - began,
            "articles": found["articles"],
            "coordinator": peaks.pop(run.pid, 0.0),
            **{
                f"worker {number}": peak
                for number, peak in enumerate(sorted(peaks.values(), reverse=True))
                if peak > 20
            },
        }


def watch(run: "subprocess.Popen[str]", peaks: dict[int, float]) -> None:
    """Note the peak resident memory (VmHWM, MiB) of a process and its children while it runs."""
    while run.poll() is None:
        children = Path(f"/proc/{run.pid}/task/{run.pid}/children")
        try:
            pids = [run.pid, *map(int, children.read_text().split())]
        except OSError:
            return
        for pid in pids:
            try:
                status = Path(f"/proc/{pid}/status").read_text()
            except OSError:
                continue
            for line in status.splitlines():
                if line.startswith("VmHWM:"):
                    peaks[pid] = max(peaks.get(pid, 0.0), int(line.split()[1]) / 1024)
        time.sleep(0.2)


def show(steps: dict[str, float], runs: list[dict[str, float]]) -> float:
    """Print the run by steps and the runs end to end of one engine; returns CPU seconds an article."""
    articles = steps.pop("articles")
    translated = steps.pop("translated")
    engine, checking = steps.pop("engine alone", 0.0), steps.pop("check alone", 0.0)
    reading, filing = steps.pop("read alone", 0.0), steps.pop("file alone", 0.0)
    print(f"\n{articles:.0f} articles, {translated:.0f} translations\n")
    print(f"{'CPU':<34}{'seconds':>10}{'ms an article':>16}")
    rest = steps["translate"] - engine - checking - filing
    rows = {
        "gather: feeds": steps["feeds"],
        "gather and file: pages": steps["pages"] - reading,
        "read": reading,
        "group: sign": steps["sign"],
        "group: place and file": steps["place"],
        "check": checking,
        "file: translations and memory": filing,
        "translate: around the engine": rest,
        "the engine itself": engine,
    }
    for name, seconds in rows.items():
        print(f"{name:<34}{seconds:>10.2f}{1000 * seconds / articles:>16.1f}")
    others = sum(rows.values()) - engine
    wire = others - rest
    print(f"{'gather, read, group, check, file':<34}{wire:>10.2f}{1000 * wire / articles:>16.1f}")
    print(f"{'all but the engine':<34}{others:>10.2f}{1000 * others / articles:>16.1f}")
    print(f"{'its share of all CPU':<34}{100 * others / (others + engine):>9.1f}%")
    print()
    for found in runs:
        print(f"end to end: {found['articles'] / found['seconds']:.1f} articles a second ({found['seconds']:.1f} s)")
    for name, peak in list(runs[-1].items())[2:]:
        print(f"peak memory, {name:<20}{peak:>8.0f} MiB")
    return (others + engine) / articles


def opml(port: int) -> str:
    """The list of the world's feeds."""
    return f"http://127.0.0.1:{port}/sources.opml"


if __name__ == "__main__":
    sys.exit(main())
