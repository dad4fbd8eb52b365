"""The site under load: CPU of pages made anew and kept, and requests a second against nginx with a file of that size.

Fills an archive of its own with invented articles, measures the CPU of each kind of page in this
process, then serves the archive as `farwire serve` does and asks for pages with wrk, interleaved with
nginx serving a static file of the same size; once with SQLite, once with a PostgreSQL server of its
own. Without wrk or nginx only the CPU is measured, without PostgreSQL's programs only SQLite.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from typing import Any
from urllib.request import Request, urlopen

import serve_archive
from own_archive import DATABASES, count_anew, open_archive, own_archive

FARWIRE = str(Path(sys.executable).with_name("farwire"))


def main() -> int:
    """Measure on each database in a process of its own: Django knows one."""
    options = arguments()
    databases = DATABASES if options.database == "both" else (options.database,)
    if len(databases) == 1:
        return measure(options)
    rest = [each for each in sys.argv[1:] if each not in {"both", "--database"}]
    return max(subprocess.call([sys.executable, __file__, *rest, "--database", each]) for each in databases)


def arguments() -> argparse.Namespace:
    """The options of one run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--publishers", type=int, default=20, help="with 1, the source's page stands for all articles")
    parser.add_argument("--database", choices=(*DATABASES, "both"), default="both")
    parser.add_argument("--seconds", type=int, default=3, help="of each load run")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--port", type=int, default=8791)
    parser.add_argument("--wrk", default=shutil.which("wrk"))
    parser.add_argument("--nginx", default=shutil.which("nginx"))
    return parser.parse_args()


def measure(options: argparse.Namespace) -> int:
    """Fill, measure, load."""
    with own_archive(options.database, FARWIRE_LISTEN=f"127.0.0.1:{options.port}") as settings:
        if settings is None:
            print("\nPostgreSQL's server programs are not installed: only SQLite was measured")
            return 0
        os.environ |= settings
        pages = fill(options)
        sizes = cost(pages)
        if options.wrk and options.nginx:
            load(options, pages, sizes, Path(settings["FARWIRE_DATA_DIR"]))
        else:
            print("wrk or nginx is not installed: no load run")
    return 0


def fill(options: argparse.Namespace) -> dict[str, str]:
    """An archive of invented articles; returns the pages to ask for."""
    open_archive()
    started = time.process_time()
    keys = serve_archive.fill(options.articles, options.publishers)
    spent = time.process_time() - started
    print(f"\n{count_anew()}: filled {options.articles} articles in {spent:.0f} s of CPU")
    return {
        "front": "/en/",
        "story": f"/en/story/{keys['story']}/",
        "article": f"/en/article/{keys['article']}/",
        "both": f"/en/article/{keys['article']}/?view=both",
        "source": "/en/source/bench-0/",
        "language": "/en/language/pt/",
        "feed": "/en/feed.atom",
    }


def cost(pages: dict[str, str]) -> dict[str, int]:
    """Print the CPU of each page; returns their compressed sizes.

    "cold": nothing is kept; "anew": the archive has changed, texts that were read before are kept; then kept pages,
    and answers to a validator.
    """
    from django.test import Client

    client = Client(headers={"Accept-Encoding": "gzip"})
    sizes = {}
    columns = "".join(f"{f'{name} ms':>9}" for name in ("cold", "anew", "kept", "304"))
    print(f"\n{'page':10}{'kB':>8}{'gzip kB':>9}{columns}")
    for name, path in pages.items():
        sizes[name] = len(client.get(path).content)
        whole = len(Client().get(path).content)
        figures = "".join(f"{each:9.2f}" for each in times_of(client, path))
        print(f"{name:10}{whole / 1000:8.1f}{sizes[name] / 1000:9.1f}{figures}")
    return sizes


def times_of(client: Any, path: str) -> list[float]:
    """Milliseconds of CPU of a page: cold, anew, kept, 304."""
    from django.core.cache import cache

    from farwire.publish import syndication
    from farwire.publish.kept import SHELF
    from farwire.publish.selection import texts

    headers = {"If-None-Match": client.get(path).headers["ETag"], "Accept-Encoding": "gzip"}

    def cold() -> None:
        cache.clear()
        texts.forget()
        syndication.forget()
        anew()

    def anew() -> None:
        SHELF.clear()
        client.get(path)

    return [
        cpu(cold, 15),
        cpu(anew, 21),
        cpu(lambda: client.get(path), 300),
        cpu(lambda: client.get(path, headers=headers), 300),
    ]


