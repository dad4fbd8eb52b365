"""Search over a large archive of made articles, on SQLite and PostgreSQL: the cost of each kind of question.

The articles are those of `search_archive.py`. Every figure is of one search with its hits as cards and
sentences, without the page's template, in milliseconds: the median of the wall's time and of the CPU that this
process, the database's and the one that knows meanings took together. The system counts others' CPU in
hundredths of a second, so each question is asked several times in a row and the row counted as one.
PostgreSQL is left out where it is not installed.

    bench_search.py --articles 100000 --databases sqlite,postgresql
"""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

import search_archive
from own_archive import DATABASES, children_and_servers, count_anew, open_archive, own_archive

TICKS = os.sysconf("SC_CLK_TCK")
LONGEST_MS = 50
IN_A_ROW = 5


def main() -> int:
    """Bench each database in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--databases", default=",".join(DATABASES))
    parser.add_argument("--times", type=int, default=5, help="rows of each question; each row asks it five times")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        return inside(options.articles, options.times)
    worst = 0
    for name in options.databases.split(","):
        with own_archive(name, FARWIRE_MEANING="on", OPENBLAS_NUM_THREADS="1") as settings:
            if settings is None:
                print(f"{name}: not installed, left out")
                continue
            command = [sys.executable, __file__, "--inside", "--articles", str(options.articles)]
            worst |= subprocess.call([*command, "--times", str(options.times)], env=os.environ | settings)
    return worst


def inside(count: int, times: int) -> int:
    """Fill the archive that the environment names, and ask it."""
    open_archive()
    started = time.perf_counter()
    words = search_archive.fill(count)
    vendor = count_anew()
    print(f"\n{vendor}: {count} articles in {time.perf_counter() - started:.0f} s")
    ask(questions(words), times)
    return 0


def questions(words: dict[str, list[str]]) -> dict[str, dict[str, str]]:
    """Questions of each kind, by what they are."""
    latin, han, thai = words["latin"], words["han"], words["thai"]
    return {
        "a rare word": {"q": latin[20_000]},
        "a word": {"q": latin[1500]},
        "a frequent word": {"q": latin[60]},
        "the most frequent word": {"q": latin[0]},
        "two words": {"q": f"{latin[200]} {latin[900]}"},
        "two frequent words": {"q": f"{latin[0]} {latin[1]}"},
        "four words": {"q": " ".join(latin[place] for place in (30, 80, 150, 300))},
        "a phrase": {"q": f'"{latin[200]} {latin[100]}"'},
        "a phrase of frequent words": {"q": f'"{latin[0]} {latin[1]}"'},
        "three frequent words in a row": {"q": f'"{latin[0]} {latin[1]} {latin[2]}"'},
        "four frequent words in a row": {"q": f'"{latin[0]} {latin[1]} {latin[2]} {latin[3]}"'},
        "a beginning": {"q": f"{latin[500][:5]}*"},
        "a short beginning": {"q": f"{latin[500][:2]}*"},
        "without a word": {"q": f"{latin[60]} -{latin[0]}"},
        "a word in one language": {"q": f"{latin[60]} language:de"},
        "a word in one paper": {"q": f"{latin[60]} source:paper-7"},
        "a word in old days": {"q": f"{latin[0]} from:2026-11-21 to:2026-11-22"},
        "a Han word": {"q": han[40]},
        "Han words": {"q": f"{han[300]}{han[40]}"},
        "a Thai word": {"q": thai[40]},
        "one paper's latest": {"q": "source:paper-7"},
        "all of a day": {"q": "from:2026-11-25 to:2026-11-25"},
        "nothing": {"q": "qqqqqqq"},
        "a sentence": {"q": "The mayor opens a new bridge over the river after ten years"},
    }


def ask(asked: dict[str, dict[str, str]], times: int) -> None:
    """Print what each question costs."""
    from farwire.publish.editions import Edition
    from farwire.publish.selection import query_of, search

    edition = Edition("en")
    search(query_of({"q": "warm"}), edition)
    _wait_for_meanings()
    others = children_and_servers()
    print(f"{'question':32}{'wall ms':>9}{'CPU ms':>9}{'hits':>6}{'alike':>6}")
    walls, spent = [], []
    for name, fields in asked.items():
        query, wall, cpu = query_of(fields), [], []
        for _ in range(times):
            before = _cpu(others)
            for _ in range(IN_A_ROW):
                started = time.perf_counter()
                hits = search(query, edition)
                wall.append((time.perf_counter() - started) * 1000)
            cpu.append((_cpu(others) - before) / IN_A_ROW * 1000)
        walls.append(median(wall))
        spent.append(median(cpu))
        found = f"{len(hits.by_words):6}{len(hits.by_meaning):6}"
        print(f"{name:32}{walls[-1]:9.1f}{spent[-1]:9.1f}{found}", flush=True)
    print(f"{'median of all':32}{median(walls):9.1f}{median(spent):9.1f}")
    print(f"{'worst':32}{max(walls):9.1f}{max(spent):9.1f}   (at most {LONGEST_MS} ms of CPU are wanted)")


def _wait_for_meanings() -> None:
    """Until the process that knows meanings, which the first search started, has read the whole archive."""
    from django.conf import settings

    from farwire.archive.search import meaning

    door, started = Path(settings.DATA_DIR) / "meaning.socket", time.perf_counter()
    while not door.exists() and settings.MEANING == "on" and time.perf_counter() - started < 300:
        time.sleep(0.2)
    if settings.MEANING == "on":
        for words in ("a river", "図書館", "ห้องสมุด"):  # each script's pieces are loaded when they are first met
            meaning.ask(Path(settings.DATA_DIR), meaning.MeaningRequest(words), 120)
    print(f"meanings ready after {time.perf_counter() - started:.0f} s")


def _cpu(others: list[int]) -> float:
    """Seconds of CPU of this process and the others."""
    spent = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13] for pid in others]
    return time.process_time() + sum(int(ticks) for pair in spent for ticks in pair) / TICKS


if __name__ == "__main__":
    sys.exit(main())
