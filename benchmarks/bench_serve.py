"""The site under load: CPU of pages made anew and kept, and requests a second against nginx with a file of that size.

Fills an archive of its own with invented articles, measures the CPU of each kind of page in this
process, then serves the archive as `farwire serve` does and asks for pages with wrk, interleaved with
nginx serving a static file of the same size. Without wrk or nginx only the CPU is measured.
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any
from urllib.request import Request, urlopen

FARWIRE = str(Path(sys.executable).with_name("farwire"))
WORDS = (
    "river",
    "mayor",
    "bridge",
    "harvest",
    "school",
    "museum",
    "train",
    "harbour",
    "council",
    "winter",
    "market",
    "library",
    "garden",
    "engineers",
    "island",
    "festival",
    "bakery",
    "storm",
    "lighthouse",
    "workers",
    "valley",
    "orchestra",
    "ferry",
    "road",
    "forest",
    "hospital",
    "glass",
    "paper",
    "kitchen",
)
END = datetime(2026, 11, 20, tzinfo=UTC)


def main() -> int:
    """Fill, measure, load."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--seconds", type=int, default=3, help="of each load run")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--port", type=int, default=8791)
    parser.add_argument("--wrk", default=shutil.which("wrk"))
    parser.add_argument("--nginx", default=shutil.which("nginx"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "FARWIRE_DATA_DIR": folder,
            "FARWIRE_EDITIONS": "en,pt",
            "FARWIRE_LISTEN": f"127.0.0.1:{options.port}",
            "DJANGO_SETTINGS_MODULE": "farwire.project.settings",
        }
        pages = fill(options.articles)
        sizes = cost(pages)
        if options.wrk and options.nginx:
            load(options, pages, sizes, Path(folder))
        else:
            print("wrk or nginx is not installed: no load run")
    return 0


def fill(count: int) -> dict[str, str]:
    """File invented articles, four a story, half of them Portuguese and translated; returns the pages to ask for."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    chance = random.Random(7)
    started = time.process_time()
    keys = [_file(range(start, min(start + 1000, count)), chance) for start in range(0, count, 1000)][-1]
    print(f"filled {count} articles in {time.process_time() - started:.0f} s of CPU")
    return {
        "front": "/en/",
        "story": f"/en/story/{keys['story']}/",
        "article": f"/en/article/{keys['article']}/",
        "both": f"/en/article/{keys['article']}/?view=both",
        "feed": "/en/feed.atom",
        "search": "/en/search/?q=lighthouse+-ferry",
    }


def _file(numbers: range, chance: random.Random) -> dict[str, str]:
    from farwire.archive.keys import article_key
    from farwire.archive.models import Article, Feed, Membership, Revision, Source, Story, Translation

    source, _ = Source.objects.get_or_create(
        slug="bench", defaults={"name": "The Bench", "language": "pt", "country": "PT"}
    )
    feed, _ = Feed.objects.get_or_create(url="https://bench.example/feed", defaults={"source": source})
    articles, revisions, translations, members, stories = [], [], [], [], {}
    for number in numbers:
        url, at = f"https://bench.example/{number}", END + timedelta(minutes=number)
        article = Article(
            key=article_key(url), url=url, canonical_url=url, source=source, feed=feed, published_at=at, seen_at=at
        )
        revision, translation = _revision(number, article, at, chance)
        story = stories.setdefault(
            number // 4, Story(key=article_key(f"s{number // 4}"), opened_at=at, latest_at=at, size=4)
        )
        articles.append(article)
        revisions.append(revision)
        translations.append(translation)
        members.append(
            Membership(
                article=article, story=story, digest=revision.digest, similarity=0.9, sequence=number + 1, placed_at=at
            )
        )
    Article.objects.bulk_create(articles)
    Revision.objects.bulk_create(revisions)
    for article, revision in zip(articles, revisions, strict=True):
        article.latest = revision
    Article.objects.bulk_update(articles, ["latest"], batch_size=500)
    Translation.objects.bulk_create([each for each in translations if each])
    Story.objects.bulk_create(stories.values())
    Membership.objects.bulk_create(members)
    return {"article": articles[-2].key, "story": members[-1].story_id}


def _revision(number: int, article: Any, at: datetime, chance: random.Random) -> tuple[Any, Any]:
    from farwire.archive.codec import encode
    from farwire.archive.models import Revision, Translation
    from farwire.records import (
        AlignedWord,
        Band,
        Block,
        BlockKind,
        Segment,
        TranslationUnit,
        UnitOrigin,
        UnitVerdict,
    )

    kinds = [BlockKind.HEADLINE, BlockKind.STANDFIRST] + [BlockKind.PARAGRAPH] * 8
    blocks = tuple(
        Block(
            kind,
            tuple(
                Segment(place, index, " ".join(chance.choices(WORDS, k=14 if place else 7)).capitalize() + ".")
                for index in range(3 if kind is BlockKind.PARAGRAPH else 1)
            ),
        )
        for place, kind in enumerate(kinds)
    )
    segments = [segment for block in blocks for segment in block.segments]
    language = "pt" if number % 2 == 0 else "en"
    content = {
        "digest": f"{number:064d}",
        "canonical_url": article.url,
        "language": language,
        "language_confidence": 0.99,
        "byline": ["Staff"],
        "published_at": at.isoformat(),
        "updated_at": None,
        "section": "World",
        "image": None,
        "origin": None,
        "completeness": {"state": "complete"},
        "rights": {},
        "blocks": encode(blocks),
    }
    revision = Revision(
        article=article,
        number=1,
        digest=content["digest"],
        language=language,
        language_confidence=0.99,
        headline=segments[0].text,
        standfirst=segments[1].text,
        lead=segments[2].text,
        byline=["Staff"],
        section="World",
        published_at=at,
        completeness="complete",
        rights={},
        content=content,
        observed_at=at,
    )
    if language == "en":
        return revision, None
    words = tuple(AlignedWord(each, each + 1, each, each + 1, -0.1) for each in range(14))
    units = [TranslationUnit(segment, segment.text, UnitOrigin.ENGINE, (), words) for segment in segments]
    verdict = {
        "digest": content["digest"],
        "target_language": "en",
        "units": encode([UnitVerdict(Band.NONE) for _ in units]),
        "decision": "publish",
    }
    translation = Translation(
        revision=revision,
        target_language="en",
        engine="bench",
        engine_version="1",
        model="bench pt-en",
        pair="pt-en",
        headline=segments[0].text,
        decision="publish",
        units=encode(units),
        verdict=verdict,
        made_at=at,
    )
    return revision, translation


def cost(pages: dict[str, str]) -> dict[str, int]:
    """Print the CPU of each page made anew, kept, and asked for with its validator; returns compressed sizes."""
    from django.test import Client

    from farwire.publish.kept import SHELF

    client = Client(headers={"Accept-Encoding": "gzip"})
    sizes = {}
    print(f"\n{'page':10}{'kB':>8}{'gzip kB':>9}{'anew ms':>9}{'kept ms':>9}{'304 ms':>9}")
    for name, path in pages.items():
        first = client.get(path)
        plain = Client().get(path)
        headers = {"If-None-Match": first.headers["ETag"], "Accept-Encoding": "gzip"}

        def anew(path: str = path) -> None:
            SHELF.clear()
            client.get(path)

        times = [cpu(anew, 20), cpu(lambda path=path: client.get(path), 300)]
        times.append(cpu(lambda path=path, headers=headers: client.get(path, headers=headers), 300))
        sizes[name] = len(first.content)
        print(
            f"{name:10}{len(plain.content) / 1000:8.1f}{sizes[name] / 1000:9.1f}" + "".join(f"{t:9.2f}" for t in times)
        )
    return sizes


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
    """Requests a second of kept pages and 304 answers, and of nginx with a file of the same size, interleaved."""
    files = folder / "files"
    files.mkdir(mode=0o755)
    folder.chmod(0o755)
    for name, size in sizes.items():
        (files / name).write_bytes(os.urandom(size))
    site, static = f"http://127.0.0.1:{options.port}", f"http://127.0.0.1:{options.port + 1}"
    with ExitStack() as stack:
        stack.enter_context(running([FARWIRE, "serve", "--workers", "2"], f"{site}/healthz"))
        stack.enter_context(running(nginx(options, folder, files), f"{static}/front"))
        print(f"\n{'page':10}{'kept /s':>10}{'304 /s':>10}{'nginx /s':>10}{'kept of nginx':>15}")
        for name in ("front", "story", "article"):
            with urlopen(Request(f"{site}{pages[name]}", headers={"Accept-Encoding": "gzip"})) as answer:  # noqa: S310
                etag = answer.headers["ETag"]
            rounds = [
                (
                    wrk(options, f"{site}{pages[name]}"),
                    wrk(options, f"{site}{pages[name]}", f"If-None-Match: {etag}"),
                    wrk(options, f"{static}/{name}"),
                )
                for _ in range(options.rounds)
            ]
            kept, unchanged, file = (median(column) for column in zip(*rounds, strict=True))
            print(f"{name:10}{kept:10.0f}{unchanged:10.0f}{file:10.0f}{kept / file:14.0%}")


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


def wrk(options: argparse.Namespace, address: str, *headers: str) -> float:
    """Requests a second with 16 connections."""
    command = [options.wrk, "-t1", "-c16", f"-d{options.seconds}s", "-H", "Accept-Encoding: gzip"]
    for header in headers:
        command += ["-H", header]
    text = subprocess.run([*command, address], capture_output=True, text=True, check=True).stdout
    return float(next(line.split()[1] for line in text.splitlines() if line.startswith("Requests/sec")))


if __name__ == "__main__":
    sys.exit(main())