def cpu(work: Callable[[], Any], times: int) -> float:
    """Milliseconds of CPU of one call, the median of three series."""
    work()
    series = []
    for _ in range(3):
        started = time.process_time()
        for _ in range(times // 3):
            work()
        series.append((time.process_time() - started) / (times // 3) * 1000)
    return median(series)


def load(options: argparse.Namespace, pages: dict[str, str], sizes: dict[str, int], folder: Path) -> None:
    """Requests a second: of kept pages, 304 answers and pages made anew, and of nginx with a file of the same size."""
    files = folder / "files"
    files.mkdir(mode=0o755)
    folder.chmod(0o755)
    for name, size in sizes.items():
        (files / name).write_bytes(os.urandom(size))
    site, static = f"http://127.0.0.1:{options.port}", f"http://127.0.0.1:{options.port + 1}"
    with ExitStack() as stack:
        stack.enter_context(running([FARWIRE, "serve", "--workers", "2"], f"{site}/healthz"))
        stack.enter_context(running(nginx(options, folder, files), f"{static}/front"))
        columns = "".join(f"{f'{name} /s':>10}" for name in ("kept", "304", "anew", "nginx"))
        print(f"\n{'page':10}{columns}{'kept of nginx':>15}")
        for name in ("front", "story", "article"):
            figures = rates(options, f"{site}{pages[name]}", f"{static}/{name}", folder)
            print(f"{name:10}{''.join(f'{each:10.0f}' for each in figures)}{figures[0] / figures[3]:14.0%}", flush=True)


def rates(options: argparse.Namespace, page: str, file: str, folder: Path) -> list[float]:
    """Requests a second of a page kept, unchanged and made anew, and of a file; the median of interleaved rounds."""
    with urlopen(Request(page, headers={"Accept-Encoding": "gzip"})) as answer:  # noqa: S310 - our own address
        etag = answer.headers["ETag"]
    # An address that was never asked for before is never kept.
    script = folder / "anew.lua"
    script.write_text(
        f"math.randomseed({time.time_ns() % 10**9})\nlocal n = math.random(1, 1000000000)\n"
        "request = function() n = n + 1 return wrk.format(nil, wrk.path .. '?n=' .. n) end\n",
        encoding="utf-8",
    )
    rounds = [
        (
            wrk(options, page),
            wrk(options, page, "-H", f"If-None-Match: {etag}"),
            wrk(options, page, "-s", str(script)),
            wrk(options, file),
        )
        for _ in range(options.rounds)
    ]
    return [median(column) for column in zip(*rounds, strict=True)]


def nginx(options: argparse.Namespace, folder: Path, files: Path) -> list[str]:
    """The command that starts nginx on a folder of files."""
    config = folder / "nginx.conf"
    temporary = "".join(
        f"{kind}_temp_path {folder}/t;" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    config.write_text(
        f"daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log; worker_processes 2; user root;"
        f"events {{}} http {{ access_log off; {temporary} sendfile on;"
        f"server {{ listen 127.0.0.1:{options.port + 1}; root {files}; }} }}",
        encoding="utf-8",
    )
    return [options.nginx, "-e", str(folder / "error.log"), "-c", str(config)]


@contextmanager
def running(command: list[str], address: str) -> Iterator[None]:
    """A server, from the moment it answers."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            for _ in range(100):
                time.sleep(0.2)
                try:
                    with urlopen(address) as answer:  # noqa: S310 - our own address
                        answer.read()
                    break
                except OSError:
                    continue
            yield
        finally:
            process.terminate()


def wrk(options: argparse.Namespace, address: str, *more: str) -> float:
    """Requests a second with 16 connections; raises ValueError if an answer was no success."""
    command = [options.wrk, "-t1", "-c16", f"-d{options.seconds}s", "-H", "Accept-Encoding: gzip", *more, address]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    failed = [line.strip() for line in lines if line.strip().startswith("Non-2xx")]
    if failed:
        raise ValueError(f"{address}: {failed[0]}")
    return float(next(line.split()[1] for line in lines if line.startswith("Requests/sec")))


if __name__ == "__main__":
    sys.exit(main())
